/**
 * What is known of the register outside its database? Where it ends, and a copy of it: a database that is put back to
 * an earlier day takes neither with it.
 */
import type { Kysely } from 'kysely';
import type { RegisterPlace } from '../../src/gateway/entries';
import { failureOf } from '../../src/gateway/failures';
import type { Logger } from '../../src/gateway/ports';
import type { Tables } from '../database/tables';
import { provePlace, readPlaces, writeNoted, writePlace, type AnchoredPlace } from './anchor-file';
import { appendToCopy } from './copy-append';
import { appendCase, deskCopyOf, type KeptCase } from './desk-copy';
import type { StoredDecision } from './copy-lines';
import type { WrappingKeys } from '../keys/wrapping';

export interface Outside {
  /** The newest decision that is known outside; number 0 where there is none. */
  known(): RegisterPlace;
  /** True from when the register was found older than what is known, or another one, until it is found to reach it. */
  isShut(): boolean;
  /**
   * Throws when the register, which ends at `head` and holds `hashAt` where `since` has to stand, is older than that,
   * or was written anew. `since`: what was known before it was asked: what others decided meanwhile, and is known by
   * now, the answer need not hold.
   */
  holdAgainst(since: RegisterPlace, head: RegisterPlace, hashAt: string | null): void;
  /** Told where the register ends each time it is read: what other servers decided is known here from then on. */
  saw(head: RegisterPlace): void;
  /** Before the database is touched: rejects when a decision could not be noted outside. */
  prepare(): Promise<void>;
  /** Before the decision is committed, under the lock of the register: it is durable in the copy when this resolves. */
  before(db: Kysely<Tables>, decision: StoredDecision): Promise<void>;
  /** Before a case of the desk is committed: it is durable in the desk's copy; the digest of its line. */
  beforeCase(db: Kysely<Tables>, kept: KeptCase): Promise<string | null>;
  /** Once it is committed, and before it is acknowledged. */
  afterCase(digest: string | null): Promise<void>;
  /** Once it is committed, and before it is acknowledged. */
  after(place: RegisterPlace): Promise<void>;
}

const NONE: RegisterPlace = { number: 0, digest: '' };
const done = Promise.resolve();

/** Where nothing is kept outside: the demo, and whoever names no file. */
export const NOTHING_OUTSIDE: Outside = {
  known: () => NONE,
  isShut: () => false,
  holdAgainst: () => undefined,
  saw: () => undefined,
  prepare: () => done,
  before: () => done,
  beforeCase: () => Promise.resolve(null),
  afterCase: () => done,
  after: () => done,
};

export interface OutsideParts {
  /** Where the end of the register is noted; null where nowhere. */
  readonly anchor: string | null;
  readonly copy: { readonly file: string; readonly keys: WrappingKeys } | null;
  readonly log: Logger;
  readonly now: () => number;
}

/** Milliseconds between two lines that say that the register is older: every opening that is refused would be one. */
const SAY_AGAIN_MS = 60_000;

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** The last of what was noted, by number; of two alike the later one. */
export const newestOf = (places: readonly AnchoredPlace[]): RegisterPlace =>
  places.reduce<RegisterPlace>((newest, one) => (one.number >= newest.number ? one : newest), NONE);

type Refusing = (step: () => Promise<void> | void) => Promise<void>;

/** How the desk's cases are noted. */
const deskOutside = (
  { anchor, copy, now }: OutsideParts,
  refused: Refusing,
): Pick<Outside, 'beforeCase' | 'afterCase'> => ({
  async beforeCase(db, kept) {
    let digest: string | null = null;
    await refused(async () => {
      if (copy !== null) digest = await appendCase(deskCopyOf(copy.file), copy.keys, db, kept);
    });
    return digest;
  },
  afterCase: (digest) =>
    refused(async () => {
      if (anchor !== null && digest !== null) await writeNoted(anchor, { desk: digest, whole: false }, now());
    }),
});

/**
 * The register of one database as it is held from outside. Throws when the anchor is there and cannot be read: whether
 * the register is older could not be told.
 */
export function outsideOf({ anchor, copy, log, now }: OutsideParts): Outside & { learn(place: RegisterPlace): void } {
  let known = anchor === null ? NONE : newestOf(readPlaces(anchor));
  let saidAt = Number.NEGATIVE_INFINITY;
  let noting = false;
  let isShut = false;

  const shut = (since: RegisterPlace, head: RegisterPlace, name: string, why: string, todo: string): never => {
    isShut = true;
    if (now() - saidAt >= SAY_AGAIN_MS) {
      saidAt = now();
      log.error({ register: head.number, anchored: since.number }, `${why}: nothing is opened. ${todo}`);
    }
    throw named(name, why);
  };
  const refused: Refusing = async (step) => {
    try {
      await step();
    } catch (error) {
      log.error({}, `a decision of the register was refused: ${error instanceof Error ? error.message : 'unknown'}`);
      throw named('RegisterNotNoted', 'the decision cannot be noted outside the database');
    }
  };
  const learn = (place: RegisterPlace): void => {
    if (place.number > known.number) known = place;
  };

  return {
    learn,
    known: () => known,
    isShut: () => isShut,
    holdAgainst(since, head, hashAt) {
      if (since.number === 0) return;
      if (head.number < since.number)
        shut(
          since,
          head,
          'RegisterBehind',
          'the opt-out register is older than its anchor',
          'This is so after a restore: run opt-outs:reconcile with the copy of the register',
        );
      if (hashAt !== since.digest)
        shut(
          since,
          head,
          'RegisterChanged',
          'the opt-out register is not the one anchored outside the database',
          'Run audit:verify: it names what was changed',
        );
      isShut = false;
    },
    saw(head) {
      if (head.number <= known.number || anchor === null) return;
      known = head;
      if (noting) return;
      noting = true;
      writePlace(anchor, head, now())
        .catch((error: unknown) => {
          log.error(
            { ...failureOf(error, 'register') },
            'where the opt-out register ends could not be noted outside the database',
          );
        })
        .finally(() => {
          noting = false;
        });
    },
    prepare: () => refused(() => (anchor === null ? undefined : provePlace(anchor))),
    before: (db, decision) =>
      refused(async () => {
        if (copy !== null) await appendToCopy(copy.file, copy.keys, db, decision);
      }),
    ...deskOutside({ anchor, copy, log, now }, refused),
    after: (place) =>
      refused(async () => {
        if (anchor === null) return;
        await writePlace(anchor, place, now());
        learn(place);
      }),
  };
}
