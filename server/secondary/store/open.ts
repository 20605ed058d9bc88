/** Which database does the config name, and is it there? The same SQL then runs on PGlite and on PostgreSQL. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { errorWords } from '../../database/error-words';
import { takeLock } from '../../database/lock-file';
import { pgliteDialect } from '../../database/pglite-dialect';
import { openPool } from '../../database/pool';
import { bringUp } from './schema';
import { storesOf } from './stores';
import type { Tables } from './tables';
import type { Stores } from '../../../src/secondary/ports';

const LIMITS = { statementMs: 5_000, graceMs: 1_000, connections: 10 };

export interface OpenStore {
  readonly db: Kysely<Tables>;
  readonly stores: Stores;
  /** 32 bytes, made once: cookies and the words that stand for persons are keyed with it. */
  readonly key: Uint8Array;
  close(): Promise<void>;
}

export type OpenedStore =
  { readonly ok: true; readonly store: OpenStore } | { readonly ok: false; readonly problem: string };

/** Where a folder is used by another process, in words. */
class InUse extends Error {}

interface Connected {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

async function connect(url: string): Promise<Connected> {
  if (url.startsWith('postgres://') || url.startsWith('postgresql://')) {
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, LIMITS) }) });
    return { db, close: () => db.destroy() };
  }
  if (url === 'memory') {
    const db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create()) });
    return { db, close: () => db.destroy() };
  }
  const directory = url.replace(/^pglite:/, '');
  const lock = takeLock(`${directory}.lock`);
  if (!lock.ok)
    throw new InUse(
      `the database in ${directory} is in use by process ${String(lock.pid)}: one process at a time. ` +
        'Stop that program first, or use PostgreSQL',
    );
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create(directory)) });
    return { db, close: () => db.destroy().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function keyOf(db: Kysely<Tables>): Promise<Uint8Array> {
  await db
    .insertInto('keys')
    .values({ name: 'program', value: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db.selectFrom('keys').select('value').where('name', '=', 'program').executeTakeFirstOrThrow();
  return Buffer.from(value, 'base64');
}

/**
 * Opens the database of `memory`, `pglite:DIR` or `postgres://…`. What is wrong comes back as a sentence without the
 * URL, which may hold a password.
 */
export async function openStore(url: string): Promise<OpenedStore> {
  let connected: Connected | null = null;
  try {
    connected = await connect(url);
    const { db, close } = connected;
    await bringUp(db);
    return { ok: true, store: { db, stores: storesOf(db), key: await keyOf(db), close } };
  } catch (error) {
    await connected?.close().catch(() => undefined);
    if (error instanceof InUse) return { ok: false, problem: error.message };
    return { ok: false, problem: `the database cannot be opened: ${errorWords(error)}` };
  }
}
