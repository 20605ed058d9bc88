/**
 * Does a running process read its config again on `SIGHUP`: a provider off and on for a record that is open, and
 * nothing at all of a config with a fault? One real process, over real HTTP, told and asked one after the other.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOBODY_ASKED, PERSON, signedInAt, startProviders, type Providers } from '../tests/kits/server/providers';

const folder = mkdtempSync(join(tmpdir(), 'wp-sighup-'));
const path = join(folder, 'config.json');
let providers: Providers;
let child: ChildProcess;
let origin = '';

const config = (more: object = {}, enabled = true) => ({
  listen: { host: '127.0.0.1', port: 0 },
  publicUrl: 'http://127.0.0.1:8080',
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'demo',
    users: [{ id: 'asha', name: 'Asha', role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } }],
  },
  demographics: { baseUrl: `${providers.origin}/demographics` },
  providers: [
    { ...NOBODY_ASKED, id: 'here', baseUrl: `${providers.origin}/here`, enabled },
    { ...NOBODY_ASKED, id: 'other', ods: 'Y00102', baseUrl: `${providers.origin}/other` },
  ],
  ...more,
});
const write = (text: unknown): void => {
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text));
};

/** Lines of the log so far, and who waits for one. */
let log = '';
let look: () => void = () => undefined;
const lineOf = (msg: string, from: number): string | undefined =>
  log
    .slice(from)
    .split('\n')
    .slice(0, -1)
    .find((line) => line.includes(`"msg":"${msg}"`));

/** Tells the process, and waits for the line that says what became of it. */
async function hangUp(msg: string): Promise<Record<string, unknown>> {
  const from = log.length;
  const line = new Promise<string>((resolve) => {
    look = () => {
      const found = lineOf(msg, from);
      if (found !== undefined) resolve(found);
    };
  });
  child.kill('SIGHUP');
  return JSON.parse(await line) as Record<string, unknown>;
}

beforeAll(async () => {
  providers = await startProviders({ here: [], other: [] });
  write(config());
  child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'serve.ts'), '--config', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    look();
  });
  origin = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      resolve((JSON.parse(chunk.toString()) as { listening: string }).listening);
    });
  });
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGTERM');
  await ended;
  providers.close();
  rmSync(folder, { recursive: true, force: true });
});

const metric = async (outcome: string): Promise<string | undefined> =>
  new RegExp(`^config_reloads_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(
    await (await fetch(`${origin}/metrics`)).text(),
  )?.[1];

it('switches a provider off and on in a record that is open, and takes nothing of a config with a fault', async () => {
  const { ask } = await signedInAt(origin, 'asha');
  const opened = await ask('POST', '/api/records', { ...PERSON, purpose: 'direct-care', reason: 'seen today' });
  const { access } = (await opened.json()) as { access: string };
  const of = async (provider: string) => {
    const answer = await ask('GET', `/fhir/${provider}/Patient/${access}/$everything`);
    const text = await answer.text();
    return { status: answer.status, off: text.includes('switched off') };
  };
  const asked = (): number => providers.asked('here');
  expect(await of('here')).toEqual({ status: 200, off: false });
  expect(asked()).toBeGreaterThan(0);
  expect(await metric('taken')).toBe('0');

  write(config({}, false));
  expect(await hangUp('the config was read again')).toMatchObject({ level: 30 });
  const before = asked();
  expect(await of('here')).toEqual({ status: 200, off: true });
  expect(asked()).toBe(before);
  expect(await of('other')).toEqual({ status: 200, off: false });

  // what stands in it besides the fault is not taken either
  for (const [text, problem] of [
    [{ ...config(), colour: 'canary' }, 'colour: unknown key'],
    ['{ "providers": "canary', 'is not JSON from line 1'],
    [config({ providers: [] }), 'providers: must name at least one provider'],
  ] as const) {
    write(text);
    const line = await hangUp('the config was not read again');
    expect(line).toMatchObject({ level: 50, problems: [expect.stringContaining(problem)] });
    expect(await of('here')).toEqual({ status: 200, off: true });
  }
  write(config({ session: { idleMinutes: 5 } }));
  expect(await hangUp('the config needs a restart')).toMatchObject({ level: 50, keys: ['session'] });
  expect(await of('here')).toEqual({ status: 200, off: true });

  write(config());
  await hangUp('the config was read again');
  expect(await of('here')).toEqual({ status: 200, off: false });
  expect(asked()).toBeGreaterThan(before);
  expect(await Promise.all(['taken', 'refused', 'restart-needed'].map(metric))).toEqual(['2', '3', '1']);
  expect(log).not.toContain('canary');
});

it('closes and opens a door for other systems, where the process answers', async () => {
  const door = async (): Promise<readonly [number, string | null]> => {
    const answer = await fetch(`${origin}/launch/link/epr`, { method: 'POST', redirect: 'manual', body: 'token=x' });
    return [answer.status, answer.headers.get('location')];
  };
  expect(await door()).toEqual([404, null]);
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(join(folder, 'jwks'), JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] }), { mode: 0o600 });
  write(config({ launch: { links: [{ id: 'epr', kind: 'jwt', jwksFile: './jwks', issuer: 'urn:epr' }] } }));
  await hangUp('the config was read again');
  expect(await door()).toEqual([303, '/launch/refused?why=link-not-accepted']);
  write(config());
  await hangUp('the config was read again');
  expect(await door()).toEqual([404, null]);
});
