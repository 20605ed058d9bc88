/**
 * Do the stores keep their promises on PGlite, and on a real PostgreSQL when one is given? One contract, both
 * databases.
 */
import { randomUUID } from 'node:crypto';
import type { AuditEvent, Consent } from 'fhir/r4';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Membership } from '../../src/domain/api';
import type { Access, SeenRow, Session, Stores } from '../../src/gateway/ports';
import { added } from '../../tests/kits/gateway/told';
import { auditHead } from './audit-store';
import { migrate } from './migrate';
import { openDatabase, type Database } from './open';
import { sweep } from './session-stores';
import { databaseStores } from './stores';
import { verifyAudit } from './verify-audit';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import { auditedIn, auditRowsIn } from '../../tests/kits/gateway/audited';

const event = (recorded: string, text = 'read'): AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { code: text },
  recorded,
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
});

const GP: Membership = { role: 'gp', organisation: { ods: 'Y1', name: 'P', region: 'QMJ' } };

const session = (id: string, startedAt = 1_790_000_000_123): Session => ({
  id,
  user: { id: 'u', name: 'U', memberships: [GP] },
  membership: GP,
  startedAt,
  seenAt: startedAt + 5,
});

const access = (id: string, sessionId: string, expiresAt = 1_790_000_900_000): Access => ({
  id,
  sessionId,
  userId: 'u',
  membership: GP,
  nhsNumber: '9990000018',
  otherNhsNumbers: [],
  purpose: 'direct-care',
  relationship: 'registered',
  openedAt: 1_790_000_000_000,
  expiresAt,
  emergency: null,
});

const consent = (status: Consent['status']): Consent => ({ resourceType: 'Consent', status, scope: {}, category: [] });

