/** Which lines does the timeline draw: the headings of lanes and days, and the entries that pass the reader's filter? */
import { endOfDate, londonDay, parseDate } from '../../domain/dates';
import type { SectionId } from '../../domain/sections';
import type { Entry } from '../../record/entry';
import { groupByDay } from '../../record/timeline';
import type { TimelineFilter } from './reading';

export type TimelineRow =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string; readonly spoken: string; readonly note: string | null }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry; readonly position: number };

/** True when the entry passes section, provider and dates. An undated entry passes only while no date is asked for. */
export function passes(entry: Entry, filter: TimelineFilter): boolean {
  if (filter.sections.length > 0 && !filter.sections.includes(entry.section)) return false;
  if (filter.provider !== null && !entry.sources.some((source) => source.provider === filter.provider)) return false;
  const from = parseDate(filter.from);
  const to = parseDate(filter.to);
  if (from === null && to === null) return true;
  if (entry.date === null) return false;
  return (from === null || endOfDate(entry.end ?? entry.date) > from.sort) && (to === null || entry.date.sort < endOfDate(to));
}

/** The entries on screen: found by the search (null: nothing sought) and passed by the filter, in the record's own order. */
export const shownEntries = (entries: readonly Entry[], filter: TimelineFilter, found: ReadonlySet<string> | null): readonly Entry[] =>
  entries.filter((entry) => (found === null || found.has(entry.id)) && passes(entry, filter));

const PRECISION_NOTE = { year: 'month not recorded', month: 'day not recorded', day: null, time: null } as const;

/** Headings between the entries: one for what is upcoming, one per day (or month, or year, as precisely as the dates were sent), one for the undated. */
export function timelineRows(entries: readonly Entry[]): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let position = 0;
  for (const group of groupByDay(entries)) {
    const upcoming = group.lane === 'upcoming';
    if (!upcoming || position === 0) {
      const note = upcoming ? null : PRECISION_NOTE[group.entries[0]?.date?.precision ?? 'day'];
      rows.push({
        kind: 'heading',
        key: `heading ${upcoming ? 'upcoming' : group.key}`,
        text: upcoming ? 'Upcoming' : group.heading,
        spoken: upcoming ? 'Upcoming' : group.longHeading,
        note,
      });
    }
    for (const entry of group.entries) {
      rows.push({ kind: 'entry', key: entry.id, entry, position });
      position += 1;
    }
  }
  return rows;
}

/** How many released entries each section has, for the chips; sections without any are left out. */
export function sectionCounts(entries: readonly Entry[]): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>();
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}

export interface YearDensity {
  readonly year: number;
  readonly count: number;
  /** Key of the row to jump to. */
  readonly key: string;
}

/** Entries per year for the density strip, newest first, dated lane only. Years without entries are simply not there. */
export function yearDensity(entries: readonly Entry[]): readonly YearDensity[] {
  const years: { year: number; count: number; key: string }[] = [];
  for (const entry of entries) {
    if (entry.lane !== 'dated' || entry.date === null) continue;
    const year = entry.date.precision === 'time' ? londonDay(entry.date.sort).year : Number(entry.date.text.slice(0, 4));
    const last = years.at(-1);
    if (last?.year === year) last.count += 1;
    else years.push({ year, count: 1, key: entry.id });
  }
  return years;
}
