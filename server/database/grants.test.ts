/**
 * Is the server's own database user one that cannot change the audit or the register, and yet can serve? With exactly
 * the grants that are printed, on a real PostgreSQL.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent, Consent } from 'fhir/r4';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, say, type OwnDatabase } from '../../tests/postgres';
import { NOBODY_ASKED } from '../../tests/kits/server/providers';
import { added } from '../../tests/kits/gateway/told';
import { exportAudit } from '../export-audit';
import { createLog } from '../log';
import { auditKeeping } from '../audit-keeping';
import { verifyKept } from '../register/verify-kept';
import { exportGrantsFor, grantsFor, TABLE_RIGHTS } from './grants';
import { prepareKeys } from './keys';
import { openDatabase, type Database, type OpenedFor } from './open';
import { sweep } from './session-stores';
import { databaseStores } from './stores';
import { verifyAudit } from './verify-audit';

const NOTHING_KEPT = { anchorFile: null, registerCopyFile: null, wrapping: null };

const EVENT: AuditEvent = {
  resourceType: 'AuditEvent',
  type: { code: 'read' },
  recorded: '2026-11-25T08:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
};

async function opened(url: string, purpose: OpenedFor = 'serve'): Promise<Database> {
  const database = await openDatabase(url, '.', purpose);
  if (!database.ok) throw new Error(database.problem);
  return database;
}

describe('the list of grants', () => {
  it('names every table that there is', async () => {
    const { db, close } = await opened('pglite:memory');
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(TABLE_RIGHTS), 'audit_probe'].sort());
    await close();
  });

  it('is printed in docs/deploying.md', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'deploying.md'), 'utf8');
    const told = page.split('\n').map((line) => line.trim());
    expect(grantsFor('wp_serve').filter((statement) => !told.includes(statement))).toEqual([]);
    expect(
      told.filter((line) => /^GRANT .* ON .* TO wp_serve;$/.test(line) && !line.includes('SCHEMA')).sort(),
    ).toEqual([...grantsFor('wp_serve')].sort());
    expect(told.filter((line) => /^GRANT SELECT ON .* TO wp_export;$/.test(line))).toEqual(
      exportGrantsFor('wp_export'),
    );
  });
});

const given = process.env.TEST_DATABASE_URL;

describe.skipIf(given === undefined)('on a PostgreSQL (TEST_DATABASE_URL)', () => {
  const mark = randomBytes(4).toString('hex');
  const [owner, server, reader, exporter] = ['owner', 'serve', 'read', 'export'].map((one) => `wp_${one}_${mark}`) as [
    string,
    string,
    string,
    string,
  ];
  let place: OwnDatabase;
  const as = (user: string): string => {
    const url = new URL(place.url);
    url.username = user;
    return url.href;
  };
  const refusal = async (): Promise<string> => {
    const tried = await openDatabase(as(server));
    if (!tried.ok) return tried.problem;
    await tried.close();
    return '';
  };
  const grantAll = async (): Promise<void> => {
    for (const statement of grantsFor(server)) await say(as(owner), statement);
  };

  beforeAll(async () => {
    place = await freshDatabase(given ?? '');
    for (const role of [owner, server, reader, exporter]) await say(place.url, `create role ${role} login`);
    const name = new URL(place.url).pathname.slice(1);
    await say(place.url, `revoke all on database ${name} from public`);
    await say(place.url, `grant connect on database ${name} to ${owner}, ${server}, ${reader}, ${exporter}`);
    await say(place.url, 'revoke all on schema public from public');
    await say(place.url, `grant usage, create on schema public to ${owner}`);
  });
  afterAll(async () => {
    for (const role of [owner, server, reader, exporter])
      await say(place.url, `drop owned by ${role} cascade; drop role ${role}`);
    await place.remove();
  });

  it('the server’s user is told what is missing, one thing after the other, and never makes a table', async () => {
    expect(await refusal()).toContain('may use no schema');
    await say(place.url, `grant usage on schema public to ${server}, ${reader}, ${exporter}`);
    expect(await refusal()).toContain('it is empty: run npm run migrate');
    await (await opened(as(owner), 'migrate')).close();
    expect(await refusal()).toContain('lacks a grant: SELECT on migrations');
    await grantAll();
    expect(await refusal()).toBe('');
    await say(
      as(owner),
      `revoke insert on opt_outs from ${server}; revoke execute on function append_audit(json) from ${server}`,
    );
    expect(await refusal()).toContain('lacks grants: INSERT on opt_outs; EXECUTE on append_audit(json)');
    await grantAll();
    await say(as(owner), `delete from migrations where id = '0002-seen'`);
    expect(await refusal()).toContain('(it lacks the step "0002-seen"): run npm run migrate');
    await say(as(owner), `insert into migrations (id) values ('0002-seen')`);
    await say(as(owner), `insert into migrations (id) values ('9999-later')`);
    expect(await refusal()).toContain('newer release');
    await say(as(owner), `delete from migrations where id = '9999-later'`);
  });

  it('with exactly these grants it does all that a server does', async () => {
    const database = await opened(as(server));
    const stores = databaseStores(database.db);
    const keeping = auditKeeping({ anchorFile: null }, database, createLog('silent'));
    expect(await keeping.verifyStart()).toMatchObject({ ok: true });
    expect(await prepareKeys(database.db, null)).toMatchObject({ ok: true });
    expect(await prepareKeys(database.db, null)).toMatchObject({ ok: true });
    await stores.audit.append(EVENT, { userId: 'u' });
    expect(await stores.audit.search({}, { count: 5 })).toHaveLength(1);
    const consent: Consent = { resourceType: 'Consent', status: 'active', scope: {}, category: [] };
    await added(stores.optOuts, { id: 'o', nhsNumber: '9990000018', consent, dateTime: EVENT.recorded });
    expect(await stores.optOuts.of('9990000018')).toHaveLength(1);
    const alert = { id: 'a', at: EVENT.recorded, kind: 'emergency', text: 'Opened', userName: 'U' } as const;
    await stores.alerts.add(alert);
    await stores.alerts.acknowledge('a', 'P', EVENT.recorded);
    const report = { id: 'r', at: EVENT.recorded, userName: 'U', provider: 'p', reference: 'Condition/1' } as const;
    await stores.reports.add({ ...report, kind: 'wrong-entry' });
    expect([(await stores.alerts.list()).length, (await stores.reports.list()).length]).toEqual([1, 1]);
    const seen = {
      scope: 's',
      provider: 'p',
      access: 'a',
      at: 1,
      prints: new Uint8Array(8),
      since: null,
      changes: '{}',
    };
    await stores.seen.put(seen);
    await stores.seen.put({ ...seen, at: 2 });
    await stores.limits.take('k', { most: 1, windowMs: 1 }, 1, 2);
    await stores.limits.take('k', { most: 1, windowMs: 1 }, 1, 2);
    await stores.sessions.remove('none');
    await stores.sessions.touch('none', 1);
    await stores.accesses.removeOfSession('none');
    await sweep(database.db, 2, 2);
    await stores.ready();
    await keeping.anchor();
    await keeping.step();
    expect(keeping.told().sound).toBe(true);
    await database.close();
  });

  it.each([
    `insert into audit (seq, recorded, event, previous, hash) select seq + 1, now(), '{}', hash, 'f' from audit_head`,
    `update audit set event = '{}'`,
    'delete from audit',
    'truncate audit',
    'update audit_head set seq = seq + 1',
    `update opt_outs set nhs_number = '9990000018'`,
    'delete from opt_outs',
    'truncate opt_outs',
    'alter table audit disable trigger all',
    'drop table audit',
    'create table mine (id text)',
    'create temp table audit_head (id integer, seq bigint, hash text)',
    `insert into migrations (id) values ('x')`,
  ])('and can do no more: %s', async (statement) => {
    await expect(say(as(server), statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('who may only read audit and register can verify them, and is asked for nothing else', async () => {
    await say(as(owner), `grant select on audit, audit_head, opt_outs, opt_out_head to ${reader}`);
    const database = await opened(as(reader), 'read');
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true, events: 2 });
    expect(await verifyKept(NOTHING_KEPT, database)).toMatchObject({ ok: true, told: { register: { decisions: 1 } } });
    await database.close();
  });

  it('who may only read the audit and the keys can export it, and can do nothing else', async () => {
    for (const statement of exportGrantsFor(exporter)) await say(as(owner), statement);
    const folder = mkdtempSync(join(tmpdir(), 'wp-export-'));
    const config = join(folder, 'config.json');
    const organisation = { ods: 'Y00101', name: 'Parkside', region: 'QMJ' };
    const identity = { mode: 'demo', users: [{ id: 'asha', name: 'Dr Asha Patel', role: 'gp', organisation }] };
    writeFileSync(
      config,
      JSON.stringify({
        listen: { host: '127.0.0.1', port: 0 },
        instance: { name: 'North Central London', region: 'QMJ' },
        database: { url: as(exporter) },
        identity,
        demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
        providers: [NOBODY_ASKED],
      }),
    );
    const ids: string[] = [];
    const told: string[] = [];
    const out = {
      lines: (text: string) => {
        ids.push(
          ...text
            .trim()
            .split('\n')
            .map((line) => (JSON.parse(line) as AuditEvent).id ?? ''),
        );
        return Promise.resolve();
      },
      tell: (line: string) => void told.push(line),
    };
    expect([await exportAudit(['--config', config], out), ids, told]).toEqual([
      0,
      ['1', '2'],
      [JSON.stringify({ exported: 2, after: 2 })],
    ]);
    for (const statement of [
      'select * from opt_outs',
      'select * from sessions',
      `update keys set value = 'x'`,
      'delete from audit',
    ])
      await expect(say(as(exporter), statement)).rejects.toThrow('permission denied');
    await say(as(owner), `revoke select on keys from ${exporter}`);
    await expect(exportAudit(['--config', config], out)).rejects.toThrow('permission denied for table keys');
    expect(await exportAudit(['--config', config, '--with-subject', '--after', '1'], out)).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
