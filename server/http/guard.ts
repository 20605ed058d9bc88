/**
 * Is this request spelled in the one way we read it? A second spelling of a path or header gets past somebody's check.
 */
import type { IncomingMessage } from 'node:http';
import { problem, type Problem } from '../../src/gateway/http/problem';

/** Of everything we take, nothing is longer: the longest is an opt-out form. */
export const MAX_BODY_BYTES = 256 * 1024;

const MALFORMED = problem(400, 'malformed', 'The request is not well formed.');
const NOT_FOUND = problem(404, 'not-found', 'There is nothing here.');

/**
 * Encoded letters, digits, dots, slashes, backslashes, percent signs and controls are other spellings of something
 * plain.
 */
const NEEDLESS_ENCODING = /%(?:[01][0-9a-f]|2[5def]|3[0-9]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9aef])/i;
const ONE_VALUE = ['host', 'content-length', 'content-type', 'origin', 'cookie', 'authorization'];

function headerTwice(rawHeaders: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!ONE_VALUE.includes(name)) continue;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

function pathOf(target: string): string | null {
  const path = target.split('?', 1)[0] ?? '';
  const plain =
    /^\/[\x21-\x7e]*$/.test(path) && !/[\\#;]|\/\/|\/\.{1,2}(?:\/|$)/.test(path) && !NEEDLESS_ENCODING.test(path);
  return plain ? path : null;
}

/** Null when the request may go on; else why it may not, before anything has read it. */
export function refusal(incoming: Pick<IncomingMessage, 'url' | 'method' | 'rawHeaders' | 'headers'>): Problem | null {
  if (headerTwice(incoming.rawHeaders)) return MALFORMED;
  if (pathOf(incoming.url ?? '') === null) return NOT_FOUND;
  const length = incoming.headers['content-length'];
  if (length !== undefined && Number(length) > MAX_BODY_BYTES) {
    return problem(413, 'too-large', `The body is too large. Send at most ${String(MAX_BODY_BYTES / 1024)} kB.`);
  }
  return null;
}
