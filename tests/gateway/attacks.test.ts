/**
 * Does the running server withstand what an attacker sends? Over real HTTP, byte for byte. Source: OWASP ASVS 5, level
 * 2, where it applies.
 */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedRecord } from '../../src/domain/api';
import { startDemo, type Demo } from '../demo';
import { MARJORIE } from './people';
import { ask, type RawAnswer, type RawRequest } from './raw';

const JSON_TYPE = { 'Content-Type': 'application/json' };
let demo: Demo;
let host: string;
/** The GP's cookie and open record, which every attack is after. */
let cookie: string;
let access: string;

const send = (request: RawRequest): Promise<RawAnswer> => ask(demo.origin, request);
const post = (target: string, body: unknown, headers: RawRequest['headers'] = {}): Promise<RawAnswer> =>
  send({ method: 'POST', target, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });

async function signIn(userId: string, headers: RawRequest['headers'] = {}): Promise<string> {
  const { headers: given } = await post('/api/session', { userId }, headers);
  return String([given['set-cookie']].flat()[0]).split(';')[0] ?? '';
}

const openRecord = async (as: string): Promise<string> =>
  (
    JSON.parse(
      (await post('/api/records', { ...MARJORIE, purpose: 'direct-care' }, { Cookie: as })).text,
    ) as OpenedRecord
  ).access;

const whoAmI = async (as: string | readonly string[]): Promise<number> =>
  // what nobody in particular is refused
  (await send({ target: '/api/policy', headers: { Cookie: as } })).status;

beforeAll(async () => {
  demo = await startDemo();
  host = new URL(demo.origin).host;
  cookie = await signIn('asha');
  access = await openRecord(cookie);
});
afterAll(() => demo.close());

const target = (provider = 'parkside'): string => `/fhir/${provider}/Patient/${access}/$everything`;

