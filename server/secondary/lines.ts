/** Which resources does an NDJSON file hold, line by line? In constant memory, whatever the size of the file. */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { done, refused, type Outcome } from '../../src/secondary/views/outcome';

const CHUNK = 1 << 20;
/**
 * No resource is longer; a longer line is a file that is not what it says. DuckDB makes its buffers as large: with four
 * times as much it takes twice as long.
 */
export const LONGEST_LINE = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** `offset` and `length`: where its bytes stand in the file. */
type See = (line: string, number: number, offset: number, length: number) => string | null;
/** Whatever was read, in order: for a digest. */
type OnBytes = (bytes: Buffer) => void;

/**
 * Shows each line that holds anything, until one is met with a problem; that, or that the file cannot be read, is what
 * comes back. Lines end at a newline alone: U+2028 may stand in a text.
 */
export function eachLine(file: string, see: See, onBytes?: OnBytes): Outcome<number> {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    return refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return shown(handle, file, see, onBytes);
  } catch (error) {
    return refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    closeSync(handle);
  }
}

function shown(handle: number, file: string, see: See, onBytes?: OnBytes): Outcome<number> {
  // most files are short: what is not read into is not made
  const chunk = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK, fstatSync(handle).size)));
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let held = 0;
  let number = 0;
  let begins = 0;
  /** `last`: the rest of the line, within the chunk. */
  const show = (last: Buffer): string | null => {
    const length = held + last.length;
    number += 1;
    if (length > LONGEST_LINE) return 'it is longer than a resource may be';
    const bytes = held === 0 ? last : Buffer.concat([...parts, last]);
    const offset = begins;
    begins += length + 1;
    [parts, held] = [[], 0];
    let text: string;
    try {
      text = utf8.decode(bytes).trim();
    } catch {
      return 'it is not UTF-8';
    }
    return text === '' ? null : see(text, number, offset, length);
  };
  for (;;) {
    const read = readSync(handle, chunk, 0, chunk.length, null);
    if (read > 0) onBytes?.(chunk.subarray(0, read));
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1 && end < read; end = chunk.indexOf(NEWLINE, from)) {
      const problem = show(chunk.subarray(from, end));
      from = end + 1;
      if (problem !== null) return refused(`${file}, line ${String(number)}: ${problem}`);
    }
    if (from < read) parts.push(Buffer.from(chunk.subarray(from, read)));
    held += Math.max(0, read - from);
    if (read === 0 || held > LONGEST_LINE) break;
  }
  const problem = held === 0 ? null : show(Buffer.alloc(0));
  return problem === null ? done(number) : refused(`${file}, line ${String(number)}: ${problem}`);
}

/**
 * The lines of a file, without holding up whatever else the process does. Lines end as for `eachLine`; `node:readline`
 * also ends one at a lone carriage return. Rejects where the file cannot be read.
 */
export async function* linesAsync(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A line as JSON; undefined where it is none. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
