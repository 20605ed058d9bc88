// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endEverySession,
  freshDatabase,
  postgresBin,
  startCluster,
  type Cluster,
  type OwnDatabase,
} from '../../../tests/postgres';
import { auditEvent } from '../../../src/secondary/audit-event';
import type { StoredAnswer, StoredObjection } from '../../../src/secondary/ports';
import { ANALYST, NOW, request } from '../../../tests/kits/secondary/requests';
import { auditProblem } from './audit';
import { openStore, type OpenStore } from './open';
import { sweepStores } from './stores';

async function opened(url: string): Promise<OpenStore> {
  const read = await openStore(url);
  if (!read.ok) throw new Error(read.problem);
  return read.store;
}

const event = (at: number) =>
  auditEvent({
    act: 'requests-listed',
    at,
    actor: ANALYST,
    succeeded: true,
    instance: { name: 'Here', region: 'ncl' },
    client: null,
  });

const objection = (id: string, out: boolean): StoredObjection =>
  ({ id, reference: id, nhsNumber: '9990123454', out, decidedAt: '' }) as StoredObjection;

const given = process.env['TEST_DATABASE_URL'];
const bin = postgresBin();
const PLACES = ['memory', ...(given === undefined && bin === null ? [] : ['PostgreSQL'])];

describe.each(PLACES)('on %s:', (where) => {
  let store: OpenStore;
  let cluster: Cluster | null = null;
  let own: OwnDatabase | null = null;

  beforeAll(async () => {
    if (where === 'PostgreSQL') {
      if (given === undefined && bin !== null) cluster = await startCluster(bin);
      own = await freshDatabase(given ?? cluster?.url ?? '');
    }
    store = await opened(own?.url ?? where);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await own?.remove();
    await cluster?.remove();
  }, 120_000);

  describe('a request', () => {
    it('is changed by one of two who change it at once', async () => {
      const { requests } = store.stores;
      const first = request({ id: 'r-one' });
      await requests.add(first);
      const next = { ...first, version: 2, state: 'submitted' } as const;
      const done = await Promise.all([requests.replace(next), requests.replace({ ...next, state: 'ended' })]);
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await requests.get('r-one')).toMatchObject({ version: 2 });
      expect(await requests.get('r-none')).toBeNull();
      expect((await requests.list()).map(({ id }) => id)).toEqual(['r-one']);
    });
  });

  describe('a session', () => {
    it('that was ended stays ended', async () => {
      const { sessions } = store.stores;
      const session = { id: 's', actor: ANALYST, startedAt: NOW, seenAt: NOW };
      await sessions.put(session);
      expect([await sessions.get('s'), await sessions.touch('s', NOW + 1)]).toEqual([session, true]);
      expect(await sessions.get('s')).toMatchObject({ seenAt: NOW + 1 });
      await sessions.remove('s');
      expect([await sessions.get('s'), await sessions.touch('s', NOW)]).toEqual([null, false]);
    });

    it('that nobody used is swept', async () => {
      const { sessions, limits } = store.stores;
      await sessions.put({ id: 'old', actor: ANALYST, startedAt: 1, seenAt: 1 });
      await limits.note('k', 1);
      await limits.note('k', NOW);
      await sweepStores(store.db, NOW);
      expect([await sessions.get('old'), await limits.since('k', 0)]).toEqual([null, [NOW]]);
    });
  });

  describe('an answer', () => {
    it('is settled once', async () => {
      const { answers } = store.stores;
      const waiting = { id: 'a', request: 'r', state: 'waiting' } as StoredAnswer;
      await answers.add(waiting);
      const done = [
        await answers.settle({ ...waiting, state: 'released' }),
        await answers.settle({ ...waiting, state: 'refused' }),
      ];
      expect(done).toEqual([true, false]);
      expect((await answers.of('r')).map(({ state }) => state)).toEqual(['released']);
    });
  });

  describe('the register of objections', () => {
    it('tells the place of the latest opt-out, whoever opted in since', async () => {
      const { objections } = store.stores;
      expect(await objections.latestOut()).toBe(0);
      const { sequence } = await objections.add(objection('o-1', true));
      await objections.add(objection('o-2', false));
      expect(await objections.latestOut()).toBe(sequence);
      expect(await objections.latest()).toBe(sequence + 1);
      expect((await objections.of('9990123454')).map(({ id }) => id)).toEqual(['o-1', 'o-2']);
      expect([(await objections.byReference('o-2'))?.id, await objections.byReference('o-9')]).toEqual(['o-2', null]);
    });

    it('is never changed', async () => {
      await expect(sql`update objections set out = false`.execute(store.db)).rejects.toThrow('only added to');
      await expect(sql`delete from objections`.execute(store.db)).rejects.toThrow('only added to');
    });
  });

  describe('the audit', () => {
    it('is a chain that nobody takes back, and whoever changes it is found', async () => {
      const { audit } = store.stores;
      await Promise.all([1, 2, 3, 4].map((at) => audit.append(event(at), { userId: ANALYST.id, request: 'r' })));
      expect(await auditProblem(store.db)).toBeNull();
      const page = await audit.search({ userId: ANALYST.id, request: 'r' }, { count: 2, after: 4 });
      expect(page.map(({ seq }) => seq)).toEqual([3, 2]);
      expect(await audit.search({ userId: 'nobody' }, { count: 9 })).toEqual([]);
      for (const change of [sql`update audit set user_id = 'x'`, sql`delete from audit`, sql`truncate audit`])
        await expect(change.execute(store.db)).rejects.toThrow('only added to');
      await sql`alter table audit disable trigger all`.execute(store.db);
      await sql`update audit set user_id = 'x' where seq = 3`.execute(store.db);
      expect(await auditProblem(store.db)).toBe('the audit has been tampered with at row 3');
      await sql`delete from audit where seq >= 3`.execute(store.db);
      expect(await auditProblem(store.db)).toBe('the audit ends at row 2, before its head');
    });
  });

  describe.skipIf(where === 'memory')('two programs', () => {
    it('that find it empty at once both have it, and one key', async () => {
      const fresh = await freshDatabase(given ?? cluster?.url ?? '');
      const both = await Promise.all([opened(fresh.url), opened(fresh.url)]);
      expect(Buffer.from(both[0].key).equals(Buffer.from(both[1].key))).toBe(true);
      await Promise.all(both.map((one) => one.close()));
      await fresh.remove();
    });

    it('that add to the register at once are seen in the order of their places', async () => {
      const { objections } = store.stores;
      const other = new pg.Client({ connectionString: own?.url });
      await other.connect();
      try {
        await other.query('begin');
        const { rows } = await other.query<{ seq: string }>(
          `insert into objections (id, reference, nhs_number, out, body)
             values ('x', 'x', '1', true, '{}') returning seq`,
        );
        const adding = objections.add(objection('o-later', true));
        const first = await Promise.race([adding, pause(300)]);
        // a later place that is seen first would be all that a build looks at
        expect([first, (await objections.latestOut()) >= Number(rows[0]?.seq)]).toEqual([undefined, false]);
        await other.query('commit');
        expect(await objections.latestOut()).toBeGreaterThanOrEqual(Number(rows[0]?.seq));
        expect((await adding).sequence).toBeGreaterThan(Number(rows[0]?.seq));
      } finally {
        await other.end();
      }
    });

    it('that are cut off go on when it is there again', async () => {
      await endEverySession(own?.url ?? '');
      // A connection whose end is not heard yet fails what is asked over it, once, and is not used again.
      const isReady = () =>
        store.stores.ready().then(
          () => true,
          () => false,
        );
      await expect.poll(isReady).toBe(true);
    });
  });
});

describe('a database in a folder', () => {
  it('is one process’s at a time, which is said, and keeps its key', async () => {
    const base = mkdtempSync(join(tmpdir(), 'groups-'));
    const url = `pglite:${join(base, 'db')}`;
    const first = await opened(url);
    const second = await openStore(url);
    expect(second).toMatchObject({ ok: false });
    expect(second.ok ? '' : second.problem).toContain('one process at a time');
    await first.close();
    const again = await opened(url);
    expect(Buffer.from(again.key).equals(Buffer.from(first.key))).toBe(true);
    await again.close();
    rmSync(base, { recursive: true });
  }, 60_000);

  it('that cannot be reached is refused without its address', async () => {
    const read = await openStore('postgres://user:secret@127.0.0.1:1/none');
    expect(read.ok ? '' : read.problem).toMatch(/^the database cannot be opened/);
    expect(JSON.stringify(read)).not.toContain('secret');
  }, 60_000);
});
