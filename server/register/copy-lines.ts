/**
 * How does a decision stand in the copy of the register? A line each, encrypted, bound to the line before it: none can
 * be taken out, changed, moved or brought from elsewhere.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { isObject } from '../../src/domain/json';
import { decisionHash, type Decision } from '../database/register-chain';
import type { WrappingKey } from '../keys/wrapping';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 'whole-picture register copy 1';

export interface StoredDecision extends Decision {
  readonly previous: string;
  readonly hash: string;
}

export interface Header {
  /** Id of the wrapping key that the key of this file is derived from. */
  readonly key: string;
  readonly salt: string;
}

/** What stands in a line in clear: the place in the register, and nothing of a person. */
export type LinePlace = Pick<StoredDecision, 'number' | 'previous' | 'hash'>;

export const digestOf = (line: string): string => createHash('sha256').update(line).digest('hex');

export const headerLine = (key: WrappingKey): string =>
  JSON.stringify({ format: FORMAT, key: key.id, salt: randomBytes(32).toString('base64') });

const objectOf = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};

/** Null for anything that is not the first line of a copy. */
export function headerOf(line: string): Header | null {
  const { format, key, salt } = objectOf(line) ?? {};
  return format === FORMAT && typeof key === 'string' && typeof salt === 'string' ? { key, salt } : null;
}

/** The key of one file. Source: RFC 5869 (HKDF) with SHA-256. */
export const fileKey = ({ key }: WrappingKey, { salt }: Header): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, Buffer.from(salt, 'base64'), FORMAT, 32));

const bound = (before: string, { number, previous, hash }: LinePlace): Buffer =>
  Buffer.from(JSON.stringify([FORMAT, before, number, previous, hash]));

/** `before` is the digest of the line above. */
export function lineOf(key: Uint8Array, before: string, decision: StoredDecision): string {
  const { number, previous, hash, id, nhsNumber, dateTime, body } = decision;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(before, decision));
  const text = JSON.stringify([id, nhsNumber, dateTime, body]);
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({ number, previous, hash, sealed: sealed.toString('base64') });
}

interface SealedLine extends LinePlace {
  readonly sealed: string;
}

/** What a line says in clear; null where it is no line of a decision. */
export function placeOfLine(line: string): SealedLine | null {
  const { number, previous, hash, sealed } = objectOf(line) ?? {};
  return Number.isSafeInteger(number) &&
    typeof previous === 'string' &&
    typeof hash === 'string' &&
    typeof sealed === 'string'
    ? { number: number as number, previous, hash, sealed }
    : null;
}

/** The decision of a line; null where the line is not the one that was written after `before`. */
export function decisionOf(key: Uint8Array, before: string, line: string): StoredDecision | null {
  const place = placeOfLine(line);
  if (place === null) return null;
  const sealed = Buffer.from(place.sealed, 'base64');
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(bound(before, place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString();
    const [id, nhsNumber, dateTime, body] = JSON.parse(text) as [string, string, string, string];
    const { number, previous, hash } = place;
    const decision = { number, id, nhsNumber, dateTime, body };
    return decisionHash(previous, decision) === hash ? { ...decision, previous, hash } : null;
  } catch {
    return null;
  }
}
