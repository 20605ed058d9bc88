/**
 * Do the limits of the database count as the ones in memory do, and never one too many, however many gateways ask at
 * once? On PGlite, and on a real PostgreSQL when one is given.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryLimits, type LimitStore } from '../../src/gateway/limit-store';
import { isProblem } from '../../src/gateway/http/problem';
import { createRateLimit } from '../../src/gateway/http/rate-limit';
import { freshDatabase } from '../../tests/postgres';
import { limitStore } from './limit-store';
import { openDatabase, type Database } from './open';
import { sweep } from './session-stores';

interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

const postgres = process.env.TEST_DATABASE_URL;
const databases: readonly [string, number, () => Promise<Place>][] = [
  ['PGlite', 30, () => Promise.resolve({ url: 'pglite:memory', remove: () => Promise.resolve() })],
  ...(postgres === undefined
    ? []
    : [['PostgreSQL', 60, () => freshDatabase(postgres)] as [string, number, () => Promise<Place>]]),
];

type Step =
  | { readonly do: 'take' | 'refuse'; readonly wait: number }
  | { readonly do: 'end'; readonly wait: number; readonly which: number; readonly counted: boolean }
  | { readonly do: 'count' | 'first' | 'again' | 'pace' | 'rest'; readonly wait: number };

const wait = fc.integer({ min: 0, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take' as const), wait }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('end' as const), wait, which: fc.nat(5), counted: fc.boolean() }),
  },
  fc.record({ do: fc.constantFrom('count' as const, 'first' as const, 'again' as const), wait }),
  fc.record({ do: fc.constantFrom('pace' as const, 'rest' as const), wait }),
);

/** What a store answers to the steps, in words. */
async function told(store: LimitStore, key: string, most: number, steps: readonly Step[]): Promise<readonly string[]> {
  const window = { most, windowMs: 100 };
  const held: number[] = [];
  const said: string[] = [];
  let now = 1_790_000_000_000;
  for (const one of steps) {
    now += one.wait;
    if (one.do === 'take') {
      const taken = await store.take(key, window, now, now + 70);
      if (taken.outcome === 'taken') held.push(now + 70);
      said.push(JSON.stringify(taken));
    } else if (one.do === 'end') {
      const [lapsesAt = null] = held.splice(one.which % Math.max(1, held.length), 1);
      await store.end(key, window, { lapsesAt, usedAt: one.counted ? now : null });
    } else if (one.do === 'count') {
      said.push(`over ${String((await store.end(key, window, { lapsesAt: null, usedAt: now })).over)}`);
    } else if (one.do === 'first') said.push(`first ${String(await store.first(key, now, now + 50))}`);
    else if (one.do === 'pace')
      said.push(`wait ${String((await store.pace(`${key} row`, { everyMs: 25, mostWaitMs: 60 }, now)).waitMs)}`);
    else if (one.do === 'rest') await store.rest(`${key} row`, now + 45);
    else await store.again(key);
  }
  return said;
}

describe.each(databases)('the limits on %s', (_name, runs, place) => {
  let here: Place;
  /** Two gateways; PGlite is one connection, whoever asks. */
  let gateways: readonly [Database, Database];
  let keys = 0;
  const nextKey = (): string => `key ${String((keys += 1))}`;

  beforeAll(async () => {
    here = await place();
    const one = await openDatabase(here.url);
    const two = here.url.startsWith('pglite:') ? one : await openDatabase(here.url);
    if (!one.ok || !two.ok) throw new Error('the database did not open');
    gateways = [one, two];
  });

  afterAll(async () => {
    await Promise.all([...new Set(gateways)].map((database) => database.close()));
    await here.remove();
  });

  it('count as the ones in memory do, whatever is asked in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 25 }), async (most, steps) => {
        const key = nextKey();
        expect(await told(limitStore(gateways[0].db), key, most, steps)).toEqual(
          await told(createMemoryLimits(), key, most, steps),
        );
      }),
      { numRuns: runs },
    );
  });

  it('let nobody in a row sooner after another than it says, at two gateways at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(1), moment: fc.nat(900) }), { minLength: 1, maxLength: 30 }),
        async (callers) => {
          const key = nextKey();
          const places = await Promise.all(
            callers.map(async ({ at, moment }) => {
              const store = limitStore((gateways[at] as Database).db);
              const { waitMs } = await store.pace(key, { everyMs: 200, mostWaitMs: 2000 }, 1_790_000_000_000 + moment);
              return waitMs > 2000 ? null : moment + waitMs;
            }),
          );
          const taken = places.filter((place_) => place_ !== null).sort((a, b) => a - b);
          for (const [index, one] of taken.entries())
            if (index > 0) expect(one - (taken[index - 1] ?? 0)).toBeGreaterThanOrEqual(200 - 0.001);
        },
      ),
      { numRuns: runs },
    );
  });

  it('never let more run, or count more, than the window has, at two gateways at once', async () => {
    const asked = fc.array(fc.record({ at: fc.nat(1), counted: fc.boolean() }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), asked, async (most, callers) => {
        const key = nextKey();
        const limits = gateways.map(({ db }) =>
          createRateLimit({
            store: limitStore(db),
            keyOf: () => key,
            most,
            windowMs: 3_600_000,
            words: { tooMany: 'Too many.' },
          }),
        );
        let running = 0;
        let mostRunning = 0;
        let used = 0;
        const results = await Promise.all(
          callers.map(async ({ at, counted }) => {
            const turn = await limits[at]?.enter('u', 1_790_000_000_000);
            if (turn === undefined || isProblem(turn)) return 'refused';
            running += 1;
            mostRunning = Math.max(mostRunning, running + used);
            await Promise.resolve();
            running -= 1;
            if (counted) used += 1;
            await turn(counted);
            return 'ran';
          }),
        );
        expect(mostRunning).toBeLessThanOrEqual(most);
        expect(used).toBeLessThanOrEqual(most);
        // nobody is refused while a turn that is not counted would have left room
        const wanted = callers.filter(({ counted }) => counted).length;
        if (wanted < most) expect(results).not.toContain('refused');
      }),
      { numRuns: runs / 2 },
    );
  });

  it('are swept once no window holds them, and name nobody', async () => {
    const { db } = gateways[0];
    const key = nextKey();
    await limitStore(db).end(key, { most: 1, windowMs: 1_000 }, { lapsesAt: null, usedAt: 5_000 });
    const held = () => db.selectFrom('limit_uses').select('key').where('key', '=', key).execute();
    await sweep(db, 6_000, 0);
    expect(await held()).toHaveLength(1);
    await sweep(db, 6_001, 0);
    expect(await held()).toHaveLength(0);
  });
});
