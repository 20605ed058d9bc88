/**
 * Last night's backup is restored: does nothing open for whoever opted out since, is it said what was lost, and does
 * the register come back from its copy, and from no other? Through the gateway, on a database dumped and restored.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkConfig, type ServerConfig } from '../../server/config';
import { readAnchors } from '../../server/database/anchors';
import { auditHead } from '../../server/database/audit-store';
import { openDatabase, type Database } from '../../server/database/open';
import { verifyAudit, type Verified } from '../../server/database/verify-audit';
import { bringForward, readCopies, type BroughtForward } from '../../server/register/bring-forward';
import { verifyKept, type VerifiedKept } from '../../server/register/verify-kept';
import { startServer, type Started } from '../../server/running';
import { dump, dumpPrograms, restored } from '../kits/server/dumps';
import { freshDatabase, say, startCluster, type Cluster, type OwnDatabase } from '../postgres';
import { BORN, NUMBERS, startAnybody, type Anybody } from './anybody';
import type { Answer } from './mount';
import { visitorOf } from './node-mount';
import { signIn, tryOpening } from './signed-in';

const [ADA = '', BEN = '', CYD = '', DEE = '', EVE = '', FAY = ''] = NUMBERS;
const PEOPLE = [ADA, BEN, CYD, DEE, EVE, FAY];
/** What a gateway keeps outside its database, beside its key. */
const OUTSIDE = ['anchors', 'anchors.register', 'copy', 'copy.desk'] as const;
const given = process.env.TEST_DATABASE_URL;
const bin = dumpPrograms();
const folder = mkdtempSync(join(tmpdir(), 'wp-restore-'));
const logged: string[] = [];
const note = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);

const form = (nhsNumber: string, lastName = 'XX-TESTPATIENT'): object => ({
  nhsNumber,
  firstName: 'Someone',
  lastName,
  dateOfBirth: BORN,
  gpPractice: 'Parkside',
  address: '1 Elm Row',
  postcode: 'N19 9ZZ',
  leafletRead: true,
});

