/**
 * Is a connection that was lost, in whatever way, told by the question in hand alone, and replaced at the next?
 * Against a real PostgreSQL.
 */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wayTo, type Way } from '../../tests/frozen-way';
import { endEverySession, freshDatabase, postgresBin, say, startCluster } from '../../tests/postgres';
import type { Cluster, OwnDatabase } from '../../tests/postgres';
import { openPool } from './pool';

const given = process.env.TEST_DATABASE_URL;
const bin = postgresBin();
/** Long enough for a busy machine to connect, short enough to be waited out. */
const LIMITS = { statementMs: 2_000, graceMs: 2_000, connections: 2 };
const TOO_LONG_S = LIMITS.statementMs / 1000 + 0.2;

interface Things {
  things: { id: number };
}

const WHERE = '(TEST_DATABASE_URL, or its programs on this machine)';

describe.skipIf(given === undefined && bin === null)(`connections to a PostgreSQL ${WHERE}`, () => {
  let cluster: Cluster | null = null;
  let database: OwnDatabase;
  let way: Way;
  let db: Kysely<Things>;

  beforeAll(async () => {
    if (given === undefined && bin !== null) cluster = await startCluster(bin);
  });
  afterAll(() => cluster?.remove());
  beforeEach(async () => {
    database = await freshDatabase(given ?? cluster?.url ?? '');
    way = await wayTo(database.url);
    db = new Kysely<Things>({ dialect: new PostgresDialect({ pool: openPool(way.url, LIMITS) }) });
    await sql`create table things (id integer primary key)`.execute(db);
  });
  afterEach(async () => {
    await db.destroy();
    await way.close();
    await database.remove();
  });

  const add = (id: number, to: Kysely<Things> = db): Promise<unknown> =>
    to.insertInto('things').values({ id }).execute();
  const ids = async (): Promise<readonly number[]> =>
    (await db.selectFrom('things').select('id').orderBy('id').execute()).map(({ id }) => id);
  /** As many questions at once as there are connections. */
  const atOnce = (): Promise<readonly PromiseSettledResult<unknown>[]> =>
    Promise.allSettled(Array.from({ length: LIMITS.connections }, () => sql`select pg_sleep(0.1)`.execute(db)));

  const idleInTransaction = async (): Promise<number> => {
    const found = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`.execute(db);
    return found.rows[0]?.count ?? 0;
  };

  it('a session that is ended between two statements fails its transaction alone, which leaves nothing', async () => {
    const broken = db.transaction().execute(async (transaction) => {
      await add(1, transaction);
      await endEverySession(database.url);
      await add(2, transaction);
    });
    await expect(broken).rejects.toThrow();
    await add(3);
    expect(await ids()).toEqual([3]);
  });

  it('a session that stands idle in a transaction too long is ended by the server; nobody else notices', async () => {
    const broken = db.transaction().execute(async (transaction) => {
      await add(1, transaction);
      await expect.poll(() => idleInTransaction(), { timeout: 60_000 }).toBe(0);
      await add(2, transaction);
    });
    await expect(broken).rejects.toThrow();
    await add(3);
    expect(await ids()).toEqual([3]);
  });
  it('a connection that went silent fails what is asked over it, and is not used again', async () => {
    await atOnce();
    way.freeze();
    expect((await atOnce()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await add(1);
    await add(2);
    expect(await ids()).toEqual([1, 2]);
  });

  it('a connection that goes silent within a transaction is given up at its first silence', async () => {
    const asked: string[] = [];
    const broken = db.transaction().execute(async (transaction) => {
      await add(1, transaction);
      way.freeze();
      await add(2, transaction).catch((error: unknown) => {
        asked.push(String(error));
        throw error;
      });
    });
    await expect(broken).rejects.toThrow();
    expect(asked).toHaveLength(1);
    await add(3);
    expect(await ids()).toEqual([3]);
  });

  it('a server that takes connections and never answers is an error, and is asked anew when it is back', async () => {
    way.freeze('later ones too');
    const before = way.taken();
    await expect(ids()).rejects.toThrow();
    await expect(ids()).rejects.toThrow();
    expect(way.taken()).toBeGreaterThan(before);
    way.thaw();
    await add(1);
    expect(await ids()).toEqual([1]);
  });

  it('a connection to a server that has become one that only reads is replaced', async () => {
    await sql`set session characteristics as transaction read only`.execute(db);
    await expect(add(1)).rejects.toThrow(/read-only/);
    await add(2);
    expect(await ids()).toEqual([2]);
  });

  it('a transaction that was left open is not handed to the next', async () => {
    await db.connection().execute(async (one) => {
      await sql`begin`.execute(one);
      await add(1, one);
    });
    await add(2);
    // seen from elsewhere: what was never committed is not there
    expect(await say(database.url, 'select id from things')).toBe(1);
  });

  it.each([
    ['a row that is there already', () => add(1)],
    ['a statement that takes too long', () => sql`select pg_sleep(${sql.lit(TOO_LONG_S)})`.execute(db)],
    ['a name that does not exist', () => sql`select nothing from nowhere`.execute(db)],
  ])('a refusal costs no connection: %s', async (_what, refused) => {
    await add(1);
    const before = way.taken();
    await expect(refused()).rejects.toThrow();
    expect(await ids()).toEqual([1]);
    expect(way.taken()).toBe(before);
  });
});
