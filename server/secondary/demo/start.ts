/**
 * The demo's own program for groups of people, as a child: makes the people, starts the program, has one request
 * approved and built, and tells whoever started it how far it is. It ends when the channel to them closes.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { needsBuild, SECONDARY_PAGE } from '../../build-app';
import type { Told } from '../../waiting-page';
import { demoSecondaryConfig } from './config';
import { tellStory } from './story';

const ROOT = join(import.meta.dirname, '../../..');
const PEOPLE = 20_000;
const SEED = 1;
const STEPS = 5;
const LOOK_MS = 100;

const home = mkdtempSync(join(tmpdir(), `whole-picture-groups-${String(process.pid)}-`));
let running: ReturnType<typeof spawn> | null = null;

const tell = (told: Told): void => {
  if (process.connected) process.send?.(told, () => undefined);
};

process.on('exit', () => {
  running?.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});
// INVARIANT: whoever started us is gone: so are we, and the made-up people with us.
process.on('disconnect', () => process.exit(0));
process.on('error', () => undefined);

/** Runs a command of ours to its end, in a process of its own: what it needed is given back. */
function run(...args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
    running = child;
    child.on('error', reject);
    child.on('exit', (code) => {
      running = null;
      if (code === 0) resolve();
      else reject(new Error(`${args.at(-1) ?? ''} ended with ${String(code)}`));
    });
  });
}

/** One that nobody uses just now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

async function ready(origin: string): Promise<void> {
  for (;;) {
    const answered = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_MS);
    });
  }
}

async function main(): Promise<void> {
  const step = (number: number, words: string): void => {
    tell({ kind: 'step', step: number, of: STEPS, words });
  };
  const people = join(home, 'people');
  step(1, 'Building the page');
  if (needsBuild(ROOT, false, SECONDARY_PAGE))
    await run(
      join(ROOT, 'node_modules/vite/bin/vite.js'),
      'build',
      '--logLevel',
      'error',
      '--config',
      SECONDARY_PAGE.config,
    );
  step(2, `Making ${PEOPLE.toLocaleString('en-GB')} people`);
  const population = join(ROOT, 'mocks/population/run.ts');
  await run('--import', 'tsx', population, '--people', String(PEOPLE), '--seed', String(SEED), '--out', people);
  step(3, 'Starting the program');
  const port = await freePort();
  const config = join(home, 'config.json');
  mkdirSync(join(home, 'keys'), { mode: 0o700 });
  writeFileSync(config, JSON.stringify(demoSecondaryConfig(people, home, port, londonDayOf(Date.now()))));
  process.argv.splice(2, process.argv.length, '--config', config);
  await import('../serve');
  const origin = `http://127.0.0.1:${String(port)}`;
  await ready(origin);
  step(4, 'Asking');
  await tellStory(origin, people, (words) => {
    step(words.startsWith('Building') ? 5 : 4, words);
  });
  tell({ kind: 'ready', port });
}

main().catch((error: unknown) => {
  tell({ kind: 'failed', problem: error instanceof Error ? `${error.message}.` : 'No reason is known.' });
  process.exitCode = 1;
  if (process.connected) process.disconnect();
});
