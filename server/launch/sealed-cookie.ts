/**
 * How is a launch remembered by the browser alone, so that it can neither be read nor changed there? Encrypted by
 * AES-256-GCM under a key derived from the ring's, and bound to what it is for.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { cookieOf, type CookieMaker } from '../http/cookie';
import type { CookieKeys } from '../keys/key-ring';

/** 96 bits, random for each sealing. Source: NIST SP 800-38D, 8.2.2. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

const derived = (key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), 'whole-picture launch cookie', 32));

function openedBy(key: Uint8Array, name: string, sealed: Buffer): unknown {
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived(key), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return null;
  }
}

export interface SealedCookie<T> {
  /** What this browser brings, unspoilt and in time; else null. */
  read(request: Request, now: number): T | null;
  /** A Set-Cookie line. Lax: the browser comes back from another site, by a link that somebody followed. */
  line(value: T, seconds: number): string;
  cleared(): string;
}

/** A cookie of this name that holds a value until its own `endsAt` (milliseconds since the epoch). */
export function sealedCookie<T extends { readonly endsAt: number }>(
  base: string,
  keys: CookieKeys,
  cookies: CookieMaker,
): SealedCookie<T> {
  const name = cookies.name(base);
  return {
    read(request, now) {
      const sealed = Buffer.from(cookieOf(request, name) ?? '', 'base64url');
      if (sealed.length <= IV_BYTES + TAG_BYTES) return null;
      for (const key of keys.accepted()) {
        const value = openedBy(key, name, sealed) as T | null;
        if (value !== null) return now < value.endsAt ? value : null;
      }
      return null;
    },
    line(value, seconds) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derived(keys.newest()), iv).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return cookies.line(base, Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url'), 'Lax', seconds);
    },
    cleared: () => cookies.line(base, null, 'Lax'),
  };
}
