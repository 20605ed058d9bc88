/**
 * Has this user asked too often? Stops trawling for people; figures from CONTRACT "HTTP". Kept per process, in memory.
 */
import { problem, type Problem } from './problem';

/** Ends a turn; `counted` where it uses up one of the window's. Must be called, whatever happens. */
export type Turn = (counted: boolean) => void;

export interface RateLimit {
  /**
   * A turn to ask, or a problem with Retry-After when the user has used up the window.
   * INVARIANT: turns that have not ended yet might all be counted, so no more of them run at once than the window has
   * left;
   * who comes on top waits for one to end.
   */
  enter(userId: string, now: number): Promise<Problem | Turn>;
}

interface Row {
  events: readonly number[];
  running: number;
  waiting: (() => void)[];
}

function tooMany(oldest: number, windowMs: number, now: number): Problem {
  const seconds = Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
  const wait = seconds > 90 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`;
  return problem(429, 'too-many', `Too many look-ups. Wait ${wait} and try again.`, { 'Retry-After': String(seconds) });
}

/** At most `most` counted turns per user in any `windowMs`. */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  const rows = new Map<string, Row>();
  const rowOf = (userId: string, now: number): Row => {
    const row = rows.get(userId) ?? { events: [], running: 0, waiting: [] };
    row.events = row.events.filter((at) => at > now - windowMs);
    rows.set(userId, row);
    return row;
  };
  const end = (userId: string, row: Row): void => {
    row.running -= 1;
    for (const wake of row.waiting.splice(0)) wake();
    if (row.running === 0 && row.events.length === 0 && row.waiting.length === 0) rows.delete(userId);
  };
  return {
    async enter(userId, now) {
      for (;;) {
        const row = rowOf(userId, now);
        const oldest = row.events[row.events.length - most];
        if (oldest !== undefined) return tooMany(oldest, windowMs, now);
        if (row.events.length + row.running < most) {
          row.running += 1;
          let ended = false;
          return (counted) => {
            if (ended) return;
            ended = true;
            if (counted) row.events = [...row.events, now].sort((a, b) => a - b);
            end(userId, row);
          };
        }
        await new Promise<void>((resolve) => {
          row.waiting.push(resolve);
        });
      }
    },
  };
}
