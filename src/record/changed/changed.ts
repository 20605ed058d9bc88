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

/** Of a medicine that the gateway calls changed, what its dates say of the day on which the reader last looked. */
function sinceLook(
  record: WholeRecord,
  border: Extract<Border, { kind: 'looked' }>,
  now: number,
): readonly PlacedRow[] {
  const dated = new Map(
    medicineRows(record, startOfDay(border.at), now)
      .filter(({ sure }) => sure)
      .map(({ row }) => [row.entry.id, row]),
  );
  return record.entries.flatMap((entry) => {
    const told = border.told.get(entry.id);
    if (told === undefined) return [];
    const row = toldRow(entry, told);
    const course = dated.get(entry.id);
    return [
      { row: course === undefined || told === 'withdrawn' ? row : { ...course, providers: row.providers }, sure: true },
    ];
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
