/**
 * Which people does a question count, and where? DuckDB over the two tables of one data set: it is read which people
 * are alike, then everything outside is shut, and only then is the question asked, of each kind once.
 */
import { join } from 'node:path';
import { placeOf, UNSHOWN, type Places } from '../../../src/secondary/disclosure/overlap';
import type { Values } from '../../../src/secondary/disclosure/table';
import { bandsWithin, toSql } from '../../../src/secondary/questions/to-sql';
import { WITHHELD_VALUE } from '../../../src/secondary/rules/columns';
import { EVENTS_FILE, PEOPLE_FILE, PERSON, PERSON_ROW } from '../../../src/secondary/shapes/data-set';
import { BREAKDOWNS, type Breakdown, type Question } from '../../../src/secondary/shapes/question';
import type { GroupsTold } from './ledger/answers';
import { openDatabase, parquetOf, type Database, type Room } from '../duckdb/database';
import { kindsIn, type Column, type Kinds } from './kinds';
import { NotCounted } from './not-counted';

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

/** As people would: `5-9` before `10-13`, `2` before `10`; what is not recorded or withheld last. */
function inOrder(one: string, other: string): number {
  const number = (text: string): number => (/^\d/.test(text) ? parseInt(text, 10) : Infinity);
  const isWord = (text: string): number => (text === 'not recorded' ? 1 : text === 'withheld' ? 2 : 0);
  const [a, b] = [number(one), number(other)];
  if (a !== b) return a < b ? -1 : 1;
  return isWord(one) - isWord(other) || (one < other ? -1 : 1);
}

/** The bands that a range leaves; and where nothing but an age is asked of some, those of any of them. */
function bandsOf({ ageEdges, question: { population } }: Asking): readonly string[] | null {
  const { age, any = [] } = population;
  const ranges = any.flatMap((test) => (typeof test === 'object' && 'age' in test ? [test.age] : []));
  const ofAny = ranges.length === 0 || ranges.length < any.length ? null : ranges;
  if (age === undefined && ofAny === null) return null;
  const within = bandsWithin(age ?? { from: 0 }, ageEdges);
  const either = ofAny?.flatMap((range) => bandsWithin(range, ageEdges)) ?? within;
  return within.filter((band) => either.includes(band));
}

/**
 * What can stand in a column of somebody of this population: a man is not among women, however few they are. A row that
 * the question leaves empty is none of those that may be few. Whoever has a value withheld by the floor is in no group,
 * and so in no cell.
 */
function isPossible(asking: Asking, column: Breakdown): (value: string) => boolean {
  const { sex } = asking.question.population;
  if (column === 'sex' && sex !== undefined) return (value) => value === sex;
  const bands = column === 'ageBand' ? bandsOf(asking) : null;
  return bands === null ? (value) => value !== WITHHELD_VALUE : (value) => bands.includes(value);
}

async function textsOf(database: Database, query: string): Promise<readonly string[]> {
  const values: string[] = [];
  for await (const rows of database.rows(query)) values.push(...rows.map(({ value }) => String(value)));
  return values;
}

/** What stands in each column that is asked of; and, of a breakdown, what must have its row. */
async function columnsIn(database: Database, { folder, question, told }: Asking): Promise<readonly Column[]> {
  const people = parquetOf(join(folder, PEOPLE_FILE));
  const columns: Column[] = [];
  for (const column of columnsOf(question)) {
    const found = await textsOf(
      database,
      `SELECT DISTINCT "${column}" AS value FROM ${people} WHERE value IS NOT NULL`,
    );
    const { all: known = [], few = [] } = { all: told?.all[column], few: told?.few[column] };
    // where none of those is there any more, the column is a coarser one
    const isSame = question.by.includes(column) && known.some((value) => found.includes(value));
    columns.push([column, isSame ? [...new Set([...found, ...few])] : found]);
  }
  return columns;
}

/** Puts each kind into `people`, as if it were one person. INVARIANT: from here on nothing else can be read. */
async function load(
  database: Database,
  columns: readonly Column[],
  testColumns: readonly string[],
  { all }: Kinds,
): Promise<void> {
  const declared = [
    'n INTEGER',
    ...columns.map(([name]) => `"${name}" VARCHAR`),
    ...testColumns.map((name) => `${name} INTEGER`),
  ];
  await database.run(`CREATE TABLE people (${declared.join(', ')})`);
  await database.append(
    'people',
    all.map(({ values, tests }, at) => [at, ...values, ...tests]),
  );
  // INVARIANT: from here on nothing can be read, written, attached or set; the question is not yet asked
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
}

/** The cell of a combination of values, among all of those that can stand there; -1 where it cannot. */
function cellOf(by: readonly (readonly string[])[], values: readonly string[]): number {
  return by.reduce((cell, possible, at) => {
    const place = possible.indexOf(values[at] ?? '');
    return cell < 0 || place < 0 ? -1 : cell * possible.length + place;
  }, 0);
}

/** Rejects where the tables are not those that a build of this version writes: DuckDB's words would say it of none. */
async function expectTables(database: Database, { folder, question }: Asking): Promise<void> {
  const wanted: readonly (readonly [file: string, columns: readonly string[]])[] = [
    [PEOPLE_FILE, [PERSON, ...columnsOf(question)]],
    [EVENTS_FILE, [PERSON, 'concept', 'at', PERSON_ROW]],
  ];
  for (const [file, columns] of wanted) {
    const found = await textsOf(
      database,
      `SELECT column_name AS value FROM (DESCRIBE FROM ${parquetOf(join(folder, file))})`,
    );
    if (!columns.every((column) => found.includes(column))) throw new NotCounted('old');
  }
}

/** Which people a question counts, and where. Rejects with `NotCounted`, or in DuckDB's words. */
export async function counted(asking: Asking): Promise<Counted> {
  const { question, ageEdges, room, folder } = asking;
  const { by } = question;
  const query = toSql(question, ageEdges, 'n');
  const database = await openDatabase(room);
  try {
    await expectTables(database, asking);
    const columns = await columnsIn(database, asking);
    const kinds = await kindsIn(database, folder, columns, query);
    await load(database, columns, query.testColumns, kinds);
    const names = columns.map(([name]) => name);
    const sorted = by.map((column) =>
      [...(columns[names.indexOf(column)]?.[1] ?? [])].filter(isPossible(asking, column)).sort(inOrder),
    );
    const isUnshown = ({ values }: Kinds['all'][number]): boolean => values.includes(WITHHELD_VALUE);
    const placeOfKind = Uint16Array.from(kinds.all, (kind) => (isUnshown(kind) ? UNSHOWN : 0));
    for await (const [numbers = [], outcomes = []] of database.numbers(query.people))
      for (const [at, kind] of numbers.entries()) {
        const values = kinds.all[kind]?.values ?? [];
        const cell = cellOf(
          sorted,
          by.map((column) => values[names.indexOf(column)] ?? ''),
        );
        if (cell >= 0) placeOfKind[kind] = placeOf(cell, outcomes[at] === 1);
      }
    const places: Places = new Uint16Array(kinds.of.length);
    kinds.of.forEach((kind, row) => {
      places[row] = placeOfKind[kind] ?? 0;
    });
    const values = Object.fromEntries(by.map((column, at) => [column, sorted[at] ?? []])) as Values;
    return { values, places };
  } finally {
    database.close();
  }
}
