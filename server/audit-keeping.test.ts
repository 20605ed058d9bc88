/**
 * Does a start walk only what was not walked before, and does the walk beside the work find what was done to the rest,
 * so that nothing is answered any more?
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from 'fhir/r4';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type Place } from '../tests/kits/server/databases';
import type { Logger, Stores } from '../src/gateway/ports';
import { auditKeeping, type AuditKeeping } from './audit-keeping';
import { databaseMetrics } from './database-metrics';
import { lastVerified, readAnchors } from './database/anchors';
import { openDatabase, type Database } from './database/open';
import { databaseStores } from './database/stores';

const EVENT: AuditEvent = {
  resourceType: 'AuditEvent',
  type: { code: 'read' },
  recorded: '2026-11-25T08:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
};

/** More than a start walks of the whole chain. */
const LONG = 60;
const AT_START = 30;
/** A row that the first start has walked already. */
const OLD = 10;

describe.each(DATABASES)('the audit that a server keeps on %s', (_name, place) => {
  let here: Place;
  let folder: string;
  let database: Database;
  let stores: Stores;
  let errors: string[];
  const log: Logger = { info: () => undefined, error: (fields) => void errors.push(JSON.stringify(fields)) };
  let now = Date.parse('2026-11-25T08:00:00.000Z');
  const keeping = (anchorFile: string | null = null): AuditKeeping =>
    auditKeeping({ anchorFile }, database, log, () => now, AT_START);
  const append = (count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, () => stores.audit.append(EVENT, {})));
  /** As somebody who owns the tables does. */
  const tamper = async (statement: string): Promise<void> => {
    await sql`alter table audit disable trigger all`.execute(database.db);
    await sql.raw(statement).execute(database.db);
    await sql`alter table audit enable trigger all`.execute(database.db);
  };
  /** A chain that is longer than what a start walks. */
  const long = (): Promise<unknown> => append(LONG);

  beforeEach(async () => {
    errors = [];
    folder = mkdtempSync(join(tmpdir(), 'wp-keeping-'));
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    stores = databaseStores(opened.db);
  });
  afterEach(async () => {
    await database.close();
    await here.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['the database', null],
    ['a file outside', 'anchors.jsonl'],
  ])(
    'a start takes the mark of %s: what came later is walked, what came before is found beside the work',
    async (_where, name) => {
      const file = name === null ? null : join(folder, name);
      await long();
      const first = keeping(file);
      expect(await first.verifyStart()).toMatchObject({ ok: true, events: LONG });
      await first.anchor();
      await append(3);
      await tamper(`update audit set event = '{"x":1}' where seq = ${String(OLD)}`);
      const second = keeping(file);
      expect(await second.verifyStart()).toMatchObject({ ok: true, events: LONG + 3 });
      const guarded = second.guarded(stores);
      await guarded.ready();
      while (await second.step());
      expect(second.told().sound).toBe(true);
      // the next walk over the whole comes upon it
      now += 3_600_001;
      while (await second.step());
      expect(errors).toEqual([JSON.stringify({ problem: `row ${String(OLD)} was altered` })]);
      expect(second.told().sound).toBe(false);
      await expect(guarded.ready()).rejects.toThrow();
      await expect(guarded.audit.append(EVENT, {})).rejects.toThrow();
      // the walk stays before the break: whoever starts now comes upon it at once
      expect(await keeping(file).verifyStart()).toMatchObject({
        ok: false,
        problem: `row ${String(OLD)} was altered`,
      });
    },
  );

  it('a start finds what was done after the mark, to the row of the mark, and to the end', async () => {
    const file = join(folder, 'anchors.jsonl');
    await long();
    const first = keeping(file);
    await first.verifyStart();
    await first.anchor();
    await append(3);
    const start = () => keeping(file).verifyStart();
    const asIfNew = {
      ok: false,
      problem: expect.stringMatching(new RegExp(`^row ${String(LONG)}(?:,| is| was)`)) as string,
    };
    const tampered = async (statement: string): Promise<unknown> => {
      // what is done is taken back each time
      await sql`create table kept as select * from audit`.execute(database.db);
      await tamper(statement);
      const found = await start();
      await tamper('delete from audit');
      await tamper('insert into audit select * from kept');
      await sql`drop table kept`.execute(database.db);
      return found;
    };
    const last = String(LONG + 3);
    expect(await tampered(`update audit set event = 'x' where seq = ${String(LONG + 2)}`)).toMatchObject({
      ok: false,
      problem: `row ${String(LONG + 2)} was altered`,
    });
    expect(await tampered(`delete from audit where seq = ${last}`)).toMatchObject({
      problem: `row ${last}, the last, was removed`,
    });
    expect(await tampered(`update audit set hash = 'f' where seq = ${String(LONG)}`)).toMatchObject(asIfNew);
    expect(await tampered(`delete from audit where seq = ${String(LONG)}`)).toMatchObject(asIfNew);
    expect(await start()).toMatchObject({ ok: true });
  });

  it('notes the end by the hour, once what came since was walked, and tells how old that is', async () => {
    const file = join(folder, 'anchors.jsonl');
    const kept = keeping(file);
    await append(2);
    await kept.verifyStart();
    expect(kept.told()).toMatchObject({ anchorAge: null, wholeAge: 0, sound: true, walkedTo: 2 });
    const began = new Date(now).toISOString();
    const whole = { at: began, to: 2 };
    expect(kept.state()).toEqual({ sound: true, problem: null, whole, walkedTo: 2, noted: null, outside: true });
    expect(keeping().state()).toMatchObject({ whole: null, outside: false });
    await kept.anchor();
    await append(2);
    await kept.anchor();
    expect(lastVerified(readAnchors(file))).toMatchObject({ seq: 4, verified: true });
    expect(kept.state()).toMatchObject({ whole, noted: { at: began, to: 4 } });
    now += 90_000;
    const registry = new Registry();
    databaseMetrics(registry, database, kept, { told: () => ({ sound: true, verifyAge: 1 }) });
    const told = await registry.metrics();
    for (const line of ['audit_anchor_age_seconds 90', 'audit_verify_age_seconds 90', 'audit_verify_ok 1'])
      expect(told).toContain(line);
    await append(1);
    await tamper(`update audit set event = 'x' where seq = 5`);
    await kept.anchor();
    expect(readFileSync(file, 'utf8')).not.toContain('"seq":5');
    expect(await registry.metrics()).toContain('audit_verify_ok 0');
    expect(kept.state()).toMatchObject({ sound: false, problem: 'row 5 was altered', whole, noted: { to: 4 } });
  });

  it('begins a whole walk anew when the last is an hour old, and not before', async () => {
    const kept = keeping();
    await append(2);
    await kept.verifyStart();
    await tamper(`update audit set event = 'x' where seq = 1`);
    expect(await kept.step()).toBe(false);
    expect(kept.told().sound).toBe(true);
    now += 3_600_001;
    expect(await kept.step()).toBe(false);
    expect(kept.told().sound).toBe(false);
  });
});
