/** Rows on their way into the work database: lines of JSON in a file of ours, a part at a time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { linesOf, type Database } from '../duckdb/database';

const HELD = 1 << 20;

export interface LineFile {
  /** A row as JSON text. */
  line(json: string): void;
  row(values: Readonly<Record<string, string | boolean | null>>): void;
  /** Moves all rows into the table, whose columns are those declared. */
  into(work: Database): Promise<void>;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: 'VARCHAR' | 'BOOLEAN'])[];
}

/** Makes the table, and a file of its rows. */
export async function lineFile(work: Database, path: string, { name, columns }: Table): Promise<LineFile> {
  const declared = columns.map(([column, type]) => `"${column}" ${type}`).join(', ');
  await work.run(`CREATE TABLE ${name} (${declared})`);
  const handle = openSync(path, 'w', 0o600);
  let held: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (size > 0) writeSync(handle, held.join(''));
    [held, size] = [[], 0];
  };
  const line = (json: string): void => {
    held.push(json, '\n');
    size += json.length;
    if (size > HELD) flush();
  };
  return {
    line,
    row: (values) => {
      line(JSON.stringify(values));
    },
    into: async (database) => {
      flush();
      closeSync(handle);
      const names = columns.map(([column]) => `"${column}"`).join(', ');
      await database.run(`INSERT INTO ${name} SELECT ${names} FROM ${linesOf(path, columns)}`);
    },
  };
}
