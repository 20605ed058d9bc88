/**
 * How is DuckDB asked? The one place that imports it. It runs what our compiler wrote and nothing else: no extension is
 * fetched or loaded, and what is read is declared.
 */
import { DuckDBInstance, type DuckDBConnection, type JS } from '@duckdb/node-api';
import { LONGEST_LINE } from '../lines';

export interface Database {
  /** The rows of a query, a chunk at a time. Throws in DuckDB's words. */
  rows(query: string): AsyncIterable<readonly Readonly<Record<string, JS>>[]>;
  /** A statement for its effect. Throws in DuckDB's words. */
  run(statement: string): Promise<void>;
  close(): void;
}

export interface Room {
  /** As DuckDB writes it: `512MB`. */
  readonly memory: string;
  readonly threads: number;
}

const ROOM: Room = { memory: '1GB', threads: 2 };

async function* chunksOf(connection: DuckDBConnection, query: string) {
  const result = await connection.stream(query);
  for await (const rows of result.yieldRowObjectJs()) yield rows;
}

/** A database in memory alone. */
export async function openDatabase({ memory, threads }: Room = ROOM): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    rows: (query) => chunksOf(connection, query),
    run: async (statement) => {
      await connection.run(statement);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A path is a path, whatever signs it holds: DuckDB would take some of them for a pattern. */
const literal = (path: string): string => path.replace(/[*?[]/g, (sign) => `[${sign}]`);

/**
 * An NDJSON file as what stands behind FROM. INVARIANT: what `reads` does not declare is never taken out of the text of
 * a line.
 */
export function linesOf(path: string, reads: readonly (readonly [name: string, type: string])[]): string {
  const columns = reads.map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ');
  const given = [
    text(literal(path)),
    `format = 'newline_delimited'`,
    `compression = 'uncompressed'`,
    'hive_partitioning = false',
    `maximum_object_size = ${String(LONGEST_LINE)}`,
    `columns = {${columns}}`,
  ];
  return `read_json(${given.join(', ')})`;
}
