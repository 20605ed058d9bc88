/** What does a folder of tables hold? Node's way to them: read at start, parsed when first asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conceptsOf, factsOf } from '../../src/terminology/concepts';
import type { Laid } from '../../src/terminology/in-force';
import {
  FACT_TABLES,
  TERM_TABLES,
  fileOf,
  readRows,
  type TableName,
  type TableRow,
} from '../../src/terminology/tables';

/** The tables that come with the product. */
export const SHIPPED = join(import.meta.dirname, '../../src/terminology');

const textOf = (folder: string, name: TableName): string => readFileSync(join(folder, fileOf(name)), 'utf8');

function rowsOf(name: TableName, text: string): readonly TableRow[] {
  const read = readRows(name, text);
  if (read.ok) return read.rows;
  const { file, line, problem } = read.problem;
  throw new Error(`${file}, line ${String(line)}: ${problem}`);
}

/**
 * The tables of a folder, ready to be laid. `text` gives one as it was checked; otherwise it is read when it is first
 * asked for. Throws where a table cannot be read or is none.
 */
export function tablesIn(folder: string, text: (name: TableName) => string = (name) => textOf(folder, name)): Laid {
  const rows = (name: TableName): readonly TableRow[] => rowsOf(name, text(name));
  return {
    terms: Object.fromEntries(TERM_TABLES.map((name) => [name, () => conceptsOf(rows(name))])),
    facts: Object.fromEntries(FACT_TABLES.map((name) => [name, () => factsOf(rows(name))])),
  };
}
