/**
 * Which lines does the timeline draw: the headings of its lanes, the entries that pass the reader's filter, on which
 * day each stands, and where a long day folds?
 */
import { calendarKey, londonDay } from '../../domain/dates';
import type { Entry } from '../../record/entry';
import { withinDays } from '../../record/within-days';
import { groupByDay, type DayGroup } from '../../record/days';
import { resultsOfDay, type DayResults } from './day-results';
import type { TimelineFilter } from './reading';

/** On which day, month or year does a row stand? As precisely as it was sent. */
export interface RowDay {
  readonly text: string;
  readonly spoken: string;
  /** The first of its day: only there is the day seen. */
  readonly first: boolean;
  /** Said of the first: how long a folded day is, or what of the date is not recorded. */
  readonly note: string | null;
  /** Between the admission and the discharge of a hospital stay. */
  readonly inStay: boolean;
}

export type TimelineRow =
  | {
      readonly kind: 'heading';
      readonly key: string;
      readonly text: string;
      readonly spoken: string;
      readonly note: string | null;
    }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly entry: Entry;
      readonly position: number;
      readonly on: RowDay;
    }
  /** Stands for the rest of a long day, and says how many that is; `next` is the first of them. */
  | {
      readonly kind: 'fold';
      readonly key: string;
      readonly group: string;
      readonly count: number;
      readonly day: string;
      readonly next: string;
    }
  | ResultsRow;

/** A day's results in one row that opens; those that stand by themselves come in their own places. */
export interface ResultsRow {
  readonly kind: 'results';
  readonly key: string;
  readonly day: string;
  readonly results: DayResults;
  readonly isOpen: boolean;
  readonly on: RowDay;
}

/** An entry with its place in time, worked out once per record, so that a keystroke only walks through. */
export interface Line {
  readonly entry: Entry;
  readonly group: DayGroup;
  /** The London year it stands in; null where no date is recorded. */
  readonly year: number | null;
  /** 1 to 12; null where the month is not recorded. */
  readonly month: number | null;
}

const LINES = new WeakMap<readonly Entry[], readonly Line[]>();

function lineOf(entry: Entry, group: DayGroup): Line {
  const { date } = entry;
  if (date === null) return { entry, group, year: null, month: null };
  if (date.precision === 'time') return { entry, group, ...londonDay(date.sort) };
  return {
    entry,
    group,
    year: Number(date.text.slice(0, 4)),
    month: date.precision === 'year' ? null : Number(date.text.slice(5, 7)),
  };
}

/**
 * The record's entries in timeline order, those of one day (or month, or year, as precisely as they were sent)
 * together.
 */
export function linesOf(entries: readonly Entry[]): readonly Line[] {
  const kept = LINES.get(entries);
  if (kept !== undefined) return kept;
  const lines = groupByDay(entries).flatMap((group) => group.entries.map((entry) => lineOf(entry, group)));
  LINES.set(entries, lines);
  return lines;
}

/**
 * Tells whether an entry passes section, provider and dates. An undated entry passes only while no date is asked for.
 */
export function passing(filter: TimelineFilter): (entry: Entry) => boolean {
  const isDated = filter.from !== '' || filter.to !== '';
  const isWithin = withinDays(filter.from, filter.to);
  return (entry) => {
    if (filter.sections.length > 0 && !filter.sections.includes(entry.section)) return false;
    if (filter.provider !== null && !entry.sources.some((source) => source.provider === filter.provider)) return false;
    return !isDated || isWithin(entry);
  };
}

/**
 * The lines on screen: in every one of the given sets (null: nothing is asked for by it) and passed by the filter, in
 * the record's own order.
 */
export function shownLines(
  lines: readonly Line[],
  filter: TimelineFilter,
  ...within: readonly (ReadonlySet<string> | null)[]
): readonly Line[] {
  const passes = passing(filter);
  const sets = within.filter((set) => set !== null);
  return lines.filter(({ entry }) => sets.every((set) => set.has(entry.id)) && passes(entry));
}

const PRECISION_NOTE = { year: 'month not recorded', month: 'day not recorded', day: null, time: null } as const;

/**
 * A day of more entries than this folds to its first twenty: an admission's results would push the week out of sight.
 */
const LONG_DAY = 30;
const FOLDED_TO = 20;

export interface Folding {
  /** False while something is sought: what was found is shown, all of it. */
  readonly folds: boolean;
  /** The groups that the reader has opened: a day by its key, its results by that of their row. */
  readonly unfolded: readonly string[];
  /** True while nothing is chosen of sections, providers or dates either: a day's results are one row. */
  readonly foldsResults?: boolean;
  /** What is new since the reader last looked: it stands by itself. */
  readonly fresh?: { has(id: string): boolean };
  /** The day on which the record is read, in words. */
  readonly today?: string;
}

export const NO_FOLDING: Folding = { folds: false, unfolded: [] };

/** Nothing is chosen of sections, providers or dates. */
export const isUnfiltered = ({ sections, provider, from, to }: TimelineFilter): boolean =>
  sections.length === 0 && provider === null && from === '' && to === '';

/** By which the reader's unfolding of a day's results is known. */
export const resultsKey = (group: string): string => `results ${group}`;

