/**
 * How does a test come to a fresh PGlite at once? Laying out an empty database takes seconds; one is laid out once and
 * copied. What is opened where one already stands is left alone.
 */
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');
const FOLDER = join(MODULES, '.cache', 'whole-picture');

const version = () => JSON.parse(readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8')).version;

/** Room for a test's rows: the 128 MB that a server takes are cleared anew at each opening. */
const small = (PGlite, ...more) => ({
  startParams: [...PGlite.defaultStartParams, ...['shared_buffers=4MB', ...more].flatMap((set) => ['-c', set])],
});

/** No more than a test opens: a log in short files, and no database but the one. */
async function empty(PGlite) {
  const made = await PGlite.create({ ...small(PGlite, 'min_wal_size=2MB'), initDbStartParams: ['--wal-segsize=1'] });
  await made.exec('UPDATE pg_database SET datistemplate = false');
  await made.exec('DROP DATABASE template0');
  await made.exec('DROP DATABASE template1');
  await made.exec('CHECKPOINT');
  return made;
}

/** The empty database of this release of PGlite; two processes may lay it out at once, and the last one stands. */
async function laidOut(PGlite) {
  const file = join(FOLDER, `pglite-${version()}-small.tar`);
  if (!existsSync(file)) {
    const made = await empty(PGlite);
    const dump = await made.dumpDataDir('none');
    await made.close();
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
    const options = directory === undefined ? small(PGlite) : { ...small(PGlite), dataDir: directory };
    if (directory !== undefined && existsSync(join(directory, 'PG_VERSION'))) return PGlite.create(options);
    return PGlite.create({ ...options, loadDataDir: await laidOut(PGlite) });
  },
});
