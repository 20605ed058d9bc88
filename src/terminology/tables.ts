/** Which tables of meaning are there, and in which columns? */
import { readCsv } from './csv.ts';

/** What words and codes mean: one row a code or a term. */
export const TERM_TABLES = [
  'allergens',
  'further-allergens',
  'allergen-classes',
  'analytes',
  'brands',
  'conditions',
  'diseases',
  'medicines',
  'operations',
  'panels',
  'routes',
  'salts',
  'search-words',
  'specimens',
  'vaccines',
] as const;

/** What is to be known of a concept besides: one row a fact. */
export const FACT_TABLES = [
  'analyte-facts',
  'brand-facts',
  'condition-facts',
  'medicine-facts',
  'search-facts',
] as const;

export type TermTable = (typeof TERM_TABLES)[number];
export type FactTable = (typeof FACT_TABLES)[number];
export type TableName = TermTable | FactTable;

export const TABLE_NAMES: readonly TableName[] = [...TERM_TABLES, ...FACT_TABLES].sort();

const isFacts = (name: TableName): name is FactTable => (FACT_TABLES as readonly string[]).includes(name);

/** Where it is from, and who has looked at it: at the end of every row. */
const PROVENANCE = ['source', 'release', 'reviewer', 'note'] as const;
export const TERM_COLUMNS = ['concept_id', 'system', 'code', 'term', 'relation', 'group', ...PROVENANCE] as const;
export const FACT_COLUMNS = ['concept_id', 'fact', 'value', ...PROVENANCE] as const;

export const columnsOf = (name: TableName): readonly string[] => (isFacts(name) ? FACT_COLUMNS : TERM_COLUMNS);

/** Only `exact` joins; a `not` row says what its concept is not, and is run as a test. */
export const RELATIONS = ['exact', 'broader', 'narrower', 'not'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A row by its columns, every cell trimmed, and the line on which it stands. */
export type TableRow = Readonly<Record<string, string>> & { readonly line: string };

export interface Problem {
  /** `medicines.csv`. */
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

export type ReadRows =
  { readonly ok: true; readonly rows: readonly TableRow[] } | { readonly ok: false; readonly problem: Problem };

export const fileOf = (name: TableName): string => `${name}.csv`;

/** Reads one table. A wrong header, and a row that is longer or shorter than the header, refuse the whole of it. */
export function readRows(name: TableName, text: string): ReadRows {
  const refused = (line: number, problem: string): ReadRows => ({
    ok: false,
    problem: { file: fileOf(name), line, problem },
  });
  const read = readCsv(text);
  if (!read.ok) return refused(read.line, read.problem);
  const [header, ...body] = read.rows;
  const columns = columnsOf(name);
  if (header?.cells.join(',') !== columns.join(','))
    return refused(1, `the header must be ${columns.join(',')}; it is ${header?.cells.join(',') ?? 'missing'}`);
  const odd = body.find(({ cells }) => cells.length !== columns.length);
  if (odd !== undefined)
    return refused(odd.line, `has ${String(odd.cells.length)} cells where the header has ${String(columns.length)}`);
  const rows = body.map(({ line, cells }): TableRow => ({
    ...Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()])),
    line: String(line),
  }));
  return { ok: true, rows };
}
