/**
 * Is it proved that two dosages say the same? Numbers with their units, how often and when, and every other word; what
 * is not understood has to stand on both sides. Source: RECORD.md "medications".
 */
import { doseMatters } from '../../codes/products';
import { isAmount, tokensOf, withoutImplied, type AmountToken, type Token } from './dose-tokens';
import type { MedicationFact } from './fact';
import { sameUnit, sameValue, settledAmount } from './settled';
import { withoutWay } from './way';

const FORBIDS =
  /\b(?:stop(?:ped)?|with(?:hold|held)|omit(?:ted)?|hold|discontinued?|ceased?|avoid|never|not|don['’]?t|suspend(?:ed)?|unless|except)\b/i;

/** Words that take something back or forbid it: another's silence on them is no agreement. */
export const forbids = (text: string | null): boolean => text !== null && FORBIDS.test(text);

const settledToken = (token: Token, { drug }: MedicationFact): Token => {
  if (!isAmount(token)) return token;
  const low = settledAmount({ value: token.low, unit: token.unit }, drug);
  return {
    ...token,
    low: low.value,
    high: settledAmount({ value: token.high, unit: token.unit }, drug).value,
    unit: low.unit,
    sent: token,
  };
};

const sameNumbers = (a: AmountToken, b: AmountToken): boolean =>
  a.most === b.most && sameUnit(a.unit, b.unit) && sameValue(a.low, b.low) && sameValue(a.high, b.high);

/** In what they hold; where only one of them tells what that is, as they were written. */
const sameAmount = (a: AmountToken, b: AmountToken): boolean =>
  sameNumbers(a, b) || (!sameUnit(a.unit, b.unit) && sameNumbers(a.sent ?? a, b.sent ?? b));

const sameToken = (a: Token, b: Token): boolean => (isAmount(a) ? isAmount(b) && sameAmount(a, b) : a === b);

const isTime = (token: Token): boolean => !isAmount(token) && token.startsWith('@');
const isDose = (token: Token): boolean =>
  isAmount(token) && !token.most && !/^(?:minute|hour|day|week|month|year)$/.test(token.unit);

/** In an eye or an ear `od` is the right one or once a day: it is compared as a side. */
const OCULUS = /\bo\.?[dsu]\b\.?/gi;
const ofEyeOrEar = ({ dosage, drug }: MedicationFact): boolean =>
  [dosage.routeClass, drug?.formRoute].some((route) => route === 'eye' || route === 'ear');
const isUnsure = (fact: MedicationFact): boolean => ofEyeOrEar(fact) && /\bo\.?d\b/i.test(fact.dosage.said.text ?? '');

const eyesInWords = (text: string): string =>
  text.replace(OCULUS, ' ').replace(/\b([lrb])\.?e\b\.?/gi, (_, side: string) => {
    const named: Readonly<Record<string, string>> = { l: 'left eye', r: 'right eye', b: 'both eyes' };
    return ` ${named[side.toLowerCase()] ?? side} `;
  });

/** `One tablet (5 mg)` says one amount twice. */
function read(text: string | null, fact: MedicationFact): readonly Token[] {
  if (text === null) return [];
  const sent = tokensOf(withoutWay(ofEyeOrEar(fact) ? eyesInWords(text) : text));
  const settled = sent.map((token) => settledToken(token, fact));
  return settled.filter((token, at) => {
    const [before, unit] = [settled[at - 1], sent[at - 1]];
    const own = sent[at];
    return !(
      before !== undefined &&
      unit !== undefined &&
      own !== undefined &&
      isAmount(own) &&
      isAmount(unit) &&
      own.unit !== unit.unit &&
      sameToken(before, token)
    );
  });
}

/** How much a dosage says: which of several that agree says most. */
export function fullness(fact: MedicationFact): number {
  const { text, structure } = fact.dosage.said;
  const tokens = both(read(text, fact), read(structure, fact));
  return tokens.length + tokens.filter((token) => isOfDay(token) || isDose(token)).length;
}

const DAY = /^@(?:mon|tue|wed|thu|fri|sat|sun)$/;

/** Once a week on a day, and once a week: silent on the day. */
function withoutLoneDay(tokens: readonly Token[], other: readonly Token[]): readonly Token[] {
  const days = tokens.filter((token) => !isAmount(token) && DAY.test(token));
  return days.length === 1 && other.includes('@168h') && !other.some((token) => !isAmount(token) && DAY.test(token))
    ? tokens.map((token) => (token === days[0] ? '@168h' : token))
    : tokens;
}

/** What the second says that the first does not. */
function beyond(first: readonly Token[], second: readonly Token[]): readonly Token[] {
  const left = [...first];
  return second.filter((token) => {
    const at = left.findIndex((one) => sameToken(one, token));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** All of the first, and what the second adds: structure says again what its text says. */
const both = (first: readonly Token[], second: readonly Token[]): readonly Token[] =>
  withoutImplied([...first, ...beyond(first, second)]);

/** One dose may stand anywhere; of several each keeps its place: two at night and one in the morning is no reverse. */
function proved(a: readonly Token[], b: readonly Token[]): boolean {
  // A word of no number is said once or twice alike.
  const [left, right] = [a, b].map((all) => all.filter((token, at) => isAmount(token) || all.indexOf(token) === at));
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  if (beyond(left, right).length > 0) return false;
  if (left.filter(isDose).length < 2) return true;
  const [order, other] = [left, right].map((all) => all.filter((token) => isAmount(token) || isTime(token)));
  return order?.every((token, at) => sameToken(token, other?.[at] ?? '')) === true;
}

interface Without {
  readonly times: boolean;
  readonly doses: boolean;
}

/** What is told by a conflict of its own, or by silence, is not told here again. */
const less = (tokens: readonly Token[], without: Without): readonly Token[] =>
  tokens.filter((token) => !(without.times && isTime(token)) && !(without.doses && isDose(token)));

const isSide = (token: Token): boolean =>
  typeof token === 'string' && /^(?:left|right|both|eye|ear|nostril|either|affected)$/.test(token);
const isOfDay = (token: Token): boolean =>
  typeof token === 'string' && /^@(?:morning|noon|night|tea|\d+:\d)/.test(token);

/** Once a day in the morning, and once a day: silent on when. */
function withoutLoneTime(tokens: readonly Token[], other: readonly Token[]): readonly Token[] {
  const times = tokens.filter(isOfDay);
  return times.length === 1 && other.includes('@24h') && !other.some(isOfDay)
    ? tokens.map((token) => (token === times[0] ? '@24h' : token))
    : tokens;
}

/** What only one of the two speaks of at all, amount, times or side, is a gap of the other. */
function spoken(one: readonly Token[], two: readonly Token[]): readonly (readonly Token[])[] {
  const silentOn = [isTime, isDose, isSide].filter((is) => !one.some(is) || !two.some(is));
  return [one, two].map((tokens) => tokens.filter((token) => !silentOn.some((is) => is(token))));
}

const mattersIn = (a: MedicationFact, b: MedicationFact): boolean =>
  [a, b].some(({ drug }) => drug !== null && doseMatters(drug.key));

const extrasOf = ({ dosage: { said } }: MedicationFact): string | null =>
  [...said.limits, ...said.instructions].join('; ') || null;

/** Whether the two say the same of dose and times, leaving out what `told` names, which is told elsewhere. */
export function saidAlike(a: MedicationFact, b: MedicationFact, told: Without): boolean {
  const [left, right] = [a.dosage.said, b.dosage.said];
  const matters = mattersIn(a, b);
  const without = { times: told.times || isUnsure(a) || isUnsure(b), doses: told.doses };
  const alike = (one: readonly Token[], two: readonly Token[]): boolean => {
    const [first, second] = [less(one, without), less(two, without)];
    if (proved(first, second)) return true;
    if (matters) return false;
    const [x = [], y = []] = spoken(first, second);
    const dayless = [withoutLoneDay(x, y), withoutLoneDay(y, x)] as const;
    return proved(withoutLoneTime(...dayless), withoutLoneTime(dayless[1], dayless[0]));
  };
  const texts = [read(left.text, a), read(right.text, b)] as const;
  const structures = [read(left.structure, a), read(right.structure, b)] as const;
  const main = [both(texts[0], structures[0]), both(texts[1], structures[1])] as const;
  if (alike(...main)) return true;
  const whole = [both(main[0], read(extrasOf(a), a)), both(main[1], read(extrasOf(b), b))] as const;
  if (alike(...whole)) return true;
  if (left.structure !== null && right.structure !== null) {
    const single = left.text === null || right.text === null;
    return alike(...structures) && (single ? false : alike(...texts));
  }
  return left.text !== null && right.text !== null && alike(...texts);
}

/** Whether instructions agree: silence of one side is a gap, save on what is forbidden and where a wrong dose kills. */
export function extrasAlike(a: MedicationFact, b: MedicationFact): boolean {
  const words = [a, b].map(({ dosage: { said } }) => said.instructions.join('; '));
  const [left = '', right = ''] = words;
  const one = read(left, a);
  const two = read(right, b);
  if (proved(one, two)) return true;
  const inText = (extras: readonly Token[], fact: MedicationFact): boolean =>
    beyond(read(fact.dosage.said.text, fact), extras).length === 0;
  if (left === '') return inText(two, a) || !(forbids(right) || mattersIn(a, b));
  if (right === '') return inText(one, b) || !(forbids(left) || mattersIn(a, b));
  return false;
}

/** A text that gives no dose and says that it is stopped, or not to be taken. */
export const saysStop = (text: string | null): boolean =>
  text !== null && forbids(text) && !tokensOf(text).some((token) => isDose(token));
