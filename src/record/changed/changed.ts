/**
 * What changed in this record since a border? By section, each line one thing with its verb; what has no date that
 * tells stands apart.
 */
import { workingsOf } from '../build';
import type { Entry, WholeRecord } from '../entry';
import { startOfDay, type Border } from './border';
import { entryRow, resultRows, toldRow } from './entry-rows';
import { medicineRows } from './medicine-rows';
import { GROUPS, groupOf, type ChangedGroup, type ChangedRow, type GroupId, type PlacedRow } from './rows';

const newestFirst = (a: ChangedRow, b: ChangedRow): number =>
  (b.date?.sort ?? -Infinity) - (a.date?.sort ?? -Infinity) || (a.entry.id < b.entry.id ? -1 : 1);

const soonestFirst = (a: ChangedRow, b: ChangedRow): number =>
  (a.date?.sort ?? Infinity) - (b.date?.sort ?? Infinity) || (a.entry.id < b.entry.id ? -1 : 1);

/** A report that only holds results which stand here themselves is no line of its own. */
const isBareReport = ({ detail, summary, section, conflicts }: Entry): boolean =>
  section === 'results' &&
  detail.section === 'results' &&
  detail.isReport &&
  summary === null &&
  conflicts.length === 0;

function fromDay(record: WholeRecord, from: number, now: number): readonly PlacedRow[] {
  const others = record.entries.flatMap((entry) =>
    entry.section === 'medications' ? [] : (entryRow(entry, from, now) ?? []),
  );
  return [...medicineRows(record, from, now), ...others];
}

/** Before every date: all that its dates say of a medicine. */
const EVER = -8.64e15;

/** A medicine that was told as changed: what its dates say happened, and else the last change of its dose. */
function ofCourse(row: ChangedRow, course: ChangedRow | undefined, day: number): ChangedRow {
  if (course === undefined || row.verb === 'Withdrawn') return row;
  const { verb, more, date } = course;
  if (date !== null && date.sort >= day) return { ...row, verb, more, date };
  return verb === 'Dose changed' && row.verb === 'Changed' ? { ...row, more, date } : row;
}

function sinceLook(record: WholeRecord, { told, at }: Extract<Border, { kind: 'looked' }>, now: number) {
  const courses = new Map(medicineRows(record, EVER, now).map(({ row }) => [row.entry.id, row]));
  const day = startOfDay(at);
  return record.entries.flatMap((entry): readonly PlacedRow[] => {
    const kind = told.get(entry.id);
    return kind === undefined ? [] : [{ row: ofCourse(toldRow(entry, kind), courses.get(entry.id), day), sure: true }];
  });
}

/**
 * Every group in its order, those without a line too: what each of them lacks is the screen's to say.
 * INVARIANT: told from released entries alone; an entry with an unknown date is never dropped, and never called new.
 */
export function changedSince(record: WholeRecord, border: Border): readonly ChangedGroup[] {
  const now = workingsOf(record)?.now ?? 0;
  const placed = border.kind === 'from' ? fromDay(record, border.at, now) : sinceLook(record, border, now);
  const byGroup = new Map<GroupId, { rows: ChangedRow[]; unsure: ChangedRow[] }>(
    GROUPS.map((group) => [group, { rows: [], unsure: [] }]),
  );
  for (const { row, sure } of placed) {
    const group = groupOf(row.entry);
    if (group === null || isBareReport(row.entry)) continue;
    byGroup.get(group)?.[sure ? 'rows' : 'unsure'].push(sure || row.verb !== 'New' ? row : { ...row, verb: 'Undated' });
  }
  return GROUPS.map((group) => {
    const { rows = [], unsure = [] } = byGroup.get(group) ?? {};
    const sorted = [...rows].sort(group === 'booked' ? soonestFirst : newestFirst);
    return {
      group,
      rows: group === 'results' ? resultRows(sorted) : sorted,
      unsure: [...unsure].sort(newestFirst),
    };
  });
}

/** How many lines hold what changed for sure. */
export const countOf = (groups: readonly ChangedGroup[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);
