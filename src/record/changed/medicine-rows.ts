/**
 * Which line does a medicine make of what changed: started, dose changed, stopped, by whom and from what to what? From
 * each provider's own course.
 */
import { reconcile, type MedicineCell, type ReconciliationRow } from '../reconciliation';
import type { RecordDate, WholeRecord } from '../entry';
import type { CourseChange } from '../sections/medications/course-change';
import { staysOnScreen } from '../safeguarding';
import { sideOf } from './border';
import { entryRow } from './entry-rows';
import type { ChangedRow, PlacedRow } from './rows';
import { providersOf } from '../entry-providers';

const VERBS: Readonly<Record<CourseChange['kind'], string>> = {
  stopped: 'Stopped',
  changed: 'Dose changed',
  started: 'Started',
};

interface Said {
  readonly provider: string;
  readonly cell: MedicineCell;
  readonly changes: readonly CourseChange[];
  readonly vague: readonly CourseChange[];
}

/** What each provider's course went through on the near side of the border, and what may lie there. */
function saidSince(row: ReconciliationRow, providers: readonly string[], from: number, now: number): readonly Said[] {
  return row.cells.flatMap((cell, at) => {
    if (cell === null) return [];
    const on = (side: string): readonly CourseChange[] =>
      cell.changes.filter(({ date }) => sideOf(date, from, now) === side);
    return [{ provider: providers[at] ?? '', cell, changes: on('since'), vague: on('unsure') }];
  });
}

/** "A became B" as before → after; why it was stopped. */
const moreOf = ({ kind, text }: CourseChange, cell: MedicineCell): string | null =>
  kind === 'changed' ? text.replace(' became ', ' → ') : kind === 'stopped' ? cell.statusReason : null;

const KINDS = ['stopped', 'changed', 'started'] as const;

/** The strongest of what happened, and its newest instance. */
function strongest(said: readonly Said[], of: (one: Said) => readonly CourseChange[]) {
  const all = said.flatMap((one) => of(one).map((change) => ({ ...one, change })));
  for (const kind of KINDS) {
    const found = all
      .filter(({ change }) => change.kind === kind)
      .sort((a, b) => (b.change.date?.sort ?? 0) - (a.change.date?.sort ?? 0))[0];
    if (found !== undefined) return found;
  }
  return null;
}

const DOSES: ReadonlySet<string> = new Set(['dose', 'strength', 'frequency', 'instructions']);

/** A start or a stop at one provider, of a medicine that another has had or has still, is that provider's alone. */
function verbFor(row: ReconciliationRow, kind: CourseChange['kind'], said: readonly Said[]): string {
  const kinds = new Set(said.flatMap(({ changes }) => changes.map((change) => change.kind)));
  if (said.every(({ cell }) => cell.setting === 'inpatient')) return 'In hospital';
  if (kind === 'stopped' && row.standing !== 'past') return 'Stopped at one';
  if (kind === 'stopped' && kinds.has('started')) return 'Started, ended';
  const wasThere = said.some(
    ({ cell, changes }) => cell.start !== null && !changes.some((one) => one.kind === 'started'),
  );
  if (kind !== 'started' || !wasThere) return VERBS[kind];
  return row.differs.some((field) => DOSES.has(field)) ? 'Dose differs' : 'Also recorded';
}

function placed(row: ReconciliationRow, said: readonly Said[]): PlacedRow | null {
  const sure = strongest(said, ({ changes }) => changes);
  const of = ({ changes, vague }: Said): readonly CourseChange[] => (sure === null ? vague : changes);
  const found = sure ?? strongest(said, of);
  if (found === null) return null;
  const { change, cell } = found;
  const line: ChangedRow = {
    entry: row.entry,
    verb: sure === null ? VERBS[change.kind] : verbFor(row, change.kind, said),
    more: moreOf(change, cell),
    date: change.date,
    providers: [
      ...new Set(
        said.filter(({ changes, vague }) => (sure === null ? vague : changes).length > 0).map((one) => one.provider),
      ),
    ],
    earlier: 0,
    guarded: staysOnScreen(row.entry),
  };
  return { row: line, sure: sure !== null };
}

/**
 * No course to tell of: an order not to give it, a statement, or one of which nobody says when it began. It is told
 * like any entry: one that was written down before the border is not new.
 */
const withoutCourse = (row: ReconciliationRow, from: number, now: number): PlacedRow | null =>
  row.cells.every((cell) => cell === null || cell.changes.length === 0) ? entryRow(row.entry, from, now) : null;

/** Every medicine that began, changed or ended since `from`, or may have. */
export function medicineRows(record: WholeRecord, from: number, now: number): readonly PlacedRow[] {
  const { columns, rows } = reconcile(record, from);
  const providers = columns.map(({ provider }) => provider);
  return rows.flatMap((row) => {
    const ofCourse = placed(row, saidSince(row, providers, from, now));
    return ofCourse ?? upcoming(row, now) ?? withoutCourse(row, from, now) ?? [];
  });
}

/** Not begun yet: said whatever the border. */
function upcoming({ entry, standing }: ReconciliationRow, now: number): PlacedRow | null {
  const date: RecordDate | null = entry.date;
  if (standing !== 'upcoming' || date === null || date.sort <= now) return null;
  return {
    sure: true,
    row: {
      entry,
      verb: 'To start',
      more: null,
      date,
      providers: providersOf(entry),
      earlier: 0,
      guarded: staysOnScreen(entry),
    },
  };
}
