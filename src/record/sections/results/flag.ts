/** Is a value high, low or abnormal, and what is its range? By the laboratory's word, else by the range it sent. */
import type { CodeableConcept, ObservationReferenceRange, Quantity } from 'fhir/r4';
import { sameUnit } from '../../codes/units';
import { conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import type { Measured } from './value';

export type Flag = 'High' | 'Low' | 'Abnormal';

/** Source: HL7 v3 ObservationInterpretation. */
const FLAGS: Readonly<Record<string, Flag>> = {
  H: 'High',
  HH: 'High',
  HU: 'High',
  'H>': 'High',
  '>': 'High',
  L: 'Low',
  LL: 'Low',
  LU: 'Low',
  'L<': 'Low',
  '<': 'Low',
  A: 'Abnormal',
  AA: 'Abnormal',
};
const NOT_FLAGGED = new Set([
  'N',
  'NEG',
  'ND',
  'S',
  'POS',
  'DET',
  'I',
  'R',
  'IND',
  'U',
  'D',
  'B',
  'W',
  'NR',
  'RR',
  'WR',
]);

/** Words of an interpretation that came without a code we know; null where they say that it is in range. */
const FLAG_WORDS: readonly (readonly [RegExp, Flag | null])[] = [
  [/\bhigh\b|above/, 'High'],
  [/\blow\b|below/, 'Low'],
  [/^(?!.*\bnot? abnormal\b).*\babnormal\b/s, 'Abnormal'],
  [/\bnormal\b/, null],
];

/** What one interpretation says: a flag; null, in range; undefined, nothing that we know. */
function flagByCode(concept: CodeableConcept): Flag | null | undefined {
  let inRange = false;
  for (const { code } of list(concept.coding)) {
    const flag = FLAGS[String(code)];
    if (flag !== undefined) return flag;
    inRange ||= NOT_FLAGGED.has(String(code));
  }
  return inRange ? null : undefined;
}

function flagInWords(concept: CodeableConcept): Flag | null | undefined {
  const text = (conceptText(concept) ?? '').toLowerCase();
  return FLAG_WORDS.find(([words]) => words.test(text))?.[1];
}

/** What the laboratory says; words count only until something has said that it is in range. */
function flagStated(interpretation: readonly CodeableConcept[]): Flag | null | undefined {
  let stated: null | undefined;
  for (const concept of interpretation) {
    const byCode = flagByCode(concept);
    const flag = byCode === undefined && stated === undefined ? flagInWords(concept) : byCode;
    if (flag !== null && flag !== undefined) return flag;
    if (flag === null) stated = null;
  }
  return stated;
}

type Limit = Quantity & { readonly value: number };

/** A limit that the value can be held against: a number, in the value's own unit or without one. */
const isLimitFor = (limit: Quantity | undefined, unit: string): limit is Limit =>
  typeof limit?.value === 'number' && fitsUnit(limit, unit);

/** Out of its own range? `<5` is above no limit, `>5` below none; `>5` is above a limit of 5. */
function flagByRange(
  { number, comparator, unit }: Extract<Measured, { kind: 'quantity' }>,
  { low, high }: ObservationReferenceRange,
): Flag | null {
  const isAbove = (limit: Limit) => number > limit.value || (number === limit.value && comparator === '>');
  const isBelow = (limit: Limit) => number < limit.value || (number === limit.value && comparator === '<');
  if (isLimitFor(high, unit) && isAbove(high) && !comparator?.startsWith('<')) return 'High';
  if (isLimitFor(low, unit) && isBelow(low) && !comparator?.startsWith('>')) return 'Low';
  return null;
}

/** As the laboratory says, else by the result's own range; null when neither says that it is out of range. */
export function flagOf(
  interpretation: readonly CodeableConcept[],
  measured: Measured | null,
  range: ObservationReferenceRange | undefined,
): Flag | null {
  const stated = flagStated(interpretation);
  if (stated !== undefined) return stated;
  return measured?.kind === 'quantity' && range !== undefined ? flagByRange(measured, range) : null;
}

/** A limit without a unit, or in the value's own. */
export const fitsUnit = (limit: Quantity, unit: string): boolean => {
  const theirs = [textOf(limit.code), textOf(limit.unit)];
  return theirs.every((one) => one === null) || theirs.some((one) => one !== null && sameUnit(one, unit));
};

/** The range that a value may be judged by: the only one, or the one called normal. */
export function normalRange(ranges: readonly ObservationReferenceRange[]): ObservationReferenceRange | undefined {
  if (ranges.length === 1) return ranges[0];
  return (
    ranges.find(({ type }) => type?.coding?.some(({ code }) => code === 'normal')) ??
    ranges.find(({ appliesTo, age, type }) => appliesTo === undefined && age === undefined && type === undefined)
  );
}

export function rangeText(range: ObservationReferenceRange | undefined): string | null {
  if (range === undefined) return null;
  const low = typeof range.low?.value === 'number' ? range.low.value : null;
  const high = typeof range.high?.value === 'number' ? range.high.value : null;
  if (low !== null && high !== null) return `${low} to ${high}`;
  return low !== null ? `${low} or more` : high !== null ? `up to ${high}` : textOf(range.text);
}
