/** How is an amount said: a quantity, a range, a ratio, a length of time? Source: FHIR R4 Quantity, Range, Ratio. */
import type { Quantity, Range, Ratio } from 'fhir/r4';
import { textOf } from '../../fhir/shape';
import { amountInWords, numberText, unitInWords } from './strength';
import { unitOfTime } from './timing-words';

const COMPARED: Readonly<Record<string, string>> = {
  '<': 'less than ',
  '<=': 'at most ',
  '>=': 'at least ',
  '>': 'more than ',
};

/** A number that was sent as one, or as its digits; null otherwise. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

/** `mg/h`, `ml/hr` and `mg/kg/d` with the time in words: no unit of time in a dose is abbreviated. */
const PER_TIME = /\/(h|hr|min|d|wk)\b/g;
const ownUnit = (quantity: Quantity): string => {
  const sent = textOf(quantity.unit) ?? textOf(quantity.code) ?? '';
  return GIVEN_AS.test(sent)
    ? sent.toLowerCase().replace(/s$/, '')
    : unitInWords(sent).replace(PER_TIME, (whole, unit: string) => `/${unitOfTime(unit)?.word ?? whole.slice(1)}`);
};
/** What a dose is given as, in its sender's word: two puffs are not said to be two doses. */
const GIVEN_AS = /^(?:puff|spray|actuation|inhalation|blister)s?$/i;

/** `2 tablets`, `5 mg/hour`; null where no number is sent. */
export function quantityWords(quantity: Quantity | undefined): string | null {
  const value = numberOf(quantity?.value);
  if (quantity === undefined || value === null) return null;
  return `${COMPARED[quantity.comparator ?? ''] ?? ''}${amountInWords(value, ownUnit(quantity))}`;
}

/** `1 to 2 tablets`, `up to 4 mg`, `at least 2 mg`. */
export function rangeWords(range: Range | undefined): string | null {
  const low = quantityWords(range?.low);
  const high = quantityWords(range?.high);
  if (low === null || high === null) return low === null ? (high === null ? null : `up to ${high}`) : `at least ${low}`;
  if (low === high) return low;
  const [from, to] = [range?.low as Quantity, range?.high as Quantity];
  const sameUnit = ownUnit(from) === ownUnit(to) || ownUnit(from) === '';
  return sameUnit && from.comparator === undefined
    ? `${numberText(numberOf(from.value) ?? 0)} to ${high}`
    : `${low} to ${high}`;
}

/** `30 minutes`, `5 to 7 days`; null where the unit is none of time. */
export function timeWords(value: unknown, max: unknown, unit: unknown): string | null {
  const [from, to] = [numberOf(value), numberOf(max)];
  const known = unitOfTime(unit);
  if (known === undefined || (from === null && to === null)) return null;
  const last = to ?? from ?? 0;
  const word = `${known.word}${last === 1 ? '' : 's'}`;
  if (from === null) return `up to ${numberText(last)} ${word}`;
  return to === null || to === from
    ? `${numberText(from)} ${word}`
    : `${numberText(from)} to ${numberText(to)} ${word}`;
}

/** A time in words (`2 weeks`); any other quantity by its number and unit. */
export function durationWords(quantity: Quantity | undefined): string | null {
  const time =
    timeWords(quantity?.value, undefined, quantity?.code) ?? timeWords(quantity?.value, undefined, quantity?.unit);
  return time === null ? quantityWords(quantity) : `${COMPARED[quantity?.comparator ?? ''] ?? ''}${time}`;
}

/** `100 ml/hour`, `1000 ml in 8 hours`, `8 tablets in 24 hours`; null where either half has no number. */
export function ratioWords(ratio: Ratio | undefined, per: 'in' | 'each'): string | null {
  const top = quantityWords(ratio?.numerator);
  const below = ratio?.denominator;
  if (top === null || below === undefined) return null;
  const bottom = durationWords(below);
  if (bottom === null) return null;
  const single = numberOf(below.value) === 1;
  return per === 'each' && single ? `${top}/${bottom.replace(/^1 /, '')}` : `${top} in ${bottom}`;
}
