/** What resources stand in these lines? A line that is none, or of another type, is a problem of its file. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject, type JsonDraft } from '../../../src/domain/json';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import { FIELDS, type Job } from './jobs';

/** Deeper than any honest resource. */
const MAX_DEPTH = 100;

/** Whether something is nested deeper; in steps that no depth can exhaust. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []));
  }
  return false;
}

const HOLDS_PROTO = /__proto__|\\u005f/i;

/** Whether a key anywhere in it is `__proto__`; the value is known not to be too deep. */
function hasProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto);
}

/** Whether a sign stands there more often than that. */
function holdsMore(text: string, sign: string, times: number): boolean {
  let at = -1;
  for (let found = 0; found <= times; found += 1) {
    at = text.indexOf(sign, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Nearly no line has so many brackets: only those that could be too deep are looked at twice. */
const couldBeDeep = (text: string): boolean =>
  holdsMore(text, '{', MAX_DEPTH / 2) || holdsMore(text, '[', MAX_DEPTH / 2);

function resourceOf(text: string, type: string): JsonDraft | string {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    return 'it is not JSON';
  }
  if (!isObject(value)) return 'it is no resource';
  if (couldBeDeep(text) && isTooDeep(value)) return 'it is nested deeper than a resource may be';
  if (HOLDS_PROTO.test(text) && hasProto(value)) return 'it has a key that no resource has';
  const { resourceType, id } = value;
  if (resourceType !== type) return `it is no ${type}`;
  return typeof id === 'string' && id !== '' && id.length <= 200 ? value : 'it has no id';
}

export interface Lines {
  readonly resources: readonly JsonDraft[];
  readonly texts: readonly string[];
}

/** So much is read at once where lines follow one another. */
const MOST_AT_ONCE = 1 << 20;

/** The bytes of each line of a job, in order; lines that follow one another in a file are read together. */
function* bytesOf(handles: readonly number[], lines: Float64Array): Generator<Buffer> {
  const at = (row: number, field: number): number => lines[row * FIELDS + field] ?? 0;
  const ends = (row: number): number => at(row, 2) + at(row, 3);
  const count = lines.length / FIELDS;
  for (let first = 0, next = 0; first < count; first = next) {
    const begins = at(first, 2);
    const isNext = (row: number): boolean =>
      at(row, 0) === at(first, 0) && at(row, 2) === ends(row - 1) + 1 && ends(row) - begins <= MOST_AT_ONCE;
    for (next = first + 1; next < count && isNext(next);) next += 1;
    const bytes = Buffer.allocUnsafe(ends(next - 1) - begins);
    readSync(handles[at(first, 0)] ?? -1, bytes, 0, bytes.length, begins);
    for (let row = first; row < next; row += 1) yield bytes.subarray(at(row, 2) - begins, ends(row) - begins);
  }
}

/** Reads the lines of a job, in order. */
export function readLines({ files, lines }: Job): Outcome<Lines> {
  const handles = files.map(({ path }) => openSync(path, 'r'));
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const resources: JsonDraft[] = [];
  const texts: string[] = [];
  try {
    let at = 0;
    for (const bytes of bytesOf(handles, lines)) {
      const { path, type } = files[lines[at] ?? 0] ?? { path: '', type: '' };
      const text = utf8.decode(bytes);
      const resource = resourceOf(text, type);
      if (typeof resource === 'string') return refused(`${basename(path)}, line ${String(lines[at + 1])}: ${resource}`);
      resources.push(resource);
      texts.push(text);
      at += FIELDS;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
  return done({ resources, texts });
}
