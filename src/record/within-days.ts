/** Does an entry stand within a stretch of days? One test, for the filter by date and for years that are sought. */
import { endOfDate, parseDate } from '../domain/dates';
import type { Entry } from './entry';

/** `from` and `to` as days, months or years, both included; an empty one has no end. An undated entry is in none. */
export function withinDays(from: string, to: string): (entry: Pick<Entry, 'date' | 'end'>) => boolean {
  const first = parseDate(from);
  const last = parseDate(to);
  const end = last === null ? null : endOfDate(last);
  return ({ date, end: until }) =>
    date !== null && (first === null || endOfDate(until ?? date) > first.sort) && (end === null || date.sort < end);
}
