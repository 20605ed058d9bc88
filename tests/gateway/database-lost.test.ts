/**
 * Does a gateway outlive its database? Sessions ended one and all, again and again, and the whole server stopped and
 * started, with people at work: every answer is good or a 503 that says when to come back, it serves again by itself,
 * and nothing acknowledged is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoConfig } from '../../mocks/demo-config';
import { endEverySession, freshDatabase, postgresBin, startCluster, type Cluster, type OwnDatabase } from '../postgres';
import { startAnybody, type Anybody } from './anybody';
import { startServed, verifyServed, type Served } from './served';
import { missingFromAudit, startLoad, workers, type Load } from './under-load';

const USERS = workers(6);
/** `npm run deep` sets it. */
const WHOLE = process.env['DATABASE_LOST'] === 'whole';
const ROUNDS = WHOLE ? 100 : 8;
/** How the whole server is stopped, one time after another. */
const STOPS = WHOLE ? (['fast', 'immediate', 'fast', 'immediate', 'fast'] as const) : (['immediate'] as const);
/** Good answers between one blow and the next. */
const BETWEEN = 12;

const given = process.env.TEST_DATABASE_URL;
const bin = postgresBin();

let providers: Anybody;
beforeAll(async () => {
  providers = await startAnybody();
});
afterAll(() => providers.close(0));

interface Gateway {
  readonly served: Served;
  readonly folder: string;
}

async function serveOn(url: string): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-lost-'));
  const officers = demoConfig('http://127.0.0.1:1').identity.users.filter(({ role }) => role === 'privacy-officer');
  const config = { ...providers.config, identity: { mode: 'demo', users: [...USERS, ...officers] }, database: { url } };
  return { folder, served: await startServed(folder, config) };
}

const work = (served: Served): Load => startLoad([served.origin], USERS);
const goodAgain = (load: Load, answers = BETWEEN): Promise<void> => {
  const before = load.good;
  return load.until(() => load.good >= before + answers);
};

/** After the load: nothing acknowledged is missing, it ends in order, and the chain is whole. */
async function expectNothingLost(load: Load, { served, folder }: Gateway): Promise<void> {
  await load.stop();
  expect(load.wrong).toEqual([]);
  expect(load.acknowledged.length).toBeGreaterThan(0);
  expect(await missingFromAudit(served.origin, load)).toEqual([]);
  served.kill('SIGTERM');
  expect(await served.ended).toEqual({ code: 0, signal: null });
  expect(verifyServed(folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('"ok":true') as string });
}

async function withGateway(url: string, run: (gateway: Gateway) => Promise<void>): Promise<void> {
  const gateway = await serveOn(url);
  try {
    await run(gateway);
  } finally {
    gateway.served.kill('SIGKILL');
    await gateway.served.ended;
    rmSync(gateway.folder, { recursive: true, force: true });
  }
}

const WHERE = '(TEST_DATABASE_URL, or its programs on this machine)';

describe.skipIf(given === undefined && bin === null)(`on a PostgreSQL ${WHERE}`, () => {
  let cluster: Cluster | null = null;
  let database: OwnDatabase;
  beforeAll(async () => {
    if (given === undefined && bin !== null) cluster = await startCluster(bin);
    database = await freshDatabase(given ?? cluster?.url ?? '');
  });
  afterAll(async () => {
    await database.remove();
    await cluster?.remove();
  });

  it('outlives the end of every session of the database, again and again, under load', async () => {
    await withGateway(database.url, async (gateway) => {
      const load = work(gateway.served);
      for (let round = 0; round < ROUNDS; round += 1) {
        await goodAgain(load);
        expect(await endEverySession(database.url)).toBeGreaterThan(0);
      }
      await goodAgain(load);
      await expectNothingLost(load, gateway);
    });
  });
});

describe.skipIf(bin === null)('on a PostgreSQL of its own (its programs on this machine)', () => {
  let cluster: Cluster;
  beforeEach(async () => {
    cluster = await startCluster(bin ?? '');
  });
  afterEach(() => cluster.remove());

  it(`outlives a database stopped and started under load (${STOPS.join(', ')}), and serves again by itself`, async () => {
    await withGateway(cluster.url, async (gateway) => {
      const load = work(gateway.served);
      for (const mode of STOPS) {
        await goodAgain(load);
        await cluster.stop(mode);
        const refused = load.countRefused();
        await load.until(() => refused() === USERS.length);
        await cluster.start();
      }
      await goodAgain(load);
      await expectNothingLost(load, gateway);
    });
  });

  it('told to end while its database is away, it ends in order all the same', async () => {
    await withGateway(cluster.url, async ({ served }) => {
      const load = work(served);
      await goodAgain(load);
      await cluster.stop('immediate');
      const refused = load.countRefused();
      await load.until(() => refused() === USERS.length);
      await load.stop();
      served.kill('SIGTERM');
      expect(await served.ended).toEqual({ code: 0, signal: null });
    });
  });
});
