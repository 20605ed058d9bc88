/**
 * Which value of the same test came before this one, and has it risen or fallen since? Said only where nobody could
 * read it wrongly: one test, one kind of specimen, two final values whose order is known. Source: RECORD, results.
 */
import { endOfDate, londonDay } from '../../../domain/dates';
import { canonicalValue, sameUnit, unitShown } from '../../codes/units';
import type { RecordDate } from '../../entry';
import { plainText } from '../../fhir/concept';
import type { Test } from './by-test';
import type { Measurement } from './measurements';
import { sameMeasured, type Measured } from './value';

export type Direction = 'rising' | 'falling' | 'unchanged';

export interface Previous {
  /** As sent; its unit stands with it where it is not the newer one's. */
  readonly text: string;
  readonly date: RecordDate;
  /** Null where the two cannot be compared, or lie more than two years apart. */
  readonly direction: Direction | null;
  /** Its year, where it lies more than two years back. */
  readonly year: number | null;
  /** Why the two are not compared: it was sent in a unit that does not turn into the newer one's, or without one. */
  readonly unlike: 'other unit' | 'no unit sent' | null;
}

type Quantity = Extract<Measured, { kind: 'quantity' }>;
type WithDate = Measurement & { readonly date: RecordDate };
type Dated = WithDate & { readonly measured: Quantity };

const hasDate = (one: Measurement): one is WithDate => one.date !== null;
const isDated = (one: Measurement): one is Dated => one.measured?.kind === 'quantity' && hasDate(one);

const inConflict = ({ entry }: Measurement): boolean => entry.conflicts.some(({ field }) => field === 'value');

/** INVARIANT: a value that is not final, or that its sources do not agree on, has no direction and gives none. */
const stands = (one: Measurement): one is Dated => isDated(one) && one.final && !inConflict(one);

/** Wholly before it: a day says nothing of a time of that day. */
const isBefore = (a: RecordDate, b: RecordDate): boolean =>
  a.precision === 'time' ? a.sort < b.sort : endOfDate(a) <= b.sort;

/** An arm is no other place for a blood pressure; the left eye is for one measured in the right. */
const ANYWHERE: ReadonlySet<string> = new Set(['systolic', 'diastolic', 'heart rate', 'temperature']);

const ofOnePlace = (a: Measurement, b: Measurement): boolean =>
  plainText(a.bodySite ?? '') === plainText(b.bodySite ?? '') || ANYWHERE.has(a.analyte?.key ?? '');

/** Those of which any may be the last: that which begins last, and all that may be as late. */
function lastOf(earlier: readonly WithDate[]): readonly WithDate[] {
  const latest = earlier.reduce<WithDate | null>(
    (best, one) => (one.date.sort >= (best?.date.sort ?? -Infinity) ? one : best),
    null,
  );
  return latest === null ? [] : earlier.filter(({ date }) => !isBefore(date, latest.date));
}

/** Two values this far apart are not read as one movement. */
const YEARS_APART = 2;

/** The same day so many years earlier, or before it. */
function isLongAgo(older: RecordDate, newer: RecordDate): boolean {
  const [then, now] = [londonDay(older.sort), londonDay(newer.sort)];
  const days = ({ month, day }: typeof then): number => month * 31 + day;
  const years = now.year - then.year;
  return years > YEARS_APART || (years === YEARS_APART && days(now) > days(then));
}

/** `5.1` of `5.1 mmol/L`. */
export const withoutUnit = ({ text, unit }: Quantity): string => {
  const shown = ` ${unitShown(unit)}`;
  return shown !== ' ' && text.endsWith(shown) ? text.slice(0, -shown.length) : text;
};

function directionOf(older: Dated, newer: Dated): Direction | null {
  if (older.measured.comparator !== null || newer.measured.comparator !== null) return null;
  if (sameMeasured(older.measured, newer.measured, older.analyte, newer.analyte)) return 'unchanged';
  const value = ({ measured, analyte }: Dated): number => canonicalValue(measured.number, measured.unit, analyte).value;
  return value(newer) > value(older) ? 'rising' : 'falling';
}

/** INVARIANT: values are compared only in one unit, or in units that turn into each other for this test. */
const turnsInto = (older: Dated, newer: Dated): boolean => {
  const family = ({ measured: { number, unit }, analyte }: Dated): string =>
    unit === '' ? '' : canonicalValue(number, unit, analyte).dimension;
  return (older.measured.unit === '') === (newer.measured.unit === '') && family(older) === family(newer);
};

/**
 * The value before `newer`, of its own test. Null where there is none, where either is not final, or where it cannot be
 * told which came last.
 */
export function previousIn({ measurements }: Test, newer: Measurement): Previous | null {
  if (!stands(newer)) return null;
  const { date } = newer;
  const upTo = measurements.filter(hasDate).filter((one) => one !== newer && !isBefore(date, one.date));
  const earlier = upTo.filter((one) => isBefore(one.date, date));
  // One that may have been measured before it or after it: then nobody knows which was the last.
  if (earlier.length < upTo.length) return null;
  const last = lastOf(earlier);
  const [older] = last;
  if (older === undefined || !last.every(stands) || !stands(older)) return null;
  if (last.some((one) => one.text !== older.text || !ofOnePlace(one, newer))) return null;
  const comparable = turnsInto(older, newer);
  const isOld = isLongAgo(older.date, date);
  return {
    text: comparable && sameUnit(older.measured.unit, newer.measured.unit) ? withoutUnit(older.measured) : older.text,
    date: older.date,
    direction: comparable && !isOld ? directionOf(older, newer) : null,
    year: isOld ? londonDay(older.date.sort).year : null,
    unlike: comparable ? null : older.measured.unit === '' ? 'no unit sent' : 'other unit',
  };
}

/** `previous 5.1, falling`; `previous 62.9, 2017`; `previous 12.9 g/dL, other unit`. */
export const previousWords = ({ text, direction, year, unlike }: Previous): string =>
  [`previous ${text}`, unlike, year, direction].filter((part) => part !== null).join(', ');

/** `previous 162/88, rising`: both pressures; which way is said only where both moved the same way. */
export function previousPressure(upper: Previous | null, lower: Previous | null): Previous | null {
  if (upper === null || lower === null || upper.date.text !== lower.date.text) return null;
  if (upper.unlike !== null || lower.unlike !== null) return null;
  const ways = new Set([upper.direction, lower.direction]);
  if (ways.size > 1) ways.delete('unchanged');
  const [way] = ways;
  return {
    ...upper,
    text: `${upper.text}/${lower.text}`,
    direction: ways.size === 1 && way !== undefined ? way : null,
  };
}
