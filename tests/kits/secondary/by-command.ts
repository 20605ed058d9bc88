/**
 * How does a group get from made-up people to an answer, by the commands alone and over HTTP, as somebody outside would
 * do it? Nothing of the program is imported.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../documents';

export interface Manifest {
  readonly digest: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly rows: number }[];
}
export type By = Readonly<Record<string, string>>;
export interface Row {
  readonly by: By;
  readonly population: number | 'withheld';
  readonly outcome: number | 'withheld';
  readonly percent: number | string;
  readonly stands: 'above' | 'below' | 'within' | null;
}
export interface Told {
  readonly released: boolean;
  readonly rows: readonly Row[];
}
export interface Asked {
  readonly question: { readonly id: string; readonly by: readonly string[] };
  readonly data: object;
  readonly planted: readonly { readonly by: By; readonly stands: 'above' | 'below' }[];
  readonly cells: readonly { readonly by: By; readonly population: number; readonly outcome: number }[];
}
export interface Truth {
  readonly canary: string;
  readonly questions: Readonly<Record<string, Asked>>;
}

const BOARD = { ods: 'QMJ', name: 'North Central London', kind: 'icb' } as const;
const user = (id: string, role: string) => ({ id, name: `Test ${id}`, role, organisation: BOARD });
const USERS = [
  user('anna', 'analyst'),
  user('dag-one', 'data-access-group'),
  user('dag-two', 'data-access-group'),
  user('linker', 'linkage-team'),
];

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

/** Runs a command of package.json to its end; throws what it said where it did not succeed. */
export function run(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', script, '--', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm run ${script} ${args.join(' ')}: ${stderr}\n${stdout}`);
  return stdout;
}

export interface Place {
  readonly folder: string;
  readonly config: string;
  readonly truth: Truth;
  readonly remove: () => void;
}

export interface Sizes {
  readonly people: number;
  readonly seed: number;
  readonly practices: number;
}

/** A folder with made-up people and a config that knows them. */
export function makePlace({ people, seed, practices }: Sizes): Place {
  const folder = mkdtempSync(join(tmpdir(), 'wp-groups-'));
  const text = String;
  run(
    'population',
    '--out',
    join(folder, 'in'),
    '--people',
    text(people),
    '--seed',
    text(seed),
    '--practices',
    text(practices),
  );
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'in', name), 'utf8'));
  const config = join(folder, 'in', 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      listen: { host: '127.0.0.1', port: 0 },
      instance: { name: 'Groups of North Central London', region: 'QMJ' },
      database: { url: 'pglite:../database' },
      identity: { mode: 'demo', users: USERS },
      dataDir: '../data',
      keysDir: '../keys',
      sources: read('sources.json'),
      demographics: { file: 'demographics.ndjson' },
      registers: {
        objections: { file: 'objections.ndjson' },
        ndop: { file: 'ndop.dat', takenAt: day(0), maxAgeDays: 7 },
      },
      legalBasis: { reference: '26/CAG/0000', from: day(-30), to: day(300) },
      geography: { file: 'geography.csv' },
      engine: { memory: '512MB', threads: 2 },
      policy: read('policy.json'),
    }),
  );
  return {
    folder,
    config,
    truth: read('truth.json') as Truth,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function served(config: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn('npm', ['run', '-s', 'secondary', '--', '--config', config], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"listening"')) continue;
    const { listening } = JSON.parse(line) as { listening: string };
    return { url: listening, child };
  }
  throw new Error('the program ended before it listened');
}

/** Ends the group of processes that npm began, and waits for it. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

async function signedIn(url: string, userId: string): Promise<Ask> {
  let cookie = '';
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: {
        'content-type': 'application/json',
        origin: new URL(url).origin,
        ...(cookie === '' ? {} : { cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const given = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
  await ask('POST', '/api/session', { userId });
  return ask;
}

/** Asks for each question on its own and lets two members of the group agree; the program has ended afterwards. */
export async function approved({ config, truth }: Place, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { url, child } = await served(config);
  try {
    const analyst = await signedIn(url, 'anna');
    const members = [await signedIn(url, 'dag-one'), await signedIn(url, 'dag-two')];
    const requests = new Map<string, string>();
    for (const id of ids) {
      const asked = truth.questions[id];
      if (asked === undefined) throw new Error(`no question ${id}`);
      const { id: request } = (await analyst('POST', '/api/requests', {
        project: {
          title: `Try ${id}`,
          question: 'Who is missed?',
          purpose: 'prevention',
          benefit: 'They are asked again.',
        },
        people: { names: ['Test anna'], organisation: BOARD },
        data: asked.data,
        setting: 'this-program',
        outputs: { questions: [id], by: asked.question.by },
      })) as { id: string };
      await analyst('POST', `/api/requests/${request}/submit`);
      for (const member of members)
        await member('POST', `/api/requests/${request}/decision`, {
          decision: 'approve',
          conditions: [],
          reason: 'For a try.',
        });
      requests.set(id, request);
    }
    return requests;
  } finally {
    await ended(child);
  }
}

/** The last line is the manifest. */
export const build = ({ config }: Place, request: string): Manifest =>
  JSON.parse(
    run('secondary:build', '--config', config, '--request', request).trim().split('\n').at(-1) ?? '',
  ) as Manifest;

export function ask({ config, folder, truth }: Place, request: string, id: string): Told {
  const file = join(folder, `${id}.question.json`);
  writeFileSync(file, JSON.stringify(truth.questions[id]?.question));
  return JSON.parse(
    run('secondary:ask', '--config', config, '--request', request, '--question', file, '--json'),
  ) as Told;
}
