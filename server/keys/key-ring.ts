/** Which keys does this process work with now? Read at start and again while it runs, so that a rotation reaches it. */
import type { Kysely } from 'kysely';
import { failureOf } from '../../src/gateway/failures';
import type { Logger } from '../../src/gateway/ports';
import { FIXED_KEY, prepareKeys, readKeys, type ReadKeys, type RotatedKey, type StoredKeys } from '../database/keys';
import type { Tables } from '../database/tables';
import { readKeyFiles, type KeyFiles } from './key-files';
import type { WrappingKeys } from './wrapping';

/** Every process has read the keys again by then. */
export const TAKEN_UP_MS = 60_000;
/** Milliseconds between two readings; half the bound, so that a slow database is no reason to miss it. */
export const READ_AGAIN_MS = 30_000;

/** The keys of one kind of cookie. */
export interface CookieKeys {
  /** The one that a new cookie is signed with. */
  newest(): Uint8Array;
  /** Those that a cookie may be signed with, the newest first. */
  accepted(): readonly Uint8Array[];
}

/** One key that is never rotated, as in tests and wherever nothing is stored. */
export const oneKey = (key: Uint8Array): CookieKeys => ({ newest: () => key, accepted: () => [key] });

export interface KeyRing {
  /** Of ids and fingerprints; the same for good. */
  readonly fixed: Uint8Array;
  of(name: RotatedKey): CookieKeys;
  /** Reads the database again; what cannot be read is logged, and the keys at hand go on. Never rejects. */
  readAgain(): Promise<void>;
}

export interface KeyRingParts {
  readonly db: Kysely<Tables>;
  readonly wrapping: WrappingKeys | null;
  /** Read again when a row is wrapped under a key that this process has not seen; null where none are named. */
  readonly files: KeyFiles | null;
  /** Milliseconds for which a key is still read after a newer one signs. */
  readonly keptMs: number;
  readonly now: () => number;
  readonly log: Logger;
}

export type OpenedRing =
  { readonly ok: true; readonly ring: KeyRing } | { readonly ok: false; readonly problem: string };

interface Held {
  readonly value: Uint8Array;
  /** By the clock of this process. */
  readonly madeAt: number;
}

const heldFrom = (keys: StoredKeys, now: number): ReadonlyMap<string, readonly Held[]> =>
  new Map([...keys].map(([name, all]) => [name, all.map(({ value, age }) => ({ value, madeAt: now - age }))]));

/**
 * INVARIANT: a key signs only once every process can read what it signed; until then the one before it does. A key is
 * read from the moment it is known, and until no session that it signed can still be alive.
 */
function cookieKeys(held: () => readonly Held[], keptMs: number, now: () => number): CookieKeys {
  const signs = (all: readonly Held[]): number => {
    const at = all.findIndex(({ madeAt }) => now() - madeAt >= TAKEN_UP_MS);
    return at === -1 ? all.length - 1 : at;
  };
  return {
    newest() {
      const all = held();
      const key = all[signs(all)];
      if (key === undefined) throw new Error('there is no key to sign with');
      return key.value;
    },
    accepted: () =>
      held()
        .filter((_key, at, all) => {
          const after = all[at - 1];
          return after === undefined || now() - after.madeAt < keptMs + TAKEN_UP_MS;
        })
        .map(({ value }) => value),
  };
}

async function readWith(parts: KeyRingParts, wrapping: WrappingKeys | null): Promise<ReadKeys> {
  const read = await readKeys(parts.db, wrapping);
  if (read.ok || parts.files === null) return read;
  const files = readKeyFiles(parts.files);
  return files.ok ? readKeys(parts.db, files.keys) : read;
}

/** Prepares the keys of this database and holds them. Rejects when it does not answer. */
export async function openKeyRing(parts: KeyRingParts): Promise<OpenedRing> {
  const { db, wrapping, keptMs, now, log } = parts;
  const first = await prepareKeys(db, wrapping);
  if (!first.ok) return first;
  const fixed = first.keys.get(FIXED_KEY)?.[0]?.value;
  if (fixed === undefined) return { ok: false, problem: `keys: the database holds no key "${FIXED_KEY}"` };
  let held = heldFrom(first.keys, now());
  const readAgain = async (): Promise<void> => {
    try {
      const read = await readWith(parts, wrapping);
      if (read.ok) held = heldFrom(read.keys, now());
      else log.error({}, `${read.problem}. This process goes on with the keys it has: start it again to take them up`);
    } catch (error) {
      log.error(
        { ...failureOf(error, 'database') },
        'the keys could not be read again: this process goes on with those it has',
      );
    }
  };
  const of = (name: RotatedKey): CookieKeys => cookieKeys(() => held.get(name) ?? [], keptMs, now);
  return { ok: true, ring: { fixed, of, readAgain } };
}
