/** How does a key lie in the database so that who reads the database cannot use it? Wrapped by AES-256-GCM. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
/** 96 bits, random for each wrapping. Source: NIST SP 800-38D, 8.2.2. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'wrapped-1';

export interface WrappingKey {
  /** Says which key it is, and nothing of the key: the beginning of a hash of it, in hexadecimal. */
  readonly id: string;
  readonly key: Uint8Array;
}

/** The key that this config wraps by, and those that it can still read by. */
export interface WrappingKeys {
  readonly current: WrappingKey;
  readonly previous: readonly WrappingKey[];
}

/** 32 bytes in base64; null for anything else. */
export function wrappingKeyOf(text: string): WrappingKey | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  // the last character holds two bits that belong to no byte: two texts of one key would be two keys of one id
  if (key.length !== KEY_BYTES || key.toString('base64') !== text) return null;
  const id = createHash('sha256').update('whole-picture wrapping key\0').update(key).digest('hex').slice(0, 16);
  return { id, key: new Uint8Array(key) };
}

/** What is bound to the wrapped bytes: under this key and this name alone can they be read. */
const bound = (id: string, name: string): Buffer => Buffer.from(JSON.stringify([PREFIX, id, name]));

/** The key of this name as text for the database. */
export function wrap({ id, key }: WrappingKey, name: string, value: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(id, name));
  const sealed = Buffer.concat([iv, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
  return `${PREFIX}:${id}:${sealed.toString('base64')}`;
}

export type Unwrapped =
  /** `under`: the id of the key it was wrapped by; null where it stood in clear. */
  | { readonly ok: true; readonly value: Uint8Array; readonly under: string | null }
  | { readonly ok: false; readonly why: 'other-key'; readonly id: string }
  | { readonly ok: false; readonly why: 'damaged' };

const DAMAGED: Unwrapped = { ok: false, why: 'damaged' };

const inClear = (stored: string): Unwrapped => {
  const value = Buffer.from(stored, 'base64');
  return value.length === KEY_BYTES && value.toString('base64') === stored
    ? { ok: true, value: new Uint8Array(value), under: null }
    : DAMAGED;
};

/** What a row of the database holds, read by one of the keys; a row in clear is read without any. */
export function unwrap(keys: WrappingKeys | null, name: string, stored: string): Unwrapped {
  const parts = /^wrapped-1:([0-9a-f]{16}):([A-Za-z0-9+/=]+)$/.exec(stored);
  if (parts === null) return inClear(stored);
  const [, id = '', text = ''] = parts;
  const found = keys === null ? undefined : [keys.current, ...keys.previous].find((key) => key.id === id);
  if (found === undefined) return { ok: false, why: 'other-key', id };
  const sealed = Buffer.from(text, 'base64');
  if (sealed.length !== IV_BYTES + KEY_BYTES + TAG_BYTES) return DAMAGED;
  try {
    const decipher = createDecipheriv('aes-256-gcm', found.key, sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bound(id, name)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const value = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return { ok: true, value: new Uint8Array(value), under: id };
  } catch {
    return DAMAGED;
  }
}
