/**
 * How does a test come to a fresh PGlite at once? Laying out an empty database takes seconds; one is laid out once and
 * copied. What is opened where one already stands is left alone.
 */
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Package from '@electric-sql/pglite';
import { vi } from 'vitest';

const MODULES = join(import.meta.dirname, '..', 'node_modules');
const FOLDER = join(MODULES, '.cache', 'whole-picture');

/** The empty database of this release of PGlite; two processes may lay it out at once, and the last one stands. */
async function laidOut(create: () => Promise<Package.PGlite>, version: string): Promise<Blob> {
  const file = join(FOLDER, `pglite-${version}.tar`);
  if (!existsSync(file)) {
    const empty = await create();
    const dump = await empty.dumpDataDir('none');
    await empty.close();
    mkdirSync(FOLDER, { recursive: true });
    const own = `${file}.${String(process.pid)}`;
    writeFileSync(own, new Uint8Array(await dump.arrayBuffer()));
    renameSync(own, file);
  }
  return openAsBlob(file);
}

vi.mock('@electric-sql/pglite', async (original) => {
  const { PGlite, ...others } = await original<typeof Package>();
  const { version } = JSON.parse(readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8')) as {
    version: string;
  };
  const create = async (directory?: string): Promise<Package.PGlite> => {
    if (directory !== undefined && existsSync(join(directory, 'PG_VERSION'))) return PGlite.create(directory);
    const loadDataDir = await laidOut(() => PGlite.create(), version);
    return PGlite.create(directory === undefined ? { loadDataDir } : { dataDir: directory, loadDataDir });
  };
  return { ...others, PGlite: { create } };
});
