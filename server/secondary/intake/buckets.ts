/**
 * Which lines are labelled together? All lines of one patient go into the same bucket, whatever their file. A bucket
 * holds positions of lines, never their content, and lies on disk, so that memory does not grow with the people.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS } from '../exclusions/jobs';

const RECORD = FIELDS * 8;
const HELD = 128;
/** Bytes of source files to a bucket: as much as one thread labels at once. */
const BYTES = 4 << 20;
const MOST = 1024;

export interface Buckets {
  readonly count: number;
  add(person: string, file: number, line: number, offset: number, length: number): void;
  /** A resource that refers to no patient: a location, an organisation, a medicine. */
  addWithoutPatient(file: number, line: number, offset: number, length: number): void;
  /** The lines of a bucket; `no-patient` for those that refer to none. */
  linesOf(bucket: number | 'no-patient'): Float64Array;
}

/** A number of 32 bits that spreads names evenly (FNV-1a). */
function spreadOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** `folder`: empty, of this process alone; `bytes`: the size of all files. */
export function createBuckets(folder: string, bytes: number): Buckets {
  const count = Math.max(1, Math.min(MOST, Math.ceil(bytes / BYTES)));
  const held = Array.from({ length: count + 1 }, () => Buffer.alloc(RECORD * HELD));
  const sizes = new Uint32Array(count + 1);
  const pathOf = (at: number): string => join(folder, `bucket-${String(at)}`);
  const flush = (at: number): void => {
    const size = sizes[at] ?? 0;
    if (size > 0) appendFileSync(pathOf(at), (held[at] as Buffer).subarray(0, size), { mode: 0o600 });
    sizes[at] = 0;
  };
  const put = (at: number, fields: readonly number[]): void => {
    const size = sizes[at] ?? 0;
    fields.forEach((field, index) => (held[at] as Buffer).writeDoubleLE(field, size + index * 8));
    sizes[at] = size + RECORD;
    if (size + RECORD === RECORD * HELD) flush(at);
  };
  return {
    count,
    add: (person, ...fields) => {
      put(spreadOf(person) % count, fields);
    },
    addWithoutPatient: (...fields) => {
      put(count, fields);
    },
    linesOf: (bucket) => {
      const at = bucket === 'no-patient' ? count : bucket;
      flush(at);
      const bytesOf = existsSync(pathOf(at)) ? readFileSync(pathOf(at)) : Buffer.alloc(0);
      const lines = new Float64Array(bytesOf.length / 8);
      new Uint8Array(lines.buffer).set(bytesOf);
      return lines;
    },
  };
}
