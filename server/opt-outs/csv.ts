/**
 * Which rows does a table hold that somebody saved from a spreadsheet? Any of the ways that such programs write: UTF-8
 * or UTF-16, commas, semicolons or tabs, quotes, any line ends.
 */

export interface CsvRow {
  /** Of the file, from 1: where the row begins. */
  readonly line: number;
  readonly fields: readonly string[];
}

export type ReadCsv =
  { readonly ok: true; readonly rows: readonly CsvRow[] } | { readonly ok: false; readonly problem: string };

const refused = (problem: string): ReadCsv => ({ ok: false, problem });

/** UTF-16 has a mark at its start, or nothing but noughts at every other place of an ordinary header. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 20);
  const noughtsAt = (odd: number): boolean =>
    start.length > 3 && start.every((byte, at) => at % 2 !== odd || byte === 0) && start.some((byte) => byte !== 0);
  if (noughtsAt(1)) return 'utf-16le';
  return noughtsAt(0) ? 'utf-16be' : 'utf-8';
}

/** The text; null where the bytes are no such text. */
function decoded(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** What stands between the fields: the first of these that the first line holds outside quotes. */
function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].find((one) => first.includes(one)) ?? ',';
}

interface Place {
  at: number;
  line: number;
}

const LINE_END = /\r\n|\r|\n/y;

/** Takes a line end here, if there is one. */
function lineEnd(text: string, place: Place): boolean {
  LINE_END.lastIndex = place.at;
  const end = LINE_END.exec(text)?.[0];
  if (end === undefined) return false;
  place.at += end.length;
  place.line += 1;
  return true;
}

/** A field in quotes, in which a quote is written twice; null where it never ends. */
function quotedField(text: string, place: Place): string | null {
  const begun = place.at + 1;
  for (let at = begun; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const inner = text.slice(begun, at);
    place.line += inner.match(/\r\n|\r|\n/g)?.length ?? 0;
    place.at = at + 1;
    return inner.replaceAll('""', '"');
  }
}

function plainField(text: string, place: Place, separator: string): string {
  let end = place.at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const field = text.slice(place.at, end);
  place.at = end;
  return field;
}

/** One row, up to and with its line end; null where a quote in it never ends. */
function rowAt(text: string, place: Place, separator: string): CsvRow | null {
  const { line } = place;
  const fields: string[] = [];
  for (;;) {
    let field = '';
    if (text[place.at] === '"') {
      const quoted = quotedField(text, place);
      if (quoted === null) return null;
      field = quoted;
    }
    fields.push((field + plainField(text, place, separator)).trim());
    if (text[place.at] === separator) place.at += 1;
    else {
      lineEnd(text, place);
      return { line, fields };
    }
  }
}

/** The rows of a table, empty lines left out. What cannot be read as a whole comes back as a sentence. */
export function readCsv(bytes: Uint8Array): ReadCsv {
  const text = decoded(bytes);
  if (text === null) return refused('the file is not text in UTF-8 or UTF-16; save it as CSV UTF-8');
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  for (const place: Place = { at: 0, line: 1 }; place.at < text.length;) {
    const { line } = place;
    const row = rowAt(text, place, separator);
    if (row === null) return refused(`line ${String(line)}: a quote is opened and never closed`);
    if (row.fields.some((field) => field !== '')) rows.push(row);
  }
  return { ok: true, rows };
}
