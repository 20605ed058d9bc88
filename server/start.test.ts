/** Does one command bring up everything for a look around, and say so? As a process, with the database in memory. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoConfig } from '../mocks/demo-config';

const ROOT = join(import.meta.dirname, '..');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command until it ends; once it invites to stop it, `whenUp` is given its output, and then it is stopped. */
function start(port: string, whenUp: (out: string) => Promise<void> = () => Promise.resolve()): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: 'pglite:memory', PORT: port };
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'start.ts')], {
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
        void whenUp(out).finally(() => child.kill('SIGTERM'));
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
