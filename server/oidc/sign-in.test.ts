/** Does sign-in through an identity provider let in whom it vouches for, and nobody else? Against an issuer of our own, over HTTP. */
import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemory } from '../../src/gateway/access/memory';
import { createMemoryStores } from '../../src/gateway/access/memory-stores';
import type { Gateway } from '../../src/gateway/call';
import { buildPolicy } from '../../src/gateway/policy/policy';
import { checkConfig } from '../config';
import { listen, type Listening } from '../host';
import { cookieTransport } from '../http/cookie';
import { userOf, textsAt, type OidcIdentity } from './claims';
import { oidcSignIn, type SignIn } from './sign-in';

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
}

const CLIENT = 'whole-picture';
const SECRET = 'client-secret';
const KEY = new Uint8Array(32).fill(3);

let issuer: Listening;
let signing: { privateKey: CryptoKey; jwk: JWK };
let forging: { privateKey: CryptoKey };
const grants = new Map<string, Grant>();
/** What the issuer says of the next person, and how it misbehaves. */
let said: Record<string, unknown> = {};
let fault: 'none' | 'wrong-key' | 'wrong-nonce' | 'wrong-audience' = 'none';

async function token(request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const grant = grants.get(form.get('code') ?? '');
  grants.delete(form.get('code') ?? '');
  const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
  if (grant?.challenge !== challenge || form.get('client_id') !== CLIENT || form.get('client_secret') !== SECRET) return Response.json({ error: 'invalid_grant' }, { status: 400 });
  const idToken = await new SignJWT({ ...said, nonce: fault === 'wrong-nonce' ? 'other' : grant.nonce })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer(issuer.origin)
    .setAudience(fault === 'wrong-audience' ? 'somebody-else' : CLIENT)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(fault === 'wrong-key' ? forging.privateKey : signing.privateKey);
  return Response.json({ access_token: 'a', token_type: 'Bearer', id_token: idToken });
}

