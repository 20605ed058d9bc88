/**
 * Which people does a question count, and where? DuckDB over the two tables of one data set: they are read, then
 * everything outside is shut, and only then is the question asked.
 */
import { join } from 'node:path';
import { placeOf, type Places } from '../../../src/secondary/disclosure/overlap';
import type { Values } from '../../../src/secondary/disclosure/table';
import { bandsWithin, toSql } from '../../../src/secondary/questions/to-sql';
import { WITHHELD_VALUE } from '../../../src/secondary/rules/columns';
import { EVENTS_FILE, PEOPLE_FILE } from '../../../src/secondary/shapes/data-set';
import { BREAKDOWNS, type Breakdown, type Question } from '../../../src/secondary/shapes/question';
import type { GroupsTold } from './ledger/answers';
import { numberedParquetOf, openDatabase, parquetOf, text, type Database, type Room } from '../duckdb/database';

export interface Asking {
  /** The data set. */
  readonly folder: string;
  readonly ageEdges: readonly number[];
  readonly question: Question;
  readonly room: Room;
  /** Few of them must have their row, be there anybody in them or not. */
  readonly told?: GroupsTold;
}

/** For each row of the table of people where it was counted; cells in the order of the combinations of `values`. */
export interface Counted {
  readonly values: Values;
  readonly places: Places;
}

/** What a question needs to know of a person. */
function columnsOf({ by, population: { sex, age, any = [] } }: Question): readonly Breakdown[] {
  const isByAge = age !== undefined || any.some((test) => typeof test === 'object' && 'age' in test);
  const needed = new Set<Breakdown>([...by, ...(sex === undefined ? [] : ['sex' as const])]);
  if (isByAge) needed.add('ageBand');
  return BREAKDOWNS.filter((column) => needed.has(column));
}

const textOf = (person: string): string => person;
/** Eight bytes are joined and grouped much faster than a pseudonym. */
const hashOf = (person: string): string => `hash(${person})`;

async function countOf(database: Database, what: string): Promise<number> {
  for await (const [row] of database.rows(`SELECT ${what} AS found FROM people`)) return Number(row?.['found']);
  return 0;
}

/** `n`: which row of its file somebody is. Only what is asked of is read. */
async function load(database: Database, { folder, question }: Asking, reads: string): Promise<number> {
  const named = columnsOf(question).map((column) => `, "${column}"`);
  const people = (key: (person: string) => string): string =>
    `CREATE OR REPLACE TABLE people AS SELECT CAST(file_row_number AS INTEGER) AS n, ${key('person')} AS person` +
    `${named.join('')} FROM ${numberedParquetOf(join(folder, PEOPLE_FILE))}`;
  await database.run(people(hashOf));
  const rows = await countOf(database, 'count(*)');
  // INVARIANT: two people are never taken for one: where two have one hash, their pseudonyms are compared
  const isUnique = (await countOf(database, 'count(DISTINCT person)')) === rows;
  if (!isUnique) await database.run(people(textOf));
  const key = isUnique ? hashOf : textOf;
  await database.run(
    `CREATE TABLE events AS SELECT ${key('e.person')} AS person, e.concept, e.at ` +
      `FROM ${parquetOf(join(folder, EVENTS_FILE))} e WHERE ${reads}`,
  );
  // INVARIANT: from here on nothing can be read, written, attached or set; the question is not yet asked
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
  return rows;
}

/** As people would: `5-9` before `10-13`, `2` before `10`; what is not recorded or withheld last. */
function inOrder(one: string, other: string): number {
  const number = (text: string): number => (/^\d/.test(text) ? parseInt(text, 10) : Infinity);
  const isWord = (text: string): number => (text === 'not recorded' ? 1 : text === 'withheld' ? 2 : 0);
  const [a, b] = [number(one), number(other)];
  if (a !== b) return a < b ? -1 : 1;
  return isWord(one) - isWord(other) || (one < other ? -1 : 1);
}

