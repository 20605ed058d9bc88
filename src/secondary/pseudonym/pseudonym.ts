/**
 * What stands in a person's place? On the spine an id made of the NHS number; in a project's data set a pseudonym made
 * of that id, so that whoever holds the project's key alone cannot try all NHS numbers.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** HMAC-SHA-256 of a text under a key of 32 bytes. A host may give its own, which must give the same. */
export type Hmac = (key: Uint8Array, text: string) => Uint8Array;

export const pureHmac: Hmac = (key, text) => hmac(sha256, key, utf8ToBytes(text));

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
export const PSEUDONYM_LENGTH = 26;
/** What a pseudonym looks like, whoever it stands for. */
export const PSEUDONYM = /^[a-z2-7]{26}$/;
/** The same of an id on the spine. */
export const SPINE_ID = /^[0-9a-f]{64}$/;

/** Base32 (RFC 4648) in small letters, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (ALPHABET[(held << (5 - bits)) & 31] ?? '');
}

/** A person's id on the spine; it never leaves the linkage zone. `nhsNumber` is ten digits. */
export const spineId = (spineKey: Uint8Array, nhsNumber: string, mac: Hmac = pureHmac): string =>
  bytesToHex(mac(spineKey, nhsNumber));

/** What stands for a person in the data set of one project. */
export const pseudonymOf = (projectKey: Uint8Array, spine: string, mac: Hmac = pureHmac): string =>
  base32(mac(projectKey, spine)).slice(0, PSEUDONYM_LENGTH);
