/** Has this user asked too often? Stops trawling for people; figures from CONTRACT "HTTP". Kept per process, in memory. */
import { problem, type Problem } from './problem';

export interface RateLimit {
  /** A problem with Retry-After when the user has used up the window. */
  check(userId: string, now: number): Problem | null;
  count(userId: string, now: number): void;
}

/** At most `most` counted events per user in any `windowMs`. */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  const events = new Map<string, number[]>();
  const recent = (userId: string, now: number): number[] => {
    const kept = (events.get(userId) ?? []).filter((at) => at > now - windowMs);
    if (kept.length === 0) events.delete(userId);
    else events.set(userId, kept);
    return kept;
  };
  return {
    check(userId, now) {
      const kept = recent(userId, now);
      const oldest = kept[kept.length - most];
      if (oldest === undefined) return null;
      const seconds = Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
      return problem(
        429,
        'too-many',
        `Too many look-ups. Wait ${seconds > 90 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`} and try again.`,
        { 'Retry-After': String(seconds) },
      );
    },
    count(userId, now) {
      events.set(userId, [...recent(userId, now), now]);
    },
  };
}
