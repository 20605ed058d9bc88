/** Does a database that hangs end as a refusal? */
import { describe, expect, it, vi } from 'vitest';
import { limited, within } from './time-limit';

describe('the time limit', () => {
  it('rejects when the answer never comes', async () => {
    vi.useFakeTimers();
    try {
      const store = limited(50, { get: () => new Promise<string>(() => undefined) });
      const refused = expect(store.get()).rejects.toThrow('no answer within 50 ms');
      await vi.advanceTimersByTimeAsync(50);
      await refused;
    } finally {
      vi.useRealTimers();
    }
  });

  it('passes on what was asked, the answer and the refusal', async () => {
    const store = limited(1_000, { add: (a: number, b: number) => Promise.resolve(a + b) });
    expect(await store.add(2, 3)).toBe(5);
    await expect(within(1_000, Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
