/**
 * Does the serve command start from a config file, say where it listens, and end as it must? As a process, over real
 * HTTP.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SOUND } from '../tests/kits/server/sound-config';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'wp-serve-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sound = {
  ...SOUND,
  database: { url: 'pglite:./db' },
};

function configFile(name: string, config: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command; `onLine` sees its first line on stdout, once that is whole, and may send signals: a second one
 * would end it at once.
 */
function serve(
  args: readonly string[],
  onLine: (line: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'serve.ts'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const first = !out.includes('\n');
      out += chunk.toString();
      if (first && out.includes('\n')) onLine(out, (signal) => void child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

describe('npm run serve', () => {
  it('ends when npm, which started it, is told to end', async () => {
    const path = configFile('by-npm.json', { ...sound, database: { url: 'pglite:memory' } });
    const npm = spawn('npm', ['run', 'serve', '--', '--config', path], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const origin = await new Promise<string>((resolve) => {
      let out = '';
      npm.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        const listening = /^\{"listening":"([^"]+)"\}$/m.exec(out)?.[1];
        if (listening !== undefined) resolve(listening);
      });
    });
    const closed = new Promise((resolve) => npm.stdout.on('close', resolve));
    npm.kill('SIGTERM');
    // the pipe closes when the last of those who hold it has ended
    await closed;
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });

  it('goes on when nobody reads its log any more', async () => {
    const path = configFile('unread.json', { ...sound, database: { url: 'pglite:memory' } });
    const args = ['--import', 'tsx', join(ROOT, 'server', 'serve.ts'), '--config', path];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) =>
      child.on('close', (code, signal) => {
        resolve({ code, signal });
      }),
    );
    const origin = await new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        resolve((JSON.parse(chunk.toString()) as { listening: string }).listening);
      });
    });
    child.stderr.destroy();
    child.stdout.destroy();
    // each answer is a line of the log
    for (let asked = 0; asked < 20; asked += 1) expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  it('prints one JSON line when ready, answers there, keeps its database, and drains on SIGTERM', async () => {
    const path = configFile('config.json', sound);
    const seen: unknown[] = [];
    const ask = async (out: string, kill: (signal: NodeJS.Signals) => void): Promise<void> => {
      const { listening } = JSON.parse(out) as { listening: string };
      const identity = (await (await fetch(`${listening}/api/identity`)).json()) as object;
      const ready = await fetch(`${listening}/readyz`);
      const signedIn = await fetch(`${listening}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"userId":"asha"}',
      });
      seen.push(identity, ready.status, signedIn.status, signedIn.headers.get('set-cookie'));
      kill('SIGTERM');
    };
    const ended = await serve(['--config', path], (line, kill) => void ask(line, kill));
    expect(ended.out).toMatch(/^\{"listening":"http:\/\/127\.0\.0\.1:\d+"\}\n$/);
    expect(seen[0]).toMatchObject({ mode: 'demo', users: [{ id: 'asha' }] });
    expect(seen.slice(1)).toEqual([
      200,
      204,
      expect.stringMatching(/^wp-session=\w+\.[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(ended.code).toBe(0);
    const again = await serve(['--config', path], (_line, kill) => {
      kill('SIGTERM');
    });
    expect(again.code).toBe(0);
  });

  it('ends with 2 and a clear text when the port is in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const path = configFile('port.json', {
      ...sound,
      listen: { host: '127.0.0.1', port },
      database: { url: 'pglite:memory' },
    });
    const ended = await serve(['--config', path]);
    taken.close();
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(`cannot listen on 127.0.0.1:${String(port)}: the port is in use`);
  });

  it.each<[string, readonly string[], string]>([
    ['no config file is named', [], 'Say which config file'],
    ['the file is not there', ['--config', join(folder, 'none.json')], 'cannot read the config file'],
    ['the file is not JSON', ['--config', configFile('bad.json', '{')], 'is not JSON'],
    ['a key is unknown', ['--config', configFile('key.json', { ...sound, colour: 'red' })], 'colour: unknown key'],
    ['a value is bad', ['--config', configFile('value.json', { ...sound, listen: { port: -1 } })], 'listen.port: '],
    [
      'an exclusion is unknown',
      [
        '--config',
        configFile('row.json', {
          ...sound,
          database: { url: 'pglite:memory' },
          policy: { exclusions: { 'EX-99': true } },
        }),
      ],
      'EX-99',
    ],
    [
      'the database cannot be reached',
      ['--config', configFile('db.json', { ...sound, database: { url: 'postgres://x:hunter2@127.0.0.1:1/x' } })],
      'database.url: ',
    ],
  ])('ends with 2 and nothing on stdout when %s', async (_when, args, words) => {
    const ended = await serve(args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(words);
    expect(ended.err).not.toContain('hunter2');
  });
});
