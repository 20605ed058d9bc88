/** Does `config:check` say of CIS2 what stands in the way: the table of organisations, the addresses, our key? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCis2, type Cis2 } from '../../mocks/national/cis2/create-cis2';
import { CIS2_CLIENT, layCis2, type LaidCis2 } from '../../mocks/national/cis2/lay-cis2';
import { identity } from '../../server/check-identity';
import { checkConfig } from '../../server/config';
import { OURS } from '../kits/server/oidc-gateway';
import { NOBODY_ASKED } from '../kits/server/providers';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'wp-cis2-')));
const [folder = '', other = ''] = folders;
let laid: LaidCis2;
let cis2: Cis2;

beforeAll(async () => {
  laid = layCis2(folder);
  cis2 = await createCis2({ clientId: CIS2_CLIENT, origin: OURS, jwks: laid.jwks });
});
afterAll(async () => {
  await cis2.close();
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const given = (of: object): unknown => ({
  listen: { port: 0 },
  publicUrl: OURS,
  instance: { name: 'NCL', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: of,
  demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
  providers: [NOBODY_ASKED],
});

async function said(of: object, ask: typeof fetch = fetch): Promise<unknown> {
  const read = checkConfig(given(of), '/');
  if (!read.ok) return read.problems;
  const { well, told } = await identity(ask, read.config);
  return `${well ? 'ok' : 'FAIL'}: ${told}`;
}

describe('of CIS2 it is said', () => {
  it('that it answers and takes our key, and how many organisations there are', async () => {
    expect(await said(laid.identity(cis2.origin))).toMatch(
      /^ok: answered, so do its keys, and it takes our client; \d+ organisations$/,
    );
  });

  it('that our key is not the one it knows', async () => {
    const stranger = layCis2(other);
    expect(await said(stranger.identity(cis2.origin))).toContain('FAIL: answered, but');
  });

  it('that it names no userinfo', async () => {
    const without: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init);
      if (!String(url).endsWith('openid-configuration')) return answer;
      const named = Object.entries((await answer.json()) as Record<string, unknown>);
      return Response.json(Object.fromEntries(named.filter(([name]) => name !== 'userinfo_endpoint')));
    };
    expect(await said(laid.identity(cis2.origin), without)).toBe('FAIL: answered, but names no userinfo_endpoint');
  });

  it('what is wrong with the table of organisations, before anybody is asked', async () => {
    writeFileSync(join(other, 'organisations.csv'), 'ods,name,region\nY1,x,QMJ\n');
    expect(await said({ ...laid.identity(cis2.origin), organisations: join(other, 'organisations.csv') })).toEqual([
      expect.stringMatching(/^identity\.organisations: .*: line 1: must be the header ods,name,region,setting$/),
    ]);
  });
});
