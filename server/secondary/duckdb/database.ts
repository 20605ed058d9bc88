/**
 * How is DuckDB asked? The one place that imports it. It runs what our compiler wrote and nothing else: no extension is
 * fetched or loaded, and what is read is declared.
 */
import { DuckDBInstance, type DuckDBConnection, type JS } from '@duckdb/node-api';
import { LONGEST_LINE } from '../lines';

type Value = string | number | boolean | null;

export interface Database {
  /** The rows of a query, a chunk at a time. Throws in DuckDB's words. */
  rows(query: string): AsyncIterable<readonly Readonly<Record<string, JS>>[]>;
  /** The columns of a query, each of INTEGER, a chunk at a time: for millions of rows. Throws in DuckDB's words. */
  numbers(query: string): AsyncIterable<readonly (readonly number[])[]>;
  /** The same of a query whose columns are VARCHAR. */
  texts(query: string): AsyncIterable<readonly (readonly (string | null)[])[]>;
  /** A statement for its effect. Throws in DuckDB's words. */
  run(statement: string): Promise<void>;
  /** Rows into a table that is there, in the order of its columns; a number is an INTEGER. */
  append(table: string, rows: Iterable<readonly Value[]>): Promise<void>;
  close(): void;
}

export interface Room {
  /** As DuckDB writes it: `512MB`. */
  readonly memory: string;
  readonly threads: number;
}

/** Where a database lies that is too large for memory, and what does not fit for a while. */
export interface Place {
  readonly file: string;
  readonly spill: string;
}

const ROOM: Room = { memory: '1GB', threads: 2 };

async function* chunksOf(connection: DuckDBConnection, query: string) {
  const result = await connection.stream(query);
  for await (const rows of result.yieldRowObjectJs()) yield rows;
}

/** INTEGER and VARCHAR are numbers and texts as they come: nothing is converted, and no object is made of a row. */
async function* columnsOf<T>(connection: DuckDBConnection, query: string) {
  const result = await connection.stream(query);
  for await (const chunk of result) yield chunk.getColumns() as T[][];
}

async function appendTo(connection: DuckDBConnection, table: string, rows: Iterable<readonly Value[]>): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const value of row)
      if (value === null) appender.appendNull();
      else if (typeof value === 'boolean') appender.appendBoolean(value);
      else if (typeof value === 'number') appender.appendInteger(value);
      else appender.appendVarchar(value);
    appender.endRow();
  }
  appender.closeSync();
}

/** A database in memory alone, or in a place of its own. */
export async function openDatabase({ memory, threads }: Room = ROOM, place?: Place): Promise<Database> {
  const instance = await DuckDBInstance.create(place?.file ?? ':memory:', {
    memory_limit: memory,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...(place === undefined ? {} : { temp_directory: place.spill }),
  });
  const connection = await instance.connect();
  // nobody opens its file again: what is in memory alone is never written
  if (place !== undefined) await connection.run('PRAGMA disable_checkpoint_on_shutdown');
  return {
    rows: (query) => chunksOf(connection, query),
    numbers: (query) => columnsOf<number>(connection, query),
    texts: (query) => columnsOf<string | null>(connection, query),
    run: async (statement) => {
      await connection.run(statement);
    },
    append: (table, rows) => appendTo(connection, table, rows),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text in a query. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A path is a path, whatever signs it holds: DuckDB would take some of them for a pattern. */
const literal = (path: string): string => path.replace(/[*?[]/g, (sign) => `[${sign}]`);

/** What stands in the place of an element that does not fit its declaration. */
export type Unfit = 'fails' | 'is-nothing';

/** The column that says which file a line is of, where several are read at once. */
export const FILE = 'filename';

/**
 * NDJSON files as what stands behind FROM; of several, each line says of which (`FILE`). INVARIANT: what `reads` does
 * not declare is never taken out of the text of a line.
 */
export function linesOf(
  paths: string | readonly string[],
  reads: readonly (readonly [name: string, type: string])[],
  unfit: Unfit = 'fails',
): string {
  const columns = reads.map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ');
  const given = [
    typeof paths === 'string' ? text(literal(paths)) : `[${paths.map((path) => text(literal(path))).join(', ')}]`,
    ...(typeof paths === 'string' ? [] : [`filename = true`]),
    `format = 'newline_delimited'`,
    `compression = 'uncompressed'`,
    'hive_partitioning = false',
    `maximum_object_size = ${String(LONGEST_LINE)}`,
    ...(unfit === 'fails' ? [] : ['ignore_errors = true']),
    `columns = {${columns}}`,
  ];
  return `read_json(${given.join(', ')})`;
}

/** A CSV file with a first line of names, each column a text. */
export function csvOf(path: string, columns: readonly string[]): string {
  const declared = columns.map((name) => `${text(name)}: 'VARCHAR'`).join(', ');
  return (
    `read_csv(${text(literal(path))}, auto_detect = false, header = true, delim = ',', quote = '"', ` +
    `hive_partitioning = false, columns = {${declared}})`
  );
}

/** What a Parquet file holds, as what stands behind FROM. */
export const parquetOf = (path: string): string =>
  `read_parquet(${text(literal(path))}, hive_partitioning = false, union_by_name = false)`;

/** The same with `file_row_number`: which row of the file it is, from 0. */
export const numberedParquetOf = (path: string): string =>
  `read_parquet(${text(literal(path))}, hive_partitioning = false, union_by_name = false, file_row_number = true)`;
