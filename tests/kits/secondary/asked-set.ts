/** A data set as a build leaves it, made by hand: two Parquet files, their facts, and the ledger told who is who. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counted } from '../../../server/secondary/answers/counted';
import { answer } from '../../../server/secondary/answers/answer';
import { rememberPeople } from '../../../server/secondary/answers/ledger/people';
import { openDatabase, text } from '../../../server/secondary/duckdb/database';
import type { RegistersAt } from '../../../src/secondary/requests/request';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import type { Breakdown, Question } from '../../../src/secondary/shapes/question';
import { AGE_LADDER } from '../../../src/secondary/rules/age-bands';

/** `events`: concept and day. A value that is null is one that no build writes. */
export interface Row {
  readonly spine: string;
  readonly values: Readonly<Partial<Record<Breakdown, string | null>>>;
  readonly events: readonly (readonly [concept: string, day: string])[];
}

export const COLUMNS: readonly Breakdown[] = ['ageBand', 'sex', 'borough', 'practice'];
export const CONCEPTS: readonly string[] = ['flu-vaccine', 'flu-risk-group', 'pregnancy'];

export const request = (id: string, more: Partial<ApprovedRequest> = {}): ApprovedRequest => ({
  id,
  form: {} as ApprovedRequest['form'],
  data: {
    columns: COLUMNS,
    valueSets: CONCEPTS,
    precision: 'month',
    period: { from: '2025-03-01', to: '2026-03-31' },
  },
  outputs: { questions: ['flu'], by: COLUMNS },
  conditions: [],
  least: 8,
  expiresOn: '2027-01-01',
  exception: false,
  ...more,
});

export const flu = (by: readonly Breakdown[], population: Question['population'] = {}): Question => ({
  id: 'flu',
  index: '2026-03-31',
  population,
  outcome: { concept: 'flu-vaccine', present: true },
  within: { from: '2025-09-01', to: '2026-03-31' },
  by,
  measure: 'proportion',
});

/** Nobody has objected. */
export const REGISTERS: RegistersAt = { place: 0, latest: 0, file: null, listOf: '2026-04-01' };

const KEY = new Uint8Array(32).fill(7);

export function askedSets() {
  const dataDir = mkdtempSync(join(tmpdir(), 'wp-asked-'));
  const engine = { memory: '512MB', threads: 1 };
  let now = Date.parse('2026-04-01T12:00:00Z');
  return {
    dataDir,
    remove: () => {
      rmSync(dataDir, { recursive: true, force: true });
    },
    setDay: (day: string) => {
      now = Date.parse(`${day}T12:00:00Z`);
    },
    /** In the order given, which stands for that of pseudonyms. */
    async write(id: string, digest: string, rows: readonly Row[]): Promise<Manifest> {
      const folder = join(dataDir, 'sets', id, digest);
      mkdirSync(folder, { recursive: true });
      const database = await openDatabase();
      try {
        await database.run(`CREATE TABLE p (person VARCHAR, ${COLUMNS.map((one) => `"${one}" VARCHAR`).join(', ')})`);
        await database.append(
          'p',
          rows.map(({ values }, at) => [
            `p${String(at)}`,
            ...COLUMNS.map((one) => (values[one] === undefined ? 'not recorded' : values[one])),
          ]),
        );
        await database.run('CREATE TABLE e (person VARCHAR, concept VARCHAR, "at" VARCHAR, "personRow" INTEGER)');
        await database.append(
          'e',
          rows.flatMap(({ events }, at) => events.map(([concept, day]) => [`p${String(at)}`, concept, day, at])),
        );
        await database.run(`COPY p TO ${text(join(folder, 'people.parquet'))} (FORMAT parquet)`);
        const dated = 'SELECT person, concept, CAST(e."at" AS DATE) AS "at", "personRow" FROM e';
        await database.run(`COPY (${dated}) TO ${text(join(folder, 'events.parquet'))} (FORMAT parquet)`);
      } finally {
        database.close();
      }
      writeFileSync(
        join(folder, 'facts.json'),
        JSON.stringify({ columns: COLUMNS, concepts: CONCEPTS, ageEdges: AGE_LADDER[0] }),
      );
      const spines = rows.map(({ spine }) => spine);
      await rememberPeople(
        dataDir,
        digest,
        KEY,
        (async function* () {
          yield await Promise.resolve(spines);
        })(),
      );
      return { request: id, digest, files: [] };
    },
    /** In this process, which is quicker. */
    ask: (of: ApprovedRequest, manifest: Manifest, question: unknown, registers = REGISTERS) =>
      answer({ dataDir, engine }, of, { manifest, registers }, question, { counted, now: () => now }),
    askApart: (of: ApprovedRequest, manifest: Manifest, question: unknown) =>
      answer({ dataDir, engine }, of, { manifest, registers: REGISTERS }, question),
  };
}
