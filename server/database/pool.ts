/** How are connections to PostgreSQL held, so that losing one of them, or all, costs answers and never the process? */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

export interface PoolLimits {
  /** Milliseconds a statement may take, a connection to be had (unless said), and a transaction stand idle. */
  readonly statementMs: number;
  readonly connectMs?: number;
  /**
   * Milliseconds beyond that after which a statement counts as lost: the server, or the way to it, is gone without
   * a word.
   */
  readonly graceMs: number;
  readonly connections: number;
}

/** How the connections stand, and how often the database did not do what was asked, since the start. */
export interface PoolTold {
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
  /** Statements that it refused and was well otherwise; statements whose connection was lost; connections not had. */
  readonly refused: number;
  readonly lost: number;
  /** Statements that it could not carry out for want of disk, memory or other resources. */
  readonly full: number;
  readonly unreachable: number;
}

export interface Pool extends PostgresPool {
  told(): PoolTold;
}

/** An idle connection whose other end has vanished is noticed by the system after this and ten seconds more. */
const KEEP_ALIVE_MS = 10_000;

/**
 * INVARIANT: a connection has somebody who hears of its end from the moment it is made, idle or at work: an `error`
 * that nobody hears ends the process. Whoever has a question in hand is told by that question.
 */
class HeardClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * Classes of SQLSTATE by which the server refused one statement and nothing else is wrong: bad data (22), a
 * constraint (23), a conflict between transactions (40001, 40P01), no permission or no such name (42), a lock not to
 * be had (55P03), a function’s own refusal (P0), a statement cancelled for its time (57014).
 */
const REFUSED = /^(?:22|23|40001$|40P01$|42|P0|55P03$|57014$)/;

/**
 * INVARIANT: a connection is used again only after an error that is known to leave it whole. Shut down, failed over
 * to a server that only reads (25006), silent beyond its time, or anything unforeseen: the next one asks over a new
 * connection, and finds the server that is there now.
 */
const leavesItWhole = (error: unknown): boolean => error instanceof pg.DatabaseError && REFUSED.test(error.code ?? '');

/** Not enough of something: disk (53100), memory, connections. Source: PostgreSQL 15, Appendix A, class 53. */
const isFull = (error: unknown): boolean => error instanceof pg.DatabaseError && /^53/.test(error.code ?? '');

/** One connection in somebody's hands: what has failed once is not asked again, and does not go back to the others. */
function lent(client: pg.PoolClient, failed: (kind: 'refused' | 'lost' | 'full') => void): PostgresPoolClient {
  let lost: Error | null = null;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    // Without this a rollback would wait out its own time on a connection that is known to be gone.
    if (lost !== null) throw lost;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      failed(isFull(error) ? 'full' : leavesItWhole(error) ? 'refused' : 'lost');
      if (!leavesItWhole(error)) lost = error instanceof Error ? error : new Error('the connection was lost');
      throw error;
    }
  };
  return {
    query: query as <R>(sql: unknown, parameters?: unknown) => Promise<PostgresQueryResult<R>> & never,
    // INVARIANT: nobody is handed a transaction that somebody else left open: what they write would never be committed.
    release: () => {
      client.release(lost ?? client.getTransactionStatus() !== 'I');
    },
  };
}

/** Connections as Kysely asks for them; nothing is connected before it is asked for. */
export function openPool(
  url: string,
  { statementMs, graceMs, connections, connectMs = statementMs }: PoolLimits,
): Pool {
  const pool = new pg.Pool({
    Client: HeardClient,
    connectionString: url,
    max: connections,
    // A server that takes the connection and then says nothing is given up like one that is not there.
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + graceMs,
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'whole-picture',
  });
  // The pool tells of an idle connection's end a second time, in its own name; it has replaced it already.
  pool.on('error', () => undefined);
  const counted = { refused: 0, lost: 0, full: 0, unreachable: 0 };
  const failed = (kind: keyof typeof counted): void => {
    counted[kind] += 1;
  };
  const connect = async (): Promise<PostgresPoolClient> => {
    try {
      return lent(await pool.connect(), failed);
    } catch (error) {
      failed('unreachable');
      throw error;
    }
  };
  return {
    connect,
    end: () => pool.end(),
    told: () => ({
      inUse: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      ...counted,
    }),
  };
}