describe('a session that is not one’s own', () => {
  const [name, id, signature] = ['wp-session', 'f'.repeat(48), 'x'.repeat(43)];
  it.each<[string, () => string | Promise<string>]>([
    ['an id nobody signed', () => `${name}=${id}`],
    ['a signature made up', () => `${name}=${id}.${signature}`],
    [
      'a signature with a key made up',
      () => `${name}=${id}.${createHmac('sha256', 'key').update(`${name}=${id}`).digest('base64url')}`,
    ],
    ['one letter changed', () => cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`)],
    ['the end cut off', () => cookie.slice(0, -1)],
    ['something added', () => `${cookie}a`],
    [
      'another user’s id with one’s own signature',
      async () => `${cookie.split('.')[0] ?? ''}.${(await signIn('ben')).split('.')[1] ?? ''}`,
    ],
    ['a signature without an id', () => `${name}=.${cookie.split('.')[1] ?? ''}`],
    ['the name in capitals', () => cookie.toUpperCase()],
    ['two of them', () => `${cookie}; ${cookie}`],
    ['one planted before', () => `${name}=planted; ${cookie}`],
    ['the prefix of a secure cookie', () => `__Host-${cookie}`],
    ['nothing at all', () => ''],
  ])('is not given for %s', async (_what, made) => {
    expect(await whoAmI(await made())).toBe(401);
    expect(await whoAmI(cookie)).toBe(200);
  });

  it('is not given for two Cookie headers', async () => {
    expect(await whoAmI([cookie, cookie])).not.toBe(200);
  });

  it('ends with sign-out for whoever kept the cookie, with its records', async () => {
    const kept = await signIn('asha');
    const opened = await openRecord(kept);
    expect((await send({ method: 'DELETE', target: '/api/session', headers: { Cookie: kept } })).status).toBe(204);
    expect(await whoAmI(kept)).toBe(401);
    expect(
      (await send({ target: `/fhir/parkside/Patient/${opened}/$everything`, headers: { Cookie: kept } })).status,
    ).toBe(401);
    expect(
      (await send({ target: `/fhir/parkside/Patient/${opened}/$everything`, headers: { Cookie: cookie } })).status,
    ).toBe(404);
  });

  it('ends with signing in anew, which never takes over a session brought along', async () => {
    const before = await signIn('asha');
    const after = await signIn('ben', { Cookie: before });
    expect(after).not.toBe(before);
    expect([await whoAmI(before), await whoAmI(after)]).toEqual([401, 200]);
    const fixed = `wp-session=${'e'.repeat(48)}.${signature}`;
    expect(await signIn('ben', { Cookie: fixed })).not.toBe(fixed);
  });

  it('stands in a cookie that no script reads and no other site sends', async () => {
    const { headers } = await post('/api/session', { userId: 'asha' });
    expect([headers['set-cookie']].flat()).toEqual([
      expect.stringMatching(/^wp-session=[0-9a-f]{48}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });
});

describe('another user’s open record', () => {
  it.each<[string, string, unknown]>([
    ['GET', '/fhir/parkside/Patient/:access/$everything', undefined],
    ['GET', '/fhir/parkside/Patient/:access/Binary/a', undefined],
    ['POST', '/api/records/:access/emergency', { reason: 'Curious about a neighbour' }],
    ['DELETE', '/api/records/:access/emergency', undefined],
    ['POST', '/api/records/:access/numbers', { provider: 'parkside' }],
    ['POST', '/api/records/:access/prints', { what: 'Summary' }],
    ['POST', '/api/records/:access/reports', { provider: 'parkside', reference: 'Condition/a', kind: 'wrong-entry' }],
    ['DELETE', '/api/records/:access', undefined],
  ])('%s %s answers as if there were none', async (method, path, body) => {
    for (const other of [await signIn('asha'), await signIn('ben')]) {
      const at = (id: string): Promise<RawAnswer> =>
        send({
          method,
          target: path.replace(':access', id),
          headers: { Cookie: other, ...JSON_TYPE },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const [theirs, nobodys] = [await at(access), await at('0'.repeat(48))];
      expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
    }
    expect((await send({ target: target(), headers: { Cookie: cookie } })).status).toBe(200);
  });
});

describe('a request that another site makes', () => {
  const sent: readonly [string, () => Record<string, string>][] = [
    ['from elsewhere', () => ({ Origin: 'https://elsewhere.example' })],
    ['from nowhere', () => ({ Origin: 'null' })],
    ['from another port', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['from a name that begins like ours', () => ({ Origin: `http://${host}.elsewhere.example` })],
    ['from a name that ends like ours', () => ({ Origin: `http://elsewhere-${host}` })],
    ['with our name as its user', () => ({ Origin: `http://${host}@elsewhere.example` })],
    ['with a path', () => ({ Origin: `http://${host}/` })],
    [
      'that forwards another host',
      () => ({
        Origin: 'http://elsewhere.example',
        'X-Forwarded-Host': 'elsewhere.example',
        Forwarded: 'host=elsewhere.example',
        'X-Original-Host': 'elsewhere.example',
      }),
    ],
    ['without an Origin, across sites', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['without an Origin, from a neighbour', () => ({ 'Sec-Fetch-Site': 'same-site' })],
    ['with our Origin, which its browser belies', () => ({ Origin: `http://${host}`, 'Sec-Fetch-Site': 'cross-site' })],
  ];
  it.each(sent)('is refused %s', async (_how, headers) => {
    const all = { Cookie: cookie, ...headers() };
    for (const path of ['/api/session', '/api/policy', target()])
      expect((await send({ target: path, headers: all })).status).toBe(403);
    for (const path of ['/api/patients', '/api/records', `/api/records/${access}/prints`])
      expect((await post(path, {}, all)).status).toBe(403);
    expect((await send({ method: 'DELETE', target: '/api/session', headers: all })).status).toBe(403);
    const signedIn = await post('/api/session', { userId: 'asha' }, headers());
    expect([signedIn.status, signedIn.headers['set-cookie']]).toEqual([403, undefined]);
    expect(await whoAmI(cookie)).toBe(200);
  });

  it.each<[string, () => Record<string, string>]>([
    ['our own page', () => ({ Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' })],
    ['the address bar', () => ({ 'Sec-Fetch-Site': 'none' })],
  ])('is told from one by %s', async (_who, headers) => {
    expect((await send({ target: '/api/session', headers: { Cookie: cookie, ...headers() } })).status).toBe(200);
  });

  it('reads nothing: no answer invites it, a preflight is refused, and a form’s body is not taken', async () => {
    const preflight = await send({
      method: 'OPTIONS',
      target: '/api/records',
      headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    const own = await send({ target: '/api/session', headers: { Cookie: cookie, Origin: `http://${host}` } });
    for (const { headers } of [preflight, own])
      expect(Object.keys(headers).filter((key) => key.startsWith('access-control'))).toEqual([]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect(
        (
          await send({
            method: 'POST',
            target: '/api/patients',
            headers: { Cookie: cookie, 'Content-Type': type },
            body: JSON.stringify(MARJORIE),
          })
        ).status,
      ).toBe(415);
  });
});

describe('another spelling of a path', () => {
  const spelt: readonly ((id: string) => string)[] = [
    (id) => `/fhir//parkside/Patient/${id}/$everything`,
    (id) => `//fhir/parkside/Patient/${id}/$everything`,
    (id) => `/fhir/parkside/Patient/${id}/$everything/`,
    (id) => `/fhir/parkside/Patient/${id}/$everything.`,
    (id) => `/fhir/parkside/Patient/${id}./$everything`,
    (id) => `/fhir/parkside./Patient/${id}/$everything`,
    (id) => `/fhir/./parkside/Patient/${id}/$everything`,
    (id) => `/fhir/clinic/../parkside/Patient/${id}/$everything`,
    (id) => `/app/../fhir/parkside/Patient/${id}/$everything`,
    (id) => `/fhir/parkside/%2e%2e/parkside/Patient/${id}/$everything`,
    (id) => `/fhir%2fparkside%2fPatient%2f${id}%2f$everything`,
    (id) => `/fhir/parkside/Patient%2f${id}/$everything`,
    (id) => `/%66hir/parkside/Patient/${id}/$everything`,
    (id) => `/fhir/parkside/Patient/${id}/%2524everything`,
    (id) => `/fhir/parkside/Patient/${id}/$everything%00`,
    (id) => `/fhir/parkside/Patient/${id}/$everything;a=b`,
    (id) => `/fhir\\parkside\\Patient\\${id}\\$everything`,
    (id) => `/fhir/PARKSIDE/Patient/${id}/$everything`,
    (id) => `/fhir/parkside/patient/${id}/$everything`,
    (id) => `/fhir/parkside/Patient/${id}/$EVERYTHING`,
    (id) => `/fhir/parkside/Patient/${id.toUpperCase()}/$everything`,
    (id) => `http://elsewhere.example/fhir/parkside/Patient/${id}/$everything`,
    (id) => `/fhir/clinic/Patient/${id}/$everything`,
    (id) => `/fhir/childrens/Patient/${id}/$everything`,
    (id) => `/fhir/__proto__/Patient/${id}/$everything`,
    (id) => `/fhir/constructor/Patient/${id}/$everything`,
    (id) => `/fhir/parkside,northgate/Patient/${id}/$everything`,
    (id) => `/fhir/*/Patient/${id}/$everything`,
  ];
  it.each(spelt.map((path) => [path(':access'), path] as const))('%s releases nothing', async (_shown, path) => {
    const answer = await send({ target: path(access), headers: { Cookie: cookie } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/searchset|TESTPATIENT/);
  });

  it('in capitals is the app’s, and holds no record', async () => {
    const answer = await send({ target: target().replace('/fhir', '/FHIR'), headers: { Cookie: cookie } });
    expect(answer.text).not.toMatch(/searchset|TESTPATIENT/);
  });
});

describe('another question', () => {
  it.each<[string, (id: string) => string, number]>([
    ['HEAD', () => target(), 405],
    ['OPTIONS', () => target(), 405],
    ['PUT', () => target(), 405],
    ['PATCH', () => target(), 405],
    ['DELETE', () => target(), 405],
    ['POST', () => target(), 405],
    ['PROPFIND', () => target(), 405],
    ['TRACE', () => target(), 405],
    ['TRACE', () => '/', 405],
    ['HEAD', () => '/api/session', 405],
    ['POST', () => '/fhir', 404],
    ['POST', () => '/fhir/parkside', 404],
    ['POST', () => '/fhir/parkside/Patient/_search', 404],
    ['GET', () => '/fhir/parkside/metadata', 404],
    ['GET', (id) => `/fhir/parkside/Patient/${id}`, 404],
    ['GET', (id) => `/fhir/parkside/Patient/${id}/_history`, 404],
    ['GET', (id) => `/fhir/parkside/Patient/${id}/_history/1`, 404],
    ['GET', (id) => `/fhir/parkside/Patient/${id}/$everything/_history`, 404],
    ['GET', (id) => `/fhir/parkside/Observation?patient=${id}`, 404],
    ['GET', (id) => `/fhir/parkside/Patient?_id=${id}&_revinclude=*`, 404],
    ['GET', (id) => `/fhir/parkside/Binary/${id}`, 404],
    ['GET', () => '/fhir/parkside/$export', 404],
    ['POST', () => '/fhir/parkside/$graphql', 404],
  ])('%s %s is not answered', async (method, path, status) => {
    const answer = await send({
      method,
      target: path(access),
      headers: { Cookie: cookie, ...JSON_TYPE },
      ...(method === 'POST' ? { body: '{"resourceType":"Bundle","type":"batch"}' } : {}),
    }).catch(() => null);
    // what Node's own parser refuses ends without an answer, or with 400
    if (answer !== null) expect([status, 400]).toContain(answer.status);
    expect(answer?.text ?? '').not.toMatch(/searchset|TESTPATIENT/);
  });

  it.each([
    '?_include=*',
    '?_revinclude=*',
    '?_type=Condition',
    '?_summary=count',
    '?_count=1',
    '?_elements=id',
    '?_format=xml',
    '?emergency=true',
    '?role=gp',
    '?_since=1900',
    '?access[]=x',
  ])('%s changes nothing', async (query) => {
    const plain = async (path: string): Promise<string> =>
      (await send({ target: path, headers: { Cookie: cookie } })).text.replace(/"timestamp":"[^"]*"/, '');
    expect(await plain(target() + query)).toBe(await plain(target()));
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', '_method'])(
    'in %s is not heard',
    async (header) => {
      const overridden = await send({ target: '/api/session', headers: { Cookie: cookie, [header]: 'DELETE' } });
      expect(overridden.status).toBe(200);
      expect(
        (
          await post(
            '/api/session?_method=DELETE',
            { userId: 'nobody', _method: 'DELETE' },
            { Cookie: cookie, [header]: 'DELETE' },
          )
        ).status,
      ).toBe(400);
      expect(await whoAmI(cookie)).toBe(200);
    },
  );

  it.each<[string, Record<string, string>]>([
    [
      'another address',
      {
        'X-Original-URL': '/api/session',
        'X-Rewrite-URL': '/api/session',
        'X-Forwarded-Uri': '/api/session',
        'X-Forwarded-Prefix': '/api',
      },
    ],
    [
      'another user',
      {
        'X-Forwarded-User': 'asha',
        'X-Remote-User': 'asha',
        Authorization: 'Basic YXNoYTo=',
        'X-Page-Session': 'x',
        'X-Role': 'gp',
      },
    ],
    ['a local sender', { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', 'True-Client-IP': '127.0.0.1' }],
    ['the mock', { Accept: 'msw/passthrough' }],
  ])('in headers that claim %s is not heard', async (_what, headers) => {
    expect((await send({ target: '/api/nothing', headers })).status).toBe(404);
    const { status, text } = await send({ target: '/api/session', headers });
    expect([status, JSON.parse(text)]).toEqual([200, { signedIn: false }]);
    expect((await send({ target: target(), headers })).status).toBe(401);
  });
});

describe('a body made to break something', () => {
  const depth = 10_000;
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it.each<[string, string, number]>([
    ['10,000 arrays deep', nested, 400],
    ['10,000 objects deep', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`, 400],
    ['a deep number', `{"nhsNumber":${nested},"dateOfBirth":"1948-03-14"}`, 400],
    [
      'a prototype',
      '{"__proto__":{"role":"gp","isAdmin":true},"nhsNumber":"9990123454","dateOfBirth":"1948-03-14"}',
      400,
    ],
    [
      'a constructor',
      '{"constructor":{"prototype":{"isAdmin":true}},"nhsNumber":"9990123454","dateOfBirth":"1948-03-14"}',
      400,
    ],
    ['a list for a text', '{"nhsNumber":["9990123454"],"dateOfBirth":"1948-03-14"}', 400],
    ['a condition for a text', '{"nhsNumber":{"$ne":null},"dateOfBirth":{"$gt":""}}', 400],
    ['SQL for a number', `{"nhsNumber":"9990123454' or '1'='1","dateOfBirth":"1948-03-14"}`, 400],
    ['a huge number', `{"nhsNumber":${'9'.repeat(100_000)},"dateOfBirth":"1948-03-14"}`, 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
    ['half a text', '{"nhsNumber":"\\ud800","dateOfBirth":"1948-03-14"}', 400],
    ['a line break for the log', '{"family":"A\\u0000\\u001b[2J","given":"B","dateOfBirth":"1948-03-14"}', 400],
  ])('%s is refused, and nothing is broken', async (_what, body, status) => {
    expect(
      (await send({ method: 'POST', target: '/api/patients', headers: { Cookie: cookie, ...JSON_TYPE }, body })).status,
    ).toBe(status);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect(await whoAmI(cookie)).toBe(200);
  });

  it('of more than 256 kB is refused, whether it says so or not', async () => {
    const big = new Uint8Array(300 * 1024).fill(32);
    expect(
      (
        await send({
          method: 'POST',
          target: '/api/patients',
          headers: { Cookie: cookie, ...JSON_TYPE, 'Content-Length': String(big.length) },
          body: big,
        })
      ).status,
    ).toBe(413);
    const pieces = Array.from({ length: 20 }, () => new Uint8Array(64 * 1024).fill(32));
    for (const path of ['/api/patients', '/api/records'])
      expect(
        (
          await send({
            method: 'POST',
            target: path,
            headers: { Cookie: cookie, ...JSON_TYPE, 'Transfer-Encoding': 'chunked' },
            body: pieces,
          })
        ).status,
      ).toBe(413);
    expect(await whoAmI(cookie)).toBe(200);
  });

  it('of a user nobody knows tells no more than that', async () => {
    for (const userId of ['__proto__', 'constructor', 'asha ', '../asha'])
      expect([401, 204]).toContain((await post('/api/session', { userId })).status);
    expect((await post('/api/session', { userId: '__proto__' })).status).toBe(401);
  });
});

describe('every answer', () => {
  it.each<[string, number, () => RawRequest]>([
    ['the app', 200, () => ({ target: '/' })],
    ['a question answered', 200, () => ({ target: '/api/identity' })],
    ['a record', 200, () => ({ target: target(), headers: { Cookie: cookie } })],
    ['nobody signed in', 401, () => ({ target: '/api/policy' })],
    ['another site', 403, () => ({ target: '/api/session', headers: { Origin: 'null' } })],
    ['nothing there', 404, () => ({ target: '/api/nothing' })],
    ['another method', 405, () => ({ method: 'PUT', target: '/api/session' })],
    ['too large', 413, () => ({ method: 'POST', target: '/api/patients', headers: { 'Content-Length': '999999' } })],
    ['a mangled path', 404, () => ({ target: '/api//session' })],
    ['health', 200, () => ({ target: '/healthz' })],
    ['metrics', 200, () => ({ target: '/metrics' })],
  ])('carries the security headers: %s', async (_what, status, request) => {
    const { status: given, headers } = await send(request());
    expect(given).toBe(status);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toMatch(/unsafe-|\*|http:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toBeDefined();
    for (const telling of ['server', 'x-powered-by', 'access-control-allow-origin'])
      expect(headers[telling]).toBeUndefined();
    if (status !== 200 || request().target !== '/') expect(headers['cache-control']).toBe('no-store');
  });
});

// Last: they use up what their users may ask.
describe('trawling for people', () => {
  const wrong = (n: number): { nhsNumber: string; dateOfBirth: string } => ({
    nhsNumber: MARJORIE.nhsNumber,
    dateOfBirth: `1950-01-${String(n + 1).padStart(2, '0')}`,
  });

  it('stops after 20 look-ups in vain, by whichever way and session, and says for how long', async () => {
    const [one, two] = [await signIn('nell'), await signIn('nell')];
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1)
      statuses.push(
        n % 2 === 0
          ? (await post('/api/patients', wrong(n), { Cookie: one })).status
          : (await post('/api/records', { ...wrong(n), purpose: 'direct-care' }, { Cookie: two })).status,
      );
    expect(new Set(statuses)).toEqual(new Set([200, 404]));
    for (const [path, body] of [
      ['/api/patients', MARJORIE],
      ['/api/records', { ...MARJORIE, purpose: 'direct-care' }],
      ['/api/records', { ...MARJORIE, purpose: 'emergency', reason: 'Let me in, it is urgent' }],
    ] as const) {
      const refused = await post(path, body, { Cookie: await signIn('nell') });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600);
    }
    expect((await post('/api/patients', MARJORIE, { Cookie: cookie })).status).toBe(200);
  });

  it('is not what somebody does who finds people', async () => {
    const peter = await signIn('peter');
    for (let n = 0; n < 25; n += 1) expect((await post('/api/patients', MARJORIE, { Cookie: peter })).status).toBe(200);
  });

  it('of records stops after 120 in a minute', async () => {
    const rhian = await signIn('rhian');
    const opened = await Promise.all(
      Array.from({ length: 124 }, () =>
        post('/api/records', { ...MARJORIE, purpose: 'direct-care' }, { Cookie: rhian }),
      ),
    );
    const refused = opened.filter(({ status }) => status === 429);
    expect([opened.filter(({ status }) => status === 201).length, refused.length]).toEqual([120, 4]);
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });
});
