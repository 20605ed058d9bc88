/** How do dates of different precision compare, and at which of several does a merged entry stand? */
import { DAY_MS } from '../../domain/dates/civil';
import { endOfDate, type FhirDate } from '../../domain/dates';
import { formatDate, formatDateTime } from '../../domain/dates/written';
import type { DatePeriod } from './shape';

/** True when both may mean the same moment: one covers the other, `2019` and `2019-03-14`. */
export function datesAgree(a: FhirDate, b: FhirDate): boolean {
  if (a.sort === b.sort) return true;
  return a.sort < b.sort ? b.sort < endOfDate(a) : a.sort < endOfDate(b);
}

/** The least number of days that can lie between the two, 0 when they may be the same. */
export function daysApart(a: FhirDate, b: FhirDate): number {
  if (datesAgree(a, b)) return 0;
  const [first, second] = a.sort < b.sort ? [a, b] : [b, a];
  return (second.sort - endOfDate(first)) / DAY_MS;
}

const PRECISION = { year: 0, month: 1, day: 2, time: 3 } as const;

/**
 * The date a merged entry stands at: the earliest, said as precisely as any source that agrees with it.
 * Equal whatever the order of the sources; null when none is dated.
 */
export function standingDate<D extends FhirDate>(dates: readonly (D | null)[]): D | null {
  if (dates.length === 1) return dates[0] ?? null;
  const known = dates.filter((date): date is D => date !== null);
  known.sort(
    (a, b) => a.sort - b.sort || PRECISION[b.precision] - PRECISION[a.precision] || (a.text < b.text ? -1 : 1),
  );
  const earliest = known[0];
  if (earliest === undefined) return null;
  const limit = endOfDate(earliest);
  let best = earliest;
  for (const date of known) {
    if (date.sort < limit && PRECISION[date.precision] > PRECISION[best.precision]) best = date;
  }
  return best;
}

/** The latest of several ends; null when none is known. */
export function latestDate<D extends FhirDate>(dates: readonly (D | null)[]): D | null {
  let latest: D | null = null;
  for (const date of dates) {
    if (date !== null && (latest === null || endOfDate(date) > endOfDate(latest))) latest = date;
  }
  return latest;
}

/** `02-Sep-2026 to 05-Sep-2026`, `from …` or `until …`; null when neither end is known. */
export function periodText({ start, end }: DatePeriod): string | null {
  if (start === null) return end === null ? null : `until ${formatDate(end)}`;
  if (end === null) return `from ${formatDateTime(start)}`;
  const from = formatDateTime(start);
  const to = formatDateTime(end);
  return from === to ? from : `${from} to ${to}`;
}
