/** Does the whole server ask a strict record locator as it wants to be asked, with its credential, and heed it? */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixturePointers } from '../../mocks/national/nrl/fixture-pointers';
import { createNrl, NRL_BASE } from '../../mocks/national/nrl/nrl';
import { listen, type Listening } from '../../server/host';
import { startDemo, type Demo } from '../demo';

const folder = mkdtempSync(join(tmpdir(), 'wp-locator-'));
const file = join(folder, 'token');
let nrl: Listening & { readonly ok: true };
let demo: Demo;
const refused: string[] = [];

beforeAll(async () => {
  writeFileSync(file, 'given-out\n');
  chmodSync(file, 0o600);
  const answer = createNrl({ pointers: fixturePointers, knowsToken: (token) => token === 'given-out' });
  const listening = await listen(
    async (request) => {
      const response = await answer(request);
      if (response.status !== 200) refused.push(await response.clone().text());
      return response;
    },
    '127.0.0.1',
    0,
  );
  if (!listening.ok) throw new Error(listening.problem);
  nrl = listening as typeof nrl;
  const baseUrl = `${nrl.origin}${NRL_BASE}`;
  const locator = { kind: 'nrl', baseUrl, auth: { kind: 'bearer-file', file }, always: [] };
  demo = await startDemo((config) => ({ ...config, locator: locator as never }));
});

afterAll(async () => {
  await demo.close();
  await nrl.close(0);
  rmSync(folder, { recursive: true, force: true });
});

it('and asks whom it points to', async () => {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${demo.origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: demo.origin, Cookie: cookie },
      body: JSON.stringify(body),
    });
  const session = await post('/api/session', { userId: 'asha' });
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const who = { nhsNumber: '9990123454', dateOfBirth: '1948-03-14', purpose: 'direct-care' };
  const opened = await post('/api/records', who, cookie);
  const body = (await opened.json()) as {
    readonly providers: readonly { readonly id: string }[];
    readonly notices: readonly { readonly code: string }[];
  };
  expect(refused).toEqual([]);
  expect(opened.status).toBe(201);
  const ids = body.providers.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['parkside', 'northgate', 'riverside']));
  expect(ids).not.toContain('clinic');
  expect(ids).not.toContain('southbank');
  expect(body.notices.map(({ code }) => code).filter((code) => code.startsWith('unasked'))).toEqual(['unasked']);
});
