/** How does a test make a deployer's pack of tables of names and codes? The shipped ones and some rows, sealed. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from '../../../server/terminology/folder';
import { digestOf } from '../../../server/terminology/pack';
import { fileOf, type TableName } from '../../../src/terminology/tables';

/** Writes its name and the digest of its tables as they now stand into the manifest. */
export function seal(folder: string): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const digest = digestOf((name) => readFileSync(join(folder, fileOf(name)), 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, name: 'trust', release: '2026.1', digest }));
}

/** Makes the folder; `rows`: each of a table, as CSV. */
export function makePack(folder: string, rows: readonly (readonly [TableName, string])[]): void {
  cpSync(SHIPPED, folder, { recursive: true, filter: (source) => !source.endsWith('.ts') });
  for (const [name, row] of rows) appendFileSync(join(folder, fileOf(name)), `${row}\n`);
  seal(folder);
}
