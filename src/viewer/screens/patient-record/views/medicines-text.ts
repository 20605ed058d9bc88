/** How does the comparison of medicines read as plain text? Each medicine, and under it what each provider sent. */
import { formatDate } from '../../../../domain/dates/written';
import type { ReconciliationColumn, ReconciliationRow } from '../../../../record/reconciliation';
import type { TextNames } from '../changed/CopyAsText';
import { medicineText } from '../changed/medicine-text';

interface Compared {
  readonly rows: readonly ReconciliationRow[];
  /** How many past medicines are not among them. */
  readonly past: number;
  readonly columns: readonly ReconciliationColumn[];
  readonly notOnGpList: ReadonlySet<string>;
  readonly names: TextNames;
}

/** INVARIANT: a provider that sent no such medicine is told as not having it on its list, never as not giving it. */
export function medicinesText({ rows, past, columns, notOnGpList, names }: Compared): string {
  const lines = rows.flatMap(({ entry, cells, standing, differs }) => [
    '',
    [
      medicineText(entry),
      `(${standing})`,
      notOnGpList.has(entry.id) ? 'NOT ON THE GP’S LIST' : null,
      differs.length === 0 ? null : `differs: ${differs.join(', ')}`,
    ]
      .filter((part) => part !== null)
      .join(' '),
    ...cells.flatMap((cell, at) => {
      const column = columns[at];
      if (column === undefined) return [];
      const who = names.nameOf(column.provider);
      if (cell === null) return `- ${who}: ${column.absence?.text ?? '– (not on the list this provider sent)'}`;
      const from = cell.start === null ? 'start not recorded' : `from ${formatDate(cell.start)}`;
      return `- ${who}: ${[cell.product, cell.instructions ?? 'no dosage sent', cell.status, from].join('; ')}`;
    }),
  ]);
  return [
    'Medicines, provider by provider.',
    ...lines,
    ...(past === 0 ? [] : ['', `Past medicines are not listed here (${String(past)}).`]),
    '',
    'From a shared record, which is never the whole picture.',
  ].join('\n');
}
