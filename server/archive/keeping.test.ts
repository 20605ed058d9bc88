/**
 * Does a server find by itself that a sealed part of the audit was forged, or is gone: when it starts, and beside the
 * work where it came later? It tells of it with the date, and goes on.
 */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from 'fhir/r4';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import { auditKeeping, type AuditKeeping } from '../audit-keeping';
import { auditStore } from '../database/audit-store';
import { openDatabase, type Database } from '../database/open';
import { databaseMetrics } from '../database-metrics';
import { wrappingKeyOf, type WrappingKeys } from '../keys/wrapping';
import { archiveKeeping } from './keeping';
import { archiveAudit } from './run';
import { readSegment, sealSegment, segmentName, sha256 } from './segment';

const keyOf = (byte: number) => {
  const key = wrappingKeyOf(Buffer.alloc(32, byte).toString('base64'));
  if (key === null) throw new Error('no key');
  return key;
};
const KEYS: WrappingKeys = { current: keyOf(1), previous: [] };
const HOUR = 3_600_000;
/** More files than a start looks at. */
const PARTS = 10;
/** One that a start looks at, and one that it does not. */
const [EARLY, LATE] = [2, PARTS];
const nameOf = (seq: number): string => segmentName({ first: seq, last: seq });

describe.each(DATABASES)('the archive that a server keeps an eye on, with %s', (_name, place) => {
  let here: Place;
  let database: Database;
  let folder: string;
  let now: number;
  let errors: string[];
  const log = {
    info: () => undefined,
    error: (fields: object, words: string) => void errors.push(`${words} ${JSON.stringify(fields)}`),
  };
  const config = () => ({ anchorFile: null, archive: { afterDays: 1, folder }, wrapping: KEYS });
  const keeping = (): AuditKeeping => auditKeeping(config(), database, log, () => now);
  const faultIn = (audit: AuditKeeping) => audit.state().archive?.fault;
  const metricsOf = async (audit: AuditKeeping): Promise<string> => {
    const registry = new Registry();
    databaseMetrics(registry, { pool: null }, audit, { told: () => ({ sound: true, verifyAge: null }) });
    return registry.metrics();
  };

  beforeEach(async () => {
    errors = [];
    now = Date.parse('2026-11-28T12:00:00.000Z');
    folder = mkdtempSync(join(tmpdir(), 'wp-archive-eye-'));
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    const event: AuditEvent = {
      resourceType: 'AuditEvent',
      type: { code: 'read' },
      recorded: '2026-01-01T08:00:00.000Z',
      agent: [{ requestor: true }],
      source: { observer: { display: 'gateway' } },
    };
    const store = auditStore(database.db);
    for (let row = 0; row <= PARTS; row += 1) await store.append(event, { userId: 'asha' });
    const archived = await archiveAudit(database.db, {
      folder,
      afterDays: 1,
      keys: KEYS,
      anchors: [],
      instance: { name: 'North Central London', region: 'QMJ' },
      now,
      rowsPerSegment: 1,
    });
    expect(archived).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await database.close();
    await here.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Every way in which somebody may put another story in the place of a sealed row. */
  const FORGED: readonly (readonly [string, (seq: number) => Promise<void>])[] = [
    [
      'its bytes changed',
      (seq) => {
        const file = join(folder, nameOf(seq));
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace(/\n(.)/, (_all, one) => `\n${one === 'A' ? 'B' : 'A'}`),
        );
        return Promise.resolve();
      },
    ],
    [
      'sealed anew under another key, with its digest in the database changed too',
      async (seq) => {
        const file = join(folder, nameOf(seq));
        const read = readSegment(readFileSync(file, 'utf8'), KEYS);
        if (!read.ok) throw new Error(read.problem);
        const rows = read.rows.map((row) => ({ ...row, userId: 'ben' }));
        const before = { seq: seq - 1, hash: read.head.previous };
        const { text } = sealSegment(rows, before, { ...keyOf(9), id: KEYS.current.id }, read.head.sealedAt);
        writeFileSync(file, text);
        const { db } = database;
        await sql`alter table audit_segments disable trigger all`.execute(db);
        await sql`update audit_segments set digest = ${sha256(text)} where first = ${seq}`.execute(db);
        await sql`alter table audit_segments enable trigger all`.execute(db);
      },
    ],
  ];

  it.each(FORGED)('%s: a start finds it, tells since when, and goes on', async (_how, forge) => {
    await forge(EARLY);
    const audit = keeping();
    expect(await audit.verifyStart()).toMatchObject({ ok: true });
    expect(faultIn(audit)).toMatchObject({ altered: true, parts: 1, since: '2026-11-28T12:00:00.000Z' });
    expect(faultIn(audit)?.problem).toContain(nameOf(EARLY));
    expect(audit.state().sound).toBe(true);
    expect(errors).toEqual([
      expect.stringMatching(/^a sealed part of the audit is not as it was written .*segment/) as string,
    ]);
    expect(errors.join()).not.toMatch(/asha|ben/);
    expect(await metricsOf(audit)).toContain('audit_archive_ok 0');
  });

  it.each(FORGED)('%s while it runs: the walk beside the work finds it', async (_how, forge) => {
    const audit = keeping();
    await audit.verifyStart();
    expect(faultIn(audit)).toBeNull();
    await forge(LATE);
    now += HOUR;
    const stop = audit.walkOn();
    await expect.poll(() => faultIn(audit)).toMatchObject({ altered: true, since: '2026-11-28T13:00:00.000Z' });
    stop();
    expect(audit.state()).toMatchObject({ sound: true, archive: { to: expect.any(Number) as number, here: true } });
  });

  it('all as it was sealed: told with the time of the look; looked at again after an hour, and a fault that was mended is gone', async () => {
    const archive = archiveKeeping(config(), database, log, () => now);
    const lookAtAll = async (): Promise<void> => {
      while (await archive.step());
    };
    expect(archive.state()).toBeNull();
    await lookAtAll();
    expect(archive.state()).toMatchObject({ checkedAt: '2026-11-28T12:00:00.000Z', fault: null });
    const file = join(folder, nameOf(LATE));
    renameSync(file, `${file}.away`);
    await lookAtAll();
    expect(archive.state()?.fault).toBeNull();
    now += HOUR;
    await lookAtAll();
    expect(archive.state()?.fault).toMatchObject({ altered: false, since: '2026-11-28T13:00:00.000Z' });
    now += HOUR;
    await lookAtAll();
    expect(archive.state()?.fault).toMatchObject({ since: '2026-11-28T13:00:00.000Z' });
    expect(errors).toHaveLength(1);
    renameSync(`${file}.away`, file);
    now += HOUR;
    await lookAtAll();
    expect(archive.state()).toMatchObject({ checkedAt: '2026-11-28T15:00:00.000Z', fault: null });
  });

  it('a folder that is on another machine is no fault, and nothing is claimed of it', async () => {
    rmSync(folder, { recursive: true });
    const audit = keeping();
    await audit.verifyStart();
    expect(audit.state().archive).toMatchObject({ here: false, checkedAt: null, fault: null });
    expect(await metricsOf(audit)).toMatch(/audit_archive_ok nan/i);
  });
});
