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

/** Nearly no line is long or deep: only those that could be are looked at twice. */
const couldBeDeep = (text: string): boolean => /(?:[[{][^[\]{}]*){50}/.test(text);

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

/** Reads the lines of a job, in order. */
export function readLines({ files, lines }: Job): Outcome<Lines> {
  const handles = files.map(({ path }) => openSync(path, 'r'));
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const resources: JsonDraft[] = [];
  const texts: string[] = [];
  try {
    for (let at = 0; at < lines.length; at += FIELDS) {
      const [file = 0, number = 0, offset = 0, length = 0] = lines.subarray(at, at + FIELDS);
      const { path, type } = files[file] ?? { path: '', type: '' };
      const bytes = Buffer.allocUnsafe(length);
      readSync(handles[file] ?? -1, bytes, 0, length, offset);
      const text = utf8.decode(bytes);
      const resource = resourceOf(text, type);
      if (typeof resource === 'string') return refused(`${basename(path)}, line ${String(number)}: ${resource}`);
      resources.push(resource);
      texts.push(text);
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
  return done({ resources, texts });
}