describe.each(DATABASES)('the stores on %s', (_name, place) => {
  let here: Place;
  let database: Database;
  let stores: Stores;

  beforeAll(async () => {
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    stores = databaseStores(opened.db);
  });

  afterAll(async () => {
    await here.remove();
  });

  it('applies each migration once', async () => {
    expect(await migrate(database.db)).toEqual([]);
  });

  it('leaves nothing behind when a migration fails', async () => {
    const { MIGRATIONS } = await import('./migrations');
    const broken = [
      ...MIGRATIONS,
      { id: '9999-broken', statements: ['create table half_done (id text)', 'select no_such_thing()'] },
    ];
    await expect(migrate(database.db, broken)).rejects.toThrow();
    const found = await sql<{ found: string | null }>`select to_regclass('half_done')::text as found`.execute(
      database.db,
    );
    expect(found.rows[0]?.found).toBeNull();
  });

  it('refuses a database written by a newer release', async () => {
    await expect(migrate(database.db, [])).rejects.toThrow(/newer release/);
  });

  it('answers that it is ready', async () => {
    await expect(stores.ready()).resolves.toBeUndefined();
  });

  it('gives back a session as it was last put, and null once removed', async () => {
    const first = session(randomUUID());
    await stores.sessions.put(first);
    const second = { ...first, membership: { ...GP, role: 'pharmacist' as const }, seenAt: first.seenAt + 1 };
    expect(await stores.sessions.replace(second)).toBe(true);
    expect(await stores.sessions.get(first.id)).toEqual(second);
    expect(await stores.sessions.touch(first.id, first.seenAt + 2)).toBe(true);
    expect(await stores.sessions.get(first.id)).toEqual({ ...second, seenAt: first.seenAt + 2 });
    await stores.sessions.remove(first.id);
    expect(await stores.sessions.get(first.id)).toBeNull();
  });

  it('brings nothing back that was ended meanwhile', async () => {
    const ended = session(randomUUID());
    await stores.sessions.put(ended);
    const closed = access(randomUUID(), ended.id);
    await stores.accesses.put(closed);
    expect(await stores.accesses.replace({ ...closed, expiresAt: 1 })).toBe(true);
    expect(await stores.accesses.get(closed.id)).toEqual({ ...closed, expiresAt: 1 });
    await stores.sessions.remove(ended.id);
    await stores.accesses.remove(closed.id);
    expect([
      await stores.sessions.touch(ended.id, 9),
      await stores.sessions.replace(ended),
      await stores.accesses.replace(closed),
    ]).toEqual([false, false, false]);
    expect([await stores.sessions.get(ended.id), await stores.accesses.get(closed.id)]).toEqual([null, null]);
  });

  it('lists and closes every record of one session and of no other', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const opened = [access(randomUUID(), mine), access(randomUUID(), mine), access(randomUUID(), theirs)] as const;
    for (const one of opened) await stores.accesses.put(one);
    const byId = (a: Access, b: Access): number => a.id.localeCompare(b.id);
    expect([...(await stores.accesses.ofSession(mine))].sort(byId)).toEqual([opened[0], opened[1]].sort(byId));
    await stores.accesses.removeOfSession(mine);
    expect(await stores.accesses.ofSession(mine)).toEqual([]);
    expect(await Promise.all(opened.map((one) => stores.accesses.get(one.id)))).toEqual([null, null, opened[2]]);
    await stores.accesses.remove(opened[2].id);
    expect(await stores.accesses.get(opened[2].id)).toBeNull();
  });

  it('sweeps what has ended and keeps what has not', async () => {
    const [old, young] = [session(randomUUID(), 1_000), session(randomUUID(), 5_000)];
    const [past, open] = [access(randomUUID(), young.id, 2_000), access(randomUUID(), young.id, 9_000)];
    await Promise.all([
      stores.sessions.put(old),
      stores.sessions.put(young),
      stores.accesses.put(past),
      stores.accesses.put(open),
    ]);
    await sweep(database.db, 3_000, 4_000);
    expect(await stores.sessions.get(old.id)).toBeNull();
    expect(await stores.sessions.get(young.id)).toEqual(young);
    expect(await stores.accesses.get(past.id)).toBeNull();
    expect(await stores.accesses.get(open.id)).toEqual(open);
  });

  it('keeps what was seen last, once for each provider, what each access was told of it, and sweeps what is old', async () => {
    const scope = randomUUID();
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const rest = { scope, provider: 'p', since: null, changes: '{}' };
    const row = (access: string, at: number): SeenRow => ({ ...rest, access, at, prints: bytes(access) });
    expect(await stores.seen.last(scope, 'p', 'first')).toEqual({ last: null, told: null });
    await stores.seen.put(row('first', 1_000));
    await stores.seen.put({ ...row('first', 2_000), prints: bytes('again') });
    await stores.seen.put({ ...row('other', 1_500), provider: 'q' });
    const first = { since: null, changes: '{}' };
    expect(await stores.seen.last(scope, 'p', 'second')).toEqual({
      last: { at: 2_000, prints: bytes('again') },
      told: null,
    });
    expect((await stores.seen.last(scope, 'p', 'first')).told).toEqual(first);
    await stores.seen.put({ ...row('second', 3_000), since: 2_000 });
    expect(await stores.seen.last(scope, 'p', 'first')).toEqual({
      last: { at: 3_000, prints: bytes('second') },
      told: first,
    });
    expect(await stores.seen.of(scope, 'second')).toEqual([{ provider: 'p', since: 2_000, changes: '{}' }]);
    await sweep(database.db, 3_000 + 24 * 3_600_000 + 1, 0);
    expect(await stores.seen.of(scope, 'second')).toEqual([]);
    await sweep(database.db, 3_000 + 90 * 24 * 3_600_000, 0);
    expect((await stores.seen.last(scope, 'p', 'third')).last).not.toBeNull();
    await sweep(database.db, 3_000 + 90 * 24 * 3_600_000 + 1, 0);
    expect(await stores.seen.last(scope, 'p', 'third')).toEqual({ last: null, told: null });
  });

  it('keeps opt-out decisions in the order they were stored, per person', async () => {
    const decisions = ['active', 'inactive', 'active'].map((status, index) => ({
      id: randomUUID(),
      nhsNumber: '9990000026',
      consent: consent(status as Consent['status']),
      // The order of storing counts, not the date: a decision carried over may be older.
      dateTime: `202${String(5 - index)}-01-01T00:00:00.000Z`,
    }));
    for (const decision of decisions) await added(stores.optOuts, decision);
    await added(stores.optOuts, {
      id: randomUUID(),
      nhsNumber: '9990000034',
      consent: consent('active'),
      dateTime: '2026-01-01T00:00:00.000Z',
    });
    expect(await stores.optOuts.of('9990000026')).toEqual(decisions);
    expect(await stores.optOuts.get(decisions[1]?.id ?? '')).toEqual(decisions[1]);
    expect(await stores.optOuts.get('nobody')).toBeNull();
    expect(await stores.optOuts.of('9990000042')).toEqual([]);
  });

  it('refuses a second decision under the same id', async () => {
    const decision = {
      id: randomUUID(),
      nhsNumber: '9990000050',
      consent: consent('active'),
      dateTime: '2026-01-01T00:00:00.000Z',
    };
    await added(stores.optOuts, decision);
    await expect(added(stores.optOuts, decision)).rejects.toThrow();
  });

  it('lists alerts and reports as they came, and the first acknowledgement stands', async () => {
    const alert = {
      id: randomUUID(),
      at: '2026-11-22T10:00:00.000Z',
      kind: 'emergency',
      text: 'Opened',
      userName: 'U',
    };
    await stores.alerts.add(alert);
    expect(await stores.alerts.list()).toContainEqual(alert);
    const acknowledged = { ...alert, acknowledgedBy: 'P', acknowledgedAt: '2026-11-22T11:00:00.000Z' };
    expect(await stores.alerts.acknowledge(alert.id, 'P', '2026-11-22T11:00:00.000Z')).toEqual(acknowledged);
    expect(await stores.alerts.acknowledge(alert.id, 'Q', '2026-11-22T12:00:00.000Z')).toEqual(acknowledged);
    expect(await stores.alerts.acknowledge('none', 'Q', '2026-11-22T12:00:00.000Z')).toBeNull();
    const report = {
      id: randomUUID(),
      at: '2026-11-22T10:00:00.000Z',
      userName: 'U',
      provider: 'p',
      reference: 'Condition/1',
      kind: 'wrong-entry' as const,
    };
    await stores.reports.add(report);
    expect(await stores.reports.list()).toEqual([report]);
  });

  it('finds audit events by person, user and period, in the order they happened', async () => {
    const first = event('2026-03-01T23:30:00.000Z', 'first');
    const second = event('2026-03-02T09:00:00.000+01:00', 'second');
    const third = event('2026-03-02T23:59:59.500Z', 'third');
    await stores.audit.append(first, { nhsNumber: '9990000069', userId: 'asha' });
    await stores.audit.append(second, { nhsNumber: '9990000069', userId: 'ben' });
    await stores.audit.append(third, { userId: 'asha' });
    expect(await auditedIn(stores, { nhsNumber: '9990000069' })).toEqual([first, second]);
    expect(await auditedIn(stores, { userId: 'asha' })).toEqual([first, third]);
    expect(await auditedIn(stores, { userId: 'asha', from: '2026-03-02' })).toEqual([third]);
    expect(await auditedIn(stores, { from: '2026-03-02', to: '2026-03-02' })).toEqual([second, third]);
    expect(await auditedIn(stores, { nhsNumber: '9990000069', userId: 'nobody' })).toEqual([]);
  });

  it('gives the rows a page at a time, the last written first, each under its number in the chain', async () => {
    const who = { nhsNumber: '9990000107', userId: 'paged' };
    for (let at = 0; at < 5; at += 1) {
      await stores.audit.append(event('2026-05-01T00:00:00.000Z', `p${String(at)}`), who);
      await stores.audit.append(event('2027-05-01T00:00:00.000Z', 'between'), {});
    }
    const { seq } = await auditHead(database.db);
    const queries = [
      {},
      { nhsNumber: who.nhsNumber },
      { userId: who.userId },
      { from: '2026-05-01', to: '2026-05-01' },
    ];
    for (const query of queries) {
      const whole = await auditRowsIn(stores, query);
      expect(await auditRowsIn(stores, query, 2)).toEqual(whole);
    }
    expect((await stores.audit.search({}, { count: 3 })).map((row) => row.seq)).toEqual([seq, seq - 1, seq - 2]);
    expect((await auditRowsIn(stores)).map((row) => row.seq)).toEqual(Array.from({ length: seq }, (_, at) => at + 1));
    const theirs = await stores.audit.search({ userId: 'paged' }, { count: 9, after: seq - 3 });
    expect(theirs.map((row) => [row.seq, row.event.type.code])).toEqual([
      [seq - 5, 'p2'],
      [seq - 7, 'p1'],
      [seq - 9, 'p0'],
    ]);
    expect(await stores.audit.search({}, { count: 9, after: 1 })).toEqual([]);
  });

  it('keeps one unbroken chain however many append at once', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, i) => stores.audit.append(event('2026-04-01T00:00:00.000Z', `e${String(i)}`), {})),
    );
    const verified = await verifyAudit(database.db, [], 7);
    expect(verified).toMatchObject({ ok: true });
    expect(verified.ok && verified.events).toBeGreaterThanOrEqual(25);
  });

  it.each([
    `update audit set event = '{}'`,
    'delete from audit',
    'truncate audit',
    `update opt_outs set nhs_number = '9990000077'`,
    'delete from opt_outs',
    'truncate opt_outs',
    'delete from audit_head',
    'truncate audit_head',
    `insert into audit (seq, recorded, event, previous, hash) select seq + 2, now(), '{}', hash, 'f' from audit_head`,
    `insert into audit (seq, recorded, event, previous, hash) select 0, now(), '{}', '', 'f'`,
    `insert into audit (seq, recorded, event, previous, hash) select seq + 1, now(), '{}', 'f', 'f' from audit_head`,
    'update audit_head set seq = seq - 1',
    `update audit_head set seq = seq + 1, hash = 'f'`,
  ])('refuses: %s', async (statement) => {
    await stores.audit.append(event('2026-04-02T00:00:00.000Z'), {});
    await added(stores.optOuts, {
      id: randomUUID(),
      nhsNumber: '9990000085',
      consent: consent('active'),
      dateTime: '2026-01-01T00:00:00.000Z',
    });
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
  });

  describe('when somebody takes the guards away', () => {
    /** What a forger with the whole database in hand does: rows as they would have been written. */
    const forged = (seq: string, text: string, previous: string): string => `
      insert into audit (seq, recorded, nhs_number, user_id, event, previous, hash)
      select ${seq}, '2026-01-01T00:00:00Z', null, null, '${text}', ${previous},
        encode(sha256(convert_to(concat('["', ${previous}, '",', ${seq},
          ',"2026-01-01T00:00:00.000Z",null,null,', to_json('${text}'::text),
          ']'), 'UTF8')), 'hex')`;
    const shifted = (from: number, by: number): string =>
      `update audit set seq = -seq where seq >= ${String(from)}; update audit set seq = -seq + ${String(by)} ` +
      `where seq < 0; update audit_head set seq = seq + ${String(by)}`;
    const hashOf = (seq: number): string => `(select hash from audit where seq = ${String(seq)})`;
    const swap = (a: number, b: number): string =>
      `update audit set seq = -1 where seq = ${String(a)}; update audit set seq = ${String(a)} where seq = ` +
      `${String(b)}; update audit set seq = ${String(b)} where seq = -1`;

    /** Tampers inside a transaction that is rolled back, and gives what the verifier says meanwhile. */
    async function verifiedAfter(
      tampering: string,
      anchored = false,
    ): Promise<Awaited<ReturnType<typeof verifyAudit>>> {
      const anchors = anchored ? [{ at: '2026-11-25T08:00:00.000Z', ...(await auditHead(database.db)) }] : [];
      const transaction = await database.db.startTransaction().execute();
      try {
        for (const table of ['audit', 'audit_head'])
          await sql.raw(`alter table ${table} disable trigger all`).execute(transaction);
        for (const statement of tampering.split(';')) await sql.raw(statement).execute(transaction);
        return await verifyAudit(transaction, anchors, 4);
      } finally {
        await transaction.rollback().execute();
      }
    }

    it.each([
      [
        'a word of an event',
        `update audit set event = replace(event, 'gateway', 'nobody') where seq = 2`,
        'row 2 was altered',
      ],
      ['the time', `update audit set recorded = recorded + interval '1 hour' where seq = 3`, 'row 3 was altered'],
      ['the person', `update audit set nhs_number = '9990000093' where seq = 2`, 'row 2 was altered'],
      ['the user of the first row', `update audit set user_id = 'nobody' where seq = 1`, 'row 1 was altered'],
      ['a row away', 'delete from audit where seq = 2', 'row 2 was removed'],
      ['the first row away', 'delete from audit where seq = 1', 'row 1 was removed'],
      ['several rows away', 'delete from audit where seq in (5, 6, 7)', 'rows 5 to 7 were removed'],
      [
        'a row away and the others moved up',
        `delete from audit where seq = 5; ${shifted(6, -1)}`,
        'row 5 was removed, and those after it renumbered',
      ],
      ['two rows exchanged', swap(4, 9), 'rows were reordered: row 4 now stands as row 9'],
      ['two neighbours exchanged', swap(4, 5), 'rows were reordered: row 4 now stands as row 5'],
      ['a row put in before all others', forged('0', '{}', `''`), 'row 0 was inserted'],
      [
        'a row put in with the others moved down',
        `${shifted(5, 1)}; insert into audit (seq, recorded, event, previous, hash) values (5, now(), '{}', ` +
          `${hashOf(4)}, 'f')`,
        'row 5 was inserted',
      ],
      [
        'a row put in as it would have been written',
        `${shifted(5, 1)}; ${forged('5', '{}', hashOf(4))}`,
        'row 5 was inserted',
      ],
      [
        'a row written anew with a hash of its own',
        `delete from audit where seq = 5; ${forged('5', '{}', hashOf(4))}`,
        'row 5 was altered and its hash made anew',
      ],
    ])('the verifier finds %s', async (_what, tampering, problem) => {
      expect(await verifiedAfter(tampering)).toMatchObject({ ok: false, problem });
    });

    it('the verifier finds what was done to the end, by the head', async () => {
      const { seq } = await auditHead(database.db);
      const last = String(seq);
      const cut = `delete from audit where seq = ${last}`;
      expect(await verifiedAfter(cut)).toEqual({ ok: false, seq, problem: `row ${last}, the last, was removed` });
      expect(await verifiedAfter(`${cut}; update audit_head set seq = seq - 1`)).toMatchObject({
        ok: false,
        problem: 'the head of the chain was altered',
      });
      expect(await verifiedAfter(forged(`${last} + 1`, '{}', hashOf(seq)))).toEqual({
        ok: false,
        seq: seq + 1,
        problem: `row ${String(seq + 1)} was inserted at the end`,
      });
    });

    it('only an anchor finds an end that was cut off or written anew together with its head', async () => {
      const { seq } = await auditHead(database.db);
      const cut = `delete from audit where seq = ${String(seq)}`;
      const head = 'update audit_head set (seq, hash) = (select seq, hash from audit order by seq desc limit 1)';
      expect(await verifiedAfter(`${cut}; ${head}`)).toMatchObject({ ok: true });
      expect(await verifiedAfter(`${cut}; ${head}`, true)).toEqual({
        ok: false,
        seq,
        problem:
          `row ${String(seq)} and what followed were removed: row ${String(seq)} was there at ` +
          '2026-11-25T08:00:00.000Z',
      });
      const anew = `${cut}; ${forged(String(seq), '{}', hashOf(seq - 1))}; ${head}`;
      expect(await verifiedAfter(anew)).toMatchObject({ ok: true });
      expect(await verifiedAfter(anew, true)).toMatchObject({
        ok: false,
        seq,
        problem: expect.stringContaining('the chain was written anew') as string,
      });
    });
  });

  it('rejects whatever is asked once the database has gone away', async () => {
    await database.close();
    const asked = [
      // of stores that were not ready a moment ago: such an answer is shared for a second
      databaseStores(database.db).ready(),
      stores.sessions.get('x'),
      stores.optOuts.of('9990000018'),
      stores.audit.append(event('2026-01-01T00:00:00Z'), {}),
    ];
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  });
});
