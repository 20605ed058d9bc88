/**
 * How does a token of a user lie in the database so that who reads the database cannot use it? Encrypted by
 * AES-256-GCM under a key derived from the ring's, and bound to whose it is.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { CookieKeys } from './key-ring';

/** 96 bits, random for each sealing. Source: NIST SP 800-38D, 8.2.2. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'sealed-1';

/** Whose token it is, and what for: under another of these it does not open. */
export interface TokenOwner {
  readonly issuer: string;
  readonly subject: string;
  readonly kind: 'id-token' | 'refresh-token';
}

const derived = (key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), 'whole-picture sealed token', 32));

const bound = ({ issuer, subject, kind }: TokenOwner): Buffer =>
  Buffer.from(JSON.stringify([PREFIX, kind, issuer, subject]));

/** The token as text for the database; `keys` are those of the ring's sign-in cookies. */
export function sealToken(keys: CookieKeys, owner: TokenOwner, token: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derived(keys.newest()), iv).setAAD(bound(owner));
  const sealed = Buffer.concat([iv, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${PREFIX}:${sealed.toString('base64url')}`;
}

function openedBy(key: Uint8Array, owner: TokenOwner, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived(key), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bound(owner)).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** The token, where one of the keys of the ring and this owner open it; null otherwise. */
export function openToken(keys: CookieKeys, owner: TokenOwner, stored: string): string | null {
  const [prefix, text, ...more] = stored.split(':');
  if (prefix !== PREFIX || text === undefined || more.length > 0) return null;
  const sealed = Buffer.from(text, 'base64url');
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  for (const key of keys.accepted()) {
    const token = openedBy(key, owner, sealed);
    if (token !== null) return token;
  }
  return null;
}
