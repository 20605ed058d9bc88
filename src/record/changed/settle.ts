/**
 * Where do the lists of the providers not agree, so that somebody must settle it? Medicines that the GP's list lacks,
 * doses that differ, allergies in conflict.
 */
import type { Conflict, Entry, ProviderState, RecordDate, WholeRecord } from '../entry';
import { reconcile, type MedicineCell, type Reconciliation, type ReconciliationRow } from '../reconciliation';

export type ToSettle =
  | {
      readonly kind: 'not-on-gp-list';
      readonly entry: Entry;
      /** Who holds it, and since when, as they said. */
      readonly by: readonly { readonly provider: string; readonly start: RecordDate | null }[];
      readonly reason: string | null;
    }
  | { readonly kind: 'differs'; readonly entry: Entry; readonly lastEvidence: RecordDate | null }
  | { readonly kind: 'allergies'; readonly entries: readonly Entry[]; readonly conflict: Conflict };

/**
 * `read`: every GP that was asked has sent its whole list, and it holds medicines. `unread`: one has not, so that
 * nothing is said of what its list lacks. `empty`: no GP sent a medicine.
 */
export type GpList = 'read' | 'unread' | 'empty';

export interface Settling {
  readonly items: readonly ToSettle[];
  readonly gpList: GpList;
  /** The GPs that have not sent their whole list. */
  readonly unread: readonly string[];
}

function isWhole(state: ProviderState): boolean {
  if (state.state !== 'answered') return false;
  const stated = state.coverage.filter(({ section }) => section === 'medications').map(({ code }) => code);
  return stated.length > 0 && stated.every((code) => code === 'answered' || code === 'none-recorded');
}

const isTaken = ({ standing }: ReconciliationRow): boolean => standing === 'current' || standing === 'upcoming';

/** A dose given on the ward, or one that only a hospital may give, belongs on no GP's list. */
const isForHome = (cell: MedicineCell): boolean => !cell.hospitalOnly && cell.setting !== 'inpatient';

/** Fields that make a mistake; a form or a stop date alone does not. */
const TELLING: ReadonlySet<string> = new Set([
  'dose',
  'strength',
  'frequency',
  'instructions',
  'route',
  'maximum dose',
  'side',
  'status',
]);

function ofMedicine(
  row: ReconciliationRow,
  gp: ReadonlySet<number> | null,
  table: Reconciliation,
): readonly ToSettle[] {
  const { entry, cells, differs } = row;
  if (!isTaken(row)) return [];
  const held = cells.flatMap((cell) => cell ?? []);
  const lacking = gp !== null && held.some(isForHome) && cells.every((cell, at) => cell === null || !gp.has(at));
  const evidence = entry.detail.section === 'medications' ? entry.detail.lastEvidence : null;
  return [
    ...(lacking
      ? [
          {
            kind: 'not-on-gp-list' as const,
            entry,
            by: table.columns.flatMap(({ provider }, at) => {
              const cell = cells[at];
              return cell === null || cell === undefined ? [] : [{ provider, start: cell.start }];
            }),
            reason: held.map(({ reason }) => reason).find((reason) => reason !== null) ?? null,
          },
        ]
      : []),
    ...(differs.some((field) => TELLING.has(field))
      ? [{ kind: 'differs' as const, entry, lastEvidence: evidence }]
      : []),
  ];
}

/** One conflict over several allergies is settled once. */
function ofAllergies({ entries }: WholeRecord): readonly ToSettle[] {
  const found = new Map<string, { readonly conflict: Conflict; readonly entries: Entry[] }>();
  for (const entry of entries) {
    if (entry.detail.section !== 'allergies') continue;
    for (const conflict of entry.conflicts) {
      const key = conflict.field === 'known allergies' ? conflict.field : `${entry.id} ${conflict.field}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { conflict, entries: [entry] });
      else known.entries.push(entry);
    }
  }
  return [...found.values()].map((one) => ({ kind: 'allergies', ...one }));
}

/**
 * INVARIANT: that a medicine is not on the GP's list is said only where every GP that was asked has sent its whole
 * list.
 */
export function toSettle(record: WholeRecord, states: readonly ProviderState[]): Settling {
  const table = reconcile(record, null);
  const gps = states.filter(({ provider }) => provider.setting === 'gp');
  const unread = gps.filter((state) => !isWhole(state)).map(({ provider }) => provider.id);
  const columns = new Set(
    table.columns.flatMap(({ provider }, at) => (gps.some((gp) => gp.provider.id === provider) ? [at] : [])),
  );
  const holds = table.rows.some(({ cells }) => cells.some((cell, at) => cell !== null && columns.has(at)));
  const gpList: GpList = unread.length > 0 ? 'unread' : holds ? 'read' : 'empty';
  const items = [
    ...table.rows.flatMap((row) => ofMedicine(row, gpList === 'read' ? columns : null, table)),
    ...ofAllergies(record),
  ];
  const ORDER = ['not-on-gp-list', 'differs', 'allergies'] as const;
  return {
    items: [...items].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    gpList,
    unread,
  };
}
