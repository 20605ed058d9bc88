/**
 * Are alerts, openings and the list kept as the gateway asks, on PGlite and on a real PostgreSQL when one is given, and
 * by the same rules as in memory?
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alerts';
import { createMemoryStores } from '../../src/gateway/memory-stores';
import type { Session, Stores } from '../../src/gateway/ports';
import type { AlertQuery, StoredAlert } from '../../src/gateway/privacy-ports';
import { freshDatabase, type OwnDatabase } from '../../tests/postgres';
import { openDatabase, type Database } from './open';
import { sweepOpenings } from './privacy-stores';
import { databaseStores } from './stores';

const alert = (id: string, ods = 'A'): Alert => ({
  id,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'self-claimed',
  text: `text of ${id}`,
  userName: 'U',
  organisation: { ods, name: `Place ${ods}` },
});

/** id, then what is kept beside it; in the order in which they are raised. */
const ALERTS: readonly (readonly [Alert, Omit<StoredAlert, 'alert'>])[] = [
  [alert('1'), { audience: 'organisation', personKey: 'p', userKey: 'u', nhsNumber: '9990000018', access: 'x' }],
  [alert('2', 'B'), { audience: 'organisation', personKey: 'p', userKey: 'v' }],
  [alert('3'), { audience: 'instance', personKey: 'q' }],
  [alert('4'), { audience: 'everyone' }],
  [alert('5', 'B'), { audience: 'list-officers', personKey: 'p', userKey: 'v' }],
  [alert('6'), {}],
  [alert('7', 'B'), { audience: 'organisation', personKey: 'q', userKey: 'v' }],
];

const ALL: AlertQuery = { state: 'all', organisation: null, keepsList: true };
const DAY = 24 * 3_600_000;

const PLACES: readonly string[] = [
  'memory',
  'pglite:memory',
  ...(process.env.TEST_DATABASE_URL === undefined ? [] : ['PostgreSQL']),
];

