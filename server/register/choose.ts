/**
 * Which decisions do the copies hold that the register lacks? One chain on from where the register ends, or the reason
 * why there is none.
 */
import type { RegisterPlace } from '../../src/gateway/entries';
import type { AnchoredPlace } from './anchor-file';
import type { StoredDecision } from './copy-lines';

export interface NamedCopy {
  readonly file: string;
  readonly decisions: readonly StoredDecision[];
}

export type Chosen =
  | {
      readonly ok: true;
      readonly added: readonly StoredDecision[];
      /** How many opt-ins at the end of a copy were left out: nothing says that they were ever acknowledged. */
      readonly unproved: number;
    }
  | { readonly ok: false; readonly problem: string };

const refused = (problem: string): Chosen => ({ ok: false, problem });

const denies = ({ body }: StoredDecision): boolean =>
  (JSON.parse(body) as { provision?: { type?: string } }).provision?.type !== 'permit';

/**
 * Says which copy is not of this register; null where all are. The last line of one may be of a decision that was never
 * committed.
 */
export function foreign(copies: readonly NamedCopy[], hashes: ReadonlyMap<number, string>): string | null {
  for (const { file, decisions } of copies)
    for (const [at, { number, hash, previous }] of decisions.entries()) {
      const here = hashes.get(number);
      const overtaken = at === decisions.length - 1 && previous === (hashes.get(number - 1) ?? '');
      if (here !== undefined && here !== hash && !overtaken)
        return (
          `${file}: it is a copy of another register, or the register was written anew: ` +
          `decision ${String(number)} is not the one that stands here`
        );
    }
  return null;
}

/** The decisions that could come next. */
const after = ({ digest, number }: RegisterPlace, all: ReadonlyMap<string, readonly StoredDecision[]>) =>
  (all.get(digest) ?? []).filter((one) => one.number === number + 1);

/**
 * Of those: the one that others follow, else the one that was anchored, else one that opts out. INVARIANT: an opt-in
 * that nothing proves lets nobody be seen.
 */
function nextOf(
  at: RegisterPlace,
  all: ReadonlyMap<string, readonly StoredDecision[]>,
  anchored: ReadonlySet<string>,
): StoredDecision | null {
  const some = after(at, all);
  const followed = some.find(({ hash }) => all.has(hash));
  return followed ?? some.find(({ hash }) => anchored.has(hash)) ?? some.find(denies) ?? null;
}

/** By the hash of the decision before it; one that several copies hold once. */
function byPrevious(copies: readonly NamedCopy[]): ReadonlyMap<string, readonly StoredDecision[]> {
  const all = new Map<string, StoredDecision[]>();
  for (const one of copies.flatMap(({ decisions }) => decisions)) {
    const same = all.get(one.previous) ?? [];
    if (!same.some(({ hash }) => hash === one.hash)) all.set(one.previous, [...same, one]);
  }
  return all;
}

/**
 * The last line of a copy may be of a decision that was asked for and never acknowledged: an opt-out counts as decided,
 * unless another copy or an anchor says otherwise; an opt-in only where one of them says so. `hashes`: of every
 * decision that stands; `places`: those noted outside the database, each of which the register has to reach.
 */
export function choose(
  copies: readonly NamedCopy[],
  hashes: ReadonlyMap<number, string>,
  places: readonly AnchoredPlace[],
): Chosen {
  const other = foreign(copies, hashes);
  if (other !== null) return refused(other);
  const all = byPrevious(copies);
  const anchored = new Set(places.map(({ digest }) => digest));
  const added: StoredDecision[] = [];
  let at: RegisterPlace = { number: hashes.size, digest: hashes.get(hashes.size) ?? '' };
  for (let next = nextOf(at, all, anchored); next !== null; next = nextOf(at, all, anchored)) {
    added.push(next);
    at = { number: next.number, digest: next.hash };
  }
  const reached = new Map([...hashes, ...added.map(({ number, hash }) => [number, hash] as const)]);
  const lacking = places.find(({ number, digest }) => number > 0 && reached.get(number) !== digest);
  if (lacking !== undefined)
    return refused(
      reached.has(lacking.number)
        ? `decision ${String(lacking.number)} of the copies is not the one that was noted at ${lacking.at}`
        : `the copies end at decision ${String(at.number)}, and decision ${String(lacking.number)} was noted at ` +
            `${lacking.at}: name the copies of all gateways, the latest of each`,
    );
  const unproved = after(at, all);
  const counted = copies
    .flatMap(({ decisions }) => decisions)
    .filter(({ hash }) => !unproved.some((one) => one.hash === hash));
  const highest = Math.max(0, ...counted.map(({ number }) => number));
  if (highest > at.number)
    return refused(
      `the copies do not go on from decision ${String(at.number)}, where the register ends, and hold decision ` +
        String(highest),
    );
  return { ok: true, added, unproved: unproved.length };
}
