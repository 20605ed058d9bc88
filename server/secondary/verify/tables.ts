/** Are the two tables of a data set what was approved, value by value? Every value is decoded and looked at. */
import { join } from 'node:path';
import { PSEUDONYM } from '../../../src/secondary/pseudonym/pseudonym';
import { AGE_LADDER, ageBand } from '../../../src/secondary/rules/age-bands';
import { columnRow, WITHHELD_VALUE } from '../../../src/secondary/rules/columns';
import { conceptNamed } from '../../../src/secondary/rules/concepts';
import { FLOOR } from '../../../src/secondary/rules/floor';
import { EARLIER, periodStart } from '../../../src/secondary/rules/precisions';
import { EVENTS_FILE, NOT_RECORDED, PEOPLE_FILE, PERSON, PERSON_ROW } from '../../../src/secondary/shapes/data-set';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import type { WrittenFacts } from '../build/data-set';
import { numberedParquetOf, parquetOf, type Database } from '../duckdb/database';
import type { Tell } from './checks';
import { identifierIn } from './identifiers';

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(database: Database, query: string): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const rows of database.rows(query)) all.push(...rows);
  return all;
}

const numberOf = async (database: Database, query: string): Promise<number> =>
  Number((await rowsOf(database, query))[0]?.['n'] ?? 0);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Whether a value may stand in a column, at whatever step of its ladder. */
export function mayStand(column: Breakdown, value: string): boolean {
  if (value === NOT_RECORDED || value === WITHHELD_VALUE) return true;
  if (column === 'ageBand') return AGE_LADDER.some((edges) => edges.some((edge) => ageBand(edge, edges) === value));
  if (column === 'ethnicGroup' && ['white', 'mixed', 'asian', 'black', 'other'].includes(value)) return true;
  return columnRow(column).holds(value);
}

async function typesOf(database: Database, path: string): Promise<string> {
  const rows = await rowsOf(database, `DESCRIBE SELECT * FROM ${parquetOf(path)}`);
  return rows.map((row) => `${String(row['column_name'])} ${String(row['column_type'])}`).join(', ');
}

/** No more than a closed list can have; beyond it, something else stands there. */
const MOST_VALUES = 20_000;

/** Looks at every distinct value of a column of texts. */
async function lookAt(
  database: Database,
  [path, where]: readonly [path: string, where: string],
  column: string,
  may: (value: string) => boolean,
  tell: Tell,
): Promise<void> {
  const name = quoted(column);
  const query = `SELECT DISTINCT CAST(${name} AS VARCHAR) AS v FROM ${parquetOf(path)} LIMIT ${String(MOST_VALUES)}`;
  const values = (await rowsOf(database, query)).map(({ v }) => (v === null ? null : String(v)));
  const odd = values.filter((value) => value === null || !may(value));
  if (odd.length > 0) tell('VF-4', where, `${column} holds ${String(odd.length)} values that it may not hold`);
  const found = new Set(values.map((value) => (value === null ? null : identifierIn(value))));
  for (const what of found) if (what !== null) tell('VF-5', where, `${column} holds ${what}`);
}

async function namesOf(database: Database, path: string, where: string, tell: Tell): Promise<void> {
  const odd = `SELECT count(*) AS n FROM ${parquetOf(path)} WHERE ${PERSON} IS NULL OR
    NOT regexp_full_match(${PERSON}, '${PSEUDONYM.source.slice(1, -1)}')`;
  const found = await numberOf(database, odd);
  if (found > 0) tell('VF-4', where, `${PERSON} holds ${String(found)} values that are no pseudonyms`);
  const looks = await rowsOf(
    database,
    `SELECT DISTINCT ${PERSON} AS v FROM ${parquetOf(path)}
      WHERE NOT regexp_full_match(${PERSON}, '${PSEUDONYM.source.slice(1, -1)}') LIMIT ${String(MOST_VALUES)}`,
  );
  for (const what of new Set(looks.map(({ v }) => identifierIn(String(v)))))
    if (what !== null) tell('VF-5', where, `${PERSON} holds ${what}`);
}

