import { describe, expect, it } from 'vitest';
import { isProblem, type Problem } from './problem';
import { createMemoryLimits, type LimitStore } from '../limit-store';
import { createRateLimit, TURN_LAPSES_MS, type RateLimit, type Turn } from './rate-limit';

const limitOf = (most: number, windowMs: number, store: LimitStore = createMemoryLimits()): RateLimit =>
  createRateLimit({
    store,
    keyOf: (userId) => `of ${userId}`,
    most,
    windowMs,
    words: { tooMany: 'Too many look-ups.' },
  });

async function turnOf(limit: RateLimit, userId: string, now: number): Promise<Turn> {
  const turn = await limit.enter(userId, now);
  if (isProblem(turn)) throw new Error(turn.code);
  return turn;
}

describe('the limit on look-ups', () => {
  it('stops a user after the last allowed one, says how long to wait, and lets the next window in', async () => {
    const limit = limitOf(3, 60_000);
    for (let at = 0; at < 3; at += 1) await (await turnOf(limit, 'a', at))(true);
    const refused = (await limit.enter('a', 10_000)) as Problem;
    expect(refused.status).toBe(429);
    expect(refused.headers).toEqual({ 'Retry-After': '50' });
    await (
      await turnOf(limit, 'a', 60_001)
    )(true);
  });

  it('does not let one user’s look-ups stop another, nor what did not count', async () => {
    const limit = limitOf(1, 60_000);
    await (
      await turnOf(limit, 'a', 0)
    )(false);
    await (
      await turnOf(limit, 'a', 0)
    )(true);
    await (
      await turnOf(limit, 'b', 1)
    )(true);
  });

  it('cannot be outrun by asking many times at once', async () => {
    const limit = limitOf(3, 60_000);
    let asked = 0;
    const ask = async (): Promise<boolean> => {
      const turn = await limit.enter('a', 5);
      if (isProblem(turn)) return false;
      asked += 1;
      await Promise.resolve();
      await turn(true);
      return true;
    };
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(asked).toBe(3);
    expect(answers.filter(Boolean)).toHaveLength(3);
  });

  it('lets any number through in the end when none of them counts', async () => {
    const limit = limitOf(3, 60_000);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const turn = await turnOf(limit, 'a', 5);
        await Promise.resolve();
        await turn(false);
        return true;
      }),
    );
    expect(answers).toHaveLength(50);
  });

  it('lets go of a turn whose process has died', async () => {
    const store = createMemoryLimits();
    await turnOf(limitOf(1, 60_000, store), 'a', 0);
    const turn = await turnOf(limitOf(1, 60_000, store), 'a', TURN_LAPSES_MS);
    await turn(true);
    expect(isProblem(await limitOf(1, 60_000, store).enter('a', TURN_LAPSES_MS + 1))).toBe(true);
  });

  it('asks nobody on the word of a store that is broken', async () => {
    const nonsense = { outcome: 'spent' } as never;
    const limit = limitOf(1, 60_000, { ...createMemoryLimits(), take: () => Promise.resolve(nonsense) });
    await expect(limit.enter('a', 0)).rejects.toThrow();
  });
});
