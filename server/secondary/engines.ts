/** Which rows does a view give of a file? Asked of either engine in the same way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluator, type Cell, type Row } from '../../src/secondary/views/evaluate';
import { done, refused, type Outcome } from '../../src/secondary/views/outcome';
import { DIALECTS, type Dialect } from '../../src/secondary/views/sql/dialects';
import { toSql } from '../../src/secondary/views/to-sql';
import type { View } from '../../src/secondary/views/view';
import { linesOf, openDatabase } from './duckdb/database';
import { resourcesIn } from './duckdb/resources';
import { eachLine, parsed } from './lines';

export const ENGINES = ['ts', 'duckdb'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Takes each row as it comes. */
export type Sink = (row: Row) => void;

export interface Engine {
  rows(view: View, file: string, sink: Sink): Promise<Outcome<null>>;
  close(): void;
}

const TS: Engine = {
  rows: (view, file, sink) => {
    const rowsOf = evaluator(view);
    const looked = eachLine(file, (line) => {
      const rows = rowsOf(parsed(line));
      if (!rows.ok) return rows.problem;
      rows.value.forEach(sink);
      return null;
    });
    return Promise.resolve(looked.ok ? done(null) : looked);
  },
  close: () => undefined,
};

/** A folder of our own for as long as it is needed. */
export function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'wp-views-'));
  const drop = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  let result: T;
  try {
    result = use(folder);
  } catch (error) {
    drop();
    throw error;
  }
  if (result instanceof Promise) return result.finally(drop) as T;
  drop();
  return result;
}

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? (value.map(cellOf) as Cell) : (value as Cell);
};

/** What DuckDB says, without its name for the kind of fault. */
const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^[A-Z][A-Za-z ]+ Error: /, '').split('\n')[0] ?? '';

async function duckdb(): Promise<Engine> {
  const database = await openDatabase();
  return {
    rows: (view, file, sink) =>
      withFolder(async (folder) => {
        const found = resourcesIn(file, view.resource, folder);
        if (!found.ok) return found;
        const query = toSql(view, found.value.shape, DIALECTS.duckdb);
        if (!query.ok) return query;
        try {
          const source = linesOf(found.value.path, query.value.reads);
          for await (const rows of database.rows(query.value.over(source)))
            for (const row of rows)
              sink(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])));
          return done(null);
        } catch (error) {
          return refused(saidBy(error));
        }
      }),
    close: () => {
      database.close();
    },
  };
}

export const openEngine = (name: EngineName): Promise<Engine> => (name === 'ts' ? Promise.resolve(TS) : duckdb());

/** The query by itself: over the file in DuckDB's words, over a table called `resources` in Spark's. */
export function queryFor(view: View, file: string, dialect: Dialect): Outcome<string> {
  return withFolder((folder) => {
    const found = resourcesIn(file, view.resource, folder);
    if (!found.ok) return found;
    const query = toSql(view, found.value.shape, dialect);
    if (!query.ok) return query;
    const { over, reads } = query.value;
    if (dialect.name === 'duckdb') return done(over(linesOf(file, reads)));
    const schema = reads.map(([name, type]) => `${dialect.id(name)} ${type}`).join(', ');
    return done(`-- resources: ${schema}\n${over('resources')}`);
  });
}
