/**
 * How does a test come to a fresh PGlite at once? Laying out an empty database takes seconds; one is laid out once and
 * copied. What is opened where one already stands is left alone.
 */
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');
const FOLDER = join(MODULES, '.cache', 'whole-picture');

const version = () => JSON.parse(readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8')).version;

/** The empty database of this release of PGlite; two processes may lay it out at once, and the last one stands. */
async function laidOut(PGlite) {
  const file = join(FOLDER, `pglite-${version()}.tar`);
  if (!existsSync(file)) {
    const empty = await PGlite.create();
    const dump = await empty.dumpDataDir('none');
    await empty.close();
    mkdirSync(FOLDER, { recursive: true });
    const own = `${file}.${String(process.pid)}`;
    writeFileSync(own, new Uint8Array(await dump.arrayBuffer()));
    renameSync(own, file);
  }
  return openAsBlob(file);
}

/** What stands in the place of the given class: its databases are opened as copies. */
export const copying = (PGlite) => ({
  async create(directory) {
    if (directory !== undefined && existsSync(join(directory, 'PG_VERSION'))) return PGlite.create(directory);
    const loadDataDir = await laidOut(PGlite);
    return PGlite.create(directory === undefined ? { loadDataDir } : { dataDir: directory, loadDataDir });
  },
});
