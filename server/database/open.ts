/** Which database does a URL name, and is it there? The same SQL then runs on PGlite and on PostgreSQL. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { errorWords } from './error-words';
import { takeLock } from './lock-file';
import { migrate } from './migrate';
import { pgliteDialect } from './pglite-dialect';
import { openPool, type PoolTold } from './pool';
import { shapeOf } from './shape';
import type { Tables } from './tables';
import { failureOf } from '../../src/gateway/failures';
import { within } from '../../src/gateway/time-limit';

/** Milliseconds a statement may take before it is given up. */
export const STATEMENT_LIMIT = 5_000;
/** Milliseconds the database may take to come up, a fresh PGlite on a busy machine included. */
const OPENING_LIMIT = 60_000;

export interface Database {
  readonly db: Kysely<Tables>;
  /** How its connections stand; null where it is a part of this process. */
  readonly pool: (() => PoolTold) | null;
  close(): Promise<void>;
}

export type Opened = ({ readonly ok: true } & Database) | { readonly ok: false; readonly problem: string };

function openPostgres(url: string, statementMs: number): Database {
  const pool = openPool(url, { statementMs, connectMs: STATEMENT_LIMIT, graceMs: 1_000, connections: 10 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool: pool.told, close: () => db.destroy() };
}

async function openPglite(directory: string | undefined): Promise<Database> {
  const pglite = directory === undefined ? await PGlite.create() : await PGlite.create(directory);
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
  return { db, pool: null, close: () => db.destroy() };
}

async function connect(url: string, base: string, statementMs: number): Promise<Opened> {
  if (url === 'pglite:memory') return { ok: true, ...(await openPglite(undefined)) };
  if (!url.startsWith('pglite:')) return { ok: true, ...openPostgres(url, statementMs) };
  const directory = resolve(base, url.slice('pglite:'.length));
  const lock = takeLock(`${directory}.lock`);
  if (!lock.ok) return { ok: false, problem: `${directory} is in use by process ${String(lock.pid)}` };
  try {
    mkdirSync(directory, { recursive: true });
    const database = await openPglite(directory);
    return { ok: true, ...database, close: () => database.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * What the database is opened for: to serve, to be brought to this release by its owner, or to be read, whatever its
 * shape.
 */
export type OpenedFor = 'serve' | 'migrate' | 'read';

/** Milliseconds a step of a migration may take: an index over years of audit is not made in seconds. */
const STEP_LIMIT = 4 * 3_600_000;

/** Brings it to this release over a connection that may take its time. */
async function bringUp(url: string): Promise<readonly string[]> {
  const own = openPostgres(url, STEP_LIMIT);
  return migrate(own.db).finally(() => own.close());
}

/** Makes it fit for what it was opened for; what stands against that, as a sentence. */
async function fit(database: Database, url: string, purpose: OpenedFor): Promise<string | null> {
  if (purpose === 'read') return null;
  if (database.pool === null) {
    await within(OPENING_LIMIT, migrate(database.db));
    return null;
  }
  if (purpose === 'migrate') {
    await bringUp(url);
    return null;
  }
  let shape = await within(OPENING_LIMIT, shapeOf(database.db));
  if (shape.kind === 'behind') {
    await bringUp(url);
    shape = await within(OPENING_LIMIT, shapeOf(database.db));
  }
  return shape.kind === 'refused' ? shape.problem : null;
}

/**
 * Opens the database of `pglite:DIR` (from `base` when relative), `pglite:memory` or `postgres://…`. To serve, a
 * database that is behind is brought to this release where its user may; else that is said, and so is every grant that
 * the user lacks. What is wrong comes back as a sentence without the URL, which may hold a password.
 */
export async function openDatabase(url: string, base = '.', purpose: OpenedFor = 'serve'): Promise<Opened> {
  let opened: Opened;
  try {
    opened = await within(OPENING_LIMIT, connect(url, base, STATEMENT_LIMIT));
  } catch (error) {
    return { ok: false, problem: `the database cannot be opened: ${errorWords(error)}` };
  }
  if (!opened.ok) return opened;
  try {
    const problem = await fit(opened, url, purpose);
    if (problem === null) return opened;
    await opened.close().catch(() => undefined);
    return { ok: false, problem: `the database cannot be served from: ${problem}` };
  } catch (error) {
    await opened.close().catch(() => undefined);
    const { kind } = failureOf(error);
    const what = kind === 'unreachable' || kind === 'timeout' ? 'does not answer' : 'cannot be brought up to date';
    return { ok: false, problem: `the database ${what}: ${errorWords(error)}` };
  }
}

/** What PostgreSQL does by itself, and an embedded database does not: room that was written and taken back is free. */
export async function tidy({ db, pool }: Database): Promise<void> {
  if (pool === null) await sql`vacuum audit_probe`.execute(db);
}
