/** What is written of a data set: two tables, what a question needs to know of them, and the manifest. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS_FILE, PEOPLE_FILE, type DataSetFacts, type Manifest } from '../../../src/secondary/shapes/data-set';
import type { Window } from '../../../src/secondary/shapes/question';
import type { Precision } from '../../../src/secondary/shapes/request';
import { parquetOf, text, type Database } from '../duckdb/database';
import { sha256Of } from '../file-digest';
import { setPath } from './places';

/** What is kept beside the tables: enough to see that they are what was approved. */
export interface WrittenFacts extends DataSetFacts {
  readonly precision: Precision;
  readonly period: Window;
  /** The day at which ages are. */
  readonly index: string;
}

export const FACTS_FILE = 'facts.json';
export const MANIFEST_FILE = 'manifest.json';

/** Over the files' names and digests, the facts too. */
export const digestOf = (files: readonly (readonly [name: string, sha256: string])[]): string =>
  createHash('sha256')
    .update(files.map(([name, sha256]) => `${name} ${sha256}\n`).join(''))
    .digest('hex');

/** Writes a table as it leaves: the same rows give the same bytes. */
export async function writeTable(work: Database, query: string, path: string): Promise<void> {
  await work.run('SET preserve_insertion_order = true');
  await work.run(`COPY (${query}) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
}

export async function rowsOf(work: Database, path: string): Promise<number> {
  for await (const [row] of work.rows(`SELECT count(*) AS rows FROM ${parquetOf(path)}`)) return Number(row?.['rows']);
  return 0;
}

/** Writes the facts and the manifest beside the two tables. */
export async function seal(work: Database, request: string, folder: string, facts: WrittenFacts): Promise<Manifest> {
  writeFileSync(join(folder, FACTS_FILE), `${JSON.stringify(facts)}\n`, { mode: 0o600 });
  const tables = await Promise.all(
    [PEOPLE_FILE, EVENTS_FILE].map(async (name) => ({ name, sha256: await sha256Of(join(folder, name)) })),
  );
  const factsDigest = await sha256Of(join(folder, FACTS_FILE));
  const digest = digestOf([...tables.map(({ name, sha256 }) => [name, sha256] as const), [FACTS_FILE, factsDigest]]);
  const files: Manifest['files'][number][] = [];
  for (const { name, sha256 } of tables)
    files.push({
      path: `${setPath(request, digest)}/${name}`,
      sha256,
      rows: await rowsOf(work, join(folder, name)),
    });
  const manifest: Manifest = { request, digest, files };
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest)}\n`, { mode: 0o600 });
  return manifest;
}
