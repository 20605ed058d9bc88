/** Does a logout of the identity provider end the sessions that it means, and nothing else, and nobody else's word? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../src/domain/audit';
import type { Gateway } from '../../src/gateway/call';
import { oidcSignIn, type SignIn } from './sign-in';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { CLIENT, SECRET_AUTH, startIssuer, unsigned, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import { SignJWT } from 'jose';
import {
  askAt,
  cookieFrom,
  gatewayFor,
  GP,
  identityFor,
  KEYS,
  onward,
  OURS,
  pageAsks,
  sessionOf,
} from '../../tests/kits/server/oidc-gateway';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
let issuer: Issuer;
let gateway: Gateway;
let signIn: SignIn;
let logged: string[] = [];
let now = 0;
let made = 0;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(() => {
  Object.assign(issuer, { said: { ...GP, sid: 's-1' }, info: {}, fault: 'none', refuses: null, away: null });
  logged = [];
  now = Date.now();
  const identity = identityFor(issuer.origin);
  gateway = gatewayFor(identity, () => now, logged);
  const logouts = memoryLogouts(gateway.ports.stores);
  signIn = oidcSignIn({ identity, clientAuth: () => SECRET_AUTH, gateway, keys: KEYS, logouts });
});

async function signedIn(said: Record<string, unknown> = {}): Promise<Response> {
  issuer.said = { ...GP, sid: 's-1', ...said };
  const { path, cookie } = await onward(await askAt(signIn, '/api/identity/login'));
  return askAt(signIn, path, cookie);
}

const claims = (more: Record<string, unknown> = {}): Record<string, unknown> => {
  const at = Math.floor(now / 1000);
  made += 1;
  const all = {
    iss: issuer.origin,
    aud: CLIENT,
    iat: at,
    exp: at + 120,
    jti: `j-${String(made)}`,
    sid: 's-1',
    sub: 'u-1',
  };
  return { ...all, events: { [EVENT]: {} }, ...more };
};

function send(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ logout_token: token }).toString();
  const type = 'application/x-www-form-urlencoded';
  const request = new Request(`${OURS}/api/identity/backchannel-logout`, {
    method: 'POST',
    headers: { 'Content-Type': type, ...headers },
    body,
  });
  return signIn.answer(request) ?? Promise.reject(new Error('no route'));
}
const logOut = async (more?: Record<string, unknown>, header?: Record<string, unknown>, forged?: boolean) =>
  send(await issuer.sign(claims(more), header, forged));
const alive = async (answer: Response): Promise<boolean> => (await sessionOf(gateway, answer)) !== null;

describe('a logout of the provider ends', () => {
  it('the session that it names, at once, for the page too, and is audited as that user’s', async () => {
    const mine = await signedIn();
    const others = await signedIn({ sub: 'u-2', sid: 's-2' });
    const answer = await logOut();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await alive(mine), await alive(others)]).toEqual([false, true]);
    expect((await pageAsks(gateway, cookieFrom(mine, '__Host-wp-session'), 'GET', '/api/policy')).status).toBe(401);
    const told = (await auditedIn(gateway.ports.stores, { userId: 'u-1' })).map(readAuditEvent);
    expect(told.map(({ details }) => details['by'])).toContain('the identity provider');
  });

  it('one of a user’s two, where it names the session', async () => {
    const [first, second] = [await signedIn(), await signedIn({ sid: 's-2' })];
    expect((await logOut({ sid: 's-2' })).status).toBe(200);
    expect([await alive(first), await alive(second)]).toEqual([true, false]);
  });

  it('all of a user’s, where it names the user alone', async () => {
    const all = [await signedIn(), await signedIn({ sid: 's-2' }), await signedIn({ sid: undefined })];
    const other = await signedIn({ sub: 'u-2', sid: 's-3' });
    expect((await logOut({ sid: undefined })).status).toBe(200);
    expect(await Promise.all(all.map(alive))).toEqual([false, false, false]);
    expect(await alive(other)).toBe(true);
  });

  it('those of the user that have no name at the provider, where it names session and user', async () => {
    const [nameless, other] = [await signedIn({ sid: undefined }), await signedIn({ sub: 'u-2', sid: undefined })];
    expect((await logOut({ sid: 's-9' })).status).toBe(200);
    expect([await alive(nameless), await alive(other)]).toEqual([false, true]);
  });

  it('the session it names without the user, and none where there is none of it', async () => {
    const mine = await signedIn();
    expect((await logOut({ sid: 'unknown', sub: undefined })).status).toBe(200);
    expect(await alive(mine)).toBe(true);
    expect((await logOut({ sub: undefined })).status).toBe(200);
    expect(await alive(mine)).toBe(false);
  });

  it.each(['logout+jwt', 'JWT', undefined])('it, whether or not it says what it is: %s', async (typ) => {
    const mine = await signedIn();
    expect((await logOut({}, { typ })).status).toBe(200);
    expect(await alive(mine)).toBe(false);
  });

  it('it, whatever cookie and origin come with it, and however often', async () => {
    for (let time = 0; time < 30; time += 1) {
      const token = await issuer.sign(claims());
      const headers = {
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
        cookie: '__Host-wp-session=x.y',
      };
      expect((await send(token, headers)).status).toBe(200);
    }
  });
});

describe('a logout that comes before its session', () => {
  it('ends the sign-in, for two minutes', async () => {
    const { path, cookie } = await onward(await askAt(signIn, '/api/identity/login'));
    const issued = Math.floor(now / 1000) + 5;
    expect((await logOut({ iat: issued })).status).toBe(200);
    now += 119_000;
    const answer = await askAt(signIn, path, cookie, 'text/html');
    expect(answer.headers.get('location')).toBe('/#sign-in=sign-in-declined');
    expect(await alive(answer)).toBe(false);
    expect(await gateway.ports.stores.sessions.list()).toEqual([]);
    expect(logged.at(-1)).toContain('ended this session while it began');
    now += 2_000;
    const again = await onward(await askAt(signIn, '/api/identity/login'));
    expect(await alive(await askAt(signIn, again.path, again.cookie))).toBe(true);
  });

  it('ends no sign-in that the provider vouched for after it', async () => {
    await logOut({ sid: undefined, iat: Math.floor(now / 1000) - 30 });
    expect(await alive(await signedIn())).toBe(true);
  });
});

describe('nobody’s session ends by', () => {
  const cases: readonly [string, () => Promise<Response>, string][] = [
    ['a token of somebody else', () => logOut({}, {}, true), 'signature is not'],
    ['a token that is not signed', () => send(unsigned(claims())), 'not signed'],
    [
      'a token signed by our secret',
      async () =>
        send(
          await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('client-secret'.repeat(3))),
        ),
      'not signed',
    ],
    ['a token of another issuer', () => logOut({ iss: 'https://other.example' }), 'a claim of it'],
    ['a token for another client', () => logOut({ aud: 'somebody' }), 'a claim of it'],
    ['a token that has expired', () => logOut({ iat: now / 1000 - 500, exp: now / 1000 - 300 }), 'expired'],
    ['a token of long ago that never ends', () => logOut({ iat: now / 1000 - 4000, exp: undefined }), 'expired'],
    ['a token of a sign-in', () => logOut({ events: undefined, nonce: 'n' }), 'tells of no logout'],
    ['a logout with a nonce', () => logOut({ nonce: 'n' }), 'a nonce'],
    ['a token of another event', () => logOut({ events: { other: {} } }), 'no logout'],
    ['an event that is no object', () => logOut({ events: { [EVENT]: 'yes' } }), 'no logout'],
    ['a token without a name', () => logOut({ jti: undefined }), 'no name of its own'],
    ['a token without a time', () => logOut({ iat: undefined }), 'a claim of it'],
    ['a token that names nobody', () => logOut({ sub: undefined, sid: undefined }), 'neither'],
    ['a session that is no text', () => logOut({ sid: 5 }), 'cannot be read'],
    ['a user who is no text', () => logOut({ sub: { id: 'u-1' } }), 'cannot be read'],
    ['a token of another kind', () => logOut({}, { typ: 'at+jwt' }), 'of another kind'],
    ['no token', () => send('eyJ'), 'it is no token'],
    ['an empty one', () => send(''), 'no form'],
    ['JSON', async () => send(await issuer.sign(claims()), { 'Content-Type': 'application/json' }), 'no form'],
  ];
  it.each(cases)('%s', async (_what, ask, cause) => {
    const mine = await signedIn();
    const answer = await ask();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(await alive(mine)).toBe(true);
    expect(logged).toEqual([expect.stringContaining(cause)]);
    for (const word of ['u-1', 's-1', 'eyJ', 'j-']) expect(logged.join()).not.toContain(word);
  });

  it('a token that was sent before', async () => {
    const token = await issuer.sign(claims());
    expect((await send(token)).status).toBe(200);
    now += 5_000;
    expect((await send(token)).status).toBe(400);
    expect(logged.at(-1)).toContain('taken before');
  });

  it('a GET, or while the provider’s keys cannot be had', async () => {
    expect((await askAt(signIn, '/api/identity/backchannel-logout')).status).toBe(405);
    issuer.away = { path: '/jwks', answer: () => new Response('', { status: 500 }) };
    const answer = await logOut();
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
  });
});

it('everything that is asked of the provider goes the way of the config, through its proxy and authorities', async () => {
  const asked: string[] = [];
  const logouts = memoryLogouts(gateway.ports.stores);
  const identity = { ...identityFor(issuer.origin), claimsFrom: 'userinfo' as const };
  const by: typeof gateway.ports.fetch = (url, init) => {
    asked.push(new URL(url).pathname);
    return fetch(url, init);
  };
  signIn = oidcSignIn({ identity, clientAuth: () => SECRET_AUTH, gateway, keys: KEYS, logouts, fetch: by });
  issuer.info = GP;
  const mine = await signedIn();
  await logOut();
  expect(await alive(mine)).toBe(false);
  const paths = ['/.well-known/openid-configuration', '/token', '/jwks', '/userinfo', '/jwks'];
  expect(asked).toEqual(paths);
});

describe('signing out', () => {
  it('leads to the provider, with the ID token as hint and the way back', async () => {
    const session = cookieFrom(await signedIn(), '__Host-wp-session');
    const app = await pageAsks(
      { ...gateway, ports: { ...gateway.ports, logoutUrl: signIn.logoutUrl } },
      session,
      'DELETE',
      '/api/session',
    );
    const url = new URL(String(app.body['logoutUrl']));
    expect([app.status, url.origin + url.pathname]).toEqual([200, `${issuer.origin}/end`]);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${OURS}/`);
    expect(url.searchParams.get('client_id')).toBe(CLIENT);
    expect(url.searchParams.get('id_token_hint')).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await gateway.ports.stores.sessions.list()).toEqual([]);
  });

  it('by the link does the same, takes the cookie away, and from elsewhere does nothing', async () => {
    const session = cookieFrom(await signedIn(), '__Host-wp-session');
    const go = (headers: Record<string, string>): Promise<Response> =>
      signIn.answer(new Request(`${OURS}/api/identity/logout`, { headers: { cookie: session, ...headers } })) ??
      Promise.reject(new Error('no route'));
    for (const elsewhere of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }])
      expect((await go(elsewhere)).status).toBe(403);
    expect(await gateway.ports.stores.sessions.list()).toHaveLength(1);
    const answer = await go({ 'sec-fetch-site': 'same-origin' });
    expect([answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([302, `${issuer.origin}/end`]);
    expect(answer.headers.get('set-cookie')).toContain('__Host-wp-session=;');
    expect(await gateway.ports.stores.sessions.list()).toEqual([]);
    expect((await go({})).headers.get('location')).toBe('/');
  });
});
