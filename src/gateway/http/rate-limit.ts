/**
 * Has this user asked too often? Stops trawling for people; figures from CONTRACT "HTTP". Counted in the store that
 * every gateway shares.
 */
import type { LimitStore, LimitWindow, Taken } from '../limit-store';
import { problem, type Problem } from './problem';

/**
 * Ends a turn; `counted` where it uses up one of the window's. Must be called, whatever happens, and waited for: what
 * could not be counted is not answered.
 */
export type Turn = (counted: boolean) => Promise<void>;

export interface RateLimit {
  /**
   * A turn to ask, or a problem with Retry-After when the user has used up the window.
   * INVARIANT: turns that have not ended yet might all be counted, so no more of them run at once than the window has
   * left, over all gateways; who comes on top waits for one to end.
   */
  enter(userId: string, now: number): Promise<Problem | Turn>;
  /** Counts one without asking; true where the window was spent before. */
  count(userId: string, now: number): Promise<boolean>;
  /** True once in a window, for whoever asks first: somebody is to be told. */
  first(userId: string, now: number): Promise<boolean>;
  /** It could not be told: the next who asks is the first. */
  again(userId: string): Promise<void>;
}

export interface RateLimitOf extends LimitWindow {
  readonly store: LimitStore;
  /** The row of a user: a keyed hash. */
  readonly keyOf: (userId: string) => string;
  /** What there was too much of, and what to do beside waiting. */
  readonly words: { readonly tooMany: string; readonly instead?: string };
}

/** Milliseconds after which a turn counts as ended: longer than all that is asked within one can take. */
export const TURN_LAPSES_MS = 120_000;
/** Milliseconds until it is looked again whether a turn at another gateway has ended. */
const LOOK_AGAIN_MS = 25;

function tooMany({ words }: RateLimitOf, until: number, now: number): Problem {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  const wait = seconds > 90 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`;
  const instead = words.instead === undefined ? '' : ` ${words.instead}`;
  return problem(429, 'too-many', `${words.tooMany} Wait ${wait} and try again.${instead}`, {
    'Retry-After': String(seconds),
  });
}

/** INVARIANT: a store that answers with anything else is broken, and nothing is asked on its word. */
function sound(taken: Taken): Taken {
  if (taken.outcome === 'taken' || taken.outcome === 'full') return taken;
  if ((taken as { readonly outcome: unknown }).outcome === 'spent' && Number.isFinite(taken.until)) return taken;
  throw new Error('the store of limits gave no usable answer');
}

/** Who waits at this gateway, one behind the other, and whoever is to be woken when a turn ends here. */
function createQueue() {
  const last = new Map<string, Promise<void>>();
  const sleepers = new Map<string, () => void>();
  return {
    /** One at a time of each key: a crowd of one user asks the store no more often than a single one. */
    async inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
      const before = last.get(key) ?? Promise.resolve();
      const running = before.then(run);
      const over = running.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, over);
      void over.then(() => {
        if (last.get(key) === over) last.delete(key);
      });
      return running;
    },
    sleep: (key: string) =>
      new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(key);
          resolve();
        };
        const timer = setTimeout(wake, LOOK_AGAIN_MS);
        sleepers.set(key, wake);
      }),
    wake: (key: string) => sleepers.get(key)?.(),
  };
}

/** At most `most` counted turns per user in any `windowMs`, wherever they run. */
export function createRateLimit(limit: RateLimitOf): RateLimit {
  const { store, keyOf, windowMs } = limit;
  const queue = createQueue();
  return {
    enter(userId, now) {
      const key = keyOf(userId);
      const lapsesAt = now + TURN_LAPSES_MS;
      return queue.inTurn<Problem | Turn>(key, async () => {
        for (;;) {
          const taken = sound(await store.take(key, limit, now, lapsesAt));
          if (taken.outcome === 'spent') return tooMany(limit, taken.until, now);
          if (taken.outcome === 'full') {
            await queue.sleep(key);
            continue;
          }
          let ended = false;
          return async (counted) => {
            if (ended) return;
            ended = true;
            await store.end(key, limit, { lapsesAt, usedAt: counted ? now : null });
            queue.wake(key);
          };
        }
      });
    },
    count: async (userId, now) => (await store.end(keyOf(userId), limit, { lapsesAt: null, usedAt: now })).over,
    first: (userId, now) => store.first(keyOf(userId), now, now + windowMs),
    again: (userId) => store.again(keyOf(userId)),
  };
}

/** Runs within a turn, which ends whatever happens; it is counted where the result says so. */
export async function within<T>(turn: Turn, run: () => Promise<T>, counts: (result: T) => boolean): Promise<T> {
  let counted = false;
  try {
    const result = await run();
    counted = counts(result);
    return result;
  } finally {
    await turn(counted);
  }
}
