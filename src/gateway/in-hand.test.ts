/** Is what is too much told to wait at once, in the right order, while what is open goes on? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Purpose } from '../domain/api';
import { open, read, REASON, replyOf, tryOpening, world, type Ask, type World } from '../../tests/kits/gateway/gateway';
import { bundle, patient, provider } from '../../tests/kits/gateway/fake-server';
import { createInHand, QUIET_MS } from './in-hand';

describe('the count of what is in hand', () => {
  const purpose = fc.constantFrom<Purpose>('direct-care', 'emergency');
  const step = fc.oneof(
    fc.record({ do: fc.constant('open' as const), purpose }),
    fc.record({
      do: fc.constantFrom('fail' as const, 'read' as const, 'answer' as const, 'close' as const),
      at: fc.nat(20),
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3_000 }) }),
  );

  it('is never beyond its bound but by the tenth kept for emergencies, and comes back to nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 60 }), (most, steps) => {
        const inHand = createInHand(most);
        const reserve = Math.max(1, Math.floor(most / 10));
        let now = 0;
        let ids = 0;
        const open_: string[] = [];
        const reading: (() => void)[] = [];
        for (const one of steps) {
          if (one.do === 'wait') now += one.ms;
          else if (one.do === 'open') {
            const size = inHand.size(now);
            const opening = inHand.open(one.purpose, now);
            expect(opening === null).toBe(size >= (one.purpose === 'emergency' ? most + reserve : most));
            if (opening === null) continue;
            const id = String((ids += 1));
            opening.opened(id, ['p', 'q']);
            opening.end();
            open_.push(id);
            expect(inHand.size(now)).toBe(size + 1);
          } else if (one.do === 'fail') inHand.open('direct-care', now)?.end();
          else if (one.do === 'read') {
            const id = open_[one.at % Math.max(1, open_.length)];
            if (id !== undefined) reading.push(inHand.read(id, one.at % 2 === 0 ? 'p' : 'q', () => now));
          } else if (one.do === 'answer')
            reading.splice(one.at % Math.max(1, reading.length), 1).forEach((end) => {
              end();
            });
          else inHand.closed(open_[one.at % Math.max(1, open_.length)] ?? '');
        }
        for (const end of reading) end();
        expect(inHand.size(now + QUIET_MS + 1)).toBe(0);
      }),
    );
  });

  it('holds a record until each provider’s first answer has ended, and not while another gateway is asked', () => {
    const inHand = createInHand(1);
    const opening = inHand.open('direct-care', 0);
    opening?.opened('a', ['p', 'q']);
    opening?.end();
    const [p, q] = [inHand.read('a', 'p', () => 10), inHand.read('a', 'q', () => 20)];
    p();
    // a slow provider holds its record in hand for as long as it is being asked
    expect(inHand.size(20 + 10 * QUIET_MS)).toBe(1);
    q();
    expect(inHand.size(20)).toBe(0);
    const next = inHand.open('direct-care', 30);
    next?.opened('b', ['p']);
    next?.end();
    expect([inHand.open('direct-care', 30), inHand.size(30 + QUIET_MS), inHand.size(31 + QUIET_MS)]).toEqual([
      null,
      1,
      0,
    ]);
  });
});

/** A gateway that may have so much in hand, whose provider answers when it is let. */
function busy(inFlight: number) {
  const waiting: (() => void)[] = [];
  const place: World = world({ limits: { inFlight }, providers: [provider({ ods: 'OTHER' })] });
  place.replies.set(
    '$everything',
    () =>
      new Promise((resolve) =>
        waiting.push(() => {
          resolve(replyOf(bundle([patient()])));
        }),
      ),
  );
  return {
    place,
    answerAll: () => {
      waiting.splice(0).forEach((answer) => {
        answer();
      });
    },
  };
}

const begin = async (ask: Ask): Promise<ReturnType<typeof read>> => read(ask, await open(ask));

describe('a gateway with its hands full', () => {
  it('tells new openings to wait, emergencies last, and goes on with those that are open', async () => {
    const { place, answerAll } = busy(2);
    const ask = await place.signIn('ben');
    const first = await open(ask);
    const reads = [read(ask, first), read(ask, await open(ask))];
    await expect.poll(() => place.asked.filter((url) => url.includes('$everything')).length).toBe(2);
    const before = place.asked.length;
    const refused = await tryOpening(ask);
    expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([503, true]);
    expect(refused.text).toMatch(/emergency/);
    expect(place.asked.length).toBe(before);
    expect((await ask('GET', `/api/records/${first}/changes`)).status).toBe(503);
    const emergency = await open(ask, { purpose: 'emergency', reason: REASON });
    expect((await tryOpening(ask, { purpose: 'emergency', reason: REASON })).status).toBe(503);
    reads.push(read(ask, emergency));
    await expect.poll(() => place.asked.filter((url) => url.includes('$everything')).length).toBe(3);
    answerAll();
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ask('GET', `/api/records/${first}/changes`)).status).toBe(200);
    await open(ask);
  });

  it('tells “what changed” to wait before it refuses an opening', async () => {
    const { place, answerAll } = busy(5);
    const ask = await place.signIn('ben');
    const first = await open(ask);
    const reads = [read(ask, first), begin(ask), begin(ask), begin(ask)];
    await expect.poll(() => place.asked.filter((url) => url.includes('$everything')).length).toBe(4);
    expect((await ask('GET', `/api/records/${first}/changes`)).status).toBe(503);
    await open(ask);
    answerAll();
    await Promise.all(reads);
  });

  it('has room again for each opening that came to nothing', async () => {
    const place = world({ limits: { inFlight: 1 } });
    const ask = await place.signIn('ben');
    for (let at = 0; at < 3; at += 1) expect((await tryOpening(ask, { dateOfBirth: '1948-03-15' })).status).toBe(404);
    const access = await open(ask);
    expect((await tryOpening(ask)).status).toBe(503);
    await ask('DELETE', `/api/records/${access}`);
    await open(ask);
  });
});
