/**
 * Has a user never more sessions than the limit, however many sign-ins come at once at two gateways, and does what is
 * left of an ended one name nobody? On PGlite, and on a real PostgreSQL when one is given.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Membership } from '../../src/domain/api';
import type { Access, Session, SessionLimit } from '../../src/gateway/ports';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import { openDatabase, type Database } from './open';
import { accessStore, sessionStore } from './session-stores';

const GP: Membership = { role: 'gp', organisation: { ods: 'Y1', name: 'P', region: 'QMJ' } };
const START = 1_790_000_000_000;

const sessionOf = (userId: string, startedAt: number): Session => ({
  id: randomUUID(),
  user: { id: userId, name: 'Canary Name', memberships: [GP] },
  membership: GP,
  startedAt,
  seenAt: startedAt,
});
const accessOf = ({ id, user }: Session): Access => ({
  id: randomUUID(),
  sessionId: id,
  userId: user.id,
  membership: GP,
  nhsNumber: '9990000018',
  otherNhsNumbers: [],
  purpose: 'direct-care',
  relationship: 'registered',
  openedAt: START,
  expiresAt: START + 900_000,
  emergency: null,
});
const limit = (most: number, seenAfter = 0, startedAfter = 0): SessionLimit => ({ most, seenAfter, startedAfter });

describe.each(DATABASES)('sessions on %s', (_name, place) => {
  let here: Place;
  let first: Database;
  let second: Database;

  beforeAll(async () => {
    here = await place();
    const opened = [await openDatabase(here.url), here.url.startsWith('pglite:') ? null : await openDatabase(here.url)];
    const [one, other] = opened;
    if (one?.ok !== true || other?.ok === false) throw new Error('the database could not be opened');
    first = one;
    second = other ?? one;
  });
  afterAll(async () => {
    await second.close();
    if (second !== first) await first.close();
    await here.remove();
  });

  const ofUser = async (userId: string): Promise<readonly Session[]> =>
    (await sessionStore(first.db).list()).filter(({ user }) => user.id === userId);

  it('the oldest that still lasts ends, with what it holds open; who looks is told why', async () => {
    const [store, accesses] = [sessionStore(first.db), accessStore(first.db)];
    const [idle, oldest, younger, newest] = [1, 2, 3, 4].map((at) => sessionOf('one', START + at)) as [
      Session,
      Session,
      Session,
      Session,
    ];
    for (const one of [idle, oldest, younger]) {
      expect(await store.put(one, limit(3))).toBe(0);
      await accesses.put(accessOf(one));
    }
    expect(await store.put(newest, limit(2, idle.seenAt))).toBe(1);
    expect((await ofUser('one')).map(({ id }) => id).sort()).toEqual([idle.id, younger.id, newest.id].sort());
    expect([await store.get(oldest.id), await store.endedBecause(oldest.id)]).toEqual([null, 'too-many-sessions']);
    expect([await store.endedBecause(younger.id), await store.endedBecause(randomUUID())]).toEqual([null, null]);
    expect([await accesses.ofSession(oldest.id), (await accesses.ofSession(younger.id)).length]).toEqual([[], 1]);
    expect([await store.touch(oldest.id, START), await store.replace(oldest)]).toEqual([false, false]);
    const left = sql<{ body: string }>`select body from sessions where id = ${oldest.id}`;
    expect((await left.execute(first.db)).rows[0]?.body).not.toMatch(/Canary|user|one"/);
  });

  it('of many sign-ins at one moment, at two gateways, no more stay than may', async () => {
    const sessions = Array.from({ length: 12 }, (_, at) => sessionOf('many', START + at));
    const ended = await Promise.all(
      sessions.map((one, at) => sessionStore((at % 2 === 0 ? first : second).db).put(one, limit(3))),
    );
    expect(await ofUser('many')).toHaveLength(3);
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(9);
  });
});
