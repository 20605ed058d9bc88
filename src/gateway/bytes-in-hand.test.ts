/** Do all users together never hold more bytes than they may, and does each answer come to its end? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBytesInHand } from './bytes-in-hand';
import { askProvider } from './intake/ask-provider';
import {
  condition,
  fakeServer,
  LOOK_UP,
  EVERYTHING,
  bundle,
  patient,
  person,
  provider,
} from '../../tests/kits/gateway/fake-server';

describe('the bytes in hand', () => {
  const answer = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });

  it('are never more than the bound and one answer, and every answer ends, whichever goes on first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.scheduler(),
        async (most, answers, s) => {
          const beyond = 8 * 30;
          const bytes = createBytesInHand(most, beyond);
          let largest = 0;
          const one = async (chunks: readonly number[]): Promise<void> => {
            const hold = bytes.hold();
            for (const chunk of chunks) {
              await s.schedule(Promise.resolve());
              await hold.take(chunk);
              largest = Math.max(largest, bytes.size());
            }
            hold.arrived();
            await s.schedule(Promise.resolve());
            hold.done();
          };
          const all = Promise.all(answers.map(one));
          await s.waitFor(all);
          expect(largest).toBeLessThanOrEqual(most + beyond);
          expect(bytes.size()).toBe(0);
        },
      ),
    );
  });

  it('of an answer that is given up are free again, waiting or not', async () => {
    const bytes = createBytesInHand(10, 0);
    const [first, second] = [bytes.hold(), bytes.hold()];
    expect([first.take(10), second.take(1) instanceof Promise]).toEqual([null, true]);
    second.done();
    const third = bytes.hold();
    const waiting = third.take(5);
    first.done();
    expect(await waiting).toBe('room');
    expect(bytes.size()).toBe(5);
    // by one that is given up already: nobody else would let go of it
    first.absorb(third);
    expect(bytes.size()).toBe(0);
  });

  it('let an answer wait for room, and end as too slow where none comes in its provider’s time', async () => {
    const server = fakeServer({ [LOOK_UP]: bundle([patient()]), [EVERYTHING]: bundle([patient(), condition('c1')]) });
    const bytes = createBytesInHand(2_000, 0);
    const elsewhere = bytes.hold();
    elsewhere.take(2_000);
    const ask = (timeoutMs: number) =>
      askProvider(
        provider({ timeoutMs }),
        person(),
        { fetch: server.fetch, now: () => 0 },
        undefined,
        null,
        bytes.hold(),
      );
    expect(await ask(30)).toEqual({ outcome: 'too-slow' });
    const waiting = ask(60_000);
    await expect.poll(() => server.asked.length).toBe(2);
    elsewhere.done();
    expect((await waiting).outcome).toBe('answered');
  });
});
