/**
 * Does the audit leave whole, in order and resumable, as far as its chain holds and no further, and with nothing of a
 * person unless it is asked for? Source: CONTRACT "Commands", hazard H-47.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AuditEvent } from 'fhir/r4';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type Place } from '../tests/kits/server/databases';
import { SOUND } from '../tests/kits/server/sound-config';
import { AUDIT_ACTIONS, type AuditAction } from '../src/domain/audit';
import { auditEvent, type AuditFacts } from '../src/gateway/audit/event';
import { NOT_EXPORTED, SUBJECT_SYSTEM, type Exporting } from '../src/gateway/privacy/exported-event';
import { exportAudit, exportEvents, type Exit } from './export-audit';
import { canonical, linkHash } from './database/chain';
import { prepareKeys } from './database/keys';
import { openDatabase, type Database } from './database/open';
import { databaseStores } from './database/stores';
import type { Verified } from './database/verify-audit';

const ACTIONS = (Object.keys(AUDIT_ACTIONS) as AuditAction[]).slice(0, 30);
const PEOPLE = ['9990123454', '9990000018'] as const;
const [MARJORIE] = PEOPLE;
const CLINIC = 'Camden sexual health clinic';
/** What a colleague may type, and what a search asks: everything in it names somebody. */
const TYPED = 'Marjorie Thompson, 999 012 3454, found on the floor';

const facts = (action: AuditAction, at: number): AuditFacts => ({
  action,
  at: Date.parse('2026-11-25T09:00:00Z') + at * 1_000,
  user: { id: 'ben', name: 'Dr Ben Okoro' },
  membership: {
    role: 'emergency-clinician',
    organisation: { ods: 'RNG01', name: at % 7 === 0 ? CLINIC : 'Northgate', region: 'QMJ' },
  },
  nhsNumber: PEOPLE[at % 2] ?? '',
  succeeded: at % 3 !== 0,
  details: {
    purpose: 'emergency',
    reason: TYPED,
    note: TYPED,
    'signed by': 'Marjorie Thompson',
    'matched to': MARJORIE,
    'a name that nobody knows yet': TYPED,
    why: `the record of ${MARJORIE} is closed`,
    provider: 'Northgate',
  },
  query: { nhsNumber: '999 012 3454', family: 'Thompson', caseReference: TYPED },
  place: { instance: { name: 'North Central London', region: 'QMJ' }, server: 'record.example', client: '10.0.0.7' },
});

const EVENTS: readonly AuditEvent[] = ACTIONS.map((action, at) => auditEvent(facts(action, at)));
const LAST = EVENTS.length;
const EXPORTING: Exporting = { neverNamed: ({ name }) => name === CLINIC, subjects: new Uint8Array(32).fill(7) };

interface Out {
  readonly text: string;
  readonly verified: Verified;
}

const idsOf = (text: string): readonly number[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => Number((JSON.parse(line) as AuditEvent).id));
const upTo = (last: number, from = 1): readonly number[] =>
  Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => from + at);

/** Appended in one step. */
async function fill({ db }: Pick<Database, 'db'>, events: readonly AuditEvent[]): Promise<void> {
  const entries = events.map((event, at) => ({
    recorded: event.recorded,
    nhsNumber: PEOPLE[at % 2] ?? null,
    userId: 'ben',
    event: canonical(event),
  }));
  await sql`select append_audit(${JSON.stringify(entries)}::json)`.execute(db);
}