/**
 * What can stand in a column of somebody of this population: a man is not among women, however few they are. Whoever
 * has a value withheld by the floor is in no group, and so in no cell.
 */
function isPossible({ ageEdges, question: { population } }: Asking, column: Breakdown): (value: string) => boolean {
  const { sex, age } = population;
  if (column === 'sex' && sex !== undefined) return (value) => value === sex;
  const bands = age === undefined ? null : bandsWithin(age, ageEdges);
  return column === 'ageBand' && bands !== null
    ? (value) => bands.includes(value)
    : (value) => value !== WITHHELD_VALUE;
}

async function textsOf(database: Database, query: string): Promise<readonly string[]> {
  const values: string[] = [];
  for await (const rows of database.rows(query)) values.push(...rows.map(({ value }) => String(value)));
  return values;
}

/** Makes `v0`, `v1`… with a number for each value of a breakdown, and says which is which. */
async function valuesOf(database: Database, asking: Asking): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const [at, column] of asking.question.by.entries()) {
    const table = `v${String(at)}`;
    const found = await textsOf(database, `SELECT DISTINCT "${column}" AS value FROM people`);
    const { all: known = [], few = [] } = { all: asking.told?.all[column], few: asking.told?.few[column] };
    // where none of those is there any more, the column is a coarser one
    const each = known.some((value) => found.includes(value)) ? [...new Set([...found, ...few])] : found;
    await database.run(
      `CREATE TABLE ${table} AS SELECT value, CAST(row_number() OVER (ORDER BY value) - 1 AS INTEGER) AS code ` +
        `FROM (SELECT unnest([${each.map(text).join(', ')}]::VARCHAR[]) AS value)`,
    );
    all.push(await textsOf(database, `SELECT value FROM ${table} ORDER BY code`));
  }
  return all;
}

/** The number of a cell among all combinations of the values, as DuckDB numbers them. */
const codeOf = (found: readonly (readonly string[])[]): string =>
  found.reduce((code, values, at) => `(${code}) * ${String(values.length)} + v${String(at)}.code`, '0');

/** For each number of a cell as DuckDB has it, its place among the values in the order in which people read them. */
function inReadingOrder(
  found: readonly (readonly string[])[],
  sorted: readonly (readonly string[])[],
): readonly number[] {
  return found.reduce<readonly number[]>(
    (cells, values, at) => {
      const wanted = sorted[at] ?? [];
      return cells.flatMap((cell) =>
        values.map((value) =>
          cell < 0 || !wanted.includes(value) ? -1 : cell * wanted.length + wanted.indexOf(value),
        ),
      );
    },
    [0],
  );
}

export async function counted(asking: Asking): Promise<Counted> {
  const { question, ageEdges, room } = asking;
  const query = toSql(question, ageEdges, 'n');
  const database = await openDatabase(room);
  try {
    const places: Places = new Uint16Array(await load(database, asking, query.reads));
    const found = await valuesOf(database, asking);
    const sorted = question.by.map((column, at) => (found[at] ?? []).filter(isPossible(asking, column)).sort(inOrder));
    const cells = inReadingOrder(found, sorted);
    const joins = question.by.map((column, at) => `JOIN v${String(at)} ON v${String(at)}.value = a.${column}`);
    const code = `CAST((${codeOf(found)}) * 2 + a.outcome AS INTEGER)`;
    for await (const [rows = [], codes = []] of database.numbers(
      `SELECT a.n, ${code} FROM (${query.people}) a ${joins.join(' ')}`,
    ))
      for (const [at, row] of rows.entries()) {
        const counted = codes[at] ?? 0;
        const cell = cells[counted >> 1] ?? -1;
        if (cell >= 0) places[row] = placeOf(cell, (counted & 1) === 1);
      }
    const values = Object.fromEntries(question.by.map((column, at) => [column, sorted[at] ?? []])) as Values;
    return { values, places };
  } finally {
    database.close();
  }
}