describe.skipIf(bin === null)('a backup that is restored (pg_dump of this machine)', () => {
  let cluster: Cluster | null = null;
  let server = '';
  let providers: Anybody;
  const databases: OwnDatabase[] = [];
  let origin = '';
  let live: OwnDatabase;
  const browsers = { visitor: () => visitorOf(() => origin) };
  let [asha, oscar] = [browsers.visitor(), browsers.visitor()];
  /** What the gateway of `name` keeps outside its database: anchors, copy, key. */
  const kept = (name: string, file: string): string => join(folder, name, file);

  function configOf(url: string, name = 'own'): ServerConfig {
    const checked = checkConfig(
      {
        ...providers.config,
        listen: { host: '127.0.0.1', port: 0 },
        database: { url },
        keys: { file: kept(name, 'key') },
        audit: { anchorFile: kept(name, 'anchors'), registerCopyFile: kept(name, 'copy') },
      },
      folder,
    );
    if (!checked.ok) throw new Error(checked.problems.join('\n'));
    return checked.config;
  }

  const started = (config: ServerConfig): Promise<Started> =>
    startServer({ config, app: join(import.meta.dirname, '../../dist'), log: { info: () => undefined, error: note } });

  /** Starts a gateway, runs it, and ends it in order. Whoever was signed in before goes on at this one. */
  async function serving<T>(config: ServerConfig, run: () => Promise<T>): Promise<T> {
    const running = await started(config);
    if (!running.ok) throw new Error(running.problems.join('\n'));
    origin = running.server.origin;
    return run().finally(running.server.close);
  }

  /** Runs once with the database of a config open as a command opens it. */
  async function commanded<T>(config: ServerConfig, run: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase(config.databaseUrl);
    if (!database.ok) throw new Error(database.problem);
    return run(database).finally(() => database.close());
  }

  const verified = (config: ServerConfig): Promise<{ readonly audit: Verified; readonly kept: VerifiedKept }> =>
    commanded(config, async (database) => ({
      audit: await verifyAudit(database.db, readAnchors(config.anchorFile ?? '')),
      kept: await verifyKept(config, database),
    }));

  async function reconciled(config: ServerConfig, ...files: readonly string[]): Promise<BroughtForward> {
    const copies = await readCopies(config, files);
    return copies.ok ? commanded(config, (database) => bringForward(config, database, copies)) : copies;
  }

  const optOut = (nhsNumber: string, lastName?: string): Promise<Answer> =>
    oscar.ask('POST', '/api/opt-outs', form(nhsNumber, lastName));
  const openingOf = (nhsNumber: string): Promise<Answer> => tryOpening(asha, { nhsNumber, dateOfBirth: BORN });
  const expectShut = ({ status, headers }: Answer): void => {
    expect([status, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  };
  const expectOptedOut = async (...people: readonly string[]): Promise<void> => {
    for (const person of people)
      expect(await openingOf(person)).toMatchObject({ status: 200, body: { outcome: 'opted-out' } });
  };

  async function lastNight(): Promise<string> {
    const database = await restored(bin ?? '', server, join(folder, 'last-night.sql'));
    databases.push(database);
    return database.url;
  }

  /** The same as it stands now, in a database of its own. */
  async function copied({ url }: OwnDatabase): Promise<OwnDatabase> {
    const database = await freshDatabase(server, new URL(url).pathname.slice(1));
    databases.push(database);
    return database;
  }

  beforeAll(async () => {
    if (given === undefined) cluster = await startCluster(bin ?? '');
    server = given ?? cluster?.url ?? '';
    providers = await startAnybody();
    for (const name of ['own', 'staging', 'other']) {
      mkdirSync(join(folder, name));
      writeFileSync(kept(name, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 });
    }
    copyFileSync(kept('own', 'key'), kept('staging', 'key'));
    live = await freshDatabase(server);
    databases.push(live);
    await serving(configOf(live.url), async () => {
      [asha, oscar] = [await signIn(browsers, 'asha'), await signIn(browsers, 'oscar')];
      expect((await optOut(ADA)).status).toBe(201);
      expect((await openingOf(BEN)).status).toBe(201);
      await dump(bin ?? '', live, join(folder, 'last-night.sql'));
      for (const file of OUTSIDE) copyFileSync(kept('own', file), kept('own', `${file}-of-last-night`));
      for (const person of [BEN, CYD]) expect((await optOut(person)).status).toBe(201);
      // another name than demographics': held as opted out until it is ruled
      expect((await optOut(EVE, 'FORMERLY')).status).toBe(409);
      await expectOptedOut(ADA, BEN, CYD, EVE);
    });
    for (const file of OUTSIDE) copyFileSync(kept('own', file), kept('own', `${file}-of-today`));
  });
  // what is outside the database stands as it did when the gateway ended
  beforeEach(() => {
    for (const file of OUTSIDE) copyFileSync(kept('own', `${file}-of-today`), kept('own', file));
  });
  afterAll(async () => {
    for (const database of databases) await database.remove();
    await cluster?.remove();
    await providers.close(0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what was lost, opens nothing for anybody, and brings the register back', async () => {
    const config = configOf(await lastNight());
    const lost = await verified(config);
    expect(lost.kept).toMatchObject({ ok: false, told: { register: { behind: true, decisions: [2, 3] } } });
    expect(lost.audit).toMatchObject({
      ok: false,
      problem: expect.stringContaining('what followed were removed') as string,
    });

    logged.length = 0;
    await serving(config, async () => {
      for (const person of PEOPLE) expectShut(await openingOf(person));
      expectShut(await optOut(DEE));
      expectShut(await visitorOf(origin).ask('POST', '/api/session', { userId: 'asha' }));
      expectShut(await visitorOf(origin).ask('GET', '/readyz'));
    });
    expect(logged.join('\n')).toContain(
      'the opt-out register is older than its anchor, as after a restore: without decisions 2, 3',
    );
    for (const person of PEOPLE) expect(logged.join('\n')).not.toContain(person);

    const rows = (await commanded(config, ({ db }) => auditHead(db))).seq;
    expect(await reconciled(config, kept('own', 'copy'))).toEqual({
      ok: true,
      told: {
        added: 2,
        unproved: 0,
        decisions: 3,
        cases: 3,
        auditLost: { after: rows, upTo: readAnchors(kept('own', 'anchors-of-today')).at(-1)?.seq },
      },
    });
    await serving(config, async () => {
      await expectOptedOut(ADA, BEN, CYD, EVE);
      expect((await openingOf(DEE)).status).toBe(201);
      expect((await optOut(DEE)).status).toBe(201);
      await expectOptedOut(ADA, BEN, CYD, DEE, EVE);
      expect((await openingOf(FAY)).status).toBe(201);
    });
    const after = await verified(config);
    expect(after.audit).toMatchObject({ ok: true });
    expect(after.kept).toMatchObject({
      ok: true,
      told: { register: { decisions: 4 }, copy: { ok: true, decisions: 4 }, restored: [{ after: rows }] },
    });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({ told: { added: 0, auditLost: null } });
  });

  it('opens nothing by the register alone, where the audit was not anchored since', async () => {
    copyFileSync(kept('own', 'anchors-of-last-night'), kept('own', 'anchors'));
    const config = configOf(await lastNight());
    await serving(config, async () => {
      const ben = await signIn(browsers, 'ben');
      for (const nhsNumber of PEOPLE) {
        expectShut(await openingOf(nhsNumber));
        expectShut(await tryOpening(ben, { nhsNumber, dateOfBirth: BORN }, 'emergency', 'Unconscious in resus'));
      }
      expectShut(await optOut(DEE));
      expectShut(await oscar.ask('GET', '/api/opt-outs/export'));
    });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({ ok: true, told: { added: 2 } });
    await serving(config, () => expectOptedOut(ADA, BEN, CYD, EVE));
    expect((await verified(config)).kept.ok).toBe(true);
  });

  it('is brought forward by the latest whole copy of its own register alone; any other is refused by name', async () => {
    const config = configOf(await lastNight());
    await serving(configOf(await lastNight(), 'staging'), async () => {
      for (const person of [DEE, CYD]) expect((await optOut(person)).status).toBe(201);
    });
    const other = await freshDatabase(server);
    databases.push(other);
    await serving(configOf(other.url, 'other'), async () => {
      expect((await (await signIn(browsers, 'oscar')).ask('POST', '/api/opt-outs', form(DEE))).status).toBe(201);
    });
    const lines = readFileSync(kept('own', 'copy'), 'utf8').split('\n');
    const made = (name: string, text: string): string => {
      writeFileSync(kept('own', name), text);
      copyFileSync(kept('own', 'copy.desk'), kept('own', `${name}.desk`));
      return kept('own', name);
    };
    const desk = readFileSync(kept('own', 'copy.desk'), 'utf8');
    const cases = desk.split('\n');
    const withDesk = (name: string, text: string): string => {
      copyFileSync(kept('own', 'copy'), kept('own', name));
      writeFileSync(kept('own', `${name}.desk`), text);
      return kept('own', name);
    };
    copyFileSync(kept('own', 'copy.desk'), kept('own', 'copy-of-last-night.desk'));
    const [header = '', first = '', second = '', third = ''] = lines;
    const WRONG: readonly (readonly [files: readonly string[], problem: RegExp])[] = [
      [[], /^Name the copies of the register/],
      [[kept('own', 'none')], /none cannot be read \(ENOENT\)/],
      [[kept('own', 'copy-of-last-night')], /the copies end at decision 1, and decision 2 was noted at/],
      [
        [made('shorter', [header, first, second, ''].join('\n'))],
        /the copies end at decision 2, and decision 3 was noted/,
      ],
      [[made('cut', lines.join('\n').slice(0, -9))], /cut: line 4 was not written to its end/],
      [[made('exchanged', [header, second, first, third, ''].join('\n'))], /exchanged: line 2 is damaged/],
      [[made('without', [header, first, third, ''].join('\n'))], /without: line 3 is damaged/],
      [
        [withDesk('old', readFileSync(kept('own', 'copy.desk-of-last-night'), 'utf8'))],
        /copies of the desk lack forms/,
      ],
      [[withDesk('cut-desk', desk.slice(0, -9))], /cut-desk.desk: line \d+ was not written to its end/],
      [[withDesk('no-first', cases.toSpliced(1, 1).join('\n'))], /no-first.desk: line 2 is damaged/],
      [[withDesk('not-desk', lines.join('\n'))], /not-desk.desk: it does not begin as a copy of the desk does/],
      [[kept('other', 'copy')], /copy: it is encrypted under another key/],
      [[kept('staging', 'copy')], /decision 2 of the copies is not the one that was noted at/],
      [[kept('own', 'copy'), kept('other', 'copy')], /other.copy: it is encrypted under another key/],
    ];
    for (const [files, problem] of WRONG)
      expect(await reconciled(config, ...files)).toEqual({
        ok: false,
        problems: [expect.stringMatching(problem) as string],
      });
    expect((await verified(config)).kept.told).toMatchObject({ register: { behind: true, decisions: [2, 3] } });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({ ok: true, told: { added: 2 } });
  });

  it.each([
    ['that lacks one', 'delete from opt_outs where number = 2', 'missing from the opt-out register: decision 2'],
    [
      'in which two people were exchanged',
      `update opt_outs set nhs_number = case number when 2 then '${CYD}' else '${BEN}' end where number > 1`,
      'changed in the opt-out register, or put in: decisions 2, 3',
    ],
    [
      'that lacks the last, with the head put back',
      `delete from opt_outs where number = 3;
       update opt_out_head set (number, hash) = (select number, hash from opt_outs where number = 2)`,
      'missing from the opt-out register: decision 3',
    ],
  ])('a register %s is not served, nor brought forward', async (_what, tampering, problem) => {
    const database = await copied(live);
    await say(database.url, `set session_replication_role = replica; ${tampering}`);
    const config = configOf(database.url);
    expect(await started(config)).toEqual({ ok: false, problems: [expect.stringContaining(problem) as string] });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({
      ok: false,
      problems: [expect.stringContaining(problem) as string],
    });
  });

  it('a restore that took nothing but a form is found, and whoever is held by it stays opted out', async () => {
    const [before, after] = [await copied(live), await copied(live)];
    await serving(configOf(after.url), async () => {
      expect((await openingOf(FAY)).status).toBe(201);
      expect((await optOut(FAY, 'FORMERLY')).status).toBe(409);
      await expectOptedOut(FAY);
    });
    copyFileSync(kept('own', 'anchors-of-today'), kept('own', 'anchors'));
    const config = configOf(before.url);
    expect((await verified(config)).kept).toMatchObject({ ok: false, told: { desk: { ok: false, lacking: 1 } } });
    await serving(config, async () => {
      for (const person of PEOPLE) expectShut(await openingOf(person));
      expectShut(await optOut(DEE, 'FORMERLY'));
    });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({ ok: true, told: { added: 0, cases: 1 } });
    await serving(config, () => expectOptedOut(BEN, EVE, FAY));
    expect((await verified(config)).kept).toMatchObject({ ok: true });
  });

  it('a restore that took rows of the audit alone is served once it is on record', async () => {
    const config = configOf(await lastNight());
    for (const file of ['anchors.register', 'copy', 'copy.desk'])
      copyFileSync(kept('own', `${file}-of-last-night`), kept('own', file));
    expect(await started(config)).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(/up to which the chain was verified, was removed.*opt-outs:reconcile/) as string,
      ],
    });
    expect(await reconciled(config, kept('own', 'copy'))).toMatchObject({
      ok: true,
      told: { added: 0, decisions: 1, auditLost: {} },
    });
    await serving(config, () => expectOptedOut(ADA));
    expect(await verified(config)).toMatchObject({ audit: { ok: true }, kept: { ok: true, told: { restored: [{}] } } });
  });
});
