/**
 * How often has this user done this lately, over every gateway there is? The port, and a store in memory for the page
 * and the tests.
 */

/** At most `most` uses in any `windowMs` milliseconds. */
export interface LimitWindow {
  readonly most: number;
  readonly windowMs: number;
}

/** One after the other, `everyMs` milliseconds apart; whoever would wait longer than `mostWaitMs` is not let in. */
export interface Pace {
  readonly everyMs: number;
  readonly mostWaitMs: number;
}

export type Taken =
  | { readonly outcome: 'taken' }
  /** `until`: the moment, in milliseconds, at which the window has room again. */
  | { readonly outcome: 'spent'; readonly until: number }
  /** There would be room if none of the turns that still run were counted. */
  | { readonly outcome: 'full' };

/**
 * INVARIANT: each question is one step that no other gateway's comes between: however many ask at once, wherever,
 * uses and running turns together are never more than `most` by `take`. Keys are keyed hashes and name nobody.
 */
export interface LimitStore {
  /** Begins a turn at `now`; one that nobody ends, because its process did, stops counting at `lapsesAt`. */
  take(key: string, window: LimitWindow, now: number, lapsesAt: number): Promise<Taken>;
  /**
   * Ends the turn that lapses at that moment (null: none was begun), and counts a use at `usedAt` (null: it was none).
   * `over` where the window was spent before.
   */
  end(
    key: string,
    window: LimitWindow,
    turn: { readonly lapsesAt: number | null; readonly usedAt: number | null },
  ): Promise<{ readonly over: boolean }>;
  /** True for the first who asks, and for nobody else until then: something is to be told once. */
  first(key: string, now: number, until: number): Promise<boolean>;
  /** Takes that back: it could not be told. */
  again(key: string): Promise<void>;
  /**
   * The next place in a row in which one follows another by `everyMs`: in how many milliseconds it is. None is taken
   * where it lies further off than `mostWaitMs`.
   */
  pace(key: string, pace: Pace, now: number): Promise<{ readonly waitMs: number }>;
  /** Until then nobody's turn comes in that row. */
  rest(key: string, until: number): Promise<void>;
}

interface Uses {
  readonly used: readonly number[];
  /** The moments at which the running turns lapse. */
  readonly held: readonly number[];
}

const NONE: Uses = { used: [], held: [] };

export function createMemoryLimits(): LimitStore {
  const rows = new Map<string, Uses>();
  const told = new Map<string, number>();
  const without = (moments: readonly number[], one: number | null): readonly number[] => {
    const at = one === null ? -1 : moments.indexOf(one);
    return at < 0 ? moments : [...moments.slice(0, at), ...moments.slice(at + 1)];
  };
  return {
    take(key, { most, windowMs }, now, lapsesAt) {
      const { used, held } = rows.get(key) ?? NONE;
      const live = { used: used.filter((at) => at > now - windowMs), held: held.filter((at) => at > now) };
      const oldest = live.used[live.used.length - most];
      if (oldest !== undefined) return Promise.resolve({ outcome: 'spent', until: oldest + windowMs });
      if (live.used.length + live.held.length >= most) return Promise.resolve({ outcome: 'full' });
      rows.set(key, { ...live, held: [...live.held, lapsesAt] });
      return Promise.resolve({ outcome: 'taken' });
    },
    end(key, { most, windowMs }, { lapsesAt, usedAt }) {
      const { used, held } = rows.get(key) ?? NONE;
      const live = usedAt === null ? used : used.filter((at) => at > usedAt - windowMs);
      const after = usedAt === null ? live : [...live, usedAt].sort((a, b) => a - b).slice(-most);
      const still = without(held, lapsesAt);
      if (after.length + still.length === 0) rows.delete(key);
      else rows.set(key, { used: after, held: still });
      return Promise.resolve({ over: live.length >= most });
    },
    first(key, now, until) {
      if ((told.get(key) ?? 0) > now) return Promise.resolve(false);
      told.set(key, until);
      return Promise.resolve(true);
    },
    again: (key) => (told.delete(key), Promise.resolve()),
    pace(key, { everyMs, mostWaitMs }, now) {
      const at = Math.max(told.get(key) ?? 0, now);
      if (at - now <= mostWaitMs) told.set(key, at + everyMs);
      return Promise.resolve({ waitMs: at - now });
    },
    rest(key, until) {
      told.set(key, Math.max(told.get(key) ?? 0, until));
      return Promise.resolve();
    },
  };
}
