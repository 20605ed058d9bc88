/**
 * What does each provider hold of each medicine, and what was started, changed or stopped since a date? The view for
 * reconciling, provider by provider.
 */
import type { Absence, Entry, RecordDate, WholeRecord } from './entry';
import { factsOf } from './merge/entries';
import { workingsOf } from './build';
import { changesOf, type CourseChange } from './sections/medications/course-change';
import { evidenceBy, standingOf, type Standing } from './sections/medications/standing';
import { statusWords } from './sections/medications/standing-words';
import type { MedicationFact } from './sections/medications/fact';
import { tiesOf } from './merge/ties';

/** One provider's own word on one medicine; nothing in it comes from another provider. */
export interface MedicineCell {
  readonly provider: string;
  /** `Type/id` of its main record. */
  readonly reference: string;
  /** As the provider wrote it. */
  readonly product: string;
  readonly brand: string | null;
  readonly strength: string | null;
  readonly form: string | null;
  readonly dose: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
  /** The provider's own dosage words, all of them. */
  readonly instructions: string | null;
  readonly status: string;
  readonly statusReason: string | null;
  readonly standing: Standing;
  readonly start: RecordDate | null;
  readonly end: RecordDate | null;
  readonly lastEvidence: RecordDate | null;
  readonly reason: string | null;
  readonly repeat: boolean;
  readonly hospitalOnly: boolean;
  /** Where it is given: on the ward, to take home, or neither is said. */
  readonly setting: MedicationFact['setting'];
  /** Every change of its course, oldest first. */
  readonly changes: readonly CourseChange[];
  /** Those on or after the asked date and not after the moment of reading; empty where no date was asked. */
  readonly since: readonly CourseChange[];
}

export interface ReconciliationRow {
  readonly entry: Entry;
  readonly generic: string;
  readonly standing: Standing;
  /** In the order of `columns`; null where that provider holds no record of it, which its column may explain. */
  readonly cells: readonly (MedicineCell | null)[];
  /** On what the providers differ: dose, strength, frequency, status, form, stop date. */
  readonly differs: readonly string[];
  /** What happened since the asked date, strongest first: stopped, changed, started; null where nothing did. */
  readonly change: CourseChange['kind'] | null;
}

export interface ReconciliationColumn {
  readonly provider: string;
  /** Why an empty cell of this provider is no "does not take it"; null where it answered in full with medicines. */
  readonly absence: Absence | null;
}

export interface Reconciliation {
  readonly columns: readonly ReconciliationColumn[];
  readonly rows: readonly ReconciliationRow[];
}

const STANDING_ORDER: readonly Standing[] = ['do-not-give', 'current', 'unconfirmed', 'upcoming', 'statement', 'past'];
const CHANGE_ORDER = ['stopped', 'changed', 'started'] as const;

function columnsOf(record: WholeRecord): readonly ReconciliationColumn[] {
  const absences = new Map<string, Absence>();
  for (const absence of record.absences) {
    if (absence.section === 'medications' && absence.provider !== null && !absences.has(absence.provider))
      absences.set(absence.provider, absence);
  }
  const holding = record.entries.flatMap(({ section, sources }) =>
    section === 'medications' ? sources.map(({ provider }) => provider) : [],
  );
  return [...new Set([...holding, ...absences.keys()])]
    .sort()
    .map((provider) => ({ provider, absence: absences.get(provider) ?? null }));
}

const within = (changes: readonly CourseChange[], since: number | null, now: number): readonly CourseChange[] =>
  since === null ? [] : changes.filter(({ date }) => date !== null && date.sort >= since && date.sort <= now);

function cellOf(fact: MedicationFact, since: number | null, now: number): MedicineCell {
  const { drug, dosage } = fact;
  const changes = changesOf(fact);
  return {
    provider: fact.provider.id,
    reference: fact.reference,
    product: fact.product,
    brand: drug?.brand ?? null,
    strength: drug?.strength?.text ?? null,
    form: drug?.form ?? null,
    dose: dosage.dose,
    route: dosage.route,
    frequency: dosage.frequency,
    instructions: dosage.instructions,
    status: statusWords(fact),
    statusReason: fact.statusReason,
    standing: standingOf(fact, now),
    start: fact.start,
    end: fact.end,
    lastEvidence: evidenceBy(fact, now),
    reason: fact.reason,
    repeat: fact.repeat,
    hospitalOnly: fact.hospitalOnly,
    setting: fact.setting,
    changes,
    since: within(changes, since, now),
  };
}

/**
 * A stop at one provider says nothing of the row while another still has it running: then that cell alone tells of it.
 */
function changeOf(cells: readonly (MedicineCell | null)[], standing: Standing): CourseChange['kind'] | null {
  const kinds = new Set(cells.flatMap((cell) => cell?.since.map(({ kind }) => kind) ?? []));
  // A medicine one provider has long had is not started because another begins to record it.
  const began = cells.every(
    (cell) => cell === null || cell.start === null || cell.since.some(({ kind }) => kind === 'started'),
  );
  return (
    CHANGE_ORDER.find(
      (kind) => kinds.has(kind) && (kind !== 'stopped' || standing === 'past') && (kind !== 'started' || began),
    ) ?? null
  );
}

const inRowOrder = (a: ReconciliationRow, b: ReconciliationRow): number =>
  STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing) ||
  (a.generic < b.generic ? -1 : a.generic > b.generic ? 1 : 0) ||
  (a.entry.id < b.entry.id ? -1 : 1);

/**
 * Medicines against providers: a row per entry of the medications section, past ones last. `since` is in milliseconds,
 * null to ask for no changes.
 * Empty for a record that `buildRecord` did not make. Deterministic: the order of arrival does not show.
 */
export function reconcile(record: WholeRecord, since: number | null): Reconciliation {
  const workings = workingsOf(record);
  if (workings === undefined) return { columns: [], rows: [] };
  const columns = columnsOf(record);
  const ties = tiesOf(workings);
  const rows = workings.entries.flatMap((entry, at): readonly ReconciliationRow[] => {
    if (entry.detail.section !== 'medications') return [];
    // The medications rules read every fact of this section: their shape is theirs.
    const facts = factsOf(ties.opened(at).merged) as unknown as readonly MedicationFact[];
    const cells = columns.map(({ provider }) => {
      const fact = facts.find((one) => one.provider.id === provider);
      return fact === undefined ? null : cellOf(fact, since, workings.now);
    });
    const { generic, standing } = entry.detail;
    return [
      {
        entry,
        generic,
        standing,
        cells,
        differs: entry.conflicts.map(({ field }) => field),
        change: changeOf(cells, standing),
      },
    ];
  });
  return { columns, rows: rows.sort(inRowOrder) };
}
