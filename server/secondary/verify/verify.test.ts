// Is each breach found that somebody seeds into the data folder, and none where there is none?
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS_FILE, PEOPLE_FILE } from '../../../src/secondary/shapes/data-set';
import { approved, ports, zone, type Zone } from '../../../tests/kits/secondary/zone';
import { buildDataSet } from '../build/build';
import { FACTS_FILE, MANIFEST_FILE, rowsOf, seal, writeTable, type WrittenFacts } from '../build/data-set';
import { openDatabase, parquetOf, type Database } from '../duckdb/database';
import { CHECKS, type CheckId } from './checks';
import { identifierIn } from './identifiers';
import { verifyFolders } from './verify';

let database: Database;
let template: Zone;
let place: Zone;
let folder: string;

beforeAll(async () => {
  database = await openDatabase();
  template = await whole();
});
afterAll(() => {
  database.close();
  template.remove();
});

const VACCINE = { system: 'http://snomed.info/sct', code: '985151000000100' };

async function whole(): Promise<Zone> {
  const made = zone();
  const people = Array.from({ length: 30 }, (_, at) => ({
    nhsNumber: String(9_990_000_000 + at),
    birthDate: '1950-01-01',
    gender: at < 15 ? 'female' : 'male',
    postcode: 'N1 1AA',
  }));
  made.write(
    'Immunization',
    people.map(({ nhsNumber }) => ({
      resourceType: 'Immunization',
      id: nhsNumber,
      status: 'completed',
      patient: { reference: `Patient/p${nhsNumber}` },
      occurrenceDateTime: '2025-10-03',
      vaccineCode: { coding: [VACCINE] },
    })),
  );
  const request = approved('r1', { columns: ['ageBand', 'sex', 'borough'], valueSets: ['flu-vaccine'] });
  const result = await buildDataSet(made.config, request, ports(people));
  if (!result.ok) throw new Error(result.message);
  return made;
}

beforeEach(() => {
  place = zone();
  cpSync(template.folder, place.folder, { recursive: true });
  const sets = join(place.config.dataDir, 'sets', 'r1');
  folder = join(sets, readdirSync(sets)[0] ?? '');
  mkdirSync(join(place.config.dataDir, 'answers'), { mode: 0o700 });
  writeAnswer({});
  return () => {
    place.remove();
  };
});

function writeAnswer(row: object, more: object = {}): void {
  const rows = [
    { by: { sex: 'female' }, population: 15, outcome: 'withheld', percent: 'withheld', stands: null, ...row },
  ];
  const total = { population: 15, outcome: 'withheld', percent: 'withheld' };
  const path = join(place.config.dataDir, 'answers', 'a.json');
  writeFileSync(path, JSON.stringify({ request: 'r1', question: 'flu', released: false, rows, total, ...more }), {
    mode: 0o600,
  });
}

/** Rewrites a table, and the manifest with it: whoever did it knew how. */
async function rewrite(file: string, query: string): Promise<void> {
  const path = join(folder, file);
  const other = `${path}.new`;
  await writeTable(database, query.replaceAll('TABLE', parquetOf(path)), other);
  renameSync(other, path);
  await resealed();
}

async function resealed(): Promise<void> {
  const facts = JSON.parse(readFileSync(join(folder, FACTS_FILE), 'utf8')) as WrittenFacts;
  const { digest } = await seal(database, 'r1', folder, facts);
  for (const name of [PEOPLE_FILE, EVENTS_FILE, FACTS_FILE, MANIFEST_FILE]) chmodSync(join(folder, name), 0o600);
  const to = join(place.config.dataDir, 'sets', 'r1', digest);
  if (to !== folder) renameSync(folder, to);
  folder = to;
}

const people = (query: string) => () => rewrite(PEOPLE_FILE, query);
const events = (query: string) => () => rewrite(EVENTS_FILE, query);
const inOrder = 'ORDER BY person';

