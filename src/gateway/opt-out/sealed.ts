/**
 * How does the desk keep a form that demographics did not confirm? Sealed under a key made of the gateway’s own, and
 * found again by keyed hashes: nothing in the database says whom it is about. Source: POLICY 1.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Ports } from '../ports';

type KeyPorts = Pick<Ports, 'key' | 'randomId'>;

const utf8 = new TextEncoder();
const IV_BYTES = 12;

const derived = (key: Uint8Array, purpose: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdf(sha256, key, undefined, utf8.encode(`whole-picture opt-out desk: ${purpose}`), 32));

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const sealingKey = (key: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', derived(key, 'sealing'), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Random bytes made of the one source of randomness that the gateway is given. */
export const randomBytesFrom = ({ randomId }: Pick<Ports, 'randomId'>): Uint8Array => sha256(utf8.encode(randomId()));

/** JSON, sealed by AES-256-GCM under a fresh nonce; it opens only as the body of the case `id`. */
export async function seal(ports: KeyPorts, id: string, value: unknown): Promise<string> {
  const iv = new Uint8Array(randomBytesFrom(ports).slice(0, IV_BYTES));
  const key = await sealingKey(ports.key);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8.encode(id) };
  const body = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, utf8.encode(JSON.stringify(value))));
  const sealed = new Uint8Array(IV_BYTES + body.length);
  sealed.set(iv);
  sealed.set(body, IV_BYTES);
  return toText(sealed);
}

/** What was sealed as the body of the case `id`. Rejects where a byte of it, the id or the key is another. */
export async function unseal(ports: KeyPorts, id: string, sealed: string): Promise<unknown> {
  const bytes = toBytes(sealed);
  const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES), additionalData: utf8.encode(id) };
  const body = await crypto.subtle.decrypt(algorithm, await sealingKey(ports.key), bytes.slice(IV_BYTES));
  return JSON.parse(new TextDecoder().decode(body));
}

/** By which name a person’s cases are found: a keyed hash of the NHS number. */
export const personKey = ({ key }: Pick<Ports, 'key'>, nhsNumber: string): string =>
  hex(hmac(sha256, derived(key, 'people'), utf8.encode(nhsNumber)));

/** By which name the same form or row, sent in again, is known: a keyed hash of all that it says. */
export const contentKey = ({ key }: Pick<Ports, 'key'>, parts: readonly string[]): string =>
  hex(hmac(sha256, derived(key, 'contents'), utf8.encode(JSON.stringify(parts))));
