/** Does a server end in time, whatever hangs, and in its order? Time is the test's own. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drainer, MOST_MS } from './command';
import { ENDING, endInOrder, type Ending } from './ending';

const TEN_SECONDS = 10_000;
const never = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the parts of the end', () => {
  const lines: Record<string, unknown>[] = [];
  const log = { info: () => undefined, error: (fields: object) => void lines.push({ ...fields }) };
  const ended: string[] = [];
  const step = (what: Ending['what'], ms: number, end: () => Promise<unknown>): Ending => ({
    what,
    part: 'gateway',
    ms,
    end: () => {
      ended.push(what);
      return end();
    },
  });
  beforeEach(() => {
    lines.length = 0;
    ended.length = 0;
  });

  it('one that hangs, and one that fails, are left behind and told; what comes after them ends all the same', async () => {
    const over = endInOrder(
      [
        [step('requests', 50, never)],
        [step('threads', 30, never), step('outbound', 30, () => Promise.reject(new Error('no')))],
        [step('database', 20, () => Promise.resolve())],
      ],
      log,
    );
    await vi.advanceTimersByTimeAsync(49);
    expect(ended).toEqual(['requests']);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual(['requests', 'threads', 'outbound']);
    await vi.advanceTimersByTimeAsync(30);
    await over;
    expect(ended).toEqual(['requests', 'threads', 'outbound', 'database']);
    expect(lines.map(({ what, kind }) => [what, kind])).toEqual([
      ['requests', 'timeout'],
      ['outbound', 'fault'],
      ['threads', 'timeout'],
    ]);
  });

  it('together they take less than a process may', () => {
    const whole = Object.values(ENDING).reduce((sum, ms) => sum + ms, 0);
    expect(whole).toBeLessThan(MOST_MS);
    expect(MOST_MS).toBeLessThan(TEN_SECONDS);
  });
});

describe('a process that is told to end', () => {
  it('is gone with 0 in less than ten seconds, although its end hangs', async () => {
    const exit = vi.fn();
    drainer(never, exit)();
    await vi.advanceTimersByTimeAsync(MOST_MS - 1);
    expect(exit).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it('is gone at once when it has closed, and at once at a second signal', async () => {
    const closed = vi.fn();
    drainer(() => Promise.resolve(), closed)();
    await vi.advanceTimersByTimeAsync(0);
    expect(closed.mock.calls).toEqual([[0]]);
    const twice = vi.fn();
    const drain = drainer(never, twice);
    drain();
    drain();
    expect(twice.mock.calls).toEqual([[1]]);
  });
});
