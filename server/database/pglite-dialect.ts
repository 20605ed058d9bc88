/** How does Kysely speak to PGlite, which is one connection inside this process? Callers take turns. */
import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** Hands the one connection to one caller after another, in the order they asked. */
function turns(): { take(): Promise<() => void> } {
  let last: Promise<void> = Promise.resolve();
  return {
    take() {
      const before = last;
      let release: () => void = () => undefined;
      last = new Promise((resolve) => {
        release = resolve;
      });
      return before.then(() => release);
    },
  };
}

function connectionTo(pglite: PGlite): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await pglite.query<R>(query.sql, [...query.parameters]);
      return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) };
    },
    streamQuery() {
      throw new Error('PGlite does not stream');
    },
  };
}

function driverOf(pglite: PGlite): Driver {
  const queue = turns();
  const connection = connectionTo(pglite);
  let release: () => void = () => undefined;
  const say = async (statement: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    init: () => pglite.waitReady,
    async acquireConnection() {
      release = await queue.take();
      return connection;
    },
    beginTransaction: () => say('begin'),
    commitTransaction: () => say('commit'),
    rollbackTransaction: () => say('rollback'),
    releaseConnection() {
      release();
      return Promise.resolve();
    },
    destroy: () => pglite.close(),
  };
}

export const pgliteDialect = (pglite: PGlite): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driverOf(pglite),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
