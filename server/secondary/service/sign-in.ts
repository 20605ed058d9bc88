/**
 * How does somebody sign in by OpenID Connect? `GET /api/login` sends the browser to the provider, with PKCE, state and
 * nonce; `GET /api/login/callback` reads what it vouches for. INVARIANT: nobody is signed in on less than a token that
 * is sound, for this browser, in time.
 */
import { readFileSync } from 'node:fs';
import * as client from 'openid-client';
import type { SecondaryApp } from '../../../src/secondary/app';
import type { Logger } from '../../../src/secondary/ports';
import { problem, problemResponse } from '../../../src/secondary/routes/problem';
import { cookieMaker, cookieOf, sign, unsign } from '../../http/cookie';
import { described } from '../../log';
import type { OidcIdentity } from '../config/shape';
import { actorOf } from './claims';

const LOGIN = '/api/login';
const CALLBACK = '/api/login/callback';
const COOKIE = 'wp-groups-login';
/** Seconds somebody may take at the identity provider. */
const SECONDS = 600;

interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly startedAt: number;
}

export interface SignInParts {
  readonly identity: OidcIdentity;
  /** The origin that browsers reach us at. */
  readonly publicUrl: string;
  readonly key: Uint8Array;
  readonly app: SecondaryApp;
  readonly log: Logger;
  readonly now: () => number;
}

const NOT_REACHED = problem(503, 'identity-unavailable', 'The identity provider does not answer. Try again.');
const REFUSED = problem(403, 'sign-in-refused', 'You could not be signed in here. Ask your organisation for a role.');

function discovered({ identity }: SignInParts): Promise<client.Configuration> {
  const { issuer, clientId, clientSecretFile } = identity;
  const secret = clientSecretFile === null ? null : readFileSync(clientSecretFile, 'utf8').trim();
  const auth = secret === null ? client.None() : client.ClientSecretPost(secret);
  // INVARIANT: a token is believed by its signature, and not for the way that it came.
  const execute = [
    client.enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
  ];
  return client.discovery(new URL(issuer), clientId, undefined, auth, { execute });
}

/** Answers the two addresses of signing in, and nothing else (null). */
export function oidcSignIn(parts: SignInParts): (request: Request) => Promise<Response | null> {
  const { identity, publicUrl, key, app, log, now } = parts;
  const cookies = cookieMaker(publicUrl.startsWith('https:'));
  const name = cookies.name(COOKIE);
  let provider: Promise<client.Configuration> | null = null;
  const reached = async (): Promise<client.Configuration | null> => {
    provider ??= discovered(parts);
    try {
      return await provider;
    } catch (error) {
      provider = null;
      log.error(described(error), 'the identity provider does not answer');
      return null;
    }
  };

  async function begin(): Promise<Response> {
    const configuration = await reached();
    if (configuration === null) return problemResponse(NOT_REACHED);
    const underWay: UnderWay = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      startedAt: now(),
    };
    const to = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${publicUrl}${CALLBACK}`,
      scope: identity.scope,
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
    });
    const value = sign(key, name, Buffer.from(JSON.stringify(underWay)).toString('base64url'));
    // Lax, for the browser comes back from another site; it holds nothing but this sign-in.
    const cookie = cookies.line(COOKIE, value, 'Lax', SECONDS);
    return new Response(null, { status: 302, headers: { Location: to.href, 'Set-Cookie': cookie } });
  }

  function begun(request: Request): UnderWay | null {
    const cookie = cookieOf(request, name);
    const value = cookie === null ? null : unsign(key, name, cookie);
    if (value === null) return null;
    const underWay = JSON.parse(Buffer.from(value, 'base64url').toString()) as UnderWay;
    return now() - underWay.startedAt <= SECONDS * 1000 ? underWay : null;
  }

  async function vouchedFor(request: Request, configuration: client.Configuration): Promise<object | null> {
    const underWay = begun(request);
    if (underWay === null) return null;
    const back = new URL(`${publicUrl}${CALLBACK}${new URL(request.url).search}`);
    const tokens = await client.authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: underWay.verifier,
      expectedState: underWay.state,
      expectedNonce: underWay.nonce,
      idTokenExpected: true,
    });
    return tokens.claims() ?? null;
  }

  async function finish(request: Request): Promise<Response> {
    const configuration = await reached();
    if (configuration === null) return problemResponse(NOT_REACHED);
    const claims = await vouchedFor(request, configuration).catch((error: unknown) => {
      log.error(described(error), 'a sign-in was not sound');
      return null;
    });
    const actor = claims === null ? null : actorOf(identity, claims as Record<string, unknown>);
    const answer = await app.signIn(request, actor);
    if (answer.status !== 204) return answer;
    const headers = new Headers(answer.headers);
    headers.append('Set-Cookie', cookies.line(COOKIE, null, 'Lax'));
    headers.set('Location', '/');
    return actor === null ? problemResponse(REFUSED) : new Response(null, { status: 302, headers });
  }

  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET') return Promise.resolve(null);
    if (pathname === LOGIN) return begin();
    return pathname === CALLBACK ? finish(request) : Promise.resolve(null);
  };
}
