import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit';

describe('the limit on look-ups', () => {
  it('stops a user after the last allowed one, says how long to wait, and lets the next window in', () => {
    const limit = createRateLimit(3, 60_000);
    for (let at = 0; at < 3; at += 1) {
      expect(limit.check('a', at)).toBeNull();
      limit.count('a', at);
    }
    const refused = limit.check('a', 10_000);
    expect(refused?.status).toBe(429);
    expect(refused?.headers).toEqual({ 'Retry-After': '50' });
    expect(limit.check('a', 60_001)).toBeNull();
  });

  it('does not let one user’s look-ups stop another', () => {
    const limit = createRateLimit(1, 60_000);
    limit.count('a', 0);
    expect(limit.check('b', 1)).toBeNull();
  });
});
