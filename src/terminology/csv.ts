/**
 * Which rows does a CSV text hold? The one reader of the tables, by RFC 4180: the start reads with it and the build
 * does.
 */

export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadCsv =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/** A cell in quotes, its own quotes doubled; or one that holds neither quote, comma nor line end. Then what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

const linesIn = (text: string): number => text.split('\n').length - 1;

/**
 * Reads every row, the header among them. Lines end with LF or CRLF; an empty line is no row. What is not CSV is
 * refused with its line, and nothing of it is read.
 */
export function readCsv(text: string): ReadCsv {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  // a byte order mark, as spreadsheets write it
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    CELL.lastIndex = at;
    const found = CELL.exec(text);
    if (found === null)
      return {
        ok: false,
        line,
        problem: 'a quote stands where none may: put the whole cell in quotes, its own doubled',
      };
    const [whole, quoted, bare, end] = found;
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    at += whole.length;
    line += quoted === undefined ? 0 : linesIn(quoted);
    if (end === ',') {
      if (at === text.length) cells.push('');
      else continue;
    }
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
    cells = [];
    line += 1;
    began = line;
  }
  return { ok: true, rows };
}
