/** Which database does a URL name, and is it there? The same SQL then runs on PGlite and on PostgreSQL. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { takeLock } from './lock-file';
import { migrate } from './migrate';
import { pgliteDialect } from './pglite-dialect';
import { openPool } from './pool';
import type { Tables } from './tables';
import { within } from '../../src/gateway/time-limit';

/** Milliseconds a statement may take before it is given up. */
export const STATEMENT_LIMIT = 5_000;
/** Milliseconds the database may take to come up, a fresh PGlite on a busy machine included. */
const OPENING_LIMIT = 60_000;

export interface Database {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

export type Opened = ({ readonly ok: true } & Database) | { readonly ok: false; readonly problem: string };

const message = (error: unknown): string => {
  // Node reports a refused connection to several addresses as an aggregate without a text of its own.
  if (error instanceof AggregateError) return error.errors.map(message).join('; ');
  return error instanceof Error ? error.message : String(error);
};

function openPostgres(url: string): Database {
  const pool = openPool(url, { statementMs: STATEMENT_LIMIT, graceMs: 1_000, connections: 10 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

async function openPglite(directory: string | undefined): Promise<Database> {
  const pglite = directory === undefined ? await PGlite.create() : await PGlite.create(directory);
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
  return { db, close: () => db.destroy() };
}

async function connect(url: string, base: string): Promise<Opened> {
  if (url === 'pglite:memory') return { ok: true, ...(await openPglite(undefined)) };
  if (!url.startsWith('pglite:')) return { ok: true, ...openPostgres(url) };
  const directory = resolve(base, url.slice('pglite:'.length));
  const lock = takeLock(`${directory}.lock`);
  if (!lock.ok) return { ok: false, problem: `${directory} is in use by process ${String(lock.pid)}` };
  try {
    mkdirSync(directory, { recursive: true });
    const database = await openPglite(directory);
    return { ok: true, db: database.db, close: () => database.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens and migrates the database of `pglite:DIR` (from `base` when relative), `pglite:memory` or `postgres://…`.
 * What is wrong comes back as a sentence without the URL, which may hold a password.
 */
export async function openDatabase(url: string, base = '.'): Promise<Opened> {
  let opened: Opened;
  try {
    opened = await within(OPENING_LIMIT, connect(url, base));
  } catch (error) {
    return { ok: false, problem: `the database cannot be opened: ${message(error)}` };
  }
  if (!opened.ok) return opened;
  try {
    await within(OPENING_LIMIT, migrate(opened.db));
    return opened;
  } catch (error) {
    await opened.close().catch(() => undefined);
    return { ok: false, problem: `the database cannot be brought up to date: ${message(error)}` };
  }
}
