/** How is a number with its unit written: with the digits, the comparator and the ends that were sent? */
import type { Period, Quantity, Range, Ratio } from 'fhir/r4';
import { parseDate } from '../../domain/dates';
import { formatDateTime } from '../../domain/dates/written';
import { numberAsSent } from '../../domain/decimals';
import { textOf } from './shape';

/** A number in quotes, as some senders write it. */
const QUOTED = /^\s*-?\d+(?:\.\d+)?\s*$/;

/** The number of a quantity, also where a sender put it in quotes; null for anything else. */
export function numberIn(quantity: Quantity | undefined): number | null {
  const value: unknown = quantity?.value;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && QUOTED.test(value) ? Number(value) : null;
}

/** Its digits as sent; null where it holds no number. */
export function digitsIn(quantity: Quantity | undefined): string | null {
  const value: unknown = quantity?.value;
  if (typeof value === 'number') return numberAsSent(value, (quantity as { readonly _value?: unknown })._value);
  return typeof value === 'string' && QUOTED.test(value) ? value.trim() : null;
}

/** Comparators that are no sign. Source: HL7 FHIR R5 quantity-comparator. */
const COMPARATORS: Readonly<Record<string, string>> = { ad: 'sufficient to achieve ' };

export type UnitWords = (unit: string) => string;

export const unitWords = ({ unit, code }: Quantity, shown: UnitWords): string =>
  shown(textOf(unit) ?? textOf(code) ?? '');

const withUnit = (digits: string, unit: string): string => (unit === '' ? digits : `${digits} ${unit}`);

/** `<5 mg/L`; null where there is no number. `shown` puts a unit as people read it. */
export function quantityText(quantity: Quantity | undefined, shown: UnitWords): string | null {
  const digits = digitsIn(quantity);
  if (quantity === undefined || digits === null) return null;
  const comparator = textOf(quantity.comparator) ?? '';
  return withUnit(`${COMPARATORS[comparator] ?? comparator}${digits}`, unitWords(quantity, shown));
}

/** `100 to 200 /uL`, `at least 100 /uL`, `up to 5 /uL`; null where neither end has a number. */
export function rangeInWords({ low, high }: Range, shown: UnitWords): string | null {
  const [least, most] = [quantityText(low, shown), quantityText(high, shown)];
  if (least === null) return most === null ? null : `up to ${most}`;
  if (most === null) return `at least ${least}`;
  const same = low !== undefined && high !== undefined && unitWords(low, shown) === unitWords(high, shown);
  return `${same ? (digitsIn(low) ?? least) : least} to ${most}`;
}

/** `1:128`, `5 mg per 10 mL`; the side that was not sent is said to be missing. */
export function ratioInWords({ numerator, denominator }: Ratio, shown: UnitWords): string | null {
  const [top, bottom] = [quantityText(numerator, shown), quantityText(denominator, shown)];
  if (top === null && bottom === null) return null;
  if (top === null || bottom === null) return `${top ?? 'not sent'} : ${bottom ?? 'not sent'}`;
  return denominator !== undefined && unitWords(denominator, shown) !== ''
    ? `${top} per ${bottom}`
    : `${top}:${bottom}`;
}

/** A date as people write it; what is no date as it was sent. */
export function dateInWords(value: unknown): string | null {
  const date = parseDate(value);
  return date === null ? textOf(value) : formatDateTime(date);
}

/** Both ends of a period, or the one that was sent. */
export function periodInWords(period: Period | undefined): string | null {
  const [start, end] = [dateInWords(period?.start), dateInWords(period?.end)];
  if (start === null) return end === null ? null : `until ${end}`;
  return end === null ? `from ${start}` : start === end ? start : `${start} to ${end}`;
}
