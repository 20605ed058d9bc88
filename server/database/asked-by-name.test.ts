/** Is nobody who was asked by name lost, whatever else of an access changes at that moment, at whichever gateway? */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, Stores } from '../../src/gateway/ports';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import { openDatabase } from './open';
import { databaseStores } from './stores';

const access = (sessionId: string): Access => ({
  id: randomUUID(),
  sessionId,
  userId: 'u',
  membership: { role: 'gp', organisation: { ods: 'Y1', name: 'P', region: 'QMJ' } },
  nhsNumber: '9990123454',
  otherNhsNumbers: [],
  purpose: 'direct-care',
  relationship: 'registered',
  openedAt: 1_790_000_000_000,
  expiresAt: 1_790_000_900_000,
  emergency: null,
});

describe.each(DATABASES)('an access on %s', (_name, place) => {
  let here: Place;
  let stores: Stores;

  beforeAll(async () => {
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    stores = databaseStores(opened.db);
  });

  afterAll(async () => {
    await here.remove();
  });

  it('asks whom it asks once more, at the same moment as anything else of it changes', async () => {
    const one: Access = { ...access(randomUUID()), asked: ['a'] };
    await stores.accesses.put(one);
    const emergency = { endsAt: 1_790_000_000_000, reason: 'Unconscious' };
    await Promise.all([
      ...['b', 'c', 'd', 'e'].map((id) => stores.accesses.askAlso(one.id, [id])),
      stores.accesses.replace({ ...one, emergency }),
    ]);
    const kept = await stores.accesses.get(one.id);
    expect([kept?.asked?.[0], [...(kept?.asked ?? [])].sort(), kept?.emergency]).toEqual([
      'a',
      ['a', 'b', 'c', 'd', 'e'],
      emergency,
    ]);
    const all = access(one.sessionId);
    await stores.accesses.put(all);
    expect((await stores.accesses.askAlso(all.id, ['b']))?.asked).toBeUndefined();
    await stores.accesses.remove(one.id);
    expect(await stores.accesses.askAlso(one.id, ['f'])).toBeNull();
    expect(await stores.accesses.get(one.id)).toBeNull();
  });
});
