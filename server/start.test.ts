/** Does one command bring up everything for a look around, and say so? As a process, with the database in memory. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoConfig } from '../mocks/demo-config';
import { CIS2_PEOPLE } from '../mocks/national/cis2/people';
import { SECONDARY_DEMO_USERS } from '../mocks/population/demo-users';

const ROOT = join(import.meta.dirname, '..');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const isGroups = (name: string): boolean => name.startsWith('whole-picture-groups-');

/** Runs the command until it ends; once it invites to stop it, `whenUp` is given its output, and then it is stopped. */
function start(
  port: string,
  whenUp: (out: string, pid: number) => Promise<void> = () => Promise.resolve(),
  ...flags: readonly string[]
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: 'pglite:memory', PORT: port };
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'start.ts'), ...flags], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = out;
      out += chunk.toString();
      if (!before.includes('Stop with Ctrl+C') && out.includes('Stop with Ctrl+C'))
        void whenUp(out, child.pid ?? 0).finally(() => child.kill('SIGTERM'));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

it('prints the address and every demo user, and answers there until it is stopped', async () => {
  const answers: number[] = [];
  const ended = await start('0', async (out) => {
    const origin = /Whole Picture is at (http:\S+)/.exec(out)?.[1] ?? '';
    for (const path of ['/', '/readyz', '/api/identity']) answers.push((await fetch(origin + path)).status);
  });
  expect(answers, ended.err).toEqual([200, 200, 200]);
  const { identity } = demoConfig('http://127.0.0.1:1');
  for (const { name } of identity.users) expect(ended.out).toContain(name);
  expect(ended.code).toBe(0);
});

it('holds a port for groups of people, starts them at the first visit, and takes them and their people along', async () => {
  const before = process.env.TMPDIR;
  const own = mkdtempSync(join(tmpdir(), 'wp-start-'));
  process.env.TMPDIR = own;
  const seen: unknown[] = [];
  const ended = await start('0', async (out) => {
    const origin = /Groups of people \(secondary use\) are at (http:\S+)/.exec(out)?.[1] ?? '';
    seen.push(readdirSync(own).filter(isGroups));
    const answer = await fetch(origin);
    seen.push(answer.status, (await answer.text()).includes('Secondary use is starting'));
    await expect.poll(() => readdirSync(own).filter(isGroups)).toHaveLength(1);
  });
  process.env.TMPDIR = before;
  if (before === undefined) delete process.env.TMPDIR;
  expect(seen, ended.err).toEqual([[], 200, true]);
  for (const { name } of SECONDARY_DEMO_USERS) expect(ended.out).toContain(name);
  expect(ended.code).toBe(0);
  expect(readdirSync(own).filter(isGroups)).toEqual([]);
  rmSync(own, { recursive: true });
});

it('with --no-secondary says nothing of groups of people', async () => {
  const ended = await start('0', undefined, '--no-secondary');
  expect(ended.out).toContain('Whole Picture is at');
  expect(ended.out).not.toContain('Groups of people');
});

it('with --national prints where everything is, signs in by CIS2 alone, and leaves no key behind', async () => {
  const answers: unknown[] = [];
  const keys: (readonly [string, string])[] = [];
  const foldersOf = (pid: number): readonly string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`whole-picture-national-${String(pid)}-`));
  let pid = 0;
  const ended = await start(
    '0',
    async (out, started) => {
      pid = started;
      const at = (what: string): string => new RegExp(`${what}: (http:\\S+)`).exec(out)?.[1] ?? '';
      const product = /Whole Picture is at (http:\S+)/.exec(out)?.[1] ?? '';
      answers.push((await (await fetch(`${product}/api/identity`)).json()) as unknown);
      for (const url of [at('As from your own system'), `${at('CIS2 \\(simulated\\)')}/jwks`])
        answers.push((await fetch(url)).status);
      const [folder = ''] = foldersOf(pid);
      for (const name of readdirSync(join(tmpdir(), folder)))
        keys.push([name, (statSync(join(tmpdir(), folder, name)).mode & 0o077).toString(8)]);
    },
    '--national',
  );
  expect(answers, ended.err).toEqual([expect.objectContaining({ mode: 'oidc' }), 200, 200]);
  expect(keys).toContainEqual(['organisations.csv', '0']);
  expect(keys.filter(([, others]) => others !== '0')).toEqual([]);
  for (const { name } of CIS2_PEOPLE) expect(ended.out).toContain(name);
  expect(ended.code).toBe(0);
  expect(foldersOf(pid)).toEqual([]);
});

it('ends with 2 and a clear text when the port is in use or is none', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const ended = await start(String(port));
  taken.close();
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toContain('the port is in use');
  expect(await start('eighty')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('"eighty" is not a port') as string,
  });
});
