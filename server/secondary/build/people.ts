/**
 * Who is counted, and by which values? One row a person with a GP contribution; the values that may stand in it are
 * decided over all of them together.
 */
import { floored, type Floored } from '../../../src/secondary/deidentify/floor';
import { pseudonymOf, type Hmac } from '../../../src/secondary/pseudonym/pseudonym';
import { AGE_LADDER, ageBand } from '../../../src/secondary/rules/age-bands';
import { columnRow } from '../../../src/secondary/rules/columns';
import { NOT_RECORDED } from '../../../src/secondary/shapes/data-set';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import { csvOf, text, type Database } from '../duckdb/database';
import { GEOGRAPHY } from './geography';

/** The concepts that a column, by itself, needs to be read. */
export const CONCEPT_OF: Readonly<Partial<Record<Breakdown, string>>> = {
  learningDisability: 'learning-disability',
  severeMentalIllness: 'severe-mental-illness',
};

const WHOLE_DAY = String.raw`'\d{4}-\d{2}-\d{2}'`;
const BIRTH = `TRY_CAST(CASE WHEN regexp_full_match(s.birthDate, ${WHOLE_DAY}) THEN s.birthDate END AS DATE)`;

function bandOf(index: string): string {
  const [edges = []] = AGE_LADDER;
  const age = `date_sub('year', ${BIRTH}, DATE ${text(index)})`;
  const bands = edges.toReversed().map((edge) => `WHEN ${age} >= ${String(edge)} THEN ${text(ageBand(edge, edges))}`);
  return `CASE ${bands.join(' ')} END`;
}

const flagOf = (concept: string, index: string): string =>
  `CASE WHEN s.spine IN (SELECT spine FROM recorded WHERE concept = ${text(concept)} ` +
  `AND hi <= DATE ${text(index)}) THEN 'yes' END`;

const VALUES: Readonly<Record<Breakdown, (index: string) => string>> = {
  ageBand: bandOf,
  sex: () => 's.gender',
  ethnicGroup: () => 's.ethnic',
  deprivationFifth: () => 'g.fifth',
  borough: () => 'g.borough',
  practice: () => 's.practice',
  learningDisability: (index) => flagOf('learning-disability', index),
  severeMentalIllness: (index) => flagOf('severe-mental-illness', index),
};

/** A postcode that is told in two ways is told in neither. */
export const placesIn = (file: string): string => `CREATE TABLE places AS
  SELECT upper(replace(postcode, ' ', '')) AS postcode,
    CASE WHEN count(DISTINCT deprivationFifth) = 1 THEN min(deprivationFifth) END AS fifth,
    CASE WHEN count(DISTINCT borough) = 1 THEN min(borough) END AS borough
  FROM ${csvOf(file, GEOGRAPHY)} GROUP BY 1`;

const named = (columns: readonly Breakdown[], before: string): string =>
  columns.map((name) => `${before}"${name}"`).join(', ');

/** Makes `counted_people`: who is counted, born by the index date, with the values as they were found. */
export async function findPeople(
  work: Database,
  columns: readonly Breakdown[],
  index: string,
  geography: string,
): Promise<void> {
  await work.run(placesIn(geography));
  const values = columns.map((name) => `, coalesce(${VALUES[name](index)}, ${text(NOT_RECORDED)}) AS "${name}"`);
  await work.run(`CREATE TABLE counted_people AS SELECT s.spine${values.join('')}
    FROM spine_people AS s LEFT JOIN places AS g ON g.postcode = upper(replace(s.postcode, ' ', ''))
    WHERE s.hasGp AND coalesce(${BIRTH} <= DATE ${text(index)}, true)`);
}

/** A value that is not of its column is one that nobody recorded. */
const proper = (column: Breakdown, value: string): string => (columnRow(column).holds(value) ? value : NOT_RECORDED);

/** Makes `shown`: for each combination that was found, the values that leave. Null where it is too fine. */
export async function applyFloor(
  work: Database,
  columns: readonly Breakdown[],
  kept: readonly Breakdown[],
): Promise<Floored | null> {
  const found: (readonly string[])[] = [];
  const people: number[] = [];
  const all = columns.length === 0 ? '' : `${named(columns, '')}, `;
  for await (const rows of work.rows(`SELECT ${all}count(*) AS people FROM counted_people GROUP BY ALL`))
    for (const row of rows) {
      if (Number(row['people']) === 0) continue;
      found.push(columns.map((name) => String(row[name])));
      people.push(Number(row['people']));
    }
  const combinations = found.map((values, at) => ({
    values: values.map((value, of) => proper(columns[of] ?? 'sex', value)),
    people: people[at] ?? 0,
  }));
  const floor = floored(columns, combinations, kept);
  if (floor === null) return null;
  const table = [...columns.map((name) => `"f_${name}" VARCHAR`), ...floor.columns.map((name) => `"${name}" VARCHAR`)];
  if (table.length === 0) return floor;
  await work.run(`CREATE TABLE shown (${table.join(', ')})`);
  await work.append('shown', combinedRows(found, floor));
  return floor;
}

function* combinedRows(found: readonly (readonly string[])[], { shown }: Floored): Generator<readonly string[]> {
  for (const [at, values] of found.entries()) yield [...values, ...(shown[at] ?? [])];
}

const PAGE = 50_000;

/** Makes `pseudonyms`: what stands for each person who is counted. A page at a time, for they may be millions. */
export async function namePeople(work: Database, projectKey: Uint8Array, mac: Hmac): Promise<void> {
  await work.run('CREATE TABLE pseudonyms (spine VARCHAR, person VARCHAR)');
  for (let last = ''; ;) {
    const page: string[] = [];
    const query = `SELECT spine FROM counted_people WHERE spine > ${text(last)} ORDER BY spine LIMIT ${String(PAGE)}`;
    for await (const rows of work.rows(query)) page.push(...rows.map(({ spine }) => String(spine)));
    if (page.length === 0) return;
    await work.append(
      'pseudonyms',
      page.map((spine) => [spine, pseudonymOf(projectKey, spine, mac)]),
    );
    last = page.at(-1) ?? last;
  }
}

/** The table of people as it leaves, in the order of pseudonyms. */
export function peopleQuery(columns: readonly Breakdown[], { columns: left }: Floored): string {
  const values = left.map((name) => `, v."${name}"`).join('');
  const same = columns.map((name) => `v."f_${name}" = f."${name}"`).join(' AND ');
  const joined = left.length === 0 ? '' : `JOIN shown AS v ON ${same}`;
  return `SELECT p.person${values} FROM counted_people AS f JOIN pseudonyms AS p ON p.spine = f.spine ${joined}
    ORDER BY p.person`;
}
