/** How are entries grouped by day? Apart from their order, which stands before the timeline is there. */
import { calendarKey } from '../domain/dates';
import { formatDate, formatLong } from '../domain/dates/written';
import type { Entry, Lane, RecordDate } from './entry';
import { isWorded } from './timeline';

export interface DayGroup {
  /** `upcoming:2025-03-01`, `2019`, `worded`, `undated`: unique in the list. */
  readonly key: string;
  readonly lane: Lane;
  /** `14-Mar-2024`, `Mar-2019`, `2019`, or that it was given in words only, or not recorded. */
  readonly heading: string;
  /** The same for screen readers. */
  readonly longHeading: string;
  readonly entries: readonly Entry[];
}

const DATE_NOT_RECORDED = 'Date not recorded';
const DATE_IN_WORDS = 'Date given in words only';

/** INVARIANT: “not recorded” is never said over an entry whose time was written in words. */
const undatedHeading = (entry: Entry): string => (isWorded(entry) ? DATE_IN_WORDS : DATE_NOT_RECORDED);

const dayOnly = (date: RecordDate): RecordDate => (date.precision === 'time' ? { ...date, precision: 'day' } : date);

/**
 * Groups entries that are already in timeline order by lane and London day. A month or a year alone is a group of
 * its own, never shown as its first day; it may stand apart from days that begin at the same instant.
 */
export function groupByDay(entries: readonly Entry[]): readonly DayGroup[] {
  const groups = new Map<string, { readonly group: DayGroup; readonly entries: Entry[] }>();
  for (const entry of entries) {
    const day = entry.date !== null ? calendarKey(entry.date) : isWorded(entry) ? 'worded' : 'undated';
    const key = entry.lane === 'upcoming' ? `upcoming:${day}` : day;
    const sameGroup = groups.get(key);
    if (sameGroup) {
      sameGroup.entries.push(entry);
      continue;
    }
    const members = [entry];
    const { date, lane } = entry;
    groups.set(key, {
      entries: members,
      group: {
        key,
        lane,
        heading: date === null ? undatedHeading(entry) : formatDate(date),
        longHeading: date === null ? undatedHeading(entry) : formatLong(dayOnly(date)),
        entries: members,
      },
    });
  }
  return [...groups.values()].map(({ group }) => group);
}
