/**
 * What does an encrypted link say? Verified before it is decrypted, where it has a MAC; and whatever is wrong with it,
 * the same work is done and the same is answered: nothing tells how near somebody came.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isObject } from '../../src/domain/json';
import type { LinkRow } from '../config-launch';

export type EncryptedRow = Extract<LinkRow, { readonly kind: 'aes-256-cbc' | 'aes-256-cbc-hmac' }>;

const BLOCK = 16;
const MAC_BYTES = 32;
/** What a link may hold, encrypted: several times what it needs. */
export const MOST_DATA = 2_048;

/** base64url without padding, read in one way alone; null for anything else. */
function bytesOf(text: string | null, most: number): Buffer | null {
  if (text === null || !/^[A-Za-z0-9_-]+$/.test(text) || text.length > Math.ceil((most * 4) / 3)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Worked on in place of what cannot be right. */
const NOTHING = { key: randomBytes(32), iv: randomBytes(BLOCK) };
function nothing(length: number): Buffer {
  const cipher = createCipheriv('aes-256-cbc', NOTHING.key, NOTHING.iv);
  const text = Buffer.alloc(Math.max(length, BLOCK) - 1, 0x20);
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

export const macOf = (macKey: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer =>
  createHmac('sha256', macKey).update(iv).update(data).digest();

/** PKCS #7, every byte of the last block looked at. */
function unpadded(text: Buffer): Buffer | null {
  const length = text[text.length - 1] ?? 0;
  let wrong = length < 1 || length > BLOCK ? 1 : 0;
  for (let at = 1; at <= BLOCK; at += 1) {
    const counts = at <= length ? 1 : 0;
    wrong |= counts & ((text[text.length - at] ?? 0) === length ? 0 : 1);
  }
  return wrong === 0 ? text.subarray(0, text.length - length) : null;
}

function decrypted(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Readonly<Record<string, unknown>> | null {
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const text = unpadded(Buffer.concat([decipher.update(data), decipher.final()]));
  try {
    const read: unknown = JSON.parse((text ?? Buffer.from('{}')).toString('utf8'));
    return text !== null && isObject(read) ? read : null;
  } catch {
    return null;
  }
}

/** The link's parameters, each there once, as they came. */
export interface LinkParts {
  readonly keyId: string | null;
  readonly iv: string | null;
  readonly data: string | null;
  readonly mac: string | null;
}

export type OpenedLink =
  | { readonly ok: true; readonly said: Readonly<Record<string, unknown>> }
  /** `cause`: for the log alone, in fixed words. */
  | { readonly ok: false; readonly cause: string };

/** Compared in the same time, whatever was given. */
function isMacOf(right: Buffer, given: string | null): boolean {
  const mac = bytesOf(given, MAC_BYTES);
  const compared = timingSafeEqual(mac?.length === MAC_BYTES ? mac : Buffer.alloc(MAC_BYTES), right);
  return compared && mac?.length === MAC_BYTES;
}

function causeOf(whole: boolean, vouched: boolean): string {
  if (!whole) return 'the link is not whole, or names another keyId';
  return vouched ? 'the link could not be decrypted to what a link says' : 'the MAC of the link is not by its key';
}

/**
 * What it says, or why that is not known.
 * INVARIANT: of a row with a MAC nothing is decrypted under its key that its MAC does not vouch for; and the cause is
 * found by no work of its own, so that the answer takes as long whatever it was.
 */
export function openLink(row: EncryptedRow, parts: LinkParts): OpenedLink {
  const iv = bytesOf(parts.iv, BLOCK);
  const data = bytesOf(parts.data, MOST_DATA);
  const whole =
    parts.keyId === row.keyId && iv?.length === BLOCK && data !== null && data.length > 0 && data.length % BLOCK === 0;
  const read = { iv: whole && iv ? iv : NOTHING.iv, data: whole && data ? data : nothing(data?.length ?? BLOCK) };
  const isByKey = row.kind === 'aes-256-cbc' || isMacOf(macOf(row.macKey, read.iv, read.data), parts.mac);
  const vouched = isByKey && whole;
  const said = vouched
    ? decrypted(row.key, read.iv, read.data)
    : decrypted(NOTHING.key, NOTHING.iv, nothing(read.data.length));
  return vouched && said !== null ? { ok: true, said } : { ok: false, cause: causeOf(whole, vouched) };
}