function authorize(url: URL): Response {
  const code = randomBytes(8).toString('hex');
  grants.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', nonce: url.searchParams.get('nonce') ?? '' });
  const back = new URL(url.searchParams.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
  return Response.redirect(back.href, 302);
}

function issue(request: Request): Response | Promise<Response> {
  const url = new URL(request.url);
  const at = (path: string): string => `${issuer.origin}${path}`;
  if (url.pathname === '/.well-known/openid-configuration')
    return Response.json({ issuer: issuer.origin, authorization_endpoint: at('/authorize'), token_endpoint: at('/token'), jwks_uri: at('/jwks'), response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'] });
  if (url.pathname === '/jwks') return Response.json({ keys: [signing.jwk] });
  if (url.pathname === '/authorize') return authorize(url);
  return token(request);
}

const GP = { sub: 'u-1', name: 'Dr Asha Patel', nrbac_roles: [{ role_code: 'R8000' }], org: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } };

const identityFor = (address: string): OidcIdentity => ({
  mode: 'oidc',
  issuer: address,
  clientId: CLIENT,
  scope: 'openid profile',
  roles: [
    { claim: 'nrbac_roles.role_code', value: 'R8000', role: 'gp' },
    { claim: 'nrbac_roles.role_code', value: 'R8001', role: 'pharmacist' },
  ],
  organisation: { ods: 'org.ods', name: 'org.name', region: 'org.region' },
  person: { nhsNumber: 'own.nhs', postcode: 'own.postcode' },
});

function gatewayAt(now: () => number): Gateway {
  const checked = checkConfig(
    {
      listen: { port: 0 },
      publicUrl: 'https://record.example',
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity: { ...identityFor(issuer.origin) },
      demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
      providers: [],
    },
    '.',
  );
  const policy = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!checked.ok || !policy.ok) throw new Error('the test’s own config is not sound');
  const ports = {
    stores: createMemoryStores(),
    now,
    fetch: () => Promise.reject(new Error('nobody is asked')),
    randomId: () => randomBytes(8).toString('hex'),
    key: KEY,
    transport: cookieTransport(KEY, true),
    log: { info: () => undefined, error: () => undefined },
  };
  return { config: checked.config.gateway, policy: policy.policy, ports, memory: createMemory(), terminology: null };
}

let now = 0;
let gateway: Gateway;
let signIn: SignIn;

const ask = async (path: string, cookie = '', accept = '*/*'): Promise<Response> => {
  const answer = signIn.answer(new Request(`https://record.example${path}`, { headers: { accept, ...(cookie ? { cookie } : {}) } }));
  if (answer === null) throw new Error(`${path} is no sign-in route`);
  return answer;
};

const cookieFrom = (answer: Response, name: string): string =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`))?.split(';')[0] ?? '';

/** The way of a browser to the callback; gives what it brings there. */
async function wayBack(): Promise<{ path: string; cookie: string }> {
  const login = await ask('/api/identity/login');
  expect(login.status).toBe(302);
  const back = await fetch(login.headers.get('location') ?? '', { redirect: 'manual' });
  const url = new URL(back.headers.get('location') ?? '');
  expect(url.origin).toBe('https://record.example');
  return { path: url.pathname + url.search, cookie: cookieFrom(login, '__Host-wp-login') };
}

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  signing = { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' } };
  forging = await generateKeyPair('RS256');
  const listening = await listen(issue, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.problem);
  issuer = listening;
});

afterAll(() => issuer.close(0));

beforeEach(() => {
  said = GP;
  fault = 'none';
  now = Date.now();
  gateway = gatewayAt(() => now);
  signIn = oidcSignIn({ identity: identityFor(issuer.origin), clientSecret: SECRET, gateway, key: KEY });
});

describe('sign-in through an identity provider', () => {
  it('starts a session in the mapped role, with a strict cookie, and is audited', async () => {
    const { path, cookie } = await wayBack();
    const answer = await ask(path, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-wp-session=')) ?? '';
    expect(line).toMatch(/HttpOnly; SameSite=Strict; Secure/);
    const id = gateway.ports.transport.read(new Request('https://x/', { headers: { cookie: line.split(';')[0] ?? '' } }));
    expect(await gateway.ports.stores.sessions.get(id ?? '')).toMatchObject({ role: 'gp', user: { id: 'u-1', organisation: { ods: 'Y00101', region: 'QMJ' } } });
    expect(await gateway.ports.stores.audit.search({ userId: 'u-1' })).toHaveLength(1);
  });

  const refusals: readonly [string, () => void, number][] = [
    ['a token signed by somebody else', () => { fault = 'wrong-key'; }, 400],
    ['a token of another sign-in', () => { fault = 'wrong-nonce'; }, 400],
    ['a token for another client', () => { fault = 'wrong-audience'; }, 400],
    ['a person without a mapped role', () => { said = { ...GP, nrbac_roles: [{ role_code: 'R9999' }] }; }, 403],
    ['a person without an organisation', () => { said = { ...GP, org: undefined }; }, 403],
  ];

  it.each(refusals)('refuses %s', async (_who, arrange, status) => {
    arrange();
    const begun = await wayBack();
    const answer = await ask(begun.path, begun.cookie);
    expect(answer.status).toBe(status);
    expect(cookieFrom(answer, '__Host-wp-session')).toBe('');
    expect(await gateway.ports.stores.audit.search({})).toHaveLength(1);
  });

  it('brings a person who is refused back to the sign-in page, which says why', async () => {
    said = { ...GP, nrbac_roles: [{ role_code: 'R9999' }] };
    const { path, cookie } = await wayBack();
    const answer = await ask(path, cookie, 'text/html,application/xhtml+xml');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#sign-in=no-role']);
    expect(cookieFrom(answer, '__Host-wp-session')).toBe('');
    const away = oidcSignIn({ identity: identityFor('http://127.0.0.1:1'), clientSecret: null, gateway, key: KEY });
    const gone = await away.answer(new Request('https://record.example/api/identity/login', { headers: { accept: 'text/html' } }));
    expect(gone?.headers.get('location')).toBe('/#sign-in=identity-provider');
  });

  it('refuses somebody who took too long', async () => {
    const { path, cookie } = await wayBack();
    now += 600_001;
    expect((await ask(path, cookie)).status).toBe(400);
  });

  it('refuses a way back without its cookie, with a forged one, another state, or a second time', async () => {
    const first = await wayBack();
    expect((await ask(first.path)).status).toBe(400);
    expect((await ask(first.path, `${first.cookie}x`)).status).toBe(400);
    expect((await ask(first.path.replace(/state=[^&]*/, 'state=other'), first.cookie)).status).toBe(400);
    const second = await wayBack();
    expect((await ask(second.path, first.cookie)).status).toBe(400);
    expect((await ask(first.path, first.cookie)).status).toBe(302);
    expect((await ask(first.path, first.cookie)).status).toBe(400);
  });

  it('answers 503 while the identity provider is away, and works again when it is back', async () => {
    const away = oidcSignIn({ identity: identityFor('http://127.0.0.1:1'), clientSecret: null, gateway, key: KEY });
    const answer = await away.answer(new Request('https://record.example/api/identity/login'));
    expect(answer?.status).toBe(503);
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it.each(['audit', 'sessions'] as const)('says that it is us when the %s cannot be written', async (store) => {
    const { path, cookie } = await wayBack();
    const fail = (): Promise<never> => Promise.reject(new Error('down'));
    const down = Object.fromEntries(Object.keys(gateway.ports.stores[store]).map((method) => [method, fail]));
    const ports = { ...gateway.ports, stores: { ...gateway.ports.stores, [store]: down } };
    const identity = identityFor(issuer.origin);
    signIn = oidcSignIn({ identity, clientSecret: SECRET, gateway: { ...gateway, ports }, key: KEY });
    const answer = await ask(path, cookie, 'text/html');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#sign-in=unavailable']);
    expect(cookieFrom(answer, '__Host-wp-session')).toBe('');
    const again = await wayBack();
    const program = await ask(again.path, again.cookie);
    expect([program.status, Number(program.headers.get('retry-after')) >= 1]).toEqual([503, true]);
    expect(cookieFrom(program, '__Host-wp-session')).toBe('');
  });

  it('leaves every other path to the gateway, and takes GET alone', async () => {
    expect(signIn.answer(new Request('https://record.example/api/identity'))).toBeNull();
    expect((await signIn.answer(new Request('https://record.example/api/identity/login', { method: 'POST' })))?.status).toBe(405);
  });
});

describe('claims', () => {
  it('are read through lists and by whole names', () => {
    expect(textsAt({ a: [{ b: 'x' }, { b: ['y', 'z'] }, 'q'] }, 'a.b')).toEqual(['x', 'y', 'z']);
    expect(textsAt({ 'https://nhs.uk/role': 'x' }, 'https://nhs.uk/role')).toEqual(['x']);
    expect(textsAt({ a: 8000, b: null }, 'a')).toEqual([]);
    expect(textsAt({}, '__proto__.x')).toEqual([]);
  });

  it('give every mapped role once, one of which is worn at a time', () => {
    const two = { ...GP, nrbac_roles: [{ role_code: 'R8001' }, { role_code: 'R8000' }, { role_code: 'R8000' }] };
    expect(userOf(two, identityFor('https://x'))).toMatchObject({ role: 'gp', roles: ['gp', 'pharmacist'] });
  });

  it('match a role exactly, never by its beginning', () => {
    expect(userOf({ ...GP, nrbac_roles: [{ role_code: 'R80000' }] }, identityFor('https://x'))).toBeNull();
  });

  it('that name two organisations name none', () => {
    expect(userOf({ ...GP, org: { ods: ['Y1', 'Y2'], region: 'QMJ' } }, identityFor('https://x'))).toBeNull();
  });

  it('say who the user is as a patient where the deployer maps it', () => {
    expect(userOf({ ...GP, own: { nhs: '999 012 3454', postcode: 'N1 9ZZ' } }, identityFor('https://x'))).toMatchObject({ nhsNumber: '9990123454', postcode: 'N1 9ZZ' });
    expect(userOf({ ...GP, own: { nhs: '12' } }, identityFor('https://x'))).not.toHaveProperty('nhsNumber');
  });
});
