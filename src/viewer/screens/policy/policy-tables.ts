/**
 * Which tables are in force? Reads them by shape, whatever tables there are: a list of rows becomes a table, everything
 * else a fact.
 */
import { type Json, isObject } from '../../../domain/json';

export interface PolicyTable {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PolicyOnScreen {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly tables: readonly PolicyTable[];
}

/** `roleViews` or `role-views` → `Role views`. */
export function toTitle(key: string): string {
  const spaced = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A cell as text: lists with commas, yes and no, nothing as a dash. */
export function toCell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(toCell).join(', ');
  if (isObject(value))
    return Object.entries(value)
      .map(([key, part]) => `${key}: ${toCell(part)}`)
      .join('; ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

function fromRows(id: string, title: string, rows: readonly unknown[], columns?: readonly string[]): PolicyTable {
  if (columns !== undefined) {
    return {
      id,
      title,
      about: null,
      columns,
      rows: rows.map((row) =>
        Array.isArray(row) ? row.map(toCell) : columns.map((column) => toCell(isObject(row) ? row[column] : row)),
      ),
    };
  }
  const keys = [...new Set(rows.flatMap((row) => (isObject(row) ? Object.keys(row) : [])))];
  if (keys.length === 0)
    return { id, title, about: null, columns: [title], rows: rows.length === 0 ? [] : [[toCell(rows)]] };
  return {
    id,
    title,
    about: null,
    columns: keys.map(toTitle),
    rows: rows.map((row) => keys.map((key) => toCell(isObject(row) ? row[key] : row))),
  };
}

function fromObject(id: string, value: Json): PolicyTable {
  const title = typeof value['title'] === 'string' ? value['title'] : toTitle(id);
  const { columns, rows, about } = value;
  if (Array.isArray(rows))
    return {
      ...fromRows(id, title, rows, Array.isArray(columns) ? columns.map(toCell) : undefined),
      about: typeof about === 'string' ? about : null,
    };
  const entries = Object.entries(value);
  return entries.every(([, row]) => isObject(row))
    ? fromRows(
        id,
        title,
        entries.map(([key, row]) => ({ '': key, ...(row as Json) })),
      )
    : { id, title, about: null, columns: ['Name', 'Value'], rows: entries.map(([key, row]) => [key, toCell(row)]) };
}

/** For programs: the table of the lists in force says the same to people. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set(['seedOnly', 'requireValueSetsWaiver']);

/**
 * Reads what `GET /api/policy` answered. A part whose shape is unknown is still shown, as text: nothing in force is
 * left out.
 */
export function readPolicyTables(answer: unknown): PolicyOnScreen {
  if (!isObject(answer)) return { facts: [], tables: [] };
  const facts: { name: string; value: string }[] = [];
  const tables: PolicyTable[] = [];
  for (const [key, value] of Object.entries(answer)) {
    if (FOR_PROGRAMS.has(key)) continue;
    if (key === 'terminology' && isObject(value)) {
      const { name, release, digest } = value;
      facts.push({ name: 'Terminology', value: `${toCell(name)}, release ${toCell(release)}` });
      facts.push({ name: 'Terminology digest', value: toCell(digest) });
      // A record is merged in the page, which asks for a deployer's tables as it needs them.
      if (name !== 'shipped')
        facts.push({
          name: 'Read by it',
          value: 'The gateway, its commands and records on screen. While a record cannot have these names, it says so.',
        });
      continue;
    }
    if (key === 'tables' && Array.isArray(value)) {
      value.forEach((table: unknown, index) => {
        if (isObject(table)) tables.push(fromObject(toCell(table['id'] ?? String(index)), table));
      });
    } else if (key === 'tables' && isObject(value)) {
      for (const [id, table] of Object.entries(value))
        tables.push(
          Array.isArray(table)
            ? fromRows(id, toTitle(id), table)
            : isObject(table)
              ? fromObject(id, table)
              : fromRows(id, toTitle(id), [table]),
        );
    } else if (Array.isArray(value)) tables.push(fromRows(key, toTitle(key), value));
    else if (isObject(value)) tables.push(fromObject(key, value));
    else facts.push({ name: toTitle(key), value: toCell(value) });
  }
  return { facts, tables };
}
