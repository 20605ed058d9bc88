/** A small place to build in: one source, its people, and the three tables as linkage would fill them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildPorts } from '../../../server/secondary/build/build';
import { built } from '../../../server/secondary/build/refusal';
import { openDatabase, parquetOf } from '../../../server/secondary/duckdb/database';
import type { SecondaryConfig } from '../../../server/secondary/config/shape';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import { spineId } from '../../../src/secondary/pseudonym/pseudonym';

export interface Someone {
  readonly nhsNumber: string;
  readonly birthDate?: string;
  readonly gender?: string;
  readonly postcode?: string;
  readonly practice?: string;
  readonly ethnic?: string;
  readonly hasGp?: boolean;
  /** In no table of linkage: an objection, or no link. */
  readonly isOut?: boolean;
}

export interface Zone {
  readonly folder: string;
  readonly config: SecondaryConfig;
  /** Writes the files of the source. */
  readonly write: (type: string, resources: readonly (object | string)[]) => void;
  readonly remove: () => void;
}

const SPINE_KEY = new Uint8Array(32).fill(3);
export const spineOf = (nhsNumber: string): string => spineId(SPINE_KEY, nhsNumber);

const GEOGRAPHY = `postcode,lsoa,deprivationFifth,borough
N1 1AA,E01000001,1,Camden
N1 1AB,E01000002,5,Barnet
N1 1AC,E01000003,,
`;

export const zone = (): Zone => zoneAt(mkdtempSync(join(tmpdir(), 'wp-groups-')));

export function zoneAt(folder: string): Zone {
  const path = join(folder, 'gp');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'geography.csv'), GEOGRAPHY);
  const config = {
    dataDir: join(folder, 'data'),
    keysDir: join(folder, 'keys'),
    sources: [{ id: 'gp', name: 'A practice', path, baseUrl: null }],
    geography: { file: join(folder, 'geography.csv') },
    engine: { memory: '512MB', threads: 2 },
  } as unknown as SecondaryConfig;
  return {
    folder,
    config,
    write: (type, resources) => {
      const lines = resources.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
      writeFileSync(join(path, `${type}.ndjson`), `${lines.join('\n')}\n`);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function approved(id: string, data: Partial<ApprovedRequest['data']>, by: readonly string[] = []) {
  const whole = {
    columns: [],
    valueSets: [],
    precision: 'month',
    period: { from: '2025-01-01', to: '2026-03-31' },
    ...data,
  };
  return { id, data: whole, outputs: { questions: ['flu'], by } } as unknown as ApprovedRequest;
}

const quoted = (value: string | undefined): string =>
  value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`;

export const linked = (people: readonly Someone[], leftOut: readonly string[] = []): BuildPorts['link'] => {
  return async (work) => {
    await work.run('CREATE TABLE links (source VARCHAR, patient VARCHAR, spine VARCHAR)');
    await work.run(
      'CREATE TABLE spine_people (spine VARCHAR, birthDate VARCHAR, gender VARCHAR, postcode VARCHAR, ' +
        'practice VARCHAR, ethnic VARCHAR, hasGp BOOLEAN)',
    );
    await work.run('CREATE TABLE left_out (source VARCHAR, type VARCHAR, id VARCHAR)');
    const included = people.filter(({ isOut }) => isOut !== true);
    await work.append(
      'links',
      included.map(({ nhsNumber }) => ['gp', `p${nhsNumber}`, spineOf(nhsNumber)]),
    );
    await work.append(
      'spine_people',
      included.map(({ nhsNumber, birthDate, gender, postcode, practice, ethnic, hasGp }) => [
        spineOf(nhsNumber),
        ...[birthDate, gender, postcode, practice, ethnic].map((value) => value ?? null),
        hasGp ?? true,
      ]),
    );
    for (const id of leftOut) await work.run(`INSERT INTO left_out VALUES ('gp', 'Immunization', ${quoted(id)})`);
    return built([]);
  };
};

export const ports = (people: readonly Someone[], more: Partial<BuildPorts> = {}): BuildPorts => ({
  link: linked(people),
  excludedBy: () => null,
  tell: () => undefined,
  ...more,
});

/** Every row of a Parquet file. */
export async function rowsIn(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const database = await openDatabase();
  const all: Readonly<Record<string, unknown>>[] = [];
  try {
    for await (const rows of database.rows(`SELECT * FROM ${parquetOf(path)}`)) all.push(...rows);
  } finally {
    database.close();
  }
  return all;
}
