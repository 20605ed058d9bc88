/** Is nobody sent to an address of an identity provider that the config does not allow, and is a wrong one not kept? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SECRET_AUTH, startIssuer, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import { askAt, gatewayFor, GP, identityFor, KEYS, onward, sessionOf } from '../../tests/kits/server/oidc-gateway';
import type { Gateway } from '../../src/gateway/call';
import { checkConfig } from '../config';
import { NOBODY_ASKED } from '../../tests/kits/server/providers';
import { elsewhere } from './addresses';
import type { ClaimsIdentity } from './claims';
import { oidcSignIn, type SignIn } from './sign-in';

let issuer: Issuer;
let other: Issuer;
let gateway: Gateway;
let signIn: SignIn;
let logged: string[] = [];
let now = 0;

function begin(change: Partial<ClaimsIdentity> = {}): void {
  const identity = { ...identityFor(issuer.origin), ...change };
  logged = [];
  gateway = gatewayFor(identityFor(issuer.origin), () => now, logged);
  signIn = oidcSignIn({
    identity,
    clientAuth: () => SECRET_AUTH,
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
}

const DISCOVERY = '/.well-known/openid-configuration';

/** What it says of itself, with some addresses changed. */
async function saying(change: Readonly<Record<string, unknown>>): Promise<void> {
  issuer.away = null;
  const said = (await (await fetch(`${issuer.origin}${DISCOVERY}`)).json()) as object;
  issuer.away = { path: DISCOVERY, answer: () => Response.json({ ...said, ...change }) };
}

const login = (): Promise<Response> => askAt(signIn, '/api/identity/login', '', 'text/html');
async function signedIn(): Promise<Response> {
  const { path, cookie } = await onward(await login());
  return askAt(signIn, path, cookie, 'text/html');
}

beforeAll(async () => {
  [issuer, other] = [await startIssuer(), await startIssuer()];
});
afterAll(async () => {
  await issuer.close();
  await other.close();
});
beforeEach(() => {
  Object.assign(issuer, { said: GP, fault: 'none', away: null });
  issuer.asked.length = 0;
  other.asked.length = 0;
  now = Date.now();
  begin();
});

const ADDRESSES = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint'];

describe('an address on another origin than the issuer’s', () => {
  it.each(ADDRESSES)('sends nobody on: %s', async (name) => {
    await saying({ [name]: `${other.origin}/authorize` });
    expect((await login()).headers.get('location')).toBe('/#sign-in=sign-in-elsewhere');
    expect([issuer.asked, other.asked]).toEqual([[], []]);
    expect(logged).toEqual([expect.stringContaining(`"names":["${name}"]`)]);
    expect(logged.join()).not.toContain(other.origin);
  });

  it('is taken where the config names its origin', async () => {
    begin({ origins: [other.origin] });
    // the same provider, by another name of this machine, would be another origin too
    await saying({ end_session_endpoint: `${other.origin}/end` });
    expect(await sessionOf(gateway, await signedIn())).not.toBeNull();
  });

  it('of userinfo counts where userinfo is read, and nowhere else', async () => {
    await saying({ userinfo_endpoint: `${other.origin}/userinfo` });
    expect(await sessionOf(gateway, await signedIn())).not.toBeNull();
    begin({ claimsFrom: 'userinfo' });
    expect((await login()).headers.get('location')).toBe('/#sign-in=sign-in-elsewhere');
  });

  it('is another by scheme or port alone, and by whatever cannot be read', () => {
    const identity = { ...identityFor('https://login.example/realms/a'), origins: ['https://keys.example'] };
    const at = (url: unknown): readonly string[] => elsewhere(identity, { token_endpoint: url });
    for (const url of ['https://login.example/token', 'https://LOGIN.example:443/t', 'https://keys.example/t'])
      expect(at(url)).toEqual([]);
    for (const url of [
      'http://login.example/token',
      'https://login.example:8443/token',
      'https://login.example.evil/token',
      'https://evil.example/https://login.example/',
      'https://login.example@evil.example/token',
      '/token',
      null,
      7,
    ])
      expect(at(url), String(url)).toEqual(['token_endpoint']);
  });
});

describe('a description that is wrong', () => {
  it('is not kept: put right, the next sign-in goes on', async () => {
    await saying({ token_endpoint: `${other.origin}/token` });
    expect((await login()).headers.get('location')).toBe('/#sign-in=sign-in-elsewhere');
    issuer.away = null;
    expect(await sessionOf(gateway, await signedIn())).not.toBeNull();
  });

  it('is asked for again once a sign-in failed by it, and not at every failure', async () => {
    await saying({ token_endpoint: `${issuer.origin}/userinfo` });
    const failed = await signedIn();
    expect(failed.headers.get('location')).toMatch(/^\/#sign-in=/);
    issuer.away = null;
    // at once it is not asked for again: whoever makes sign-ins fail makes us ask no more often
    expect((await signedIn()).headers.get('location')).toMatch(/^\/#sign-in=/);
    now += 10_000;
    expect(await sessionOf(gateway, await signedIn())).not.toBeNull();
  });
});

it.each(['https://keys.example/path', 'ftp://keys.example', 'http://keys.example', 'keys.example', ''])(
  'the config names origins alone: not %s',
  (origin) => {
    const { roles } = identityFor('https://login.example');
    const read = checkConfig(
      {
        listen: { port: 0 },
        publicUrl: 'https://record.example',
        instance: { name: 'NCL', region: 'QMJ' },
        database: { url: 'pglite:memory' },
        identity: { mode: 'oidc', issuer: 'https://login.example', clientId: 'a', roles, origins: [origin] },
        demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
        providers: [NOBODY_ASKED],
      },
      '.',
    );
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/^identity\.origins\[0\]: /)]);
  },
);
