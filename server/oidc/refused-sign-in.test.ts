/** Is each answer that is not good enough refused, with words that fit and its cause in the log? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../../src/gateway/call';
import { organisationsByCode, type ClaimsIdentity } from './claims';
import { oidcSignIn, type SignIn } from './sign-in';
import { SECRET_AUTH, startIssuer, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import { askAt, gatewayFor, GP, identityFor, KEYS, onward, sessionOf } from '../../tests/kits/server/oidc-gateway';

let issuer: Issuer;
let gateway: Gateway;
let signIn: SignIn;
let logged: string[] = [];

function begin(change: Partial<ClaimsIdentity> = {}, organisations = organisationsByCode(null)): void {
  const identity = { ...identityFor(issuer.origin), ...change };
  logged = [];
  gateway = gatewayFor(identityFor(issuer.origin), Date.now, logged);
  signIn = oidcSignIn({
    identity,
    clientAuth: () => SECRET_AUTH,
    organisations: () => organisations,
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
}

async function cameBack(query = ''): Promise<Response> {
  const { path, cookie } = await onward(await askAt(signIn, `/api/identity/login${query}`));
  return askAt(signIn, path, cookie, 'text/html');
}

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(() => {
  Object.assign(issuer, { said: GP, info: {}, fault: 'none', refuses: null, away: null });
  issuer.asked.length = 0;
  begin();
});

const seconds = (): number => Math.floor(Date.now() / 1000);

interface Case {
  readonly change?: Partial<ClaimsIdentity>;
  readonly said?: Record<string, unknown>;
  readonly info?: Record<string, unknown>;
  readonly fault?: Issuer['fault'];
  readonly refuses?: string;
  readonly query?: string;
  readonly away?: Issuer['away'];
}

const answers = (status: number, body: unknown) => () => Response.json(body, { status });

const CASES: readonly [string, Case, string, string][] = [
  ['a token that is not signed', { fault: 'unsigned' }, 'sign-in-not-finished', 'not accepted'],
  ['a token signed by our secret', { fault: 'by-secret' }, 'sign-in-not-finished', 'not accepted'],
  ['a token by a key that is not published', { fault: 'wrong-key' }, 'sign-in-not-finished', 'not accepted'],
  ['a token that has expired', { fault: 'expired' }, 'sign-in-not-finished', 'has expired'],
  ['a token of another issuer', { fault: 'wrong-issuer' }, 'sign-in-not-finished', '(iss)'],
  ['a token for another client', { fault: 'wrong-audience' }, 'sign-in-not-finished', '(aud)'],
  ['a token of another sign-in', { fault: 'wrong-nonce' }, 'sign-in-not-finished', '(nonce)'],
  [
    'userinfo of another subject',
    { change: { claimsFrom: 'userinfo' }, info: { ...GP, sub: 'u-2' } },
    'sign-in-not-finished',
    'another than the one expected',
  ],
  ['a user who cancelled', { refuses: 'access_denied' }, 'sign-in-declined', 'signed nobody in: access_denied'],
  ['an error of its own', { refuses: 'u-1-is-locked' }, 'sign-in-declined', 'signed nobody in: an error of its own'],
  [
    'a way of signing in that is too weak',
    { change: { acrValues: 'AAL3', acr: ['AAL3'] }, said: { ...GP, acr: 'AAL1' } },
    'sign-in-too-weak',
    'authenticated in a way that is not accepted',
  ],
  ['no word of how', { change: { acr: ['AAL3'] } }, 'sign-in-too-weak', 'does not say how the user was authenticated'],
  [
    'another than the one asked for, where no list is given',
    { change: { acrValues: 'AAL2 AAL3' }, said: { ...GP, acr: 'AAL1' } },
    'sign-in-too-weak',
    'not accepted',
  ],
  [
    'an authentication of long ago',
    { change: { maxAgeSeconds: 60 }, said: { ...GP, auth_time: seconds() - 3600 } },
    'sign-in-too-long-ago',
    'authenticated too long ago',
  ],
  [
    'no word of when',
    { change: { maxAgeSeconds: 60 }, said: { ...GP, auth_time: undefined } },
    'sign-in-too-long-ago',
    'does not say when',
  ],
  [
    'an authentication of before, where it was to be asked anew',
    { query: '?prompt=login', said: { ...GP, auth_time: seconds() - 3600 } },
    'sign-in-too-long-ago',
    'authenticated too long ago',
  ],
  ['a person without a mapped role', { said: { ...GP, nrbac_roles: [] } }, 'no-role', 'mapped to a role'],
  ['a person without a user id', { change: { userId: 'upn' } }, 'no-role', 'no user id'],
  [
    'a provider that does not take our client',
    { away: { path: '/token', answer: answers(401, { error: 'invalid_client' }) } },
    'sign-in-not-set-up',
    'gave no token: invalid_client',
  ],
  [
    'a code that was used before',
    { away: { path: '/token', answer: answers(400, { error: 'invalid_grant' }) } },
    'sign-in-not-finished',
    'gave no token: invalid_grant',
  ],
];

describe('nobody is signed in by', () => {
  it.each(CASES)('%s', async (_what, { change, query, ...provider }, code, cause) => {
    begin(change);
    Object.assign(issuer, provider);
    const answer = await cameBack(query);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/#sign-in=${code}`]);
    expect(await sessionOf(gateway, answer)).toBeNull();
    expect(logged).toEqual([expect.stringContaining(cause)]);
    for (const word of ['u-1', 'Asha', 'R8000', 'Y00101', 'AAL1', 'eyJ']) expect(logged.join()).not.toContain(word);
  });
});

it('nobody is sent on by a provider whose discovery is another’s', async () => {
  const answer = answers(200, {
    issuer: 'https://other.example',
    authorization_endpoint: `${issuer.origin}/authorize`,
  });
  issuer.away = { path: '/.well-known/openid-configuration', answer };
  const sent = await askAt(signIn, '/api/identity/login', '', 'text/html');
  expect(sent.headers.get('location')).toBe('/#sign-in=identity-provider');
  expect(issuer.asked).toEqual([]);
});

describe('somebody is signed in', () => {
  it('strongly enough, and asked for it', async () => {
    begin({ acrValues: 'AAL2_OR_AAL3_ANY', acr: ['AAL2', 'AAL3'], maxAgeSeconds: 300 });
    issuer.said = { ...GP, acr: 'AAL3' };
    expect(await sessionOf(gateway, await cameBack())).not.toBeNull();
    expect([issuer.asked[0]?.get('acr_values'), issuer.asked[0]?.get('max_age')]).toEqual(['AAL2_OR_AAL3_ANY', '300']);
  });

  it('by what userinfo says, and by nothing that the ID token does', async () => {
    begin({ claimsFrom: 'userinfo', userId: 'preferred_username' });
    issuer.said = { sub: 'u-1', nrbac_roles: [{ role_code: 'R8001' }], org: GP.org };
    issuer.info = { ...GP, preferred_username: 'asha.patel', name: 'Dr Asha Patel' };
    const session = await sessionOf(gateway, await cameBack());
    expect(session).toMatchObject({ user: { id: 'asha.patel', name: 'Dr Asha Patel' }, membership: { role: 'gp' } });
    expect(session?.user.memberships).toHaveLength(1);
    expect(session?.vouched).toMatchObject({ subject: 'u-1' });
  });

  it('at the organisation of the table, with its name and region, whatever the claims call it', async () => {
    const table = organisationsByCode([{ ods: 'Y00101', name: 'Parkside MC', region: 'QKK', setting: 'gp' }]);
    begin({}, table);
    expect((await sessionOf(gateway, await cameBack()))?.membership.organisation).toEqual({
      ods: 'Y00101',
      name: 'Parkside MC',
      region: 'QKK',
    });
    begin({}, organisationsByCode([{ ods: 'RAL', name: 'Northgate', region: 'QMJ', setting: 'acute' }]));
    expect((await cameBack()).headers.get('location')).toBe('/#sign-in=organisation-not-known');
  });

  it('anew, where it was to be asked anew and was', async () => {
    expect(await sessionOf(gateway, await cameBack('?prompt=login'))).not.toBeNull();
  });
});
