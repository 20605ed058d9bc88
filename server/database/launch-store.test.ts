/** Does the database let a launch be used once, and one user hold one launched record, whichever gateway asks? */
import { describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import type { Access } from '../../src/gateway/ports';
import { launchStore } from './launch-store';
import { openDatabase } from './open';
import { accessStore, sweep } from './session-stores';

const access = (id: string, userId: string, launch?: string): Access => ({
  id,
  sessionId: `s-${userId}`,
  userId,
  membership: { role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } },
  nhsNumber: '9990000018',
  otherNhsNumbers: [],
  purpose: 'direct-care',
  relationship: 'self-claimed',
  openedAt: 0,
  expiresAt: 10_000,
  emergency: null,
  ...(launch === undefined ? {} : { launched: { id: launch, system: 'ehr', name: 'EHR' } }),
});

describe.each(DATABASES)('on %s', (_name, make) => {
  const withTwo = async (run: (one: Db, two: Db) => Promise<void>): Promise<void> => {
    const place = await make();
    const first = await openDatabase(place.url, '.');
    if (!first.ok) throw new Error(first.problem);
    const second = place.url === 'pglite:memory' ? first : await openDatabase(place.url, '.');
    if (!second.ok) throw new Error(second.problem);
    try {
      await run(first.db, second.db);
    } finally {
      await first.close();
      if (second !== first) await second.close();
      await place.remove();
    }
  };
  type Db = Extract<Awaited<ReturnType<typeof openDatabase>>, { ok: true }>['db'];

  it('of many who use one launch at once, one is the first; released, it may be used again; swept, it is forgotten', () =>
    withTwo(async (one, two) => {
      const stores = [launchStore(one), launchStore(two)] as const;
      const uses = await Promise.all(
        Array.from({ length: 12 }, (_, at) => stores[at % 2 === 0 ? 0 : 1].use('a', 5_000)),
      );
      expect(uses.filter(Boolean)).toHaveLength(1);
      await stores[1].release('a');
      expect([await stores[0].use('a', 5_000), await stores[1].use('a', 5_000)]).toEqual([true, false]);
      await sweep(one, 4_999, 0);
      expect(await stores[0].use('a', 5_000)).toBe(false);
      await sweep(one, 5_001, 0);
      expect(await stores[0].use('a', 5_000)).toBe(true);
    }));

  it('a user’s launched record takes the place of the one before; what was typed, and other users’, stays', () =>
    withTwo(async (one, two) => {
      const stores = [accessStore(one), accessStore(two)] as const;
      await stores[0].put(access('typed', 'asha'));
      expect(await stores[0].launchedAnew('asha', access('first', 'asha', 'l1'))).toEqual([]);
      await stores[1].launchedAnew('ben', access('theirs', 'ben', 'l2'));
      const ended = await stores[1].launchedAnew('asha', access('second', 'asha', 'l3'));
      expect(ended.map(({ id }) => id)).toEqual(['first']);
      const held = await Promise.all(['typed', 'first', 'theirs', 'second'].map((id) => stores[0].get(id)));
      expect(held.map((found) => found?.id ?? null)).toEqual(['typed', null, 'theirs', 'second']);
      expect((await stores[0].launchedAnew('asha')).map(({ id }) => id)).toEqual(['second']);
    }));

  it('of many launches of one user at once, one record is left', () =>
    withTwo(async (one, two) => {
      const stores = [accessStore(one), accessStore(two)] as const;
      await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          stores[at % 2 === 0 ? 0 : 1].launchedAnew('asha', access(`a${String(at)}`, 'asha', `l${String(at)}`)),
        ),
      );
      const left = await Promise.all(Array.from({ length: 10 }, (_, at) => stores[0].get(`a${String(at)}`)));
      expect(left.filter((found) => found !== null)).toHaveLength(1);
    }));
});