/** The one row of a day's results; null where they stand by themselves. */
function resultsRow(day: readonly Line[], on: RowDay, { foldsResults, unfolded, fresh }: Folding): ResultsRow | null {
  const group = day[0]?.group;
  if (foldsResults !== true || group?.lane !== 'dated') return null;
  const results = resultsOfDay(
    day.map(({ entry }) => entry),
    (id) => fresh?.has(id) === true,
  );
  if (results === null) return null;
  const key = resultsKey(group.key);
  return { kind: 'results', key, day: group.heading, results, isOpen: unfolded.includes(key), on };
}

/** The rows of one day: its entries, and before the first that is folded the row that stands for them. */
function rowsOfDay(day: readonly Line[], from: number, on: RowDay, folding: Folding): readonly TimelineRow[] {
  const one = resultsRow(day, on, folding);
  if (one === null)
    return day.map(({ entry }, at) => ({ kind: 'entry', key: entry.id, entry, position: from + at, on }));
  const folded = new Set(one?.results.folded);
  return day.flatMap(({ entry }, at): readonly TimelineRow[] => {
    const row = { kind: 'entry' as const, key: entry.id, entry, position: from + at, on };
    if (!folded.has(entry)) return [row];
    const rows = one.isOpen ? [row] : [];
    return entry === one.results.folded[0] ? [one, ...rows] : rows;
  });
}

/** The row behind whose fold an entry is; undefined where it has its own. */
export const foldedBehind = (rows: readonly TimelineRow[], id: string): string | undefined =>
  rows.find((row) => row.kind === 'results' && !row.isOpen && row.results.folded.some((entry) => entry.id === id))?.key;

/** How many lines these rows stand for. */
const linesIn = (rows: readonly TimelineRow[]): number =>
  rows.reduce(
    (sum, row) =>
      sum + (row.kind === 'entry' ? 1 : row.kind === 'results' && !row.isOpen ? row.results.folded.length : 0),
    0,
  );

type Heading = Extract<TimelineRow, { kind: 'heading' }>;

/** One heading for each lane: what is to come, what has been, what has no date. */
function headingOf({ key, lane, heading, longHeading }: DayGroup, today: string | undefined): Heading {
  if (lane === 'upcoming')
    return { kind: 'heading', key: 'heading upcoming', text: 'Upcoming', spoken: 'Upcoming', note: null };
  if (lane === 'undated')
    return { kind: 'heading', key: `heading ${key}`, text: heading, spoken: longHeading, note: null };
  const note = today === undefined ? 'Newest first' : `${today}. Newest first`;
  return { kind: 'heading', key: 'heading today', text: 'Today', spoken: 'Today', note };
}

/** From the day of admission to the day of discharge, where both are known to the day. */
interface Stay {
  readonly from: string;
  to: string;
}

const DAY_KEY = /^\d{4}-\d{2}-\d{2}$/;

/** The earliest first; those that touch are one, so that a day is in the last that began before it or in none. */
function staysIn(lines: readonly Line[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { entry, group } of lines) {
    const { detail, end } = entry;
    if (detail.section === 'encounters' && detail.kind === 'Hospital stay' && end !== null && DAY_KEY.test(group.key))
      stays.push({ from: group.key, to: calendarKey(end) });
  }
  const joined: Stay[] = [];
  for (const stay of stays.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (last === undefined || last.to < stay.from) joined.push(stay);
    else if (last.to < stay.to) last.to = stay.to;
  }
  return joined;
}

function isInStay(key: string, stays: readonly Stay[]): boolean {
  let low = 0;
  let high = stays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stays[middle] as Stay).from <= key) low = middle + 1;
    else high = middle;
  }
  const last = stays[low - 1];
  return last !== undefined && key <= last.to && DAY_KEY.test(key);
}

/** What has no date stands below a heading that says so: beside the row there is nothing more to see. */
const onDay = (
  { key, lane, heading, longHeading, entries }: DayGroup,
  folded: number,
  stays: readonly Stay[],
): RowDay => ({
  text: lane === 'undated' ? '' : heading,
  spoken: longHeading,
  first: true,
  note: folded > 0 ? `${String(folded)} entries` : PRECISION_NOTE[entries[0]?.date?.precision ?? 'day'],
  inStay: isInStay(key, stays),
});

/**
 * A heading for each lane, and the rows of each day below one another, the day standing beside its first.
 * INVARIANT: every line given has its row, or is counted by the row that stands for the rest of its day.
 */
export function timelineRows(lines: readonly Line[], folding: Folding = NO_FOLDING): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const stays = staysIn(lines);
  let headed = '';
  for (let at = 0; at < lines.length;) {
    const { group } = lines[at] as Line;
    let end = at + 1;
    while (lines[end]?.group === group) end += 1;
    const slice = lines.slice(at, end);
    const on = onDay(group, 0, stays);
    const day = rowsOfDay(slice, at, { ...on, first: false, note: null }, folding);
    const long = folding.folds && group.lane === 'dated' && day.length > LONG_DAY;
    const shown = long && !folding.unfolded.includes(group.key) ? FOLDED_TO : day.length;
    const heading = headingOf(group, folding.today);
    if (heading.key !== headed) rows.push(heading);
    headed = heading.key;
    for (let place = 0; place < shown; place += 1) {
      const row = day[place] as TimelineRow;
      rows.push(place === 0 && 'on' in row ? { ...row, on: long ? onDay(group, end - at, stays) : on } : row);
    }
    const rest = day.slice(shown);
    if (rest[0] !== undefined)
      rows.push({
        kind: 'fold',
        key: `fold ${group.key}`,
        group: group.key,
        count: linesIn(rest),
        day: group.heading,
        next: rest[0].key,
      });
    at = end;
  }
  return rows;
}
