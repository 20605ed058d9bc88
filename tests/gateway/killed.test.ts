/**
 * Does a server that is killed keep all that it has acknowledged, and does one that is told to end finish what it is
 * doing? Through the served product. Source: QUALITY "Killed with SIGKILL".
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/open';
import { readAuditEvent } from '../../src/domain/audit';
import type { AlertsAnswer, OptOutHistory } from '../../src/domain/api';
import { BORN, NUMBERS, startAnybody, type Anybody } from './anybody';
import type { Visitor } from './mount';
import { visitorOf } from './node-mount';
import { startServed, verifyServed, type Served } from './served';
import { askProvider, open, signIn, wholeAudit } from './signed-in';

const REASON = 'Unconscious in resus, no history';
const ENOUGH = 12;
/** `npm run deep` sets it: then what a tampered audit does to a start is tried too. */
const WHOLE = process.env['KILLED'] === 'whole';

const folder = mkdtempSync(join(tmpdir(), 'wp-killed-'));
const anchors = join(folder, 'anchors.jsonl');
let providers: Anybody;
let served: Served;

const start = (): Promise<Served> => startServed(folder, { ...providers.config, audit: { anchorFile: anchors } });
const as = (user: string): Promise<Visitor> => signIn({ visitor: () => visitorOf(served.origin) }, user);

beforeAll(async () => {
  providers = await startAnybody();
  served = await start();
});
afterAll(async () => {
  served.kill('SIGKILL');
  await served.ended;
  await providers.close(0);
  rmSync(folder, { recursive: true, force: true });
});

interface Acknowledged {
  readonly optedOut: string[];
  /** The person and the access of each emergency that was answered, and of each record that was read. */
  readonly opened: { readonly nhsNumber: string; readonly access: string }[];
  readonly read: { readonly nhsNumber: string; readonly access: string }[];
}

/**
 * Writes from two desks at once, for ever new people, until the server is gone; enough of each, and it is killed with
 * more on its way.
 */
async function killedWhileWriting(): Promise<Acknowledged> {
  const [oscar, ben] = [await as('oscar'), await as('ben')];
  const acknowledged: Acknowledged = { optedOut: [], opened: [], read: [] };
  const enough = (): void => {
    if (acknowledged.optedOut.length >= ENOUGH && acknowledged.read.length >= ENOUGH) served.kill('SIGKILL');
  };
  const optOut = async (nhsNumber: string): Promise<void> => {
    const form = {
      nhsNumber,
      firstName: 'Someone',
      lastName: 'XX-TESTPATIENT',
      dateOfBirth: BORN,
      gpPractice: 'Parkside',
      address: '1 Elm Row',
      postcode: 'N19 9ZZ',
      leafletRead: true,
    };
    if ((await oscar.ask('POST', '/api/opt-outs', form)).status !== 201) throw new Error('an opt-out was refused');
    acknowledged.optedOut.push(nhsNumber);
    enough();
  };
  const look = async (nhsNumber: string): Promise<void> => {
    const { access } = await open(ben, { nhsNumber, dateOfBirth: BORN }, 'emergency', REASON);
    acknowledged.opened.push({ nhsNumber, access });
    if ((await askProvider(ben, access, 'only')).status !== 200) throw new Error('a record was refused');
    acknowledged.read.push({ nhsNumber, access });
    enough();
  };
  const desk = async (numbers: readonly string[], write: (nhsNumber: string) => Promise<void>): Promise<void> => {
    for (const nhsNumber of numbers) await write(nhsNumber);
  };
  const half = Math.floor(NUMBERS.length / 2);
  const desks = await Promise.allSettled([
    ...[0, 1, 2].map((desk3) =>
      desk(
        NUMBERS.slice(0, half).filter((_, at) => at % 3 === desk3),
        optOut,
      ),
    ),
    ...[0, 1, 2].map((desk3) =>
      desk(
        NUMBERS.slice(half).filter((_, at) => at % 3 === desk3),
        look,
      ),
    ),
  ]);
  // each ended because the connection did, and nothing was refused before
  for (const ended of desks)
    expect(ended.status === 'rejected' && String(ended.reason)).toMatch(/fetch failed|terminated|closed|reset/i);
  expect(await served.ended).toMatchObject({ signal: 'SIGKILL' });
  return acknowledged;
}

