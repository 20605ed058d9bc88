/**
 * Does the oldest part of the audit leave the database whole, and is it still held against the chain? Sealed, walked,
 * exported across the border; every way of altering a segment, or of losing one, is found and named by its row.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from 'fhir/r4';
import { DATABASES } from '../../tests/kits/server/databases';
import { decision, testRegister, type TestRegister } from '../../tests/kits/server/registers';
import { auditEvent } from '../../src/gateway/audit/event';
import { lostSince, type Anchor } from '../database/anchors';
import { sealedParts } from '../database/archived';
import { auditHead, auditStore } from '../database/audit-store';
import { optOutStore } from '../database/opt-out-store';
import { verifyAudit } from '../database/verify-audit';
import { verifyRegister } from '../database/verify-register';
import { walkOneStep } from '../database/walks';
import { exportEvents } from '../export-audit';
import { wrappingKeyOf, type WrappingKeys } from '../keys/wrapping';
import { verifyArchive } from './folder';
import { archiveAudit, type Archived } from './run';
import { sha256 } from './segment';

const keyOf = (byte: number) => {
  const key = wrappingKeyOf(Buffer.alloc(32, byte).toString('base64'));
  if (key === null) throw new Error('no key');
  return key;
};
const KEYS: WrappingKeys = { current: keyOf(1), previous: [] };
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-29T12:00:00Z');
const INSTANCE = { name: 'North Central London', region: 'QMJ' };
const OLD = 11;
const YOUNG = 4;
const ROWS = 1 + OLD + YOUNG;

const event = (at: number, person: string): AuditEvent =>
  auditEvent({
    action: 'record-opened',
    at,
    user: { id: 'asha', name: 'Dr Asha Patel' },
    membership: null,
    succeeded: true,
    nhsNumber: person,
    place: { instance: INSTANCE, server: 'localhost', client: null },
  });

describe.each(DATABASES)('the archive of the audit on %s', (_name, place) => {
  let register: TestRegister;
  let folder: string;

  beforeEach(async () => {
    register = await testRegister(await place());
    folder = mkdtempSync(join(tmpdir(), 'wp-archive-'));
    const store = auditStore(register.database.db);
    await register.add(optOutStore(register.database.db), decision('9990000042'));
    const { db } = register.database;
    // the first row tells of the opt-out, now: what stands before what is young never leaves before it
    for (let n = 0; n < OLD; n += 1)
      await store.append(event(NOW - (400 - n) * DAY, '9990123454'), { nhsNumber: '9990123454', userId: 'asha' });
    for (let n = 0; n < YOUNG; n += 1)
      await store.append(event(NOW - (5 - n) * DAY, '9990200068'), { nhsNumber: '9990200068', userId: 'asha' });
    expect((await auditHead(db)).seq).toBe(ROWS);
  });
  afterEach(async () => {
    await register.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The opt-out of the set-up is told of today, so the clock of these runs stands years on. */
  const LATER = NOW + 3_650 * DAY;
  const run = (more: Partial<Parameters<typeof archiveAudit>[1]> = {}): Promise<Archived> =>
    archiveAudit(register.database.db, {
      folder,
      afterDays: 3_650 + 180,
      keys: KEYS,
      anchors: [],
      instance: INSTANCE,
      now: LATER,
      rowsPerSegment: 4,
      ...more,
    });
  const exported = async (after: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    const exporting = { neverNamed: () => false, subjects: null };
    const verified = await exportEvents(
      register.database.db,
      { after, anchors: [], exporting, archive: { folder, keys: KEYS } },
      (lines) => {
        ids.push(
          ...lines
            .trimEnd()
            .split('\n')
            .map((line) => (JSON.parse(line) as AuditEvent).id ?? ''),
        );
        return Promise.resolve();
      },
    );
    expect(verified).toMatchObject({ ok: true });
    return ids;
  };
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => String(first + at));

  it('stays whole in either place, walks, exports and searches on, and says up to when it reaches', async () => {
    const { db } = register.database;
    const anchors: Anchor[] = [];
    for (const seq of [3, 7, 12, 14]) {
      const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirstOrThrow();
      anchors.push({ at: '2026-01-01T00:00:00Z', seq, hash: row.hash });
    }
    const everything = await exported(0);
    const told = await run({ afterDays: 3_650 - 100, anchors });
    // its own events stand after them, and are young
    expect(told).toEqual({ ok: true, archived: ROWS, segments: 4, upTo: ROWS });
    expect(readdirSync(folder).sort()[0]).toBe('audit-000000000001-000000000004.segment');
    expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')).not.toContain('9990123454');
    const parts = await sealedParts(db);
    expect(verifyArchive(folder, parts, KEYS, anchors)).toEqual({ ok: true, events: ROWS, segments: 4 });
    const head = await auditHead(db);
    expect(await verifyAudit(db, anchors)).toMatchObject({ ok: true, events: head.seq });
    expect(await verifyAudit(db, [], 2, { seq: 3, hash: 'whatever it was' })).toMatchObject({ ok: true });
    expect(await verifyAudit(db, [], 2, { seq: ROWS, hash: 'another' })).toMatchObject({ ok: false, seq: ROWS });
    expect((await exported(0)).slice(0, everything.length)).toEqual(everything);
    expect(await exported(6)).toEqual(from(7, head.seq));
    expect(await exported(15)).toEqual(from(16, head.seq));
    expect(await verifyRegister(db)).toMatchObject({ ok: true, decisions: 1 });
    expect((await lostSince(db, anchors)).lost).toBeNull();
    const walked = await walkOneStep(db, { most: 500, anchors, now: LATER, restMs: 0 });
    expect(walked).toMatchObject({ kind: 'finished', at: { seq: head.seq } });
    const store = auditStore(db);
    expect(await store.archivedUpTo?.()).toBe(
      (await sealedParts(db))
        .map(({ until }) => until)
        .sort()
        .at(-1),
    );
    expect(await store.search({ nhsNumber: '9990123454' }, { count: 50 })).toEqual([]);
    // a second run has nothing to do but what came since, and moves nothing twice
    expect(await run({ afterDays: 3_650 - 100 })).toMatchObject({ ok: true, segments: 0, archived: 0 });
  });

  it('leaves what is not old enough, and everything after it, however old its words', async () => {
    expect(await run({ afterDays: 36_500 })).toMatchObject({ ok: true, archived: 0 });
    expect(await sealedParts(register.database.db)).toEqual([]);
    expect(await auditStore(register.database.db).archivedUpTo?.()).toBeNull();
  });

  const FIRST = 'audit-000000000001-000000000004.segment';
  const ALTERED: readonly (readonly [string, (text: string) => string])[] = [
    ['the sealed rows', (text) => text.replace(/\n(.)/, (_all, first: string) => `\n${first === 'A' ? 'B' : 'A'}`)],
    ['the head', (text) => text.replace('"first":5', '"first":6')],
    ['the signature', (text) => text.replace(/[A-Za-z0-9]=*\n$/, '\n')],
    ['all of it, by another segment', () => readFileSync(join(folder, FIRST), 'utf8')],
    ['a line put behind', (text) => `${text}{}\n`],
    ['everything', () => ''],
  ];

  it('finds that a segment was altered, whatever was done to it', async () => {
    await run({ afterDays: 3_650 - 100 });
    const parts = await sealedParts(register.database.db);
    const name = join(folder, 'audit-000000000005-000000000008.segment');
    const whole = readFileSync(name, 'utf8');
    for (const [what, alter] of ALTERED) {
      writeFileSync(name, alter(whole));
      const found = verifyArchive(folder, parts, KEYS, []);
      expect([what, found]).toEqual([what, expect.objectContaining({ ok: false, seq: 5 })]);
      expect(JSON.stringify(found)).not.toMatch(/999\d{7}|asha/i);
      // by the digest alone, and by itself where somebody has changed the digest too
      const digest = sha256(alter(whole));
      const listed = parts.map((part) => (part.first === 5 ? { ...part, digest } : part));
      expect([what, verifyArchive(folder, listed, KEYS, []).ok]).toEqual([what, false]);
    }
    // nothing more is moved while what was moved is not whole
    expect(await run({ afterDays: 0 })).toMatchObject({ ok: false });
  });

  it('finds a segment that is missing, one under a key that is not at hand, and one anchored otherwise', async () => {
    await run({ afterDays: 3_650 - 100 });
    const parts = await sealedParts(register.database.db);
    const other: WrappingKeys = { current: keyOf(2), previous: [] };
    expect(verifyArchive(folder, parts, other, [])).toMatchObject({
      ok: false,
      seq: 1,
      problem: expect.stringContaining('keys.previous') as string,
    });
    expect(verifyArchive(folder, parts, { current: keyOf(2), previous: [keyOf(1)] }, [])).toMatchObject({ ok: true });
    expect(verifyArchive(folder, parts, null, [])).toMatchObject({ ok: false });
    expect(verifyArchive(folder, parts, KEYS, [{ at: 'then', seq: 6, hash: 'another' }])).toMatchObject({
      ok: false,
      seq: 6,
    });
    expect(verifyArchive(folder, parts.slice(1), KEYS, [])).toMatchObject({ ok: false, seq: 1 });
    rmSync(join(folder, 'audit-000000000009-000000000012.segment'));
    expect(verifyArchive(folder, parts, KEYS, [])).toMatchObject({
      ok: false,
      seq: 9,
      problem: expect.stringContaining('is not in') as string,
    });
  });

  it('is not begun on a chain that does not hold together, and no row leaves', async () => {
    const { db } = register.database;
    await sql`alter table audit disable trigger all`.execute(db);
    await sql`update audit set user_id = 'nobody' where seq = 5`.execute(db);
    await sql`alter table audit enable trigger all`.execute(db);
    expect(await run({ afterDays: 3_650 - 100 })).toMatchObject({ ok: false, seq: 5 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('the database refuses what is no step of it', async () => {
    const { db } = register.database;
    const refused = (statement: string) =>
      expect(sql.raw(statement).execute(db), statement).rejects.toThrow(/append-only/);
    for (const statement of [
      'delete from audit where seq = 1',
      'update audit set user_id = null where seq = 16',
      'truncate audit',
      `insert into audit_segments values (1, 3, '', 'f', '', '', '')`,
      `insert into audit_segments select 2, 3, '', hash, '', '', '' from audit where seq = 3`,
      `insert into audit_segments select 1, 16, '', hash, '', '', '' from audit where seq = 16`,
    ])
      await refused(statement);
    await run();
    expect(await sealedParts(db)).not.toEqual([]);
    for (const statement of [
      'delete from audit where seq = 16',
      'update audit_segments set last = 99',
      'delete from audit_segments',
      'truncate audit_segments',
    ])
      await refused(statement);
  });

  it('a row that is put where rows were archived is found, by the walk beside the work too', async () => {
    const { db } = register.database;
    expect(await run()).toMatchObject({ ok: true });
    const planted = await auditHead(db);
    // with the rights of whoever owns the tables
    await sql`alter table audit disable trigger all`.execute(db);
    await sql`insert into audit (seq, recorded, nhs_number, user_id, event, previous, hash)
      select 3, recorded, '9990123454', 'ben', event, previous, hash from audit where seq = ${planted.seq}`.execute(db);
    await sql`alter table audit enable trigger all`.execute(db);
    const problem = 'row 3 was inserted: the row of that number lies in the archive';
    expect(await verifyAudit(db)).toEqual({ ok: false, seq: 3, problem });
    expect(await verifyAudit(db, [], undefined, planted)).toEqual({ ok: false, seq: 3, problem });
    const step = await walkOneStep(db, { most: 100, anchors: [], now: LATER, restMs: 0 });
    expect(step).toMatchObject({ kind: 'broken', found: { problem } });
  });
});
