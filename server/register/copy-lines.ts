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

/** What a file is a copy of. INVARIANT: no line of one kind passes for one of another: the format is bound to each. */
export interface CopyKind {
  readonly format: string;
  readonly name: string;
}

export const REGISTER: CopyKind = { format: 'whole-picture register copy 1', name: 'a copy of the register' };
export const DESK: CopyKind = { format: 'whole-picture desk copy 1', name: 'a copy of the desk' };

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

export const headerLine = (key: WrappingKey, kind = REGISTER): string =>
  JSON.stringify({ format: kind.format, key: key.id, salt: randomBytes(32).toString('base64') });

export const objectOf = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};

/** Null for anything that is not the first line of a copy of this kind. */
export function headerOf(line: string, kind = REGISTER): Header | null {
  const { format, key, salt } = objectOf(line) ?? {};
  return format === kind.format && typeof key === 'string' && typeof salt === 'string' ? { key, salt } : null;
}

/** The key of one file. Source: RFC 5869 (HKDF) with SHA-256. */
export const fileKey = ({ key }: WrappingKey, { salt }: Header, kind = REGISTER): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, Buffer.from(salt, 'base64'), kind.format, 32));

/** AES-256-GCM: IV, text and tag in base64; `aad` is bound to it. */
export function sealText(key: Uint8Array, aad: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Null for what was not sealed so, under this key and bound to this. */
export function unsealText(key: Uint8Array, aad: Buffer, text: string): string | null {
  const sealed = Buffer.from(text, 'base64');
  // the last sign may hold bits that say nothing: written otherwise it is not what was written
  if (sealed.length < IV_BYTES + TAG_BYTES || sealed.toString('base64') !== text) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(aad).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

const bound = (before: string, { number, previous, hash }: LinePlace): Buffer =>
  Buffer.from(JSON.stringify([REGISTER.format, before, number, previous, hash]));

/** `before` is the digest of the line above. */
export function lineOf(key: Uint8Array, before: string, decision: StoredDecision): string {
  const { number, previous, hash, id, nhsNumber, dateTime, body } = decision;
  const sealed = sealText(key, bound(before, decision), JSON.stringify([id, nhsNumber, dateTime, body]));
  return JSON.stringify({ number, previous, hash, sealed });
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
  const text = unsealText(key, bound(before, place), place.sealed);
  if (text === null) return null;
  const [id, nhsNumber, dateTime, body] = JSON.parse(text) as [string, string, string, string];
  const { number, previous, hash } = place;
  const decision = { number, id, nhsNumber, dateTime, body };
  return decisionHash(previous, decision) === hash ? { ...decision, previous, hash } : null;
}
