/**
 * Under which key do alerts, openings and the list know a person or a colleague? The same at every gateway, and telling
 * nothing of the number or name: keyed hashes of the instance's own key.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const utf8 = new TextEncoder();

function keyed(key: Uint8Array, use: string, words: readonly string[]): string {
  const hash = hmac(sha256, key, utf8.encode(JSON.stringify([use, ...words])));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of a person, for grouping and counting. */
export const personKey = (key: Uint8Array, nhsNumber: string): string => keyed(key, 'privacy person', [nhsNumber]);

/** Of a colleague where they work: one who works at two places is two, so that neither names the other. */
export const userKey = (key: Uint8Array, userId: string, ods: string): string =>
  keyed(key, 'privacy user', [userId, ods]);

/** Of a person on the list. INVARIANT: another key than the one that alerts are grouped by, so that none tells it. */
export const listKey = (key: Uint8Array, nhsNumber: string): string => keyed(key, 'privacy list', [nhsNumber]);

/** The subject of an exported event. */
export const subjectKey = (key: Uint8Array, nhsNumber: string): string => keyed(key, 'privacy subject', [nhsNumber]);

/** An id for an alert that is raised once however many processes find it out. */
export const onceId = (key: Uint8Array, ...words: readonly string[]): string => keyed(key, 'privacy alert', words);
