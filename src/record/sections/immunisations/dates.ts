/**
 * When are two vaccinations of other or coarser dates one? Only where there can hardly be another: a dose of the same
 * number, or a vaccine that is had once in many years. Source: RECORD, immunisations; the Green Book's schedules.
 */
import { isDayPrecise, sameDay, type FhirDate } from '../../../domain/dates';
import { daysApart } from '../../fhir/span';

/** Had once, or again only after years. */
const ONCE_IN_YEARS: ReadonlySet<string> = new Set([
  'pneumococcal polysaccharide',
  'rsv',
  'tuberculosis',
  'yellow fever',
]);

/** A dose that was entered late, or on the day that it was heard of, is that near to the day of it. */
const ENTERED_WITHIN_DAYS = 7;

/** What the dates are compared for. */
export interface Dated {
  readonly date: FhirDate | null;
  readonly given: boolean;
  /** Equal for one vaccine; empty where nothing tells which. */
  readonly vaccine: string;
  /** `2` for the second dose; null where it is not numbered. */
  readonly number: string | null;
}

/** One vaccine, given or not given by both, of a number or a kind that is had once. */
const hadOnce = (a: Dated, b: Dated): boolean =>
  a.given === b.given &&
  a.vaccine !== '' &&
  a.vaccine === b.vaccine &&
  ((a.number !== null && a.number === b.number) ||
    (ONCE_IN_YEARS.has(a.vaccine) && (a.number === null || b.number === null || a.number === b.number)));

/** One of them knows only the month or the year, and the other's day lies in it. */
export const coarselySame = (a: Dated, b: Dated): boolean =>
  a.date !== null &&
  b.date !== null &&
  !(isDayPrecise(a.date) && isDayPrecise(b.date)) &&
  daysApart(a.date, b.date) <= 0 &&
  hadOnce(a, b);

/** Both know the day, and a dose of one number has two of them within the week. */
export const enteredLate = (a: Dated, b: Dated): boolean =>
  a.date !== null &&
  b.date !== null &&
  isDayPrecise(a.date) &&
  isDayPrecise(b.date) &&
  !sameDay(a.date, b.date) &&
  a.number !== null &&
  hadOnce(a, b) &&
  daysApart(a.date, b.date) <= ENTERED_WITHIN_DAYS;

/** Of two days: never one, whatever a third source of a coarser date would bring together. */
export const otherDay = (a: Dated, b: Dated): boolean =>
  a.date !== null &&
  b.date !== null &&
  isDayPrecise(a.date) &&
  isDayPrecise(b.date) &&
  !sameDay(a.date, b.date) &&
  !enteredLate(a, b);

/** Buckets beside those of the day. */
export function onceKeys({ vaccine, number }: Dated): readonly string[] {
  if (vaccine === '') return [];
  if (number !== null)
    return ONCE_IN_YEARS.has(vaccine) ? [`${vaccine}|${number}`, `${vaccine}|once`] : [`${vaccine}|${number}`];
  return ONCE_IN_YEARS.has(vaccine) ? [`${vaccine}|once`] : [];
}
