/**
 * What does a question of a million people cost against reading what it reads, and disclosure control against the
 * question? Bars U5 and U8, in time of the processor.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counted, type Asking } from '../server/secondary/answers/counted';
import { tableOf } from '../server/secondary/answers/answer';
import { writeTable } from '../server/secondary/build/data-set';
import { openDatabase } from '../server/secondary/duckdb/database';
import { NO_PAIRS, type Compared } from '../src/secondary/disclosure/earlier';
import { pairsAmong, placeOf, sharedBetween, type Places } from '../src/secondary/disclosure/overlap';
import { release } from '../src/secondary/disclosure/release';
import type { Values } from '../src/secondary/disclosure/table';
import { SHIPPED } from '../src/secondary/questions/shipped';
import { ageBand, AGE_LADDER } from '../src/secondary/rules/age-bands';
import { RULES } from '../src/secondary/rules/disclosure';
import { EVENTS_FILE, PEOPLE_FILE, PERSON_ROW } from '../src/secondary/shapes/data-set';
import type { Question } from '../src/secondary/shapes/question';
import { ratio, type Figure } from './measure';

const PEOPLE = 1_000_000;
const EVENTS_EACH = 10;
const ROOM = { memory: '2GB', threads: 2 };
const EDGES = AGE_LADDER[0] ?? [];
const BANDS = EDGES.map((edge) => ageBand(edge, EDGES));
const BOROUGHS = ['one', 'two', 'three', 'four', 'five'];
const FIFTHS = ['1', '2', '3', '4', '5'];
/** 20 × 5 × 5: as many cells as are ever answered. */
const VALUES: Values = { ageBand: BANDS, borough: BOROUGHS, deprivationFifth: FIFTHS };
const LEDGER = 40;

const flu = (): Question => {
  const found = SHIPPED.find(({ id }) => id === 'flu');
  if (found === undefined) throw new Error('no question of flu');
  return found;
};

async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle of three, after one that is not counted. */
async function middle(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 4; run += 1) times.push(await cpuMs(work));
  return times.slice(1).sort((a, b) => a - b)[1] ?? Number.NaN;
}

const listOf = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;
const oneOf = (values: readonly string[], by: string): string =>
  `${listOf(values)}[1 + CAST(hash(${by}) % ${String(values.length)} AS INTEGER)]`;

/** Two tables as a build leaves them: pseudonyms of 26 signs that nothing packs, in order; events in their order. */
async function writeSet(folder: string): Promise<void> {
  const database = await openDatabase(ROOM);
  const person = `left(replace(replace(lower(to_base64(unhex(sha256(CAST(p AS VARCHAR))))), '+', 'a'), '/', 'b'), 26)`;
  const concepts = [
    'flu-vaccine',
    'flu-risk-group',
    'pregnancy',
    'another',
    'a-third',
    'a-fourth',
    'a-fifth',
    'a-sixth',
  ];
  const at = `DATE '2015-01-01' + CAST(hash(p * 7 + e) % 4100 AS INTEGER)`;
  await database.run(
    `CREATE TABLE named AS SELECT p, person, CAST(row_number() OVER (ORDER BY person) - 1 AS INTEGER) AS n
      FROM (SELECT p, ${person} AS person FROM range(${String(PEOPLE)}) AS t(p))`,
  );
  await writeTable(
    database,
    `SELECT person, ${oneOf(BANDS, 'p * 3')} AS "ageBand", ${oneOf(BOROUGHS, 'p * 5')} AS borough
      FROM named ORDER BY n`,
    join(folder, PEOPLE_FILE),
  );
  await writeTable(
    database,
    `SELECT person, ${oneOf(concepts, 'p * 11 + e')} AS concept, ${at} AS "at", n AS "${PERSON_ROW}"
      FROM named, range(${String(EVENTS_EACH)}) AS u(e) ORDER BY n, concept, "at"`,
    join(folder, EVENTS_FILE),
  );
  database.close();
}

async function scan(folder: string): Promise<void> {
  const database = await openDatabase(ROOM);
  for await (const rows of database.rows(
    `SELECT count(*), max(person), max(concept), max("at") FROM read_parquet('${join(folder, EVENTS_FILE)}')`,
  ))
    if (rows.length !== 1) throw new Error('one row');
  database.close();
}

/** Spread as hashes are, without chance. */
const spread = (person: number, turn: number): number => Math.imul(person + 1, 2_654_435_761 + turn * 40_503) >>> 0;

/** Each person in a cell of a table; the same people in the same groups, with another outcome each turn. */
function placesOf(turn: number, cells: number): Places {
  const places = new Uint16Array(PEOPLE);
  for (let person = 0; person < PEOPLE; person += 1)
    places[person] = placeOf(spread(person, 0) % cells, spread(person, turn + 1) % 100 < 40);
  return places;
}

/** What the ledger keeps of an answer: who was counted where, and what was told. */
function kept(turn: number) {
  const by = turn % 2 === 0 ? (['ageBand', 'borough'] as const) : (['ageBand'] as const);
  const values: Values = turn % 2 === 0 ? { ageBand: BANDS, borough: BOROUGHS } : { ageBand: BANDS };
  const cells = turn % 2 === 0 ? BANDS.length * BOROUGHS.length : BANDS.length;
  const places = placesOf(turn, cells);
  const earlier = tableOf({ ...flu(), by }, { values, places });
  const told = release({ ...earlier, asked: String(turn) }, { dataSet: 'one', answers: [], pairs: NO_PAIRS }, RULES);
  if (!told.ok) throw new Error(told.message);
  const answer = { number: turn, asked: String(turn), by, day: '2026-11-28', dataSet: 'one', ...told.kept };
  return { answer, places, cells };
}

async function measured(folder: string): Promise<readonly Figure[]> {
  await writeSet(folder);
  const question = flu();
  const asking: Asking = { folder, ageEdges: EDGES, question, room: ROOM };
  const scanned = await middle(() => scan(folder));
  const asked = await middle(() => counted(asking));
  const own = placesOf(LEDGER, 500);
  const table = tableOf(
    { ...question, by: ['ageBand', 'borough', 'deprivationFifth'] },
    { values: VALUES, places: own },
  );
  const ledger = Array.from({ length: LEDGER }, (_none, turn) => kept(turn));
  const controlled = await middle(() => {
    const answers = ledger.map(({ answer, places, cells }): Compared => ({
      ...answer,
      shared: sharedBetween(own, places, [table.cells.length, cells]),
    }));
    const pairs = pairsAmong(
      (number) => ledger[number]?.places ?? new Uint16Array(),
      (number) => ledger[number]?.cells ?? 0,
    );
    release(table, { dataSet: 'one', answers, pairs }, RULES);
  });
  return [
    ratio(
      'U5',
      'the flu question of 10 M events ÷ a scan of its three columns',
      ['ms', asked],
      ['againstMs', scanned],
      3,
    ),
    ratio(
      'U8',
      'disclosure of 500 cells against a ledger of 40 answers ÷ the question',
      ['ms', controlled],
      ['againstMs', asked],
      3,
    ),
  ];
}

export async function questionFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-questions-'));
  try {
    return await measured(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
