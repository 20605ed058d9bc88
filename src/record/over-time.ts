/**
 * From when to when did a medicine, a problem, a stay or a period of care last, as its source said? For drawing them
 * under one axis, each source by itself.
 */
import { endOfDate } from '../domain/dates';
import { workingsOf } from './build';
import type { Entry, RecordDate, WholeRecord } from './entry';
import { staysOnScreen } from './safeguarding';
import { reconcile, type MedicineCell } from './reconciliation';
import { staysIn } from './stays';

export interface Bar {
  readonly provider: string | null;
  /** In milliseconds; equal where only one moment is known. */
  readonly from: number;
  readonly to: number;
  /** The source does not say when it began. */
  readonly startUnknown: boolean;
  /** It goes on as far as its source says; else it ended, or nobody says for how long it went on. */
  readonly end: 'goes-on' | 'ended' | 'unknown';
  /** The dose, where it is a medicine. */
  readonly words: string | null;
  readonly start: RecordDate | null;
  readonly stop: RecordDate | null;
  /** When its dose was changed. */
  readonly changes: readonly number[];
}

export type BarKind = 'medicine' | 'problem' | 'stay' | 'episode';

export interface BarRow {
  readonly kind: BarKind;
  readonly entry: Entry;
  readonly bars: readonly Bar[];
}

interface Said {
  readonly start: RecordDate | null;
  readonly stop: RecordDate | null;
  /** The latest sign of it, where there is any. */
  readonly evidence: RecordDate | null;
  readonly goesOn: boolean;
}

/** A vague date counts at the end of what it covers as a start, and at its beginning as an end. */
const startOf = (date: RecordDate): number => (isVague(date) ? endOfDate(date) - 1 : date.sort);
const endOf = (date: RecordDate): number => (isVague(date) ? date.sort : endOfDate(date));
const isVague = ({ precision }: RecordDate): boolean => precision === 'year' || precision === 'month';

/**
 * INVARIANT: a bar is never longer than its source said: without a start it begins at the latest sign of it, without an
 * end it goes on to now only where its source says that it goes on, and else no further than the latest sign.
 */
export function lengthOf(
  { start, stop, evidence, goesOn }: Said,
  now: number,
): Pick<Bar, 'from' | 'to' | 'end'> | null {
  const first = start ?? evidence ?? (stop !== null && stop.sort <= now ? stop : null);
  if (first === null || first.sort > now) return null;
  const from = Math.min(startOf(first), now);
  if (stop !== null && stop.sort <= now) return { from, to: Math.max(from, Math.min(endOf(stop), now)), end: 'ended' };
  if (goesOn) return { from, to: now, end: 'goes-on' };
  return { from, to: evidence === null ? from : Math.max(from, Math.min(evidence.sort, now)), end: 'unknown' };
}

const RUNS: ReadonlySet<string> = new Set(['current', 'do-not-give']);

function barOfCell(cell: MedicineCell, now: number): Bar | null {
  const goesOn = RUNS.has(cell.standing);
  const length = lengthOf({ start: cell.start, stop: cell.end, evidence: cell.lastEvidence, goesOn }, now);
  return length === null
    ? null
    : {
        ...length,
        provider: cell.provider,
        startUnknown: cell.start === null,
        words: cell.dose ?? cell.strength ?? cell.instructions,
        start: cell.start,
        stop: cell.end,
        changes: cell.changes.flatMap(({ kind, date }) => (kind === 'changed' && date !== null ? [date.sort] : [])),
      };
}

function single(entry: Entry, goesOn: boolean, now: number): readonly Bar[] {
  const { date: start, end: stop } = entry;
  const length = lengthOf({ start, stop, evidence: null, goesOn }, now);
  return length === null
    ? []
    : [{ ...length, provider: null, startUnknown: start === null, words: null, start, stop, changes: [] }];
}

function othersOf(record: WholeRecord, now: number): readonly BarRow[] {
  const stays = new Set(staysIn(record.entries, now).map(({ entry }) => entry));
  return record.entries.flatMap((entry): readonly BarRow[] => {
    const { detail, id, tag } = entry;
    // what is folded elsewhere is no bar: a bar has a name
    if (staysOnScreen(entry)) return [];
    if (detail.section === 'problems' && detail.kind === 'problem')
      return [{ kind: 'problem', entry, bars: single(entry, detail.active, now) }];
    if (detail.section !== 'encounters') return [];
    const goesOn = tag === 'in progress';
    if (stays.has(id)) return [{ kind: 'stay', entry, bars: single(entry, goesOn, now) }];
    return detail.kind === 'Period of care' ? [{ kind: 'episode', entry, bars: single(entry, goesOn, now) }] : [];
  });
}

/** Problems, stays and periods of care, then medicines, the current first. What has no date to draw has no bar. */
export function barsOf(record: WholeRecord): readonly BarRow[] {
  const now = workingsOf(record)?.now ?? 0;
  const medicines = reconcile(record, null).rows.filter(({ standing }) => standing !== 'statement');
  return [
    ...othersOf(record, now),
    ...medicines.map(({ entry, cells }): BarRow => ({
      kind: 'medicine',
      entry,
      bars: cells.flatMap((cell) => (cell === null ? [] : (barOfCell(cell, now) ?? []))),
    })),
  ];
}
