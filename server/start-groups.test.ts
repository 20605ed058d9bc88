/**
 * Is a program held back until somebody comes, shown while it starts, passed on to once it is there, and gone with the
 * one that started it? With a made-up program.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGroups, type Groups } from './start-groups';

const HOST = '127.0.0.1';

let folder: string;
let groups: Groups | null = null;
let said: string[] = [];

/** `ready` tells where it listens, and answers with who it is and what it was asked. */
const READY = `
import { createServer } from 'node:http';
process.send({ kind: 'step', step: 2, of: 4, words: 'Making <people>' }, () => undefined);
process.on('disconnect', () => process.exit(0));
const server = createServer((request, response) => {
  response.end(JSON.stringify({ pid: process.pid, host: request.headers.host, url: request.url }));
});
process.on('message', () => server.listen(0, '127.0.0.1', () => {
  process.send({ kind: 'ready', port: server.address().port });
}));
setTimeout(() => process.emit('message'), 1500);
`;
const FAILS = `process.send({ kind: 'failed', problem: 'There is no room on the disk.' }); process.disconnect();`;
const DIES = `process.exit(3);`;

async function begun(program: string, port = 0): Promise<Groups> {
  const child = join(folder, 'child.mjs');
  writeFileSync(child, program);
  groups = await startGroups({ host: HOST, port, child, say: (line) => said.push(line) });
  return groups;
}

const read = async (path = '/'): Promise<readonly [number, string]> => {
  const answer = await fetch(`${groups?.origin ?? ''}${path}`);
  return [answer.status, await answer.text()];
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-groups-'));
  said = [];
});
afterEach(async () => {
  await groups?.close();
  groups = null;
  rmSync(folder, { recursive: true, force: true });
});

describe('a program that starts when somebody comes', () => {
  it('shows how far it is, then is passed on to, and ends with the one that started it', async () => {
    await begun(READY);
    expect(await read()).toEqual([200, expect.stringContaining('Secondary use is starting') as string]);
    await expect.poll(async () => (await read())[1]).toContain('Step 2 of 4: Making &#60;people&#62;');
    expect(await read('/api/session')).toEqual([503, expect.stringContaining('"starting"') as string]);
    expect((await read('/readyz'))[0]).toBe(503);
    await expect.poll(async () => (await read('/api/session'))[0]).toBe(200);
    const { pid, host, url } = JSON.parse((await read('/api/x?y=1'))[1]) as Record<string, string>;
    expect([`http://${host ?? ''}`, url]).toEqual([groups?.origin, '/api/x?y=1']);
    expect(isAlive(Number(pid))).toBe(true);
    await groups?.close();
    expect(isAlive(Number(pid))).toBe(false);
  });

  it('is not started before', async () => {
    await begun(DIES);
    expect(said).toEqual([]);
  });

  it('that cannot start says why, there and to whoever started all, and nothing else ends', async () => {
    await begun(FAILS);
    await expect
      .poll(async () => await read())
      .toEqual([503, expect.stringContaining('no room on the disk') as string]);
    expect(said).toEqual([expect.stringMatching(/no room on the disk.*record viewer goes on/)]);
  });

  it('that dies is told of as well', async () => {
    await begun(DIES);
    await expect.poll(async () => (await read())[1]).toContain('ended unexpectedly');
    expect(said).toHaveLength(1);
  });

  it('takes any free port where the one wanted is taken', async () => {
    const taken = createServer();
    taken.listen(0, HOST);
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { origin } = await begun(DIES, port);
    taken.close();
    expect(origin).not.toBe(`http://${HOST}:${String(port)}`);
    expect((await read())[0]).toBeGreaterThan(0);
  });

  it('lets no script run while it waits', async () => {
    await begun(READY);
    const { headers } = await fetch(groups?.origin ?? '');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});