async function outOfOrder(database: Database, path: string, by: readonly string[]): Promise<boolean> {
  const row = by.map(quoted).join(', ');
  const query = `SELECT count(*) AS n FROM (
    SELECT ROW(${row}) AS this, lag(ROW(${row})) OVER (ORDER BY file_row_number) AS before
    FROM read_parquet('${path.replaceAll("'", "''")}', file_row_number = true)
  ) WHERE before IS NOT NULL AND before >= this`;
  return (await numberOf(database, query)) > 0;
}

async function people(
  database: Database,
  path: string,
  { columns }: WrittenFacts,
  where: string,
  tell: Tell,
): Promise<boolean> {
  const wanted = [PERSON, ...columns].map((name) => `${name} VARCHAR`).join(', ');
  if ((await typesOf(database, path)) !== wanted) {
    tell('VF-3', where, 'its columns are not those of its facts');
    return false;
  }
  await namesOf(database, path, where, tell);
  for (const column of columns) await lookAt(database, [path, where], column, (value) => mayStand(column, value), tell);
  if (await outOfOrder(database, path, [PERSON])) tell('VF-8', where, 'people do not stand once each, in order');
  if (columns.length > 0) {
    const by = columns.map(quoted).join(', ');
    const query = `SELECT count(*) AS n FROM (SELECT count(*) AS people FROM ${parquetOf(path)} GROUP BY ${by})
      WHERE people < ${String(FLOOR)}`;
    const small = await numberOf(database, query);
    if (small > 0) tell('VF-6', where, `${String(small)} combinations are shared by fewer than ${String(FLOOR)}`);
  }
  return true;
}

function isPeriod(value: string, { precision, period }: WrittenFacts): boolean {
  if (value === EARLIER) return true;
  return periodStart(value, precision) === value && value >= periodStart(period.from, precision) && value <= period.to;
}

async function events(
  database: Database,
  [path, of]: readonly [path: string, people: string],
  facts: WrittenFacts,
  where: string,
  tell: Tell,
): Promise<void> {
  if ((await typesOf(database, path)) !== `${PERSON} VARCHAR, concept VARCHAR, at DATE, ${PERSON_ROW} INTEGER`) {
    tell('VF-3', where, 'its columns are not those of events');
    return;
  }
  await namesOf(database, path, where, tell);
  const isApproved = (value: string): boolean => facts.concepts.includes(value) && conceptNamed(value) !== null;
  await lookAt(database, [path, where], 'concept', isApproved, tell);
  const days = await rowsOf(database, `SELECT DISTINCT CAST("at" AS VARCHAR) AS v FROM ${parquetOf(path)}`);
  const odd = days.filter(({ v }) => typeof v !== 'string' || !isPeriod(v, facts));
  if (odd.length > 0) tell('VF-7', where, `${String(odd.length)} days are more exact than approved, or outside`);
  if (await outOfOrder(database, path, [PERSON, 'concept', 'at'])) tell('VF-8', where, 'events do not stand in order');
  const strange = `SELECT count(*) AS n FROM ${parquetOf(path)} AS e
    LEFT JOIN ${numberedParquetOf(of)} AS p ON p.file_row_number = e."${PERSON_ROW}"
    WHERE p.${PERSON} IS DISTINCT FROM e.${PERSON}`;
  const found = await numberOf(database, strange);
  if (found > 0)
    tell('VF-8', where, `${String(found)} events are of nobody in the table of people, or of another row of it`);
}

/** `where`: the folder as it is named in a finding. */
export async function tablesOf(
  database: Database,
  folder: string,
  facts: WrittenFacts,
  where: string,
  tell: Tell,
): Promise<void> {
  const [first, second] = [join(folder, PEOPLE_FILE), join(folder, EVENTS_FILE)];
  if (await people(database, first, facts, `${where}/${PEOPLE_FILE}`, tell))
    await events(database, [second, first], facts, `${where}/${EVENTS_FILE}`, tell);
}