const BREACHES: readonly (readonly [string, CheckId, () => Promise<void> | void])[] = [
  ['a table that was changed', 'VF-2', () => appendFileSync(join(folder, PEOPLE_FILE), 'x')],
  [
    'a manifest that tells of other rows',
    'VF-2',
    () => {
      const path = join(folder, MANIFEST_FILE);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"rows":30', '"rows":29'));
    },
  ],
  ['half a data set', 'VF-1', () => renameSync(join(folder, EVENTS_FILE), join(place.folder, 'gone'))],
  ['a file beside a data set', 'VF-1', () => writeFileSync(join(folder, 'names.csv'), 'x', { mode: 0o600 })],
  ['a table that others may read', 'VF-1', () => chmodSync(join(folder, PEOPLE_FILE), 0o644)],
  ['a column of names', 'VF-3', people(`SELECT *, 'Ann' AS name FROM TABLE ${inOrder}`)],
  ['a time of day', 'VF-3', events(`SELECT * REPLACE (CAST("at" AS TIMESTAMP) AS "at") FROM TABLE`)],
  [
    'a concept that was not approved',
    'VF-3',
    async () => {
      const path = join(folder, FACTS_FILE);
      writeFileSync(path, readFileSync(path, 'utf8').replace('["flu-vaccine"]', '["flu-vaccine","pregnancy"]'));
      await resealed();
    },
  ],
  ['a word in a column of codes', 'VF-4', people(`SELECT * REPLACE ('see note' AS borough) FROM TABLE ${inOrder}`)],
  ['an NHS number as a pseudonym', 'VF-5', people(`SELECT * REPLACE ('9990123454' AS person) FROM TABLE`)],
  ['a postcode as a borough', 'VF-5', people(`SELECT * REPLACE ('N1 1AA' AS borough) FROM TABLE ${inOrder}`)],
  ['a canary as a concept', 'VF-5', events(`SELECT * REPLACE ('canary-7' AS concept) FROM TABLE`)],
  [
    'one who is alone',
    'VF-6',
    people(`SELECT * REPLACE (CASE WHEN row_number() OVER (ORDER BY person) = 1 THEN 'other' ELSE sex END AS sex)
      FROM TABLE ${inOrder}`),
  ],
  ['the day of a visit', 'VF-7', events(`SELECT * REPLACE (DATE '2025-10-03' AS "at") FROM TABLE`)],
  ['what came after the period', 'VF-7', events(`SELECT * REPLACE (DATE '2026-05-01' AS "at") FROM TABLE`)],
  ['rows in the order of a source', 'VF-8', people('SELECT * FROM TABLE ORDER BY person DESC')],
  ['somebody twice', 'VF-8', people(`SELECT * FROM TABLE UNION ALL SELECT * FROM TABLE ${inOrder}`)],
  [
    'a record of another row than its person’s',
    'VF-8',
    events(`SELECT * REPLACE (29 - "personRow" AS "personRow") FROM TABLE ${inOrder}`),
  ],
  ['a record of no row', 'VF-8', events(`SELECT * REPLACE (30 AS "personRow") FROM TABLE ${inOrder}`)],
  ['a record of nobody', 'VF-8', events(`SELECT * REPLACE (repeat('a', 26) AS person) FROM TABLE LIMIT 1`)],
  [
    'a small count in an answer',
    'VF-9',
    () => {
      writeAnswer({ population: 3 });
    },
  ],
  [
    'an exact count in an answer',
    'VF-9',
    () => {
      writeAnswer({ outcome: 37 });
    },
  ],
  [
    'a name in an answer',
    'VF-4',
    () => {
      writeAnswer({ by: { sex: 'Marjorie' } });
    },
  ],
  [
    'a number of a person in an answer',
    'VF-5',
    () => {
      writeAnswer({}, { note: '999 012 3454' });
    },
  ],
  [
    'a pseudonym in an answer',
    'VF-5',
    () => {
      writeAnswer({}, { person: 'a'.repeat(26) });
    },
  ],
  [
    'sources that others may read',
    'VF-10',
    () => {
      for (const path of [place.folder, join(place.folder, 'gp')]) chmodSync(path, 0o755);
      chmodSync(join(place.folder, 'gp', 'Immunization.ndjson'), 0o644);
    },
  ],
  ['a key that others may read', 'VF-11', () => chmodSync(join(place.config.keysDir, 'project-r1.key'), 0o644)],
  [
    'keys within the data',
    'VF-11',
    () => {
      Object.assign(place.config, { keysDir: join(place.config.dataDir, 'k') });
    },
  ],
  [
    'the work of a build that was killed',
    'VF-12',
    () => {
      mkdirSync(join(place.config.dataDir, 'linkage', 'work-1'), { mode: 0o700 });
    },
  ],
  [
    'a list of opt-outs that others may read',
    'VF-12',
    () => writeFileSync(join(place.config.dataDir, 'linkage', 'list.dat'), 'x', { mode: 0o644 }),
  ],
];

describe('what is verified', () => {
  const APPROVED = () => ({ columns: ['ageBand', 'sex', 'borough'], concepts: ['flu-vaccine'] }) as const;
  const found = async () => verifyFolders(place.config, APPROVED);

  it('holds where nobody has meddled', async () => {
    expect(await found()).toEqual([]);
    expect(await rowsOf(database, join(folder, PEOPLE_FILE))).toBe(30);
  });

  it.each(BREACHES)('%s is found (%s)', async (_, check, seed) => {
    await seed();
    const findings = await found();
    expect(findings.map((one) => one.check)).toContain(check);
    // what was found is not told again
    expect(JSON.stringify(findings)).not.toMatch(/9990123454|N1 1AA|canary-7|Marjorie|see note/);
  });

  it('is each row of the table but the audit, which is the database’s', () => {
    const seeded = new Set(BREACHES.map(([, check]) => check));
    expect(CHECKS.map(({ id }) => id).filter((id) => !seeded.has(id))).toEqual(['VF-13']);
  });
});

describe('what tells who somebody is', () => {
  it.each([
    ['9990123454', 'an NHS number'],
    ['her number is 999 012 3454.', 'an NHS number'],
    ['999-012-3454', 'an NHS number'],
    ['9990123455', null],
    ['N1C 4AG', 'a postcode'],
    ['a@b.nhs.uk', 'an address of e-mail'],
    ['0'.repeat(64), 'an id of the spine'],
    ['Patient/5', 'a reference to a person'],
    ['<div>', 'marks of a document'],
    ['65-69', null],
    ['Camden', null],
  ])('%s: %s', (value, what) => {
    expect(identifierIn(value)).toBe(what);
  });
});
