/**
 * With which digits was a decimal sent? `JSON.parse` makes 4 of 4.0; the one reader here keeps the digits beside the
 * number, and the one writer shows them. Source: HL7 FHIR R4 datatypes, decimal ("SHALL … preserve precision").
 */
import { isObject } from './json';

/**
 * The extension on the companion of a decimal (`_value` beside `value`) that carries its digits as sent. Our own: HL7's
 * quantity-precision counts places only, and cannot hold more digits than a double does.
 */
export const DIGITS_SENT = 'urn:whole-picture:digits-sent';

/** A number behind a key's closing quote. */
const NUMBERS = /"\s*:\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?=[\s,}\]])/g;

/**
 * The key, up to its closing quote. INVARIANT: never within a text: there every quote has a backslash before it, so
 * that no bare `"key"` can stand there.
 */
const KEY = /"([A-Za-z]{1,40})$/;
const LONGEST_KEY = 42;

/** The longest that is kept: a number, and not a way to send a text past those who read texts. */
const MOST_DIGITS = 60;

const carrier = (key: string, digits: string): string =>
  `,"_${key}":{"extension":[{"url":"${DIGITS_SENT}","valueString":"${digits}"}]}`;

/** Few are, and to write a number out in order to know costs as much as to read it: only what may be is tried. */
const isChanged = (digits: string): boolean =>
  (digits.length > 15 || digits.endsWith('0') || /e|^-?0\.0{6}/i.test(digits)) && String(Number(digits)) !== digits;

/**
 * As `JSON.parse`, with the digits of every number that it would change kept on the number's companion. Throws like it.
 */
export function parseAsSent(text: string): unknown {
  let written = '';
  let from = 0;
  NUMBERS.lastIndex = 0;
  for (let found = NUMBERS.exec(text); found !== null; found = NUMBERS.exec(text)) {
    const digits = found[1] ?? '';
    if (!isChanged(digits) || digits.length > MOST_DIGITS) continue;
    const key = KEY.exec(text.slice(Math.max(0, found.index - LONGEST_KEY), found.index))?.[1];
    if (key === undefined) continue;
    written += text.slice(from, NUMBERS.lastIndex) + carrier(key, digits);
    from = NUMBERS.lastIndex;
  }
  return JSON.parse(from === 0 ? text : written + text.slice(from)) as unknown;
}

const CARRIED = new RegExp(
  `(":\\s*)-?[\\d.eE+-]+(,\\s*"_[A-Za-z]+":\\s*{\\s*"extension":\\s*\\[\\s*{\\s*` +
    `"url":\\s*"${DIGITS_SENT}",\\s*"valueString":\\s*"(-?\\d[\\d.eE+-]*)"\\s*}\\s*\\]\\s*})`,
  'g',
);

/** JSON text in which each decimal that carries its digits is written with them; what carries them stays behind it. */
export const writtenAsSent = (json: string): string =>
  json.includes(DIGITS_SENT) ? json.replace(CARRIED, '$1$3$2') : json;

/** As `writtenAsSent`, for what leaves for strangers: nothing of ours is left in it. */
export const writtenForOthers = (json: string): string =>
  json.includes(DIGITS_SENT) ? json.replace(CARRIED, '$1$3') : json;

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** The digits that a companion carries; null where it carries none, or anything that is no number. */
export function digitsCarried(companion: unknown): string | null {
  const extension: unknown = isObject(companion) ? companion['extension'] : undefined;
  if (!Array.isArray(extension)) return null;
  for (const one of extension as readonly unknown[]) {
    if (!isObject(one) || one['url'] !== DIGITS_SENT) continue;
    const digits = one['valueString'];
    return typeof digits === 'string' && digits.length <= MOST_DIGITS && DECIMAL.test(digits) ? digits : null;
  }
  return null;
}

/** Beyond so many noughts a number is left as it was written. */
const MOST_NOUGHTS = 40;

/** `5e-7` → `0.0000005`, `1.50e2` → `150`: nobody should have to count the places. */
function withoutExponent(digits: string): string {
  if (!digits.includes('e') && !digits.includes('E')) return digits;
  const [mantissa = '', power] = digits.toLowerCase().split('e');
  const exponent = Number(power ?? 0);
  if (power === undefined || Math.abs(exponent) > MOST_NOUGHTS) return digits;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = mantissa.slice(sign.length).split('.');
  const all = whole + part;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return `${sign}${(all + '0'.repeat(point - all.length)).replace(/^0+(?=\d)/, '')}`;
  return `${sign}${all.slice(0, point).replace(/^0+(?=\d)/, '')}.${all.slice(point)}`;
}

/**
 * A number in plain digits: those that were sent with it where its companion carries them, never with an exponent.
 * INVARIANT: digits that are not this number's are not shown, whoever wrote them beside it.
 */
export function numberAsSent(value: number, companion?: unknown): string {
  const sent = companion === undefined ? null : digitsCarried(companion);
  return withoutExponent(sent !== null && Number(sent) === value ? sent : String(value));
}
