/** What changed between two versions of the policy, row by row, and whose view may it change? */
import type { RowChange } from '../../domain/policy';
import { ROLE_NAMES, type Role } from '../../domain/roles';
import type { DescribedTable } from '../describe';
import { CLINICAL_ROLES } from '../tables/label-caps';
import type { PolicySnapshot } from './snapshot';

/** Tables that only show others in another shape, or what an installation has loaded. */
const DERIVED: readonly string[] = ['role-view', 'label-cap-reasons', 'lists'];
/** Tables of words and references, which change nobody's view. */
const WORDS_ALONE: readonly string[] = ['notices', 'hazards', 'relationship'];
/** Columns that explain and decide nothing. */
const EXPLAINING: readonly string[] = ['Why', 'Hazard', 'Near misses that pass', 'Published', 'Title', 'Harm'];

type Row = readonly string[];
type Keyed = ReadonlyMap<string, { readonly name: string; readonly row: Row }>;

/** By id; where a table has none, by its first two cells, or by the reason where these repeat. */
function keyed({ columns, rows }: DescribedTable): Keyed {
  const id = columns.indexOf('Id');
  const why = columns.indexOf('Why');
  const known = new Map<string, { readonly name: string; readonly row: Row }>();
  for (const row of rows) {
    const name = id >= 0 ? (row[id] ?? '') : (row[0] ?? '');
    let key = id >= 0 || why < 0 ? name : `${name}|${row[why] ?? ''}`;
    while (known.has(key)) key = `${key}+`;
    known.set(key, { name, row });
  }
  return known;
}

const NOTHING: DescribedTable = { id: '', title: '', about: '', columns: [], rows: [] };

/** Roles that ever see this section in summary: by their cell, or brought down to it by a label. */
function rolesInSummary({ tables }: PolicySnapshot, section: string): readonly Role[] {
  const cells = tables.find(({ id }) => id === 'role-view-reasons')?.rows ?? [];
  const caps = tables.find(({ id }) => id === 'label-caps');
  return CLINICAL_ROLES.filter((role) => {
    const depth = cells.find(([id]) => id === `RV-${section}-${role}`)?.[1];
    const column = caps?.columns.indexOf(ROLE_NAMES[role]) ?? -1;
    return depth === 'S' || (depth === 'F' && (caps?.rows.some((row) => row[column] === 'S') ?? false));
  });
}

function rolesOf(
  table: string,
  row: string,
  changed: readonly string[],
  cells: ReadonlyMap<string, string>,
  to: PolicySnapshot,
): readonly Role[] {
  if (WORDS_ALONE.includes(table) || changed.every((column) => EXPLAINING.includes(column))) return [];
  if (table === 'role-view-reasons')
    return CLINICAL_ROLES.filter((role) => row.endsWith(`-${role}`) && row.startsWith('RV-'));
  if (table === 'label-caps') {
    const named = CLINICAL_ROLES.filter((role) => changed.includes(ROLE_NAMES[role]));
    return named.length > 0 && !changed.includes('Known by') ? named : CLINICAL_ROLES;
  }
  if (table === 'summaries') return rolesInSummary(to, cells.get('Section') ?? '');
  return CLINICAL_ROLES;
}

function compareTable(before: DescribedTable, after: DescribedTable, to: PolicySnapshot): readonly RowChange[] {
  const { id: table, title } = after.id === '' ? before : after;
  const [old, now] = [keyed(before), keyed(after)];
  const columns = [...new Set([...after.columns, ...before.columns])];
  const cell = (from: DescribedTable, row: Row | undefined, column: string): string | null => {
    const at = from.columns.indexOf(column);
    return row === undefined || at < 0 ? null : (row[at] ?? '');
  };
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): RowChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const cells = columns
      .map((column) => ({ column, before: cell(before, was?.row, column), after: cell(after, is?.row, column) }))
      // A column that only one of the versions has says something new only where it says anything.
      .filter((one) => (one.before ?? '') !== (one.after ?? ''));
    if (cells.length === 0) return [];
    const name = (is ?? was)?.name ?? key;
    const whole = new Map(
      columns.map((column) => [column, cell(after, is?.row, column) ?? cell(before, was?.row, column) ?? '']),
    );
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [
      {
        table,
        title,
        row: name,
        change,
        cells,
        roles: rolesOf(
          table,
          name,
          cells.map(({ column }) => column),
          whole,
          to,
        ),
      },
    ];
  });
}

/** Every row that was added, removed or changed, in the order of the tables. */
export function compareVersions(from: PolicySnapshot, to: PolicySnapshot): readonly RowChange[] {
  const ids = [...new Set([...to.tables, ...from.tables].map(({ id }) => id))].filter((id) => !DERIVED.includes(id));
  const table = ({ tables }: PolicySnapshot, id: string): DescribedTable =>
    tables.find((one) => one.id === id) ?? NOTHING;
  return ids.flatMap((id) => compareTable(table(from, id), table(to, id), to));
}
