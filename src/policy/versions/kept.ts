/**
 * Which versions of the policy have there been? Their snapshots, the oldest first; the last is the one that is shipped
 * now.
 */
import type { PolicySnapshot } from './snapshot';
import first from './2026.11.json' with { type: 'json' };
import second from './2026.11.2.json' with { type: 'json' };

export const SNAPSHOTS: readonly PolicySnapshot[] = [first, second];

/**
 * SHA-256 of the tables of each version that was issued. INVARIANT: an issued version never changes; a change is a new
 * version.
 */
export const ISSUED: Readonly<Record<string, string>> = {
  '2026.11': '9ddba23579bad2c606c2fee40565ccb218296814dbe55b748a9f9762b862790a',
};
