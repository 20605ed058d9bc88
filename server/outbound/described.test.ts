/** Is what another system says of itself kept while it serves, and never a wrong one? */
import { describe, expect, it } from 'vitest';
import { ASKED_AGAIN_MS, described } from './described';

const HOUR = 3_600_000;

function place(answers: readonly (string | Error)[], isGood?: (found: string) => boolean) {
  let asked = 0;
  const world = { now: 1_000_000, asked: () => asked };
  const ask = (): Promise<string> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? '';
    asked += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return Object.assign(
    world,
    described(ask, () => world.now, HOUR, isGood),
  );
}

describe('a description', () => {
  it('is asked for once by however many want it, and again when its time is over', async () => {
    const it_ = place(['a', 'b']);
    expect(await Promise.all([it_.get(), it_.get()])).toEqual(['a', 'a']);
    it_.now += HOUR - 1;
    expect(await it_.get()).toBe('a');
    it_.now += 1;
    expect([await it_.get(), it_.asked()]).toEqual(['b', 2]);
  });

  it('that could not be had, or cannot be used, is asked for again at once', async () => {
    const failing = place([new Error('away'), 'b']);
    await expect(failing.get()).rejects.toThrow('away');
    expect(await failing.get()).toBe('b');
    const unfit = place(['unfit', 'fit'], (found) => found === 'fit');
    expect([await unfit.get(), await unfit.get(), await unfit.get(), unfit.asked()]).toEqual([
      'unfit',
      'fit',
      'fit',
      2,
    ]);
  });

  it('by which something failed is asked for again, and not more often than every ten seconds', async () => {
    const it_ = place(['a', 'b', 'c']);
    await it_.get();
    it_.doubted();
    expect(await it_.get()).toBe('a');
    it_.now += ASKED_AGAIN_MS;
    expect(await it_.get()).toBe('b');
    it_.doubted();
    expect([await it_.get(), it_.asked()]).toEqual(['b', 2]);
  });

  it('is no younger for a clock that was set back', async () => {
    const it_ = place(['a', 'b']);
    await it_.get();
    it_.now -= 2 * HOUR;
    expect(await it_.get()).toBe('b');
  });
});
