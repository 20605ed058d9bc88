/**
 * O-c, O-d, O-e: does a second gateway cost more than it does, does one large record stop everybody else, and how long
 * do people wait when there are too many of them? Gateways as processes of their own on one PostgreSQL, synthetic
 * providers.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, postgresBin, startCluster } from '../tests/postgres';
import { startServed, type Served } from '../tests/gateway/served';
import { round, type Figure } from './measure';
import { startSmallProvider, WHO, type SmallProvider } from './small-provider';

const PROVIDERS = ['p1', 'p2', 'p3', 'p4', 'p5'];
const RESOURCES = 300;
const LARGE = 20_000;
/** A figure of a run that is not quite the bench's own: `RECORDS`, `IN_FLIGHT`. */
const given = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const RECORDS = given('BENCH_RECORDS', 60);
const MANY = 100;
const FEW = 8;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

/** A user at a browser, each of whose questions goes to the next gateway; no answer is an error here. */
async function userOf(origins: readonly string[], userId: string): Promise<Ask> {
  let cookie = '';
  let asked = 0;
  const send = (address: string, method: string, body?: unknown): Promise<Response> =>
    fetch(address, {
      method,
      headers: { Cookie: cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask: Ask = (method, path, body) => {
    const address = `${origins[(asked += 1) % origins.length] ?? ''}${path}`;
    // a connection that stood idle may be closed at the moment at which it is used again
    return send(address, method, body).catch(() => send(address, method, body));
  };
  const answer = await ask('POST', '/api/session', { userId });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return ask;
}

/**
 * Opens a record, reads all its providers and closes it: the milliseconds, or that it was told to wait, or that it
 * failed.
 */
async function record(
  ask: Ask,
  providers: readonly string[],
): Promise<number | 'failed' | { readonly waitMs: number }> {
  const before = performance.now();
  const opening = await ask('POST', '/api/records', WHO);
  const { access } = (await opening.json()) as { readonly access?: string };
  if (opening.status === 503) return { waitMs: Number(opening.headers.get('Retry-After')) * 1_000 };
  if (access === undefined) return 'failed';
  const answers = await Promise.all(
    providers.map(async (provider) => {
      const answer = await ask('GET', `/fhir/${provider}/Patient/${access}/$everything`);
      await answer.text();
      return answer.status;
    }),
  );
  const took = performance.now() - before;
  await ask('DELETE', `/api/records/${access}`);
  return answers.every((status) => status === 200) ? took : 'failed';
}

interface Run {
  readonly times: readonly number[];
  readonly waited: number;
  readonly failed: number;
}

/** So many people at once, without a pause but for what they are told to wait, until `records` have been shown. */
async function crowd(origins: readonly string[], people: number, records: number): Promise<Run> {
  const users = await Promise.all(Array.from({ length: people }, (_, at) => userOf(origins, `user-${String(at)}`)));
  const times: number[] = [];
  let waited = 0;
  let failed = 0;
  let begun = 0;
  await Promise.all(
    users.map(async (ask) => {
      while (begun < records) {
        begun += 1;
        const took = await record(ask, PROVIDERS);
        if (typeof took === 'number') times.push(took);
        else if (took === 'failed') failed += 1;
        else {
          begun -= 1;
          waited += 1;
          await pause(took.waitMs);
        }
      }
    }),
  );
  return { times, waited, failed };
}

/** The small provider, as five, for `people` users. */
const configOf = (provider: SmallProvider, people: number, url: string): object => {
  const config = provider.config(people);
  const [one] = config.providers;
  return {
    ...config,
    database: { url },
    limits: {
      openingsPerHour: 100_000,
      ...(process.env['BENCH_IN_FLIGHT'] === undefined ? {} : { inFlight: given('BENCH_IN_FLIGHT', 0) }),
    },
    providers: PROVIDERS.map((id) => ({ ...one, id, timeoutMs: 120_000 })),
  };
};

async function withGateways<T>(configs: readonly object[], run: (served: readonly Served[]) => Promise<T>): Promise<T> {
  const folders = configs.map(() => mkdtempSync(join(tmpdir(), 'wp-bench-')));
  const served: Served[] = [];
  try {
    for (const [at, config] of configs.entries()) served.push(await startServed(folders[at] ?? '', config));
    return await run(served);
  } finally {
    for (const one of served) {
      one.kill('SIGTERM');
      await one.ended;
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const cpuOf = (served: readonly Served[]): number =>
  served.reduce((sum, one) => sum + (one.cpuSeconds() ?? Number.NaN), 0);

/** Rounds of the two ways, one after the other, so that whatever else the machine does meets both alike. */
const ROUNDS = 3;

/**
 * CPU seconds of the gateways for a record. Each gateway is as warm as the other before anything is counted: what a
 * process compiles once is not the cost of a second one.
 */
const cpuPerRecord = (config: object): Promise<{ readonly one: number; readonly two: number }> =>
  withGateways([config, config], async (served) => {
    const origins = served.map(({ origin }) => origin);
    const taken = async (asked: readonly string[], records: number): Promise<number> => {
      const before = cpuOf(served);
      await crowd(asked, FEW, records);
      return (cpuOf(served) - before) / records;
    };
    for (const origin of origins) await taken([origin], RECORDS);
    const [one, two]: [number[], number[]] = [[], []];
    for (let again = 0; again < ROUNDS; again += 1) {
      for (const origin of origins) one.push(await taken([origin], RECORDS / 2));
      two.push(await taken(origins, RECORDS));
    }
    return { one: percentile(one, 0.5), two: percentile(two, 0.5) };
  });

async function crowds(config: object): Promise<Figure> {
  const { few, many } = await withGateways([config], async ([served]) => {
    const origins = [served?.origin ?? ''];
    await crowd(origins, FEW, RECORDS / 2);
    return { few: await crowd(origins, FEW, RECORDS), many: await crowd(origins, MANY, RECORDS * 2) };
  });
  const [atFew, atMany] = [percentile(few.times, 0.99), percentile(many.times, 0.99)];
  return {
    bar: 'O-e',
    measure: '100 users on one process: p99 of what is accepted ÷ p99 at 8 users',
    value: round(atMany / atFew),
    atMost: 3,
    unit: '×',
    parts: {
      '100 users ms': round(atMany),
      '8 users ms': round(atFew),
      'told to wait': many.waited,
      failed: few.failed + many.failed,
    },
  };
}

/** Milliseconds of answers of `/healthz`, asked by a process of its own while `work` is done. */
async function healthWhile(origin: string, work: () => Promise<unknown>): Promise<readonly number[]> {
  const script = join(import.meta.dirname, 'health-probe.ts');
  const probe = spawn(process.execPath, ['--import', 'tsx', script, origin], { stdio: 'pipe' });
  let out = '';
  probe.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await once(probe.stderr, 'data');
  await work();
  probe.stdin.end();
  await once(probe, 'close');
  return JSON.parse(out) as readonly number[];
}

async function large(url: string): Promise<Figure> {
  const provider = await startSmallProvider(LARGE);
  try {
    const config = configOf(provider, 1, url);
    return await withGateways([config], async ([served]) => {
      const origin = served?.origin ?? '';
      const ask = await userOf([origin], 'user-0');
      await record(ask, PROVIDERS.slice(0, 1));
      const without = await healthWhile(origin, () => pause(2_000));
      const within = await healthWhile(origin, async () => {
        for (let times = 0; times < 3; times += 1) await record(ask, PROVIDERS.slice(0, 1));
      });
      const [quiet, busy] = [percentile(without, 0.99), percentile(within, 0.99)];
      return {
        bar: 'O-d',
        measure: 'p99 of /healthz while one person of 20,000 resources is opened ÷ p99 without',
        value: round(busy / quiet),
        atMost: 3,
        unit: '×',
        parts: { 'meanwhile ms': round(busy), 'without ms': round(quiet) },
      };
    });
  } finally {
    provider.close();
  }
}

export async function serviceFigures(): Promise<readonly Figure[]> {
  const bin = postgresBin();
  if (bin === null) {
    process.stderr.write('O-c, O-d and O-e need the programs of a PostgreSQL, and are left out.\n');
    return [];
  }
  const cluster = await startCluster(bin);
  const provider = await startSmallProvider(RESOURCES);
  try {
    const { url } = await freshDatabase(cluster.url);
    const config = configOf(provider, MANY, url);
    const { one, two } = await cpuPerRecord(config);
    const figure: Figure = {
      bar: 'O-c',
      measure: 'CPU seconds of the gateways per record, two processes ÷ one',
      value: round(two / one),
      atMost: 1.15,
      unit: '×',
      parts: { 'two s': round(two), 'one s': round(one) },
    };
    return [figure, await crowds(config), await large(url)];
  } finally {
    provider.close();
    await cluster.remove();
  }
}
