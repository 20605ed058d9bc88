/**
 * Does sign-in through an identity provider let in whom it vouches for, and nobody else? Against an issuer of our own,
 * over HTTP.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../src/domain/audit';
import { createGateway } from '../../src/gateway/app';
import type { Gateway } from '../../src/gateway/call';
import type { ClaimsIdentity } from './claims';
import { oidcSignIn, type SignIn } from './sign-in';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { SECRET_AUTH, startIssuer, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import { askAt, cookieFrom, gatewayFor, GP, identityFor, KEYS, onward } from '../../tests/kits/server/oidc-gateway';

let issuer: Issuer;

const RVJ = { ods: 'RVJ', name: 'North Bristol', region: 'QUY' };
const NOBODY = { identity: identityFor('http://127.0.0.1:1'), clientAuth: () => ({ kind: 'none' }) as const };

let now = 0;
let logged: string[] = [];
let gateway: Gateway;
let signIn: SignIn;

const gatewayAt = (at: () => number): Gateway => gatewayFor(identityFor(issuer.origin), at, logged);
const ask = (path: string, cookie = '', accept = '*/*'): Promise<Response> => askAt(signIn, path, cookie, accept);

/** The way of a browser to the callback; gives what it brings there. */
async function wayBack(): Promise<{ path: string; cookie: string }> {
  const login = await ask('/api/identity/login');
  expect(login.status).toBe(302);
  return onward(login);
}

beforeAll(async () => {
  issuer = await startIssuer();
});

afterAll(() => issuer.close());

