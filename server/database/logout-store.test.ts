/**
 * Does a logout end what it means, once, at whichever gateway it arrives, and never a session that it does not mean? On
 * PGlite, and on a real PostgreSQL when one is given.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access, Session, Vouched } from '../../src/gateway/ports';
import { freshDatabase } from '../../tests/postgres';
import { logoutStore, type Logout } from './logout-store';
import { openDatabase, type Database } from './open';
import { accessStore, sessionStore, sweep } from './session-stores';

const postgres = process.env.TEST_DATABASE_URL;
interface Place {
  readonly url: string;
  remove(): Promise<void>;
}
const databases: readonly [string, () => Promise<Place>][] = [
  ['PGlite', () => Promise.resolve({ url: 'pglite:memory', remove: () => Promise.resolve() })],
  ...(postgres === undefined ? [] : [['PostgreSQL', () => freshDatabase(postgres)] as [string, () => Promise<Place>]]),
];

const ISSUER = 'https://id.example';
const organisation = { ods: 'Y00101', name: 'Parkside', region: 'QMJ' };
const membership = { role: 'gp', organisation } as const;

const session = (id: string, vouched?: Partial<Vouched>): Session => ({
  id,
  user: { id: `user-${id}`, name: 'Dr Asha Patel', memberships: [membership] },
  membership,
  ...(vouched === undefined ? {} : { vouched: { issuer: ISSUER, subject: 'u-1', ...vouched } }),
  startedAt: 1_000,
  seenAt: 1_000,
});

describe.each(databases)('logouts of the provider on %s', (_name, make) => {
  let place: Place;
  let [one, two] = [null, null] as unknown as [Database, Database];

  beforeAll(async () => {
    place = await make();
    const opened = await openDatabase(place.url, '.');
    if (!opened.ok) throw new Error(opened.problem);
    one = opened;
    // PGlite in memory is of one process: there both gateways are one
    const again = place.url === 'pglite:memory' ? opened : await openDatabase(place.url, '.');
    if (!again.ok) throw new Error(again.problem);
    two = again;
  });
  afterAll(async () => {
    await one.close();
    if (two !== one) await two.close();
    await place.remove();
  });
  beforeEach(async () => {
    for (const table of ['sessions', 'accesses', 'logouts'] as const) await one.db.deleteFrom(table).execute();
  });

  let made = 0;
  const until = { remembered: 120_000, token: 720_000 };
  const logout = (more: Partial<Logout>): Logout => {
    made += 1;
    return { issuer: ISSUER, jti: `j-${String(made)}`, issuedAt: 100, ...more };
  };
  const put = async (...sessions: readonly Session[]): Promise<void> => {
    for (const each of sessions) await sessionStore(one.db).put(each);
  };
  const left = async (): Promise<readonly string[]> => (await sessionStore(two.db).list()).map(({ id }) => id).sort();

  it('end the one session that is named, with what it holds open, and give it back', async () => {
    await put(
      session('a', { sid: 's-1' }),
      session('b', { sid: 's-2' }),
      session('c'),
      session('d', { sid: 's-1', issuer: 'https://other' }),
    );
    await accessStore(one.db).put({ id: 'x', sessionId: 'a', expiresAt: 5_000 } as Access);
    const ended = await logoutStore(two.db).end(logout({ sid: 's-1' }), until);
    expect(ended === 'replayed' ? [] : ended.map(({ user }) => user.id)).toEqual(['user-a']);
    expect(await left()).toEqual(['b', 'c', 'd']);
    expect(await accessStore(one.db).get('x')).toBeNull();
  });

  it('end all of a user, where the user alone is named; none of another’s', async () => {
    await put(session('a', { sid: 's-1' }), session('b'), session('c', { subject: 'u-2' }), session('d', {}));
    await logoutStore(one.db).end(logout({ subject: 'u-1' }), until);
    expect(await left()).toEqual(['b', 'c']);
  });

  it('end nothing where session and user do not agree', async () => {
    await put(session('a', { sid: 's-1' }));
    await logoutStore(one.db).end(logout({ sid: 's-1', subject: 'u-2' }), until);
    expect(await left()).toEqual(['a']);
  });

  it('end a user’s sessions that the provider gave no name, for one of them may be meant; now and still to come', async () => {
    await put(
      session('a', { sid: 's-1' }),
      session('b', { sid: 's-2' }),
      session('c', {}),
      session('d', { subject: 'u-2' }),
    );
    await logoutStore(one.db).end(logout({ sid: 's-1', subject: 'u-1' }), until);
    expect(await left()).toEqual(['b', 'd']);
    const { isOver } = logoutStore(two.db);
    expect(await isOver({ issuer: ISSUER, subject: 'u-1' }, 100, 60_000)).toBe(true);
    expect(await isOver({ issuer: ISSUER, subject: 'u-2' }, 100, 60_000)).toBe(false);
    expect(await isOver({ issuer: ISSUER, subject: 'u-1', sid: 's-2' }, 100, 60_000)).toBe(false);
  });

  it('are taken once, by whichever gateway', async () => {
    const first = logout({ sid: 's-1' });
    expect(await logoutStore(one.db).end(first, until)).toEqual([]);
    await put(session('a', { sid: 's-1' }));
    expect(await logoutStore(two.db).end(first, until)).toBe('replayed');
    expect(await left()).toEqual(['a']);
    expect(await logoutStore(two.db).end({ ...first, issuer: 'https://other' }, until)).toEqual([]);
  });

  it('are taken once, where both gateways hear the same at the same moment', async () => {
    await put(session('a', { sid: 's-1' }));
    const told = logout({ sid: 's-1' });
    const both = await Promise.all([one, two, one, two].map(({ db }) => logoutStore(db).end(told, until)));
    expect(both.filter((each) => each === 'replayed')).toHaveLength(3);
    expect(await left()).toEqual([]);
  });

  it('are remembered for the session that is still to come, by when it was vouched for, and for so long', async () => {
    const { end, isOver } = logoutStore(one.db);
    await end(logout({ sid: 's-1', issuedAt: 100 }), until);
    await end(logout({ sid: 's-1', issuedAt: 50 }), until);
    const mine = { issuer: ISSUER, sid: 's-1', subject: 'u-1' };
    const other = logoutStore(two.db);
    expect(await other.isOver(mine, 100, 60_000)).toBe(true);
    expect(await other.isOver(mine, 101, 60_000)).toBe(false);
    expect(await other.isOver(mine, 100, 120_001)).toBe(false);
    for (const another of [{ sid: 's-2' }, { issuer: 'https://other' }])
      expect(await isOver({ ...mine, ...another }, 100, 60_000)).toBe(false);
    expect(await isOver({ issuer: ISSUER, subject: 'u-1' }, 100, 60_000)).toBe(false);
    await end(logout({ subject: 'u-1' }), until);
    expect(await isOver({ ...mine, sid: 's-3' }, 100, 60_000)).toBe(true);
  });

  it('are forgotten once they count no more, and stand nowhere in clear', async () => {
    await logoutStore(one.db).end(logout({ sid: 'their-session', jti: 'their-token' }), until);
    const rows = JSON.stringify(await one.db.selectFrom('logouts').selectAll().execute());
    for (const word of ['their-session', 'their-token', 'id.example']) expect(rows).not.toContain(word);
    await sweep(one.db, 200_000, 0);
    expect(await one.db.selectFrom('logouts').selectAll().execute()).toHaveLength(1);
    await sweep(one.db, 800_000, 0);
    expect(await one.db.selectFrom('logouts').selectAll().execute()).toEqual([]);
  });
});