it('killed in the middle of writing, it has lost no opt-out, no audit event and no alert that it had acknowledged', async () => {
  const { optedOut, opened, read } = await killedWhileWriting();
  expect(existsSync(join(folder, 'db.lock'))).toBe(true);
  expect(optedOut.length).toBeGreaterThanOrEqual(ENOUGH);
  served = await start();

  const [oscar, priscilla, asha] = [await as('oscar'), await as('priscilla'), await as('asha')];
  for (const nhsNumber of optedOut) {
    expect(
      (await asha.ask('POST', '/api/records', { nhsNumber, dateOfBirth: BORN, purpose: 'direct-care' })).body,
    ).toMatchObject({ outcome: 'opted-out' });
    const { body } = await oscar.ask('POST', '/api/opt-outs/search', { nhsNumber });
    expect((body as OptOutHistory).history).toHaveLength(1);
  }
  const kept = new Set(
    (await wholeAudit(priscilla, {}))
      .map(readAuditEvent)
      .map(({ action, nhsNumber, details }) => `${action} ${String(nhsNumber)} ${details['access'] ?? ''}`),
  );
  const acknowledged = [
    ...optedOut.map((nhsNumber) => `Recorded an opt-out ${nhsNumber} `),
    ...opened.map(({ nhsNumber, access }) => `Opened the record ${nhsNumber} ${access}`),
    ...read.map(({ nhsNumber, access }) => `Saw what one provider holds ${nhsNumber} ${access}`),
  ];
  expect(acknowledged.filter((event) => !kept.has(event))).toEqual([]);
  const alerts = ((await priscilla.ask('GET', '/api/alerts')).body as AlertsAnswer).alerts.map(({ text }) =>
    text.replaceAll(' ', ''),
  );
  expect(opened.filter(({ nhsNumber }) => !alerts.some((text) => text.includes(nhsNumber)))).toEqual([]);
});

it('told to end, it takes nothing new, finishes what it is doing, and ends by itself; its audit holds together and its end is anchored', async () => {
  const ben = await as('ben');
  const { access } = await open(ben, { nhsNumber: NUMBERS.at(-1) ?? '', dateOfBirth: BORN }, 'emergency', REASON);
  let goOn = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    providers.waitFor(
      () =>
        new Promise((answered) => {
          goOn = answered;
          resolve();
        }),
    );
  });
  const reading = askProvider(ben, access, 'only');
  await asked;
  served.kill('SIGTERM');
  while (
    await fetch(`${served.origin}/healthz`).then(
      () => true,
      () => false,
    )
  )
    await new Promise((resolve) => setImmediate(resolve));
  goOn();
  const answered = await reading;
  expect(answered.status).toBe(200);
  expect(answered.text).toContain('Asthma');
  expect(await served.ended).toEqual({ code: 0, signal: null });

  const { status, stdout } = verifyServed(folder);
  const { ok, events, head } = JSON.parse(String(stdout)) as { ok: boolean; events: number; head: string };
  expect([status, ok]).toEqual([0, true]);
  expect(JSON.parse(readFileSync(anchors, 'utf8').trim().split('\n').at(-1) ?? '')).toMatchObject({
    seq: events,
    hash: head,
  });
});

it.runIf(WHOLE)('finding its audit shorter than it was once anchored, it does not start and says so', async () => {
  const kept = readFileSync(anchors, 'utf8');
  const last = JSON.parse(kept.trim().split('\n').at(-1) ?? '') as { readonly seq: number };
  writeFileSync(anchors, `${kept}\n${JSON.stringify({ ...last, at: '2026-11-25T08:00:00.000Z', seq: last.seq + 1 })}`);
  await expect(start()).rejects.toThrow(/the audit has been tampered with.*Nothing is served/s);
  writeFileSync(anchors, kept);
});

it.runIf(WHOLE)(
  'finding a row altered behind its back, it does not start either, and the verifier names the row',
  async () => {
    const opened = await openDatabase('pglite:./db', folder);
    if (!opened.ok) throw new Error(opened.problem);
    await sql`alter table audit disable trigger all`.execute(opened.db);
    await sql`update audit set event = '{}' where seq = 5`.execute(opened.db);
    await opened.close();
    expect(verifyServed(folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('"seq":5') as string,
      stderr: 'The audit has been tampered with: row 5 was altered.\n',
    });
    await expect(start()).rejects.toThrow(/the audit has been tampered with: row 5 was altered/);
  },
);
