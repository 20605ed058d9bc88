/**
 * Which people does a question count, and where? DuckDB over the two tables of one data set: they are read, then
 * everything outside is shut, and only then is the question asked.
 */
import { join } from 'node:path';
import { placeOf, type Places } from '../../../src/secondary/disclosure/overlap';
import type { Values } from '../../../src/secondary/disclosure/table';
import { bandsWithin, toSql, wordsOf } from '../../../src/secondary/questions/to-sql';
import { EVENTS_FILE, PEOPLE_FILE } from '../../../src/secondary/shapes/data-set';
import { BREAKDOWNS, type Breakdown, type Question } from '../../../src/secondary/shapes/question';
import { numberedParquetOf, openDatabase, parquetOf, type Database, type Room } from '../duckdb/database';

export interface Asking {
  /** The data set. */
  readonly folder: string;
  readonly columns: readonly Breakdown[];
  readonly ageEdges: readonly number[];
  readonly question: Question;
  readonly room: Room;
}

/** For each row of the table of people where it was counted; cells in the order of the combinations of `values`. */
export interface Counted {
  readonly values: Values;
  readonly places: Places;
}

/** `n`: which row of its file somebody is. Only the concepts that are asked of are read. */
async function load(database: Database, { folder, columns, question }: Asking, concepts: readonly string[]) {
  const named = BREAKDOWNS.filter((column) => columns.includes(column)).map((column) => `, "${column}"`);
  await database.run(
    `CREATE TABLE people AS SELECT CAST(file_row_number AS INTEGER) AS n, person${named.join('')} ` +
      `FROM ${numberedParquetOf(join(folder, PEOPLE_FILE))}`,
  );
  await database.run(
    `CREATE TABLE events AS SELECT person, concept, "at" FROM ${parquetOf(join(folder, EVENTS_FILE))} ` +
      `WHERE concept IN (${wordsOf(concepts)})`,
  );
  // INVARIANT: from here on nothing can be read, written, attached or set; the question is not yet asked
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
  return question;
}

/** As people would: `5-9` before `10-13`, `2` before `10`; what is not recorded or withheld last. */
function inOrder(one: string, other: string): number {
  const number = (text: string): number => (/^\d/.test(text) ? parseInt(text, 10) : Infinity);
  const isWord = (text: string): number => (text === 'not recorded' ? 1 : text === 'withheld' ? 2 : 0);
  const [a, b] = [number(one), number(other)];
  if (a !== b) return a < b ? -1 : 1;
  return isWord(one) - isWord(other) || (one < other ? -1 : 1);
}

/** What can stand in a column of somebody of this population: a man is not among women, however few they are. */
function isPossible({ ageEdges, question: { population } }: Asking, column: Breakdown): (value: string) => boolean {
  const { sex, age } = population;
  if (column === 'sex' && sex !== undefined) return (value) => value === sex;
  const bands = age === undefined ? null : bandsWithin(age, ageEdges);
  return column === 'ageBand' && bands !== null ? (value) => bands.includes(value) : () => true;
}

/** Makes `v0`, `v1`… with a number for each value of a breakdown, and says which is which. */
async function valuesOf(database: Database, asking: Asking): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const [at, column] of asking.question.by.entries()) {
    const table = `v${String(at)}`;
    await database.run(
      `CREATE TABLE ${table} AS SELECT value, CAST(row_number() OVER (ORDER BY value) - 1 AS INTEGER) AS code ` +
        `FROM (SELECT DISTINCT "${column}" AS value FROM people)`,
    );
    const values: string[] = [];
    for await (const rows of database.rows(`SELECT value FROM ${table} ORDER BY code`))
      values.push(...rows.map(({ value }) => String(value)));
    all.push(values);
  }
  return all;
}

export async function counted(asking: Asking): Promise<Counted> {
  const { question, ageEdges, room } = asking;
  const query = toSql(question, ageEdges, 'n');
  const database = await openDatabase(room);
  try {
    await load(database, asking, query.concepts);
    const found = await valuesOf(database, asking);
    const sorted = question.by.map((column, at) => (found[at] ?? []).filter(isPossible(asking, column)).sort(inOrder));
    const ordinals = found.map((values, at) => values.map((value) => (sorted[at] ?? []).indexOf(value)));
    const codes = question.by.map((_, at) => `v${String(at)}.code`);
    const joins = question.by.map((column, at) => `JOIN v${String(at)} ON v${String(at)}.value = a.${column}`);
    const places: Places = new Uint16Array(await rowsOf(database));
    const asked = `SELECT a.n, a.outcome, ${codes.join(', ')} FROM (${query.people}) a ${joins.join(' ')}`;
    for await (const [rows = [], outcomes = [], ...columns] of database.numbers(asked))
      for (const [at, row] of rows.entries()) {
        let cell = 0;
        for (const [of, column] of columns.entries())
          cell = cell * (sorted[of]?.length ?? 0) + (ordinals[of]?.[column[at] ?? 0] ?? 0);
        places[row] = placeOf(cell, outcomes[at] === 1);
      }
    const values = Object.fromEntries(question.by.map((column, at) => [column, sorted[at] ?? []])) as Values;
    return { values, places };
  } finally {
    database.close();
  }
}

async function rowsOf(database: Database): Promise<number> {
  for await (const [row] of database.rows('SELECT count(*) AS rows FROM people')) return Number(row?.['rows']);
  return 0;
}
