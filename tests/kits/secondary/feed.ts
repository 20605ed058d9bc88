/** A small instance: sources, demographics, registers and lists of codes in a folder of its own, and its config. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { checkSecondaryConfig } from '../../../server/secondary/config/read';
import type { SecondaryConfig } from '../../../server/secondary/config/shape';
import { openDatabase } from '../../../server/secondary/duckdb/database';
import { link, type LinkPorts } from '../../../server/secondary/linkage/link';
import { NO_REGISTER } from '../../../server/secondary/registers/objections';

export const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
export const NOW = new Date('2026-11-29T12:00:00Z');
const SNOMED = 'http://snomed.info/sct';

export interface Somebody {
  readonly number: string;
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  readonly postcode: string;
  readonly gender: string;
}

export const JANE: Somebody = {
  number: '9990123454',
  birthDate: '1948-03-14',
  family: 'Smith',
  given: 'Jane',
  postcode: 'NW1 2AB',
  gender: 'female',
};
export const AMIR: Somebody = {
  number: '9990123462',
  birthDate: '1960-01-02',
  family: 'Khan',
  given: 'Amir',
  postcode: 'N1 1AA',
  gender: 'male',
};

export const patient = (id: string, of: Somebody, more: object = {}): object => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: NHS, value: of.number }],
  name: [{ use: 'official', family: of.family, given: [of.given] }],
  birthDate: of.birthDate,
  gender: of.gender,
  address: [{ use: 'home', postalCode: of.postcode }],
  ...more,
});

export const condition = (id: string, of: string, code: string, more: object = {}): object => ({
  resourceType: 'Condition',
  id,
  subject: { reference: `Patient/${of}` },
  code: { coding: [{ system: SNOMED, code }] },
  recordedDate: '2020-01-01',
  ...more,
});

export const consent = (number: string, at: string, more: object = {}): object => ({
  resourceType: 'Consent',
  status: 'active',
  category: [{ coding: [{ system: 'urn:whole-picture:secondary-use', code: 'opt-out' }] }],
  patient: { identifier: { system: NHS, value: number } },
  dateTime: at,
  ...more,
});

const CATEGORIES = ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence', 'criminal-record'];

export interface Feed {
  readonly folder: string;
  /** Writes lines into a file of the folder: objects as JSON, texts as they are. */
  write(path: string, lines: readonly (object | string)[]): void;
  /** Anew, with parts of the file changed. */
  config(more?: object): SecondaryConfig;
  remove(): void;
}

/** Nobody is in it yet; `write` makes them. */
export function feed(): Feed {
  const folder = mkdtempSync(join(tmpdir(), 'wp-feed-'));
  const write: Feed['write'] = (path, lines) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    writeFileSync(join(folder, path), texts.map((line) => `${line}\n`).join(''));
  };
  for (const category of CATEGORIES)
    write(`lists/${category}.json`, [
      { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: '73211009' }] }] } },
    ]);
  write('geography.csv', ['postcode,lsoa,deprivationFifth,borough']);
  const source = (id: string, setting: string) => ({
    id,
    name: id,
    setting,
    ods: 'QMJ',
    region: 'QMJ',
    from: 'folder',
    path: `sources/${id}`,
  });
  const given = {
    instance: { name: 'NCL', region: 'QMJ' },
    identity: {
      mode: 'demo',
      users: [{ id: 'ana', name: 'Ana', role: 'analyst', organisation: { ods: 'QMJ', name: 'ICB', kind: 'icb' } }],
    },
    dataDir: 'data',
    keysDir: 'keys',
    sources: [source('gp', 'gp'), source('trust', 'acute')],
    demographics: { file: 'demographics.ndjson' },
    registers: {
      objections: { file: 'objections.ndjson' },
      ndop: { file: 'ndop.dat', takenAt: '2026-11-28' },
    },
    legalBasis: { reference: '25/CAG/0001', from: '2026-01-01', to: '2026-12-31' },
    geography: { file: 'geography.csv' },
    policy: { valueSets: CATEGORIES.map((category) => ({ file: `lists/${category}.json`, category })) },
  };
  return {
    folder,
    write,
    config: (more = {}) => {
      const read = checkSecondaryConfig({ ...given, ...more }, folder);
      if (!read.ok) throw new Error(read.problems.join('\n'));
      return read.config;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Jane and Amir at their practice, Jane at the trust too; nobody objects. */
export function usual({ write }: Feed): void {
  write('demographics.ndjson', [patient(JANE.number, JANE), patient(AMIR.number, AMIR)]);
  write('objections.ndjson', []);
  write('ndop.dat', [`${JANE.number},`, `${AMIR.number},`]);
  write('sources/gp/Patient.ndjson', [patient('g-jane', JANE), patient('g-amir', AMIR)]);
  write('sources/gp/Condition.ndjson', [condition('c1', 'g-jane', '44054006')]);
  write('sources/trust/Patient.ndjson', [patient('t-jane', JANE)]);
}

/** The usual instance made anew before each test of a file, and removed after it. */
export function feedOfEachTest(): Omit<Feed, 'remove'> {
  let now: Feed;
  beforeEach(() => {
    now = feed();
    usual(now);
  });
  afterEach(() => {
    now.remove();
  });
  return {
    get folder() {
      return now.folder;
    },
    write: (path, lines) => {
      now.write(path, lines);
    },
    config: (more) => now.config(more),
  };
}

export interface Tables {
  readonly links: readonly string[];
  readonly people: number;
  readonly leftOut: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** What stands in the work database beside the three tables. */
  readonly rest: readonly string[];
}

/** Links, or says by which code and rules it was refused. */
export async function linkedOf(config: SecondaryConfig, more: Partial<LinkPorts> = {}): Promise<Tables | string> {
  const work = await openDatabase();
  const all = async (query: string): Promise<Readonly<Record<string, unknown>>[]> => {
    const found: Readonly<Record<string, unknown>>[] = [];
    for await (const rows of work.rows(query)) found.push(...rows);
    return found;
  };
  try {
    const done = await link(work, config, { own: NO_REGISTER, exception: false, now: () => NOW, ...more });
    if (!done.ok) return [done.code, ...done.rules].join(' ');
    const links = await all('SELECT source, patient FROM links ORDER BY ALL');
    const leftOut = await all('SELECT type, id FROM left_out ORDER BY ALL');
    return {
      links: links.map((row) => `${String(row['source'])}/${String(row['patient'])}`),
      people: (await all('SELECT * FROM spine_people')).length,
      leftOut: leftOut.map((row) => `${String(row['type'])}/${String(row['id'])}`),
      counts: Object.fromEntries(done.value.map(({ rule, count }) => [rule, count])),
      rest: (await all('SELECT table_name AS t FROM duckdb_tables()'))
        .map((row) => String(row['t']))
        .filter((name) => !['links', 'spine_people', 'left_out'].includes(name)),
    };
  } finally {
    work.close();
  }
}