describe.each(DATABASES)('the audit of %s', (_name, place) => {
  let here: Place;
  let database: Database;

  const exported = async (after = 0, page = 1_000, db = database.db, exporting = EXPORTING): Promise<Out> => {
    let text = '';
    const verified = await exportEvents(db, { after, anchors: [], exporting, page }, (lines) => {
      text += lines;
      return Promise.resolve();
    });
    return { text, verified };
  };

  beforeAll(async () => {
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    await fill(database, EVENTS);
  });
  afterAll(async () => {
    await database.close();
    await here.remove();
  });

  it('leaves whole and in order, one event a line', async () => {
    const { text, verified } = await exported();
    expect(verified).toMatchObject({ ok: true, events: LAST });
    expect(idsOf(text)).toEqual(upTo(LAST));
    expect(text.endsWith('\n')).toBe(true);
  });

  it('in whatever pieces it is fetched, they make the whole', async () => {
    const whole = (await exported()).text.split('\n');
    const pieces = fc.record({ cuts: fc.array(fc.nat(LAST), { maxLength: 4 }), page: fc.integer({ min: 1, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(pieces, async ({ cuts, page }) => {
        // a collector that was cut off in the middle of its lines goes on after the last that it holds
        let held: readonly string[] = [];
        for (const cut of [...cuts, LAST].sort((a, b) => a - b)) {
          const { text } = await exported(held.length, page);
          held = [...held, ...text.split('\n').filter(Boolean)].slice(0, cut);
        }
        expect([...held, '']).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  it('with so many rows in hand as a page holds, and none read before those were taken', async () => {
    let taking = 0;
    const write = async (lines: string): Promise<void> => {
      taking += 1;
      expect([taking, idsOf(lines).length <= 5]).toEqual([1, true]);
      await new Promise((resolve) => setImmediate(resolve));
      taking -= 1;
    };
    await exportEvents(database.db, { after: 0, anchors: [], exporting: EXPORTING, page: 5 }, write);
  });

  /** As somebody who owns the tables does, and taken back. */
  async function brokenBy(statements: readonly string[], after: number, page: number): Promise<Out> {
    const transaction = await database.db.startTransaction().execute();
    try {
      for (const table of ['audit', 'audit_head'])
        await sql.raw(`alter table ${table} disable trigger all`).execute(transaction);
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      return await exported(after, page, transaction);
    } finally {
      await transaction.rollback().execute();
    }
  }

  const link = { seq: 9, recorded: '2026-11-25T08:00:00.000Z', nhsNumber: null, userId: null, event: canonical({}) };
  it.each<readonly [string, readonly string[], number]>([
    ['a row was altered', [`update audit set event = '{}' where seq = 9`], 9],
    ['the person of a row was altered', [`update audit set nhs_number = '9990000026' where seq = 9`], 9],
    [
      'a row was altered and its hash made anew',
      [
        `update audit set event = '{}', nhs_number = null, user_id = null, recorded = '${link.recorded}', ` +
          `hash = '${linkHash('HEAD', link)}' where seq = 9`,
      ],
      9,
    ],
    ['a row was removed', ['delete from audit where seq = 9'], 9],
    ['the first row was removed', ['delete from audit where seq = 1'], 1],
    ['the last row was removed', [`delete from audit where seq = ${String(LAST)}`], LAST],
    ['the head was moved on', ['update audit_head set seq = seq + 1'], LAST + 1],
  ])('where %s ends before that row, and names it', async (_what, statements, broken) => {
    for (const [after, page] of [
      [0, 1_000],
      [0, 4],
      [Math.min(5, broken - 1), 3],
    ] as const) {
      const { text, verified } = await brokenBy(statements, after, page);
      expect(verified).toMatchObject({ ok: false, seq: broken });
      expect(idsOf(text)).toEqual(upTo(broken - 1, after + 1));
    }
  });

  it('does not go on after a row that is gone, or is no longer what it was', async () => {
    for (const [statement, problem] of [
      ['delete from audit where seq = 9', 'row 9 was removed'],
      [`update audit set event = '{}' where seq = 9`, 'row 9 was altered'],
    ] as const)
      expect(await brokenBy([statement], 9, 10)).toEqual({ text: '', verified: { ok: false, seq: 9, problem } });
  });

  it('ends where an anchor says that it was written anew', async () => {
    const anchors = [{ at: '2026-11-25T10:00:00.000Z', seq: 4, hash: 'f'.repeat(64) }];
    let text = '';
    const verified = await exportEvents(database.db, { after: 0, anchors, exporting: EXPORTING }, (lines) => {
      text += lines;
      return Promise.resolve();
    });
    expect([verified.ok, idsOf(text)]).toEqual([false, upTo(3)]);
  });

  it('tells nothing of a person: no number, no name, nothing typed, no clinic; and the same subject for the same person', async () => {
    const { text } = await exported();
    for (const canary of ['9990123454', '999 012 3454', '9990000018', 'Thompson', 'floor', CLINIC])
      expect(text).not.toContain(canary);
    const events = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as AuditEvent);
    const subjects = events.map(
      ({ entity = [] }) =>
        entity.find(({ what }) => what?.identifier?.system === SUBJECT_SYSTEM)?.what?.identifier?.value,
    );
    for (const [at, subject] of subjects.entries()) expect(subject).toBe(subjects[at % 2]);
    expect(new Set(subjects).size).toBe(2);
    const [, second] = events;
    const detail = (type: string) =>
      second?.entity?.flatMap((one) => one.detail ?? []).find((one) => one.type === type)?.valueString;
    expect(['reason', 'a name that nobody knows yet', 'purpose', 'provider', 'organisation'].map(detail)).toEqual([
      NOT_EXPORTED,
      NOT_EXPORTED,
      'emergency',
      'Northgate',
      'Northgate',
    ]);
  });

  it('with the subject tells the number and the words, and still no clinic', async () => {
    const { text } = await exported(0, 100, database.db, { ...EXPORTING, subjects: null });
    for (const told of ['9990123454', '9990000018', TYPED]) expect(text).toContain(told);
    expect(text).not.toContain(CLINIC);
  });

  it('what is appended meanwhile is left for the next time, and then there is nothing more', async () => {
    const { audit } = databaseStores(database.db);
    const [event] = EVENTS;
    let text = '';
    const verified = await exportEvents(
      database.db,
      { after: LAST - 2, anchors: [], exporting: EXPORTING, page: 1 },
      async (lines) => {
        text += lines;
        if (event !== undefined && idsOf(text).length < 5) await audit.append(event, {});
      },
    );
    expect([verified.ok, idsOf(text)]).toEqual([true, upTo(LAST, LAST - 1)]);
    expect(idsOf((await exported(LAST)).text)).toEqual([LAST + 1, LAST + 2]);
    expect(await exported(LAST + 2)).toMatchObject({ text: '', verified: { ok: true, events: LAST + 2 } });
  });
});

describe('npm run audit:export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wp-export-'));
  const path = join(folder, 'config.json');
  const ROWS = 210;
  const wholePicture = {
    ...SOUND,
    database: { url: 'pglite:./db' },
  };

  async function run(...args: string[]): Promise<{ exit: Exit; ids: readonly number[]; told: readonly string[] }> {
    let text = '';
    const told: string[] = [];
    const exit = await exportAudit(args, {
      lines: (more) => {
        text += more;
        return Promise.resolve();
      },
      tell: (line) => void told.push(line),
    });
    return { exit, ids: idsOf(text), told };
  }

  async function within(work: (database: Database) => Promise<unknown>): Promise<void> {
    const opened = await openDatabase('pglite:./db', folder);
    if (!opened.ok) throw new Error(opened.problem);
    await work(opened).finally(() => opened.close());
  }

  beforeAll(async () => {
    writeFileSync(path, JSON.stringify(wholePicture));
    await within(async ({ db }) => {
      await prepareKeys(db, null);
      await fill(
        { db },
        Array.from({ length: ROWS }, (_, at) => auditEvent(facts('record-opened', at))),
      );
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each<readonly [readonly string[], string]>([
    [[], 'Say which config file'],
    [['--config'], 'Say which config file'],
    [['--config', path, '--with-subjects'], 'Say which config file'],
    [['--config', path, '9990123454'], 'Say which config file'],
    ...['-1', 'x', '1.5', '', '9999999999999999', '9990123454x'].map((after): readonly [readonly string[], string] => [
      ['--config', path, '--after', after],
      '--after: must be the number of a row',
    ]),
    [['--config', path, '--after=-1'], '--after: must be the number of a row'],
    [['--config', path, '--after'], '--after: must be the number of a row'],
    [['--config', path, '--after', '9990123454'], `--after: no such row was written here; the last is ${String(ROWS)}`],
    [['--config', join(folder, 'none.json')], 'none.json'],
  ])('refuses %j with exit 2, by name, and repeats nothing that may be a person’s', async (args, problem) => {
    const { exit, ids, told } = await run(...args);
    expect({ exit, ids }).toEqual({ exit: 2, ids: [] });
    expect(told.join('\n')).toContain(problem);
    expect(told.join('\n')).not.toContain('9990123454');
  });

  it('exits 0 and says where to go on', async () => {
    const { exit, ids, told } = await run('--config', path, '--after', '5');
    expect({ exit, ids, told }).toEqual({
      exit: 0,
      ids: upTo(ROWS, 6),
      told: [JSON.stringify({ exported: ROWS - 5, after: ROWS })],
    });
  });

  it('as a command: lines on standard output alone; and no word when whoever reads goes away', async () => {
    const args = ['--import', 'tsx', join(import.meta.dirname, 'audit-export.ts'), '--config', path];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ resourceType: 'AuditEvent', id: '1' });
  });

  it('exits 1 where the chain is broken, names the row, and says where what holds ends', async () => {
    await within(async ({ db }) => {
      await sql`alter table audit disable trigger all`.execute(db);
      await sql`update audit set event = '{}' where seq = 206`.execute(db);
    });
    const { exit, ids, told } = await run('--config', path, '--after', '7');
    expect({ exit, ids, told }).toEqual({
      exit: 1,
      ids: upTo(205, 8),
      told: [
        'The audit has been tampered with: row 206 was altered. Nothing from there on was exported.',
        JSON.stringify({ exported: 198, after: 205 }),
      ],
    });
  });
});