beforeEach(() => {
  issuer.said = GP;
  issuer.fault = 'none';
  issuer.away = null;
  now = Date.now();
  logged = [];
  gateway = gatewayAt(() => now);
  signIn = oidcSignIn({
    identity: identityFor(issuer.origin),
    clientAuth: () => SECRET_AUTH,
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
});

describe('sign-in through an identity provider', () => {
  it('starts a session in the mapped role, with a strict cookie, and is audited', async () => {
    const { path, cookie } = await wayBack();
    const answer = await ask(path, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-wp-session=')) ?? '';
    expect(line).toMatch(/HttpOnly; SameSite=Strict; Secure/);
    const id = gateway.ports.transport.read(
      new Request('https://x/', { headers: { cookie: line.split(';')[0] ?? '' } }),
    );
    expect(await gateway.ports.stores.sessions.get(id ?? '')).toMatchObject({
      membership: { role: 'gp', organisation: { ods: 'Y00101', region: 'QMJ' } },
      user: { id: 'u-1' },
    });
    expect(await auditedIn(gateway.ports.stores, { userId: 'u-1' })).toHaveLength(1);
  });

  it('is finished by another gateway than the one that began it', async () => {
    const { path, cookie } = await wayBack();
    gateway = gatewayAt(() => now);
    signIn = oidcSignIn({
      identity: identityFor(issuer.origin),
      clientAuth: () => SECRET_AUTH,
      gateway,
      keys: KEYS,
      logouts: memoryLogouts(gateway.ports.stores),
    });
    const answer = await ask(path, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  });

  const refusals: readonly [string, () => void, number, string][] = [
    [
      'a token signed by somebody else',
      () => {
        issuer.fault = 'wrong-key';
      },
      400,
      'was not accepted',
    ],
    [
      'a token of another sign-in',
      () => {
        issuer.fault = 'wrong-nonce';
      },
      400,
      'was not accepted',
    ],
    [
      'a token for another client',
      () => {
        issuer.fault = 'wrong-audience';
      },
      400,
      'was not accepted',
    ],
    [
      'a person without a mapped role',
      () => {
        issuer.said = { ...GP, nrbac_roles: [{ role_code: 'R9999' }] };
      },
      403,
      'no claim holds a value that is mapped to a role',
    ],
    [
      'a person without an organisation',
      () => {
        issuer.said = { ...GP, org: undefined };
      },
      403,
      'no organisation for the role',
    ],
    [
      'a person with several organisations and no word of which',
      () => {
        issuer.said = { ...GP, org: [GP.org, RVJ] };
      },
      403,
      'several organisations',
    ],
    [
      'a person one of whose organisations cannot be read',
      () => {
        issuer.said = { ...GP, org: [GP.org, { name: 'RVJ' }] };
      },
      403,
      'cannot be read',
    ],
  ];

  it.each(refusals)(
    'refuses %s, and one line of the log says why, but not whom',
    async (_who, arrange, status, cause) => {
      arrange();
      const begun = await wayBack();
      const answer = await ask(begun.path, begun.cookie);
      expect(answer.status).toBe(status);
      expect(cookieFrom(answer, '__Host-wp-session')).toBe('');
      expect(await auditedIn(gateway.ports.stores)).toHaveLength(1);
      expect(logged).toEqual([expect.stringContaining(cause)]);
      for (const told of ['u-1', 'Asha', 'R8000', 'R9999', 'Y00101', 'Parkside', 'eyJ', 'RVJ'])
        expect(logged.join()).not.toContain(told);
    },
  );

  it('says in words of their own that a role cannot be placed', async () => {
    issuer.said = { ...GP, org: [GP.org, RVJ] };
    const { path, cookie } = await wayBack();
    expect((await ask(path, cookie, 'text/html')).headers.get('location')).toBe('/#sign-in=role-not-placed');
  });

  it('brings a person who is refused back to the sign-in page, which says why', async () => {
    issuer.said = { ...GP, nrbac_roles: [{ role_code: 'R9999' }] };
    const { path, cookie } = await wayBack();
    const answer = await ask(path, cookie, 'text/html,application/xhtml+xml');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#sign-in=no-role']);
    expect(cookieFrom(answer, '__Host-wp-session')).toBe('');
    const away = oidcSignIn({ ...NOBODY, gateway, keys: KEYS, logouts: memoryLogouts(gateway.ports.stores) });
    const gone = await away.answer(
      new Request('https://record.example/api/identity/login', { headers: { accept: 'text/html' } }),
    );
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
    logged.splice(0);
    const forged = await ask(first.path.replace(/state=[^&]*/, 'state=other'), first.cookie);
    expect(forged.status).toBe(400);
    // by name, and the sign-in that this browser began goes on
    expect(logged).toEqual([expect.stringContaining('the state of the way back is of another sign-in, or forged')]);
    expect(forged.headers.getSetCookie()).toEqual([]);
    const second = await wayBack();
    expect((await ask(second.path, first.cookie)).status).toBe(400);
    expect((await ask(first.path, first.cookie)).status).toBe(302);
    expect((await ask(first.path, first.cookie)).status).toBe(400);
  });

  it('answers 503 while the identity provider is away, and works again when it is back', async () => {
    const away = oidcSignIn({ ...NOBODY, gateway, keys: KEYS, logouts: memoryLogouts(gateway.ports.stores) });
    const answer = await away.answer(new Request('https://record.example/api/identity/login'));
    expect(answer?.status).toBe(503);
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  const page = (status: number) => (): Response =>
    new Response('<h1>Sorry</h1>', { status, headers: { 'Content-Type': 'text/html' } });
  it.each([
    ['/token', 'a page of whoever stands before it', page(502), 'badly-answered'],
    ['/token', 'a page that says all is well', page(200), 'badly-answered'],
    ['/token', 'too much to do', page(503), 'badly-answered'],
    ['/jwks', 'a page in place of its keys', page(502), 'badly-answered'],
  ] as const)(
    'says at the callback that the identity provider is away: %s with %s',
    async (path, _what, answer, kind) => {
      const back = await wayBack();
      issuer.away = { path, answer };
      expect((await ask(back.path, back.cookie, 'text/html')).headers.get('location')).toBe(
        '/#sign-in=identity-provider',
      );
      expect(logged).toEqual([expect.stringContaining(`"part":"identity","kind":"${kind}"`)]);
    },
  );

  it('says before anybody signs in that the identity provider does not answer, and counts no sign-in', async () => {
    const happened: unknown[] = [];
    const ports = { ...gateway.ports, told: (happening: unknown) => void happened.push(happening) };
    const gone = await startIssuer();
    await gone.close();
    const away = { identity: identityFor(gone.origin), clientAuth: () => ({ kind: 'none' }) as const };
    await oidcSignIn({
      ...away,
      gateway: { ...gateway, ports },
      keys: KEYS,
      logouts: memoryLogouts(gateway.ports.stores),
    }).ahead();
    expect(logged).toEqual([expect.stringContaining('"part":"identity","kind":"unreachable"')]);
    await signIn.ahead();
    expect([logged.length, happened]).toEqual([1, []]);
  });

  it('says so too where nobody answers at its address any more', async () => {
    const other = await startIssuer();
    signIn = oidcSignIn({
      identity: identityFor(other.origin),
      clientAuth: () => SECRET_AUTH,
      gateway,
      keys: KEYS,
      logouts: memoryLogouts(gateway.ports.stores),
    });
    const back = await wayBack();
    await other.close();
    const answer = await ask(back.path, back.cookie);
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(logged).toEqual([expect.stringContaining('"part":"identity","kind":"unreachable"')]);
  });

  it.each(['audit', 'sessions'] as const)('says that it is us when the %s cannot be written', async (store) => {
    const { path, cookie } = await wayBack();
    const fail = (): Promise<never> => Promise.reject(new Error('down'));
    const down = Object.fromEntries(Object.keys(gateway.ports.stores[store]).map((method) => [method, fail]));
    const ports = { ...gateway.ports, stores: { ...gateway.ports.stores, [store]: down } };
    const identity = identityFor(issuer.origin);
    signIn = oidcSignIn({
      identity,
      clientAuth: () => SECRET_AUTH,
      gateway: { ...gateway, ports },
      keys: KEYS,
      logouts: memoryLogouts(gateway.ports.stores),
    });
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
    expect(
      (await signIn.answer(new Request('https://record.example/api/identity/login', { method: 'POST' })))?.status,
    ).toBe(405);
  });
});

describe('somebody who is a GP at one organisation and privacy officer at another', () => {
  const identity: ClaimsIdentity = {
    ...identityFor('https://replaced'),
    roles: [
      { claim: 'posts.code', value: 'R8000', role: 'gp' },
      { claim: 'posts.code', value: 'R0001', role: 'privacy-officer' },
    ],
    organisation: { ods: 'posts.org_code', name: 'posts.org_name', region: 'posts.icb' },
  };
  const post = (code: string, { ods, name, region }: typeof RVJ): object => ({
    code,
    org_code: ods,
    org_name: name,
    icb: region,
  });

  /** Signs in and gives the gateway as this person's browser asks it. */
  async function signedIn(
    organisation = identity.organisation,
  ): Promise<
    (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>
  > {
    signIn = oidcSignIn({
      identity: { ...identity, organisation, issuer: issuer.origin },
      clientAuth: () => SECRET_AUTH,
      gateway,
      keys: KEYS,
      logouts: memoryLogouts(gateway.ports.stores),
    });
    const { path, cookie } = await wayBack();
    const session = cookieFrom(await ask(path, cookie), '__Host-wp-session');
    const app = createGateway(gateway.config, gateway.policy, gateway.ports);
    return async (method, to, body) => {
      const headers = {
        cookie: session,
        Origin: 'https://record.example',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      };
      const answer = await app.fetch(
        new Request(`https://record.example${to}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
  }

  it('is each of them there, and the other nowhere', async () => {
    issuer.said = { ...GP, posts: [post('R0001', RVJ), post('R8000', GP.org)] };
    const me = await signedIn();
    expect((await me('GET', '/api/session')).body).toMatchObject({
      role: 'gp',
      organisation: GP.org,
      memberships: [
        { role: 'gp', organisation: GP.org },
        { role: 'privacy-officer', organisation: RVJ },
      ],
    });
    expect((await me('POST', '/api/audit/search', {})).status).toBe(403);
    expect((await me('POST', '/api/session/role', { role: 'privacy-officer', organisation: GP.org.ods })).status).toBe(
      403,
    );
    expect((await me('POST', '/api/session/role', { role: 'gp', organisation: RVJ.ods })).status).toBe(403);
    expect((await me('POST', '/api/session/role', { role: 'privacy-officer' })).body).toMatchObject({
      role: 'privacy-officer',
      organisation: RVJ,
    });
    expect((await me('POST', '/api/audit/search', { userId: 'u-1' })).status).toBe(200);
    const lines = (await auditedIn(gateway.ports.stores, { userId: 'u-1' })).map(readAuditEvent);
    expect(lines.map(({ role, details }) => `${role} ${String(details['ods'])}`)).toEqual([
      'GP Y00101',
      'GP Y00101',
      'GP Y00101',
      'GP Y00101',
      'GP Y00101',
      'Privacy officer RVJ',
    ]);
  });

  it('is a GP alone where the mapping reads the organisation from a claim of its own', async () => {
    issuer.said = { ...GP, posts: [post('R0001', RVJ), post('R8000', GP.org)] };
    const me = await signedIn(identityFor('').organisation);
    expect((await me('GET', '/api/session')).body).toMatchObject({
      memberships: [{ role: 'gp', organisation: GP.org }],
    });
    expect((await me('POST', '/api/session/role', { role: 'privacy-officer' })).status).toBe(403);
  });
  it('is a GP alone where the other role says no organisation, and the log says that a role was left out', async () => {
    issuer.said = { ...GP, posts: [post('R8000', GP.org), { code: 'R0001' }] };
    const me = await signedIn();
    expect((await me('GET', '/api/session')).body).toMatchObject({ role: 'gp', roles: ['gp'] });
    expect(logged).toEqual([expect.stringMatching(/no organisation for the role.*a role was left out/)]);
  });
});
