/** What was measured, in words and for comparing? Zero, false, coded, compared and component values are values too. */
import type { Observation, Quantity, SampledData } from 'fhir/r4';
import { numberAsSent } from '../../../domain/decimals';
import { UCUM } from '../../../domain/code-systems';
import type { Analyte } from '../../codes/analytes';
import { canonicalValue, sameUnit, unitShown } from '../../codes/units';
import { codedOtherwise } from '../../fhir/coded-otherwise';
import { codeKeys, conceptText, plainText } from '../../fhir/concept';
import { dateInWords, numberIn, periodInWords, quantityText, rangeInWords, ratioInWords } from '../../fhir/quantity';
import { textOf } from '../../fhir/shape';

export type Measured =
  | {
      readonly kind: 'quantity';
      readonly number: number;
      readonly comparator: string | null;
      readonly unit: string;
      readonly text: string;
    }
  | { readonly kind: 'concept'; readonly codes: readonly string[]; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

type Valued = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueCodeableConcept'
  | 'valueString'
  | 'valueBoolean'
  | 'valueInteger'
  | 'valueRange'
  | 'valueRatio'
  | 'valueTime'
  | 'valueDateTime'
  | 'valuePeriod'
  | 'valueSampledData'
>;

const words = (text: string): Measured => ({ kind: 'text', text });

const wordsOrNone = (text: string | null): Measured | null => (text === null ? null : words(text));

/** The unit for converting: a UCUM code before the words, and no code of another system. */
const unitCode = ({ system, code, unit }: Quantity): string =>
  (system === undefined || system === UCUM ? textOf(code) : null) ?? textOf(unit) ?? textOf(code) ?? '';

/** Words where a number should be, such as `<5` or `see report`, with the unit that came with them. */
function wordsAsQuantity({ value, unit, code }: Quantity): Measured | null {
  const sent = textOf(value);
  if (sent === null) return null;
  const read = numberInWords(
    [sent, unitShown(textOf(unit) ?? textOf(code) ?? '')].filter((part) => part !== '').join(' '),
  );
  return read.kind === 'quantity' ? { ...read, unit: unitCode({ unit, code } as Quantity) } : read;
}

function measuredQuantity(quantity: Quantity): Measured | null {
  const number = numberIn(quantity);
  const text = quantityText(quantity, unitShown);
  return number === null || text === null
    ? wordsAsQuantity(quantity)
    : { kind: 'quantity', number, comparator: quantity.comparator ?? null, unit: unitCode(quantity), text };
}

/** A tracing is no number: that it is one, and how it was drawn, without its thousands of points. */
function tracingInWords(sampled: SampledData): Measured {
  const { origin, period, lowerLimit, upperLimit, dimensions, data } = sampled;
  const companions = sampled as unknown as Readonly<Record<string, unknown>>;
  const digits = (element: 'period' | 'lowerLimit' | 'upperLimit'): string | null => {
    const value: unknown = sampled[element];
    return typeof value === 'number' ? numberAsSent(value, companions[`_${element}`]) : null;
  };
  const from = quantityText(origin, unitShown);
  const [lower, upper] = [digits('lowerLimit'), digits('upperLimit')];
  const parts = [
    typeof data === 'string' ? `${data.trim().split(/\s+/).length} points` : 'its points were not sent',
    period === undefined ? null : `one every ${digits('period') ?? ''} ms`,
    from === null ? null : `zero line at ${from}`,
    typeof dimensions === 'number' && dimensions > 1 ? `${dimensions} at a time` : null,
    lowerLimit === undefined && upperLimit === undefined
      ? null
      : `limits ${lower ?? 'not sent'} to ${upper ?? 'not sent'}`,
  ].filter((part) => part !== null);
  return words(`Tracing (open the source to see it): ${parts.join(', ')}`);
}

const NEGATION = /\b(?:(?:not|no|nil|none|negative|absent|absence|neg)\b|non[- ]?(?=reactive))/i;
const EACH_NEGATION = new RegExp(NEGATION, 'gi');
/** Words that nobody writes of what was not found. */
const FOUND = /\b(?:detected|isolated|positive|reactive|present|grown)\b/i;
/** “No growth” beside a name; the same said in other words is no other finding. */
const NO_GROWTH = /\bno (?:\w+ )?growth\b/i;
const CLEAN = /\b(?:sterile|normal|clear|clean)\b/i;

/**
 * Whether one denies what the other says: a code that says otherwise than its words must not stand behind them. Of two
 * names for nothing (“Normal”, “No abnormality detected”) a remark would only be noise.
 */
function contradicts(one: string, other: string): boolean {
  if (NEGATION.test(one) === NEGATION.test(other)) return false;
  const [denies, says] = NEGATION.test(one) ? [one, other] : [other, one];
  if (FOUND.test(says) || (NO_GROWTH.test(denies) && !CLEAN.test(says))) return true;
  return plainText(denies.replace(EACH_NEGATION, ' ').trim()) === plainText(says);
}

/** The value of an observation or of one of its components; null when none was sent. */
export function measuredOf(valued: Valued): Measured | null {
  const { valueQuantity, valueCodeableConcept, valueInteger, valueRange, valueRatio } = valued;
  if (valueQuantity !== undefined) return measuredQuantity(valueQuantity);
  if (valueCodeableConcept !== undefined) {
    const text = conceptText(valueCodeableConcept);
    if (text === null) return null;
    const against = codedOtherwise(valueCodeableConcept, text).find((name) => contradicts(name, text));
    const said = against === undefined ? text : `${text} (coded as ${against})`;
    return { kind: 'concept', codes: codeKeys(valueCodeableConcept), text: said };
  }
  if (typeof valued.valueString === 'string')
    return valued.valueString.trim() === '' ? null : numberInWords(valued.valueString.trim());
  if (typeof valued.valueBoolean === 'boolean') return words(valued.valueBoolean ? 'Yes' : 'No');
  if (typeof valueInteger === 'number') {
    const text = numberAsSent(valueInteger, (valued as { readonly _valueInteger?: unknown })._valueInteger);
    return { kind: 'quantity', number: valueInteger, comparator: null, unit: '', text };
  }
  if (valueRange !== undefined) return wordsOrNone(rangeInWords(valueRange, unitShown));
  if (valueRatio !== undefined) return wordsOrNone(ratioInWords(valueRatio, unitShown));
  return measuredMoment(valued);
}

/** A time, a date, a span of time, or a tracing over one. */
function measuredMoment({ valueTime, valueDateTime, valuePeriod, valueSampledData }: Valued): Measured | null {
  if (typeof valueTime === 'string') return words(valueTime);
  if (valueDateTime !== undefined) return wordsOrNone(dateInWords(valueDateTime));
  if (valuePeriod !== undefined) return wordsOrNone(periodInWords(valuePeriod));
  return valueSampledData === undefined ? null : tracingInWords(valueSampledData);
}

/** `<5` or `7.2 mmol/L` sent as text is still a number. */
function numberInWords(text: string): Measured {
  const found = /^(<=|>=|≤|≥|<|>)?\s*(-?\d+(?:\.\d+)?)\s*((?:x\s?)?[a-zA-Z%µμ°/*^0-9.[\]{}²³⁹¹]*(?:\sm[²2])?)$/.exec(
    text,
  );
  if (found?.[2] === undefined) return words(text);
  return {
    kind: 'quantity',
    number: Number(found[2]),
    comparator: found[1]?.replace('≤', '<=').replace('≥', '>=') ?? null,
    unit: found[3] ?? '',
    text,
  };
}

const decimals = (value: number): number => {
  const digits = String(value);
  const exponent = /e-(\d+)$/.exec(digits);
  return (exponent === null ? 0 : Number(exponent[1])) + (digits.split('e')[0]?.split('.')[1]?.length ?? 0);
};

/** How much of a whole number its last digit may at most be. */
const WHOLE_DIGIT = 0.1;

/**
 * One step of the last digit. JSON drops the nought of `4.0`, so that a small whole number may well have had a decimal:
 * 4 must not be taken for 4.4, nor a whole per cent of HbA1c for five steps of the other unit.
 */
function lastDigit({ number, unit }: Extract<Measured, { kind: 'quantity' }>, analyte: Analyte | undefined): number {
  const places = decimals(number);
  if (places > 0) return 10 ** -places;
  return (analyte?.key === 'hba1c' && unit.startsWith('%')) || WHOLE_DIGIT * Math.abs(number) < 1 ? 0.1 : 1;
}

/**
 * Equal in the clinical sense: numbers within half a unit of the coarser value's last digit, after conversion where the
 * analyte allows it; the same comparator; concepts by code or words; text by words. Source: RECORD.md results.
 */
export function sameMeasured(
  a: Measured,
  b: Measured,
  analyte: Analyte | undefined,
  other: Analyte | undefined = analyte,
): boolean {
  if (a.kind === 'quantity' && b.kind === 'quantity') {
    if (a.comparator !== b.comparator) return false;
    const isOneUnit = sameUnit(a.unit, b.unit);
    if (isOneUnit || a.unit === '' || b.unit === '') {
      const half = 0.5 * Math.max(lastDigit(a, analyte), lastDigit(b, other));
      return isOneUnit ? Math.abs(a.number - b.number) <= half * (1 + 1e-9) : a.number === b.number;
    }
    const left = canonicalValue(a.number, a.unit, analyte);
    const right = canonicalValue(b.number, b.unit, other);
    if (left.dimension !== right.dimension) return false;
    const half = 0.5 * Math.max(lastDigit(a, analyte) * left.scale, lastDigit(b, other) * right.scale);
    return Math.abs(left.value - right.value) <= half * (1 + 1e-9);
  }
  if (a.kind === 'concept' && b.kind === 'concept' && a.codes.some((code) => b.codes.includes(code))) return true;
  if (a.kind === 'quantity' || b.kind === 'quantity') return sameNumberInWords(a, b, analyte, other);
  return plainText(a.text) === plainText(b.text) || plainText(unremarked(a.text)) === plainText(unremarked(b.text));
}

/** `3+ (positive)`: a remark in brackets behind the value. One that says "not" or asks is no mere remark. */
const unremarked = (text: string): string =>
  text.replace(/(?<=\S)\s*\(([^()]*)\)\s*$/, (whole, inside: string) =>
    /\b(?:not|no|nil|un\w+|in\w+|query|repeat)\b|\?/i.test(inside) ? whole : '',
  );

/** `90+`, `over 90`, `90 or more`: a limit in words; whoever writes “90+” means either of the two. */
const LIMITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(\d{2,}(?:\.\d+)?) ?\+(.*)$/, ['>', '>=']],
  [/^(?:over|above|more than|greater than) (\d+(?:\.\d+)?)(.*)$/i, ['>']],
  [/^(?:under|below|less than) (\d+(?:\.\d+)?)(.*)$/i, ['<']],
  [/^(?:at least) (\d+(?:\.\d+)?)(.*)$/i, ['>=']],
  [/^(\d+(?:\.\d+)?) or (?:over|above|more)(.*)$/i, ['>=']],
  [/^(\d+(?:\.\d+)?) or (?:under|below|less)(.*)$/i, ['<=']],
];

/** The limit as a number, with that one of its meanings which the other value has. */
function limitInWords(text: string, other: Measured): Measured | null {
  for (const [shape, comparators] of LIMITS) {
    const [, number = '', unit = ''] = shape.exec(text.trim()) ?? [];
    if (number === '') continue;
    const meant = other.kind === 'quantity' && comparators.find((one) => one === other.comparator);
    const read = numberInWords(`${number}${unit}`);
    return read.kind === 'quantity' ? { ...read, comparator: meant || (comparators[0] ?? null) } : null;
  }
  return null;
}

/** `84 (transfused)` is the number with a remark, and `13/20` so many points of that score. */
function sameNumberInWords(
  a: Measured,
  b: Measured,
  analyte: Analyte | undefined,
  other: Analyte | undefined,
): boolean {
  const read = (one: Measured, against: Measured): Measured => {
    if (one.kind !== 'text') return one;
    const limit = limitInWords(one.text, against);
    if (limit !== null) return limit;
    const score = (analyte?.key ?? '').endsWith('score') ? /^(\d+) ?(?:\/|out of) ?\d+$/.exec(one.text.trim()) : null;
    return numberInWords(score?.[1] ?? unremarked(one.text));
  };
  const [x, y] = [read(a, b), read(b, a)];
  return x.kind === 'quantity' && y.kind === 'quantity' && sameMeasured(x, y, analyte, other);
}
