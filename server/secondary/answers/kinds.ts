/**
 * Which people are alike in all that a question asks of them? Those of one kind are all counted, or none of them is:
 * so a question is asked of the kinds, which are few, and never of a million people one by one.
 */
import { join } from 'node:path';
import type { Query } from '../../../src/secondary/questions/to-sql';
import { EVENTS_FILE, PEOPLE_FILE, PERSON_ROW } from '../../../src/secondary/shapes/data-set';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import { numberedParquetOf, parquetOf, text, type Database } from '../duckdb/database';

/** A column that the question asks of, and all values that stand in it. */
export type Column = readonly [name: Breakdown, values: readonly string[]];

export interface Kinds {
  /** For each row of the table of people its kind; -1 where a value is none of those of its column. */
  readonly of: Int32Array;
  /** Of each kind its value of each column, and the tests that it passes. */
  readonly all: readonly { readonly values: readonly string[]; readonly tests: readonly number[] }[];
}

/** Numbers of people by which DuckDB groups without looking them up: 2 to the power of it. */
const BY_NUMBER = 21;

const listOf = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;

/** The number of a combination of values; the other way round it is `valuesOf`. */
const codeOf = (columns: readonly Column[]): string =>
  columns.reduce(
    (code, [name, values]) => `(${code}) * ${String(values.length)} + list_position(${listOf(values)}, "${name}") - 1`,
    'CAST(0 AS BIGINT)',
  );

function valuesOf(columns: readonly Column[], code: number): readonly string[] {
  let rest = code;
  return columns
    .toReversed()
    .map(([, values]) => {
      const value = values[rest % values.length] ?? '';
      rest = Math.floor(rest / values.length);
      return value;
    })
    .reverse();
}

async function rowsIn(database: Database, people: string): Promise<number> {
  for await (const [row] of database.rows(`SELECT count(*) AS rows FROM ${people}`)) return Number(row?.['rows']);
  return 0;
}

const WIDE = 2 ** 31;

/**
 * Numbers the pairs of a kind and a value anew, in place, and says which is which; whoever has no value is of no kind.
 * INVARIANT: a kind is below 2 to the power of 22, so that a pair is one exact number.
 */
function split(kinds: Int32Array, values: Int32Array): readonly (readonly [kind: number, value: number])[] {
  const numbers = new Map<number, number>();
  for (let row = 0; row < kinds.length; row += 1) {
    const [kind, value] = [kinds[row] as number, values[row] as number];
    if (kind < 0 || value < 0) {
      kinds[row] = -1;
      continue;
    }
    const pair = kind * WIDE + value;
    let number = numbers.get(pair);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(pair, number);
    }
    kinds[row] = number;
  }
  return [...numbers.keys()].map((pair) => [Math.floor(pair / WIDE), pair % WIDE]);
}

/** Of each row of the table of people a number for each column of a query; `empty` where none is told. */
async function numbersOf(
  database: Database,
  query: string,
  rows: number,
  columns: number,
  empty: number,
): Promise<readonly Int32Array[]> {
  const all = Array.from({ length: columns }, () => new Int32Array(rows).fill(empty));
  for await (const [row = [], ...found] of database.numbers(query))
    for (const [column, values] of found.entries()) {
      const into = all[column] as Int32Array;
      for (let at = 0; at < row.length; at += 1) into[row[at] as number] = values[at] as number;
    }
  return all;
}

/**
 * Reads the two tables in `folder`. INVARIANT: of a query that is asked while files can be read, every word is of a
 * closed list, of a column’s values as they stand in the data set, or a checked day.
 */
export async function kindsIn(
  database: Database,
  folder: string,
  columns: readonly Column[],
  { tests, testColumns }: Pick<Query, 'tests' | 'testColumns'>,
): Promise<Kinds> {
  const people = numberedParquetOf(join(folder, PEOPLE_FILE));
  const rows = await rowsIn(database, people);
  const combinations = `SELECT CAST(file_row_number AS INTEGER), CAST(coalesce(${codeOf(columns)}, -1) AS INTEGER)
    FROM ${people}`;
  const [codes = new Int32Array(rows)] = await numbersOf(database, combinations, rows, 1, -1);
  await database.run(`SET perfect_ht_threshold = ${String(BY_NUMBER)}`);
  await database.run(
    `CREATE VIEW events AS SELECT "${PERSON_ROW}" AS n, concept, "at" FROM ${parquetOf(join(folder, EVENTS_FILE))}`,
  );
  const [of = new Int32Array(rows), ...passed] = await numbersOf(database, tests, rows, testColumns.length, 0);
  type All = Kinds['all'];
  const alike: All = split(of, codes).map(([bits, code]) => ({ values: valuesOf(columns, code), tests: [bits] }));
  const all = passed.reduce<All>(
    (kinds, values) =>
      split(of, values).map(([kind, bits]) => ({
        values: kinds[kind]?.values ?? [],
        tests: [...(kinds[kind]?.tests ?? []), bits],
      })),
    alike,
  );
  return { of, all };
}