describe.each(PLACES)('on %s', (where) => {
  let stores: Stores;
  let database: Database | null = null;
  let own: OwnDatabase | null = null;

  beforeAll(async () => {
    if (where === 'memory') {
      stores = createMemoryStores();
      return;
    }
    if (where === 'PostgreSQL') own = await freshDatabase(process.env.TEST_DATABASE_URL ?? '');
    const opened = await openDatabase(own?.url ?? where);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    stores = databaseStores(opened.db);
  });
  afterAll(async () => {
    await database?.close();
    await own?.remove();
  });

  const ids = async (query: Partial<AlertQuery>): Promise<string> =>
    (await stores.alerts.page({ ...ALL, ...query }, { count: 99 })).map(({ stored }) => stored.alert.id).join('');

  it('an alert is kept once, and given to its audience alone: in lists, groups and counts', async () => {
    for (const [one, more] of ALERTS) expect(await stores.alerts.add(one, more)).toBe(true);
    expect(await stores.alerts.add({ ...alert('1'), text: 'another' })).toBe(false);
    expect(await stores.alerts.get('1')).toEqual({ alert: alert('1'), ...ALERTS[0]?.[1] });
    expect(await stores.alerts.get('none')).toBeNull();
    expect(await ids({})).toBe('7654321');
    expect(await ids({ keepsList: false })).toBe('764321');
    expect(await ids({ organisation: 'A', keepsList: false })).toBe('41');
    expect(await ids({ organisation: 'B', keepsList: true })).toBe('7542');
    expect(await ids({ organisation: 'C', keepsList: false })).toBe('4');
    expect(await stores.alerts.countOpen({ ...ALL, organisation: 'B', keepsList: false })).toBe(3);
    const groups = async (query: Partial<AlertQuery>, by: 'person' | 'user', page = { count: 99 }) =>
      (await stores.alerts.groups({ ...ALL, ...query }, by, page)).map(
        ({ key, count, stored }) => `${key}${String(count)}${stored.alert.id}`,
      );
    expect(await groups({}, 'person')).toEqual(['q27', '616', 'p35', '414']);
    expect(await groups({ keepsList: false }, 'person')).toEqual(['q27', '616', '414', 'p22']);
    expect(await groups({ organisation: 'B', keepsList: false }, 'user')).toEqual(['v27', '414']);
    const [first] = await stores.alerts.groups(ALL, 'person', { count: 1 });
    expect(await stores.alerts.groups(ALL, 'person', { count: 1, after: first?.seq ?? 0 })).toMatchObject([
      { key: '6', count: 1 },
    ]);
    expect(await ids({ group: { by: 'person', key: 'p' }, keepsList: false })).toBe('21');
  });

  it('is read a page at a time, and closed by the first who does', async () => {
    const page = await stores.alerts.page(ALL, { count: 2 });
    const next = await stores.alerts.page(ALL, { count: 2, after: page.at(-1)?.seq ?? 0 });
    expect([...page, ...next].map(({ stored }) => stored.alert.id)).toEqual(['7', '6', '5', '4']);
    const at = '2026-11-22T11:00:00.000Z';
    const closed = { ...alert('2', 'B'), acknowledgedBy: 'P', acknowledgedAt: at, outcome: 'incident', note: 'n' };
    expect(await stores.alerts.acknowledge('2', 'P', at, { outcome: 'incident', note: 'n' })).toEqual(closed);
    expect(await stores.alerts.acknowledge('2', 'Q', 'later', { outcome: 'asked' })).toEqual(closed);
    const bare = await stores.alerts.acknowledge('3', 'P', at);
    expect(await stores.alerts.acknowledge('3', 'Q', 'later', { outcome: 'asked', note: 'x' })).toEqual(bare);
    expect(await stores.alerts.acknowledge('none', 'Q', at)).toBeNull();
    expect([await ids({ state: 'open' }), await ids({ state: 'closed' })]).toEqual(['76541', '32']);
    await stores.alerts.tellWhy('x', 'referred');
    expect((await stores.alerts.get('1'))?.alert.why).toBe('referred');
    expect((await stores.alerts.get('4'))?.alert.why).toBeUndefined();
  });

  it('counts openings by person, by user and by colleague, each within its time', async () => {
    const now = 1_790_000_000_000;
    const opening = (access: string, userId: string, ods: string, at: number, related = false) =>
      stores.openings.note({ access, at, personKey: 'p', userId, role: 'gp', ods, related });
    await opening('a', 'u', 'A', now - 2 * DAY);
    await opening('b', 'u', 'A', now);
    await opening('c', 'v', 'A', now);
    await opening('d', 'v', 'B', now);
    await opening('e', 'w', 'C', now, true);
    await stores.openings.note({
      access: 'f',
      at: now,
      personKey: 'q',
      userId: 'x',
      role: 'gp',
      ods: 'D',
      related: false,
    });
    expect(await stores.openings.unrelated('p', now - DAY)).toEqual({ users: 2, organisations: 2 });
    expect(await stores.openings.byUser({ userId: 'u', role: 'gp', ods: 'A' }, now - 3 * DAY)).toBe(2);
    expect(await stores.openings.byUser({ userId: 'u', role: 'gp', ods: 'A' }, now - DAY)).toBe(1);
    expect(await stores.openings.byUser({ userId: 'u', role: 'nurse', ods: 'A' }, 0)).toBe(0);
    expect(await stores.openings.byColleagues('gp', 'A', 0)).toEqual(
      new Map([
        ['u', 2],
        ['v', 1],
      ]),
    );
    if (database === null) return;
    await sweepOpenings(database.db, now + 30 * DAY);
    expect(await stores.openings.byUser({ userId: 'u', role: 'gp', ods: 'A' }, 0)).toBe(1);
  });

  it('keeps the list by keys alone, each person once, whichever of their numbers is asked', async () => {
    const by = { at: '2026-11-22T10:00:00.000Z', name: 'P' };
    await stores.watched.add(['k1', 'k2'], by);
    await stores.watched.add(['k1', 'k2'], { ...by, name: 'Q' });
    expect(await stores.watched.list()).toEqual([{ addedAt: by.at, addedBy: 'P' }]);
    expect([await stores.watched.has(['k2', 'k9']), await stores.watched.has(['k9'])]).toEqual([true, false]);
    expect(await stores.watched.has([])).toBe(false);
    await stores.watched.remove(['k1', 'k2']);
    expect([await stores.watched.list(), await stores.watched.has(['k1', 'k2'])]).toEqual([[], false]);
  });

  it('ends every session of a user, with what it holds open, and nobody else’s', async () => {
    const membership = { role: 'gp', organisation: { ods: 'Y1', name: 'P', region: 'QMJ' } } as const;
    const session = (id: string, userId: string): Session => ({
      id,
      user: { id: userId, name: 'U', memberships: [membership] },
      membership,
      startedAt: 1_790_000_000_000,
      seenAt: 1_790_000_000_000,
    });
    for (const [id, userId] of [
      ['s1', 'u'],
      ['s2', 'u'],
      ['s3', 'u2'],
    ] as const) {
      await stores.sessions.put(session(id, userId));
      await stores.accesses.put({
        id: `of-${id}`,
        sessionId: id,
        userId,
        membership,
        nhsNumber: '9990000018',
        otherNhsNumbers: [],
        purpose: 'direct-care',
        relationship: 'registered',
        openedAt: 1,
        expiresAt: 1_790_000_900_000,
        emergency: null,
      });
    }
    expect(await stores.sessions.removeOfUser('u')).toBe(2);
    expect(await stores.sessions.removeOfUser('u')).toBe(0);
    expect((await stores.sessions.list()).map(({ id }) => id)).toEqual(['s3']);
    expect([await stores.accesses.get('of-s1'), (await stores.accesses.get('of-s3'))?.sessionId]).toEqual([null, 's3']);
  });
});
