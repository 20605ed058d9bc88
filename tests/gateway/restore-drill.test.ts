/**
 * The restore of docs/runbook.md, step by step and by its own commands: two gateways at work as processes, a dump taken
 * under load, a crash, and nobody who opted out is seen again. Longer than `npm test` allows: part of `npm run deep`.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump, dumpPrograms, restored } from '../kits/server/dumps';
import { ROOT } from '../kits/documents';
import { say, startCluster, type Cluster } from '../postgres';
import { BORN, NUMBERS, startAnybody, type Anybody } from './anybody';
import type { Visitor } from './mount';
import { visitorOf } from './node-mount';
import { startServed, type Served } from './served';
import { signIn, tryOpening } from './signed-in';
import { startLoad, workers } from './under-load';

const bin = dumpPrograms();
const IS_ASKED = process.env['RESTORE_DRILL'] === 'whole';
const USERS = workers(4);
/** Opt-outs before the dump, and after it. */
const [BEFORE, AFTER] = [6, 12];
/** From the end of the list: those at work begin at its start. */
const PEOPLE = NUMBERS.slice(-(BEFORE + AFTER));
const STRANGER = NUMBERS.at(-(BEFORE + AFTER + 1)) ?? '';
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command of ours, to its end. */
async function command(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const given = ['--import', 'tsx', join(ROOT, 'server', script), ...args];
  try {
    const { stdout, stderr } = await run(process.execPath, given, { cwd: ROOT, env: { ...process.env, ...env } });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    };
    return { code, out: stdout, err: stderr };
  }
}

const expectDone = ({ code, err }: Ended): void => {
  expect([code, err]).toEqual([0, expect.any(String)]);
};

const as = (url: string, user: string): string => url.replace('postgres@', `${user}@`);

describe.skipIf(!IS_ASKED || bin === null)(
  'a restore after a crash (RESTORE_DRILL=whole, pg_dump of this machine)',
  () => {
    const folders = ['a', 'b'].map((name) => mkdtempSync(join(tmpdir(), `wp-drill-${name}-`)));
    const [a = '', b = ''] = folders;
    const configIn = (folder: string): string => join(folder, 'config.json');
    const copies = folders.map((folder) => join(folder, 'copy'));
    const file = join(a, 'last-night.sql');
    let cluster: Cluster;
    let providers: Anybody;

    beforeAll(async () => {
      cluster = await startCluster(bin ?? '');
      await say(cluster.url, 'create role wp_owner login');
      await say(cluster.url, 'create role wp_serve login');
      providers = await startAnybody();
      const key = randomBytes(32).toString('base64');
      for (const folder of folders) writeFileSync(join(folder, 'key'), key, { mode: 0o600 });
    });
    afterAll(async () => {
      await providers.close(0);
      await cluster.remove();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    const serve = (folder: string, url: string): Promise<Served> =>
      startServed(folder, {
        ...providers.config,
        identity: { mode: 'demo', users: [...USERS, ...providers.config.identity.users] },
        database: { url: as(url, 'wp_serve') },
        keys: { file: './key' },
        audit: { anchorFile: './anchors', registerCopyFile: './copy' },
      });

    /** Makes the tables, or finds them made, and lets the server's user in, as the owner. */
    async function migrated(url: string): Promise<void> {
      const config = { ...providers.config, listen: { port: 0 }, database: { url: as(url, 'wp_serve') } };
      const path = join(a, 'migrate.json');
      writeFileSync(path, JSON.stringify(config));
      const done = await command('migrate.ts', ['--config', path, '--grant-to', 'wp_serve'], {
        DATABASE_URL: as(url, 'wp_owner'),
      });
      expectDone(done);
    }

    const optOut = async (oscar: Visitor, nhsNumber: string): Promise<void> => {
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
      expect((await oscar.ask('POST', '/api/opt-outs', form)).status).toBe(201);
    };

    it('brings back every decision that was acknowledged, and opens nothing before', async () => {
      await say(cluster.url, 'create database live owner wp_owner');
      const live = cluster.url.replace(/postgres$/, 'live');
      await migrated(live);
      const gateways = [await serve(a, live), await serve(b, live)];
      const load = startLoad(
        gateways.map(({ origin }) => origin),
        USERS,
      );
      const desks = await Promise.all(
        gateways.map(({ origin }) => signIn({ visitor: () => visitorOf(origin) }, 'oscar')),
      );
      const decide = async (people: readonly string[]): Promise<void> => {
        for (const [at, person] of people.entries()) await optOut(desks[at % 2] as Visitor, person);
      };
      await decide(PEOPLE.slice(0, BEFORE));
      await dump(bin ?? '', { url: as(live, 'wp_owner') }, file);
      await decide(PEOPLE.slice(BEFORE));
      for (const gateway of gateways) gateway.kill('SIGKILL');
      await load.stop();
      expect(load.good).toBeGreaterThan(0);

      const back = await restored(bin ?? '', cluster.url, file, 'wp_owner');
      await migrated(back.url);
      const shut = await serve(a, back.url);
      const verify = await command('audit-verify.ts', ['--config', configIn(a)]);
      expect(verify.code).toBe(1);
      expect(JSON.parse(verify.out)).toMatchObject({
        register: { behind: true, decisions: Array.from({ length: AFTER }, (_, at) => BEFORE + 1 + at) },
      });
      const asha = await signIn({ visitor: () => visitorOf(shut.origin) }, 'asha');
      for (const nhsNumber of [...PEOPLE, STRANGER])
        expect((await tryOpening(asha, { nhsNumber, dateOfBirth: BORN })).status).toBe(503);
      const figures = await (await fetch(`${shut.origin}/metrics`)).text();
      expect(figures).toMatch(/^register_ok 0$/m);
      shut.kill('SIGTERM');
      await shut.ended;

      const reconciled = await command('opt-outs-reconcile.ts', ['--config', configIn(a), ...copies]);
      expectDone(reconciled);
      expect(JSON.parse(reconciled.out)).toMatchObject({ added: AFTER, decisions: BEFORE + AFTER });
      // its own files, by the same relative names
      copyFileSync(configIn(a), configIn(b));
      const other = await command('opt-outs-reconcile.ts', ['--config', configIn(b), ...copies]);
      expectDone(other);
      expect(JSON.parse(other.out)).toMatchObject({ added: 0, decisions: BEFORE + AFTER });

      for (const folder of folders) {
        const served = await serve(folder, back.url);
        expect((await fetch(`${served.origin}/readyz`)).status).toBe(200);
        const gp = await signIn({ visitor: () => visitorOf(served.origin) }, 'asha');
        for (const nhsNumber of PEOPLE)
          expect(await tryOpening(gp, { nhsNumber, dateOfBirth: BORN })).toMatchObject({
            status: 200,
            body: { outcome: 'opted-out' },
          });
        expect((await tryOpening(gp, { nhsNumber: STRANGER, dateOfBirth: BORN })).status).toBe(201);
        served.kill('SIGTERM');
        expect(await served.ended).toEqual({ code: 0, signal: null });
        const after = await command('audit-verify.ts', ['--config', configIn(folder)]);
        expectDone(after);
        expect(JSON.parse(after.out)).toMatchObject({
          ok: true,
          register: { decisions: BEFORE + AFTER },
          copy: { ok: true },
        });
      }
    });
  },
);
