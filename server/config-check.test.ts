/**
 * Does `npm run config:check` ask everything that a config names once, say what answered, and never tell a secret? The
 * questions in this process, the command as one of its own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLES, laidDown } from '../tests/kits/server/examples';
import { NOBODY_ASKED } from '../tests/kits/server/providers';
import { checkDependencies, checkedConfig } from './check-dependencies';
import { checkConfig, readConfig } from './config';
import { problemsOf } from './config-problems';

const SECRET = 'canary-secret';
const folder = mkdtempSync(join(tmpdir(), 'wp-config-check-'));
writeFileSync(join(folder, 'secret'), SECRET);

let answers: Readonly<Record<string, unknown>> = {};
let asked: string[] = [];
let server: Server;
let origin = '';
/** Where nobody listens. */
let closed = '';

const capability = (fhirVersion: string) => ({ resourceType: 'CapabilityStatement', fhirVersion });
const sound = () => ({
  '/login/.well-known/openid-configuration': {
    issuer: `${origin}/login`,
    authorization_endpoint: `${origin}/login/authorize`,
    token_endpoint: `${origin}/login/token`,
    jwks_uri: `${origin}/login/keys`,
  },
  '/login/keys': { keys: [] },
  '/login/token': [400, { error: 'invalid_grant' }],
  '/demographics/Patient': { resourceType: 'Bundle', type: 'searchset' },
  '/gp/metadata': capability('3.0.2'),
  '/trust/metadata': capability('4.0.1'),
  '/terminology/metadata': capability('4.0.1'),
  '/v1/traces': {},
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(`${request.method ?? ''} ${path}`);
    // as Keycloak does of whoever asks it for FHIR
    const refused = path.startsWith('/login/') && !/^application\/json\b/.test(request.headers.accept ?? '');
    const answer = refused ? [406, ''] : (answers[path] ?? [404, 'a word of theirs']);
    const [status, body] = Array.isArray(answer) ? (answer as [number, unknown]) : [200, answer];
    request.resume();
    request.on('end', () => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const shut = createServer();
  await new Promise<void>((resolve) => shut.listen(0, '127.0.0.1', resolve));
  closed = `http://127.0.0.1:${String((shut.address() as AddressInfo).port)}`;
  await new Promise((resolve) => shut.close(resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
beforeEach(() => {
  answers = sound();
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const given = (more: object = {}) => ({
  listen: { host: '127.0.0.1', port: 0 },
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'oidc',
    issuer: `${origin}/login`,
    clientId: 'whole-picture',
    clientSecretFile: './secret',
    roles: [{ claim: 'groups', value: 'wp-gp', role: 'gp' }],
  },
  demographics: { baseUrl: `${origin}/demographics` },
  providers: [
    { ...NOBODY_ASKED, id: 'gp', baseUrl: `${origin}/gp`, fhirVersion: 'STU3' },
    { ...NOBODY_ASKED, id: 'trust', baseUrl: `${origin}/trust` },
    { ...NOBODY_ASKED, id: 'off', baseUrl: `${origin}/off`, enabled: false },
  ],
  terminology: { baseUrl: `${origin}/terminology` },
  policy: { requireValueSets: false, requireValueSetsWaiver: { signedBy: 'A. Guardian', signedOn: '2026-11-01' } },
  audit: { anchorFile: './anchors' },
  telemetry: { otlpEndpoint: `${origin}/v1/traces` },
  ...more,
});

async function check(more: object = {}): Promise<Readonly<Record<string, string>>> {
  const read = checkConfig(given(more), folder);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const checked = await checkDependencies(read.config, { fetch });
  return Object.fromEntries(checked.map(({ what, well, told }) => [what, `${well ? 'ok' : 'FAIL'}: ${told}`]));
}

describe('what a config names', () => {
  it('is asked once each, and nobody else is', async () => {
    expect(await check()).toEqual({
      database: 'ok: embedded, in memory',
      identity: 'ok: answered, so do its keys, and it takes our client',
      demographics: 'ok: answered a search for a number that is never issued',
      'provider gp': 'ok: answered',
      'provider trust': 'ok: answered',
      'provider off': 'ok: switched off, not asked',
      terminology: 'ok: answered',
      'audit anchor': 'ok: can be written',
      traces: 'ok: answered',
    });
    expect(asked.sort()).toEqual([
      'GET /demographics/Patient',
      'GET /gp/metadata',
      'GET /login/.well-known/openid-configuration',
      'GET /login/keys',
      'GET /terminology/metadata',
      'GET /trust/metadata',
      'POST /login/token',
      'POST /v1/traces',
    ]);
  });

  it('a record locator is asked once, for nobody and for the board', async () => {
    const locator = { kind: 'nrl', baseUrl: `${origin}/nrl` };
    answers = { ...sound(), '/nrl/DocumentReference': { resourceType: 'Bundle', type: 'searchset', total: 0 } };
    expect((await check({ locator }))['locator']).toBe('ok: answered a search for a number that is never issued');
    expect(asked.filter((one) => one.includes('/nrl/'))).toEqual(['GET /nrl/DocumentReference']);
    answers = { ...sound(), '/nrl/DocumentReference': [403, {}] };
    expect((await check({ locator }))['locator']).toBe('FAIL: answered 403, not 200');
    answers = { ...sound(), '/nrl/DocumentReference': { resourceType: 'Bundle', total: 3, entry: [] } };
    expect((await check({ locator }))['locator']).toBe('FAIL: answered, but not in full');
    expect((await check({ locator: { ...locator, baseUrl: closed } }))['locator']).toMatch(
      /^FAIL: did not answer: unreachable/,
    );
  });

  const LOGIN = '/login/.well-known/openid-configuration';
  it.each<[string, string, string, () => unknown, string]>([
    ['another version', 'provider gp', '/gp/metadata', () => capability('4.0.1'), 'speaks FHIR 4.0 where'],
    ['no FHIR', 'provider trust', '/trust/metadata', () => ({}), 'gives no CapabilityStatement'],
    ['no JSON', 'provider trust', '/trust/metadata', () => '<html>', 'not in JSON'],
    ['a failure', 'demographics', '/demographics/Patient', () => [503, {}], 'answered 503, not 200'],
    ['no bundle', 'demographics', '/demographics/Patient', () => ({}), 'gives no Bundle'],
    ['another issuer', 'identity', LOGIN, () => ({ issuer: 'https://elsewhere.example' }), 'another issuer'],
    ['no addresses', 'identity', LOGIN, () => ({ issuer: `${origin}/login` }), 'names no authorization_endpoint'],
    ['no keys', 'identity', '/login/keys', () => [500, {}], 'but its keys: answered 500'],
    ['a client that it does not know', 'identity', '/login/token', () => [401, { error: 'invalid_client' }], 'secret'],
    ['a failing token address', 'identity', '/login/token', () => [500, {}], 'its token address answered 500'],
    ['a code taken that nobody was given', 'identity', '/login/token', () => ({}), 'should be refused'],
    ['a collector that takes nothing', 'traces', '/v1/traces', () => [404, {}], 'answered 404, not 200'],
  ])('and gives %s is named', async (_what, name, path, answer, words) => {
    answers = { ...sound(), [path]: answer() };
    const told = await check();
    expect(told[name]).toMatch(/^FAIL: /);
    expect(told[name]).toContain(words);
    expect(Object.values(told).filter((line) => line.startsWith('FAIL'))).toHaveLength(1);
    expect(Object.values(told).join()).not.toMatch(/word of theirs|canary/);
  });

  it('and is not there is named, by its kind', async () => {
    const told = await check({
      database: { url: `${closed.replace('http://', 'postgres://wp:canary-password@')}/wp` },
      demographics: { baseUrl: closed },
      telemetry: { otlpEndpoint: closed },
      audit: { anchorFile: './no-such-folder/anchors' },
    });
    expect(told).toMatchObject({
      database: 'FAIL: did not answer: unreachable',
      demographics: 'FAIL: nobody answers (ECONNREFUSED)',
      traces: 'FAIL: did not answer: unreachable (ECONNREFUSED)',
      'audit anchor': 'FAIL: cannot be written by this user',
      'provider gp': 'ok: answered',
    });
  });

  it('and is a copy of the register is read to its end', async () => {
    writeFileSync(join(folder, 'wrapping-key'), randomBytes(32).toString('base64'), { mode: 0o600 });
    const kept = { keys: { file: './wrapping-key' }, audit: { registerCopyFile: './copy' } };
    expect(await check(kept)).toMatchObject({ 'register copy': 'ok: can be written' });
    writeFileSync(join(folder, 'copy'), 'not a copy\n', { mode: 0o600 });
    expect((await check(kept))['register copy']).toMatch(/^FAIL: .*it does not begin as a copy of the register does/);
  });

  it('and is not trusted by this machine is told so, and not as nobody there', async () => {
    const cause = Object.assign(new Error('canary'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    const untrusted = (url: string, init: RequestInit) =>
      url.includes('/trust/') ? Promise.reject(new TypeError('fetch failed', { cause })) : fetch(url, init);
    const read = checkConfig(given(), folder);
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const checked = await checkDependencies(read.config, { fetch: untrusted });
    expect(checked.filter(({ well }) => !well)).toEqual([
      {
        what: 'provider trust',
        well: false,
        told: 'its certificate is not trusted by this machine (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
      },
    ]);
  });

  it('and should expand lists of codes is asked for each', async () => {
    const policy = {
      ...given().policy,
      valueSets: [{ url: 'http://snomed.info/sct?fhir_vs=isa/86406008', category: 'sexual-health' }],
    };
    expect((await check({ policy }))['value sets']).toMatch(/^FAIL: Value set http:\/\/snomed/);
  });
});

describe.skipIf(process.env['TEST_DATABASE_URL'] === undefined)('a PostgreSQL', () => {
  it('is told as what it is, and nothing is made in it', async () => {
    const url = process.env['TEST_DATABASE_URL'] ?? '';
    const first = await check({ database: { url } });
    expect(first['database']).toMatch(/^ok: answered(; the first start brings it to this release)?$/);
    expect(await check({ database: { url } })).toEqual(first);
  });
});

describe('the command', () => {
  const file = (name: string, config: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
    return path;
  };
  const lists = { valueSets: [{ file: './secret', category: 'sexual-health' }] };

  it.each<[string, 0 | 1 | 2, () => unknown, RegExp]>([
    ['all is well', 0, () => given(), /\nok {4}provider off {4}switched off, not asked\n/],
    ['something does not answer', 1, () => given({ demographics: { baseUrl: closed } }), /\nFAIL {2}demographics {4}/],
    ['a key is unknown', 2, () => given({ colour: SECRET }), /^colour: unknown key$/],
    [
      'it is no JSON',
      2,
      () => `{ "url": "postgres://wp:${SECRET}@db/wp", }`,
      /is not JSON from line 1, column \d+ on$/,
    ],
    [
      'a file is no list of codes',
      2,
      () => given({ policy: { ...given().policy, ...lists } }),
      /^policy.valueSets\[0\].file: .\/secret is not JSON from line 1, column 1 on$/,
    ],
    ['lists are missing', 2, () => given({ policy: {} }), /has the shipped seed of codes alone/],
  ])('when %s ends with %i, and tells no secret', async (_when, code, config, words) => {
    const told = await checkedConfig(file('config.json', config()), () => ({ fetch }));
    expect(told.code).toBe(code);
    expect(told.lines.join('\n')).toMatch(words);
    expect(told.lines.join('\n')).not.toContain(SECRET);
  });

  it('says on standard output what answered, and by its exit code whether all did', async () => {
    const path = file('away.json', given({ demographics: { baseUrl: closed } }));
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      join(import.meta.dirname, 'config-check.ts'),
      '--config',
      path,
    ]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('\nFAIL  demographics    nobody answers (ECONNREFUSED)\n');
    expect(out.trim().split('\n')).toHaveLength(9);
  });
});

describe('an example', () => {
  it.each(EXAMPLES)('%s would start', (example) => {
    const path = laidDown(example);
    const read = readConfig(path);
    expect(read.ok ? problemsOf(read.config) : read.problems).toEqual([]);
    rmSync(dirname(path), { recursive: true });
  });

  it('for two gateways differs by the port alone', () => {
    const [one, other] = ['deploy/two-gateways/8081.json', 'deploy/two-gateways/8082.json'].map((example) => {
      const path = laidDown(example);
      const read = readConfig(path);
      rmSync(dirname(path), { recursive: true });
      if (!read.ok) throw new Error(read.problems.join('\n'));
      const { gateway, listen } = read.config;
      return { gateway, host: listen.host };
    });
    expect(one).toEqual(other);
  });
});
