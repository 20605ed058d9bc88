/** Is the simulated CIS2 signed in at by the real sign-in, and does it refuse everything that CIS2 would, by name? */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCis2, type Cis2 } from '../../mocks/national/cis2/create-cis2';
import { CIS2_CLIENT, layCis2, type LaidCis2 } from '../../mocks/national/cis2/lay-cis2';
import type { Gateway } from '../../src/gateway/call';
import { checkConfig } from '../../server/config';
import { organisationsByCode } from '../../server/oidc/claims';
import { oidcSignIn, type SignIn } from '../../server/oidc/sign-in';
import { browserOfFetch } from '../kits/server/browser-of-fetch';
import { memoryLogouts } from '../kits/server/memory-logouts';
import { askAt, cookieFrom, gatewayFor, identityFor, KEYS, OURS, sessionOf } from '../kits/server/oidc-gateway';
import { NOBODY_ASKED } from '../kits/server/providers';

const folder = mkdtempSync(join(tmpdir(), 'wp-cis2-'));
let laid: LaidCis2;
let cis2: Cis2;
let gateway: Gateway;
let signIn: SignIn;
const logged: string[] = [];

beforeAll(async () => {
  laid = layCis2(folder);
  cis2 = await createCis2({ clientId: CIS2_CLIENT, origin: OURS, jwks: laid.jwks });
  const checked = checkConfig(
    {
      listen: { port: 0 },
      publicUrl: OURS,
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity: laid.identity(cis2.origin),
      demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
      providers: [NOBODY_ASKED],
    },
    '/',
  );
  if (!checked.ok || checked.config.identity.mode !== 'oidc') throw new Error(JSON.stringify(checked));
  const { identity, clientAuth, organisations: rows } = checked.config;
  gateway = gatewayFor(identityFor(cis2.origin), Date.now, logged, '/api/identity/login?prompt=login');
  signIn = oidcSignIn({
    identity,
    clientAuth: () => clientAuth,
    organisations: () => organisationsByCode(rows),
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
});
afterAll(async () => {
  await cis2.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = (name: string) => {
  const found = cis2.people.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
};
type Browser = ReturnType<typeof browserOfFetch>;

/** Follows the browser at CIS2 until it is sent back to us; chooses this role where a page asks. */
async function throughCis2(browser: Browser, sent: Response, roleId: string) {
  let step = await browser(sent.headers.get('location') ?? '');
  let asked = false;
  for (let hop = 0; hop < 10 && step.location?.startsWith(OURS) !== true; hop += 1) {
    if (step.location !== null) step = await browser(step.location);
    else if (step.text.includes('name="role"')) {
      asked = true;
      step = await browser(step.url, { role: roleId });
    } else throw new Error(`${String(step.status)} ${step.text}`);
  }
  const back = new URL(step.location ?? '');
  return { path: back.pathname + back.search, cookie: cookieFrom(sent, '__Host-wp-login'), asked };
}

async function signedIn(browser: Browser, roleId: string, query = '') {
  const back = await throughCis2(browser, await askAt(signIn, `/api/identity/login${query}`), roleId);
  const answer = await askAt(signIn, back.path, back.cookie, 'text/html');
  return { answer, asked: back.asked, session: await sessionOf(gateway, answer) };
}

describe('signing in at the simulated CIS2', () => {
  it('with two roles at two places gives the one that was chosen, at its own place, and nothing else', async () => {
    const luca = person('Dr Luca Moreau');
    const [gp, officer] = luca.roles;
    const browser = browserOfFetch();
    const first = await signedIn(browser, gp?.person_roleid ?? '');
    expect(first.session).toMatchObject({
      user: { id: luca.userId, name: 'Dr Luca Moreau' },
      membership: { role: 'gp', organisation: { ods: gp?.org_code } },
      vouched: { sdsUserId: luca.userId, roleProfile: gp?.person_roleid },
    });
    expect(first.session?.user.memberships).toHaveLength(1);
    expect(first.session?.vouched?.sid).toBeTruthy();

    const unseen = await signedIn(browser, '', '?prompt=none');
    expect([unseen.asked, unseen.session?.membership.role]).toEqual([false, 'gp']);

    const other = await signedIn(browser, officer?.person_roleid ?? '', '?prompt=login');
    expect([other.asked, other.session?.membership]).toMatchObject([
      true,
      { role: 'privacy-officer', organisation: { ods: 'QMJ' } },
    ]);
  });

  it('tells a GP from a doctor of A&E, who hold the same job role', async () => {
    const roles = await Promise.all(
      ['Dr Asha Patel', 'Dr Ben Okoro'].map(async (name) => {
        const [role] = person(name).roles;
        return (await signedIn(browserOfFetch(), role?.person_roleid ?? '')).session?.membership.role;
      }),
    );
    expect(roles).toEqual(['gp', 'emergency-clinician']);
    expect(person('Dr Asha Patel').roles[0]?.role_code).toBe(person('Dr Ben Okoro').roles[0]?.role_code);
  });

  it('unseen by nobody goes on, seen; and cancelled it is said', async () => {
    const browser = browserOfFetch();
    const back = await throughCis2(browser, await askAt(signIn, '/api/identity/login?prompt=none'), '');
    const again = await askAt(signIn, back.path, back.cookie);
    expect([back.asked, again.status]).toEqual([false, 302]);
    const seen = await throughCis2(browser, again, '');
    expect(seen.asked).toBe(true);
    const answer = await askAt(signIn, seen.path, seen.cookie, 'text/html');
    expect(answer.headers.get('location')).toBe('/#sign-in=sign-in-declined');
    expect(logged.at(-1)).toContain('access_denied');
  });

  it('is over there too once signed out: the next asks again', async () => {
    const browser = browserOfFetch();
    const [role] = person('Jo Clarke').roles;
    const { session } = await signedIn(browser, role?.person_roleid ?? '');
    if (session === null) throw new Error('not signed in');
    const out = await browser((await signIn.logoutUrl(session, new Request(OURS))) ?? '');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(out.text)?.[1] ?? '';
    const done = await browser(`${cis2.origin}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(done.location).toBe(`${OURS}/`);
    expect((await signedIn(browser, role?.person_roleid ?? '')).asked).toBe(true);
  });
});

describe('a request to sign in is refused by name', () => {
  const right = async (): Promise<URL> =>
    new URL((await askAt(signIn, '/api/identity/login')).headers.get('location') ?? '');
  it('unless all of it is right', async () => {
    expect((await fetch(await right(), { redirect: 'manual' })).status).toBe(303);
  });
  it.each<[string, string | null]>([
    ['response_type', 'token'],
    ['client_id', null],
    ['redirect_uri', 'elsewhere'],
    ['scope', 'openid'],
    ['scope', 'openid profile nationalrbacaccess associatedorgs selectedrole email'],
    ['state', 'short'],
    ['state', null],
    ['nonce', null],
    ['code_challenge', null],
    ['code_challenge_method', 'plain'],
    ['acr_values', 'AAL1'],
    ['acr_values', null],
    ['prompt', 'create'],
    ['max_age', 'soon'],
    ['colour', 'red'],
  ])('%s as %s', async (name, value) => {
    const url = await right();
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    const answer = await fetch(url, { redirect: 'manual' });
    const { error_description: why } = (await answer.json()) as { error_description: string };
    expect([answer.status, why.split(':')[0]]).toEqual([400, name]);
  });
});

describe('a client’s proof is refused by name', () => {
  const token = async (claims: object, header: object = {}): Promise<string> => {
    const key = await importPKCS8(readFileSync(join(folder, 'cis2-key.pem'), 'utf8'), 'RS512');
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: CIS2_CLIENT, sub: CIS2_CLIENT, aud: `${cis2.origin}/token`, iat: now, exp: now + 60 };
    const assertion = await new SignJWT({ ...all, jti: crypto.randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: 'whole-picture-1', ...header })
      .sign(key);
    const answer = await fetch(`${cis2.origin}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'made-up',
        redirect_uri: `${OURS}/api/identity/callback`,
        code_verifier: 'v'.repeat(43),
        client_id: CIS2_CLIENT,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    return JSON.stringify(await answer.json());
  };

  it('unless all of it is right: then the code is', async () => {
    expect(await token({})).toContain('invalid_grant');
  });
  it.each<[string, object, object]>([
    ['iss', { iss: 'somebody' }, {}],
    ['client_id', { sub: 'somebody' }, {}],
    ['aud', { aud: 'https://elsewhere.example/token' }, {}],
    ['aud', { aud: undefined }, {}],
    ['jti', { jti: undefined }, {}],
    ['jti', { jti: 'short' }, {}],
    ['expiration', { exp: undefined }, {}],
    ['exp', { exp: Math.floor(Date.now() / 1000) + 900 }, {}],
    ['typ', {}, { typ: undefined }],
    ['kid', {}, { kid: undefined }],
  ])('%s of %j', async (name, claims, header) => {
    expect(await token(claims, header)).toContain(name);
  });
});
