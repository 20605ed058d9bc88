/**
 * How are many rows stored in the linkage zone? As a sequence of encrypted parts of JSON lines, written and read in
 * constant memory. A part that is missing, out of order or of another file is detected.
 */
import { closeSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { opened, seal } from './sealed';

const PART = 1 << 20;
const LENGTH = 4;

export interface RowsWriter {
  write(row: unknown): void;
  /** Before this nothing stands under the path. */
  close(): void;
}

const partName = (name: string, number: number, isLast: boolean): string =>
  `${name}:${String(number)}${isLast ? ':last' : ''}`;

export function writeRows(path: string, key: Buffer, name: string): RowsWriter {
  const draft = `${path}.draft`;
  const handle = openSync(draft, 'w', 0o600);
  let held: string[] = [];
  let size = 0;
  let number = 0;
  const flush = (isLast: boolean): void => {
    const part = seal(key, partName(name, number, isLast), Buffer.from(held.join('')));
    const head = Buffer.alloc(LENGTH);
    head.writeUInt32LE(part.length);
    writeSync(handle, head);
    writeSync(handle, part);
    [held, size, number] = [[], 0, number + 1];
  };
  return {
    write: (row) => {
      const line = `${JSON.stringify(row)}\n`;
      held.push(line);
      size += line.length;
      if (size >= PART) flush(false);
    },
    close: () => {
      flush(true);
      closeSync(handle);
      renameSync(draft, path);
    },
  };
}

function readWhole(handle: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const got = readSync(handle, bytes, read, length - read, null);
    if (got === 0) break;
    read += got;
  }
  return bytes.subarray(0, read);
}

/** The lines of each part, as JSON text. Throws where the file is not whole. */
export function* readRowLines(path: string, key: Buffer, name: string): Generator<readonly string[]> {
  const handle = openSync(path, 'r');
  try {
    for (let number = 0; ; number += 1) {
      const head = readWhole(handle, LENGTH);
      const length = head.length === LENGTH ? head.readUInt32LE() : 0;
      const part = length === 0 ? Buffer.alloc(0) : readWhole(handle, length);
      const more = opened(key, partName(name, number, false), part);
      const content = more ?? opened(key, partName(name, number, true), part);
      if (content === null) throw new Error(`${path} is not whole, or was sealed with another key`);
      const text = content.toString();
      if (text !== '') yield text.slice(0, -1).split('\n');
      if (more === null) return;
    }
  } finally {
    closeSync(handle);
  }
}

/** The rows themselves. */
export function* readRows<Row>(path: string, key: Buffer, name: string): Generator<Row> {
  for (const lines of readRowLines(path, key, name)) for (const line of lines) yield JSON.parse(line) as Row;
}
