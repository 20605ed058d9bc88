import { describe, expect, it } from 'vitest';
import { isProblem, type Problem } from './problem';
import { createRateLimit, type RateLimit, type Turn } from './rate-limit';

async function turnOf(limit: RateLimit, userId: string, now: number): Promise<Turn> {
  const turn = await limit.enter(userId, now);
  if (isProblem(turn)) throw new Error(turn.code);
  return turn;
}

describe('the limit on look-ups', () => {
  it('stops a user after the last allowed one, says how long to wait, and lets the next window in', async () => {
    const limit = createRateLimit(3, 60_000);
    for (let at = 0; at < 3; at += 1) (await turnOf(limit, 'a', at))(true);
    const refused = (await limit.enter('a', 10_000)) as Problem;
    expect(refused.status).toBe(429);
    expect(refused.headers).toEqual({ 'Retry-After': '50' });
    (await turnOf(limit, 'a', 60_001))(true);
  });

  it('does not let one user’s look-ups stop another, nor what did not count', async () => {
    const limit = createRateLimit(1, 60_000);
    (await turnOf(limit, 'a', 0))(false);
    (await turnOf(limit, 'a', 0))(true);
    (await turnOf(limit, 'b', 1))(true);
  });

  it('cannot be outrun by asking many times at once', async () => {
    const limit = createRateLimit(3, 60_000);
    let asked = 0;
    const ask = async (): Promise<boolean> => {
      const turn = await limit.enter('a', 5);
      if (isProblem(turn)) return false;
      asked += 1;
      await Promise.resolve();
      turn(true);
      return true;
    };
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(asked).toBe(3);
    expect(answers.filter(Boolean)).toHaveLength(3);
  });

  it('lets any number through in the end when none of them counts', async () => {
    const limit = createRateLimit(3, 60_000);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const turn = await turnOf(limit, 'a', 5);
        await Promise.resolve();
        turn(false);
        return true;
      }),
    );
    expect(answers).toHaveLength(50);
  });
});
