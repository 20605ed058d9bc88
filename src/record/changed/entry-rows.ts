/**
 * Which line does an entry make of what changed since a day, if any? For every section but medicines, from the dates
 * that its sources give.
 */
import { endOfDate } from '../../domain/dates';
import type { Detail, Entry, RecordDate } from '../entry';
import { staysOnScreen } from '../safeguarding';
import { sideOf, type Side } from './border';
import type { ChangedRow, PlacedRow } from './rows';
import { providersOf } from '../entry-providers';

/** What goes on until it ends: that somebody writes it down again makes it no new thing. */
const STANDING: ReadonlySet<string> = new Set([
  'medications',
  'problems',
  'allergies',
  'alerts',
  'care-plans',
  'social-care',
]);

type Of<S extends Detail['section']> = Extract<Detail, { section: S }>;
type Verbs = { readonly [S in Detail['section']]?: (detail: Of<S>, entry: Entry) => string };

/** In a word or two, what an entry is; where no row says more, it is new. */
const VERBS: Verbs = {
  results: ({ worst, finding, isReport }) => worst ?? finding ?? (isReport ? 'Report' : 'Result'),
  encounters: ({ kind }) => kind,
  procedures: ({ statement }) => (statement === true ? 'Statement' : 'Procedure'),
  immunisations: ({ statement, given }) => (statement === true ? 'Statement' : given ? 'Vaccine' : 'Not given'),
  documents: (_, { tag }) => (tag === 'superseded' ? 'Superseded' : 'Letter'),
  'care-plans': () => 'Plan',
  appointments: ({ kind, cancelled }, { lane }) =>
    kind === 'referral' ? 'Referral' : cancelled ? 'Cancelled' : lane === 'upcoming' ? 'Booked' : 'Appointment',
  problems: ({ kind }) => PROBLEM_VERBS[kind] ?? 'New',
  allergies: ({ kind }) => (kind === 'negative' ? 'Statement' : 'New'),
  medications: ({ standing, doNotGive }) =>
    standing === 'statement' ? 'Statement' : doNotGive ? 'Do NOT give' : 'New',
};
const PROBLEM_VERBS: Readonly<Record<string, string>> = {
  'encounter-diagnosis': 'Diagnosis',
  statement: 'Statement',
  context: 'Recorded',
};

/** A word for an entry that is known to lie on this side of the border. */
export function verbOf(entry: Entry): string {
  const of = VERBS[entry.detail.section] as ((detail: Detail, entry: Entry) => string) | undefined;
  return of?.(entry.detail, entry) ?? 'New';
}

/** When it was first written down, as far as its sources say; null where one of them does not. */
function writtenFirst({ sources }: Entry): RecordDate | null {
  let first: RecordDate | null = null;
  for (const { recordedAt, part } of sources) {
    if (recordedAt === null) {
      if (part === 'main') return null;
      continue;
    }
    if (first === null || recordedAt.sort < first.sort) first = recordedAt;
  }
  return first;
}

const isKnownBefore = (entry: Entry, from: number): boolean =>
  entry.sources.some(({ recordedAt }) => recordedAt !== null && endOfDate(recordedAt) <= from);

const rowOf = (entry: Entry, verb: string, date: RecordDate | null, more: string | null = null): ChangedRow => ({
  entry,
  verb,
  more,
  date,
  providers: providersOf(entry),
  earlier: 0,
  guarded: staysOnScreen(entry),
});

/** By its own date, and for what goes on also by when it was first written down. */
function begun(entry: Entry, side: Side, from: number, now: number): PlacedRow | null {
  const { section, date } = entry;
  if (!STANDING.has(section)) {
    const isOpen = section === 'appointments' && entry.lane === 'upcoming';
    if (side === 'before' || (side === 'ahead' && !isOpen)) return null;
    return { row: rowOf(entry, verbOf(entry), date), sure: side !== 'unsure' };
  }
  if (side === 'ahead') return { row: rowOf(entry, 'Upcoming', date), sure: true };
  const written = writtenFirst(entry);
  if (side === 'since')
    return { row: rowOf(entry, isKnownBefore(entry, from) ? 'Recorded again' : verbOf(entry), date), sure: true };
  if (isKnownBefore(entry, from)) return null;
  if (written !== null && sideOf(written, from, now) === 'since') {
    const verb = verbOf(entry);
    return { row: rowOf(entry, verb === 'New' ? 'Newly recorded' : verb, written), sure: true };
  }
  return side === 'unsure' ? { row: rowOf(entry, verbOf(entry), date), sure: false } : null;
}

/** The line of an entry since `from`; null where it lies before. What ended since is told as ended, not as new. */
export function entryRow(entry: Entry, from: number, now: number): PlacedRow | null {
  const side = sideOf(entry.date, from, now);
  const ended = STANDING.has(entry.section) && entry.end !== null && entry.end.sort <= now;
  if (ended && entry.end !== null) {
    const endSide = sideOf(entry.end, from, now);
    if (endSide === 'since')
      return { row: rowOf(entry, side === 'since' ? 'New, ended' : 'Ended', entry.end), sure: true };
    if (endSide === 'unsure') return { row: rowOf(entry, 'Ended', entry.end), sure: false };
    return null;
  }
  return begun(entry, side, from, now);
}

/** What the gateway told: new to this reader, changed, or withdrawn, whatever its date. */
export const toldRow = (entry: Entry, told: 'new' | 'changed' | 'withdrawn'): ChangedRow =>
  rowOf(entry, told === 'new' ? verbOf(entry) : told === 'changed' ? 'Changed' : 'Withdrawn', entry.date);

const rank = ({ entry: { detail } }: ChangedRow): number =>
  detail.section !== 'results'
    ? 0
    : detail.worst?.startsWith('Critical') === true
      ? 0
      : detail.worst !== null
        ? 1
        : detail.isReport
          ? 3
          : 2;

const testOf = ({ code, title }: Entry): string =>
  code === null ? title.toLowerCase() : `${code.system}|${code.code}`;

/**
 * Results: of each test the newest; the critical first, then what is out of range.
 * INVARIANT: an older value that is out of range is not folded into a newer one that is in it.
 */
export function resultRows(rows: readonly ChangedRow[]): readonly ChangedRow[] {
  const newest = new Map<string, ChangedRow>();
  const shown: ChangedRow[] = [];
  for (const row of [...rows].sort((a, b) => (b.date?.sort ?? 0) - (a.date?.sort ?? 0))) {
    const key = testOf(row.entry);
    const known = newest.get(key);
    const isReport = row.entry.detail.section === 'results' && row.entry.detail.isReport;
    if (known === undefined || isReport || rank(row) < rank(known)) {
      if (!isReport && known === undefined) newest.set(key, row);
      shown.push(row);
    } else {
      const told = { ...known, earlier: known.earlier + 1 };
      newest.set(key, told);
      shown[shown.indexOf(known)] = told;
    }
  }
  return shown.sort((a, b) => rank(a) - rank(b));
}
