/** How does somebody sign in through an identity provider? OpenID Connect, code flow with PKCE, state and nonce. */
import * as client from 'openid-client';
import { beginSession } from '../../src/gateway/session/session';
import { auditSignIn } from '../../src/gateway/audit/record';
import type { Call, Gateway } from '../../src/gateway/call';
import { CLOSED, problem, problemResponse, type Problem } from '../../src/gateway/http/problem';
import { failureOf, type Kind } from '../../src/gateway/failures';
import { LOGIN_PATH } from '../config';
import { cookieMaker, cookieOf, sign, unsignByAny } from '../http/cookie';
import type { CookieKeys } from '../keys/key-ring';
import type { Claims } from './claim-paths';
import { CAUSES, userOf, type Cause, type OidcIdentity } from './claims';

export const CALLBACK_PATH = '/api/identity/callback';
const COOKIE = 'wp-login';
/** Seconds somebody may take at the identity provider. */
const LOGIN_SECONDS = 600;

export interface OidcParts {
  readonly identity: OidcIdentity;
  readonly clientSecret: string | null;
  readonly gateway: Gateway;
  /** Sign the cookie that remembers a sign-in under way. */
  readonly keys: CookieKeys;
}

interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly startedAt: number;
}

const NOT_REACHED = problem(
  503,
  'identity-provider',
  'The sign-in service of your organisation cannot be reached. Try again.',
);
const NOT_FINISHED = problem(
  400,
  'sign-in-not-finished',
  'This sign-in was not finished in time, or was begun elsewhere. Start again from the first page.',
);
const NOT_PERMITTED = problem(
  403,
  'no-role',
  'Your organisation’s sign-in names no role or organisation that may use this record. Ask your organisation.',
);
const NOT_PLACED = problem(
  403,
  'role-not-placed',
  'Your organisation’s sign-in does not say at which organisation you hold your role. Ask your organisation.',
);
const WRONG_METHOD = problem(405, 'wrong-method', 'Use GET.', { Allow: 'GET' });

/** In words that fit: nothing that would let somebody in is named, or something that does not say where. */
const NOT_NAMED: Readonly<Record<Cause, Problem>> = {
  'no-subject': NOT_PERMITTED,
  'no-role': NOT_PERMITTED,
  'no-organisation': NOT_PERMITTED,
  'no-region': NOT_PERMITTED,
  'organisation-not-read': NOT_PLACED,
  'several-organisations': NOT_PLACED,
  'two-regions': NOT_PLACED,
};

const isLoopback = (url: URL): boolean => /^(127\.|localhost$|\[::1\]$)/.test(url.hostname);

/** Asks the issuer for its addresses once; a failure is asked again at the next sign-in. */
function discovery({ identity, clientSecret }: OidcParts): () => Promise<client.Configuration> {
  let found: Promise<client.Configuration> | null = null;
  return () => {
    if (found === null) {
      const issuer = new URL(identity.issuer);
      const auth = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
      // INVARIANT: the signature of every ID token is verified, though it came straight from the issuer.
      const execute = [client.enableNonRepudiationChecks];
      if (issuer.protocol === 'http:' && isLoopback(issuer)) execute.push(client.allowInsecureRequests);
      found = client
        .discovery(issuer, identity.clientId, undefined, auth, { timeout: 10, execute })
        .catch((error: unknown) => {
          found = null;
          throw error;
        });
    }
    return found;
  };
}

/**
 * Who comes by a browser is brought back to our own sign-in page, which says it in words; a program gets the answer as
 * it is.
 */
function told(request: Request, why: Problem): Response {
  if (!/\btext\/html\b/.test(request.headers.get('accept') ?? '')) return problemResponse(CALLBACK_PATH, why);
  return new Response(null, {
    status: 303,
    headers: { Location: `/#sign-in=${why.code}`, 'Cache-Control': 'no-store' },
  });
}

function redirect(to: string, cookie: string): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 302, headers });
}

export interface SignIn {
  /** The answer for the two sign-in routes; null for every other path. */
  answer(request: Request): Promise<Response> | null;
  /** Asks where the identity provider is before anybody signs in; one line says so where it does not answer. */
  ahead(): Promise<void>;
}

/** What both routes of a sign-in work with. */
interface Signing extends OidcParts {
  readonly cookies: ReturnType<typeof cookieMaker>;
  /** Of the cookie, as the browser is given it. */
  readonly cookieName: string;
  readonly configuration: () => Promise<client.Configuration>;
}

/** Where browsers reach us; the identity provider checks it against the addresses registered with it. */
const callbackUrl = ({ gateway }: Signing, request: Request): string =>
  new URL(CALLBACK_PATH, gateway.config.publicUrl ?? request.url).href;

/** The identity provider's addresses; null, and one line says so, where it does not answer. */
async function reached({ gateway: { ports }, configuration }: Signing): Promise<client.Configuration | null> {
  try {
    return await configuration();
  } catch (error) {
    signInFailed(ports, outageOf(error) ?? 'badly-answered');
    return null;
  }
}

function sayNotReached({ log }: Pick<Gateway['ports'], 'log'>, kind: Kind): void {
  log.error({ part: 'identity', kind }, 'a part did not answer');
}

/** The same, where somebody could not be signed in for it. */
function signInFailed(ports: Gateway['ports'], kind: Kind): void {
  sayNotReached(ports, kind);
  ports.told?.({ what: 'sign-in', outcome: 'failed' });
}

/** What the identity provider sent in place of an answer: nothing of it, or a page of whoever stands before it. */
const NO_ANSWER: readonly unknown[] = ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** How the identity provider failed; null where it answered, and what it said was not accepted. */
function outageOf(error: unknown): Kind | null {
  const { kind } = failureOf(error);
  if (kind !== 'fault') return kind;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return NO_ANSWER.includes(code) && (!(cause instanceof Response) || cause.status < 400 || cause.status >= 500)
    ? 'badly-answered'
    : null;
}

async function login(signing: Signing, call: Call): Promise<Response> {
  const { identity, keys, cookies, cookieName } = signing;
  const provider = await reached(signing);
  if (provider === null) return told(call.request, NOT_REACHED);
  const underWay: UnderWay = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    startedAt: call.now,
  };
  const to = client.buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(signing, call.request),
    scope: identity.scope,
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
    code_challenge_method: 'S256',
  });
  const value = sign(keys.newest(), cookieName, Buffer.from(JSON.stringify(underWay)).toString('base64url'));
  // Lax, for the browser comes back from another site; it holds nothing but this sign-in.
  return redirect(to.href, cookies.line(COOKIE, value, 'Lax', LOGIN_SECONDS));
}

function begun({ keys, cookieName }: Signing, call: Call): UnderWay | null {
  const cookie = cookieOf(call.request, cookieName);
  const value = cookie === null ? null : unsignByAny(keys.accepted(), cookieName, cookie);
  if (value === null) return null;
  const underWay = JSON.parse(Buffer.from(value, 'base64url').toString()) as UnderWay;
  return call.now - underWay.startedAt <= LOGIN_SECONDS * 1000 ? underWay : null;
}

async function claimsOf(
  signing: Signing,
  provider: client.Configuration,
  call: Call,
  underWay: UnderWay,
): Promise<Claims | 'not-accepted' | 'no-answer'> {
  const current = new URL(callbackUrl(signing, call.request));
  current.search = new URL(call.request.url).search;
  const checks = {
    expectedState: underWay.state,
    expectedNonce: underWay.nonce,
    pkceCodeVerifier: underWay.verifier,
    idTokenExpected: true,
  };
  try {
    const tokens = await client.authorizationCodeGrant(provider, current, checks);
    return tokens.claims() ?? 'not-accepted';
  } catch (error) {
    const kind = outageOf(error);
    if (kind === null) return 'not-accepted';
    signInFailed(signing.gateway.ports, kind);
    return 'no-answer';
  }
}

/** INVARIANT: one line says what the cause was, and never whose sign-in it was, nor a word of a token. */
async function refused({ gateway, cookies }: Signing, call: Call, why: Problem, cause: string): Promise<Response> {
  gateway.ports.log.info({ cause }, 'nobody was signed in');
  gateway.ports.told?.({ what: 'sign-in', outcome: 'refused' });
  await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
  const answer = told(call.request, why);
  answer.headers.append('Set-Cookie', cookies.line(COOKIE, null, 'Lax'));
  return answer;
}

/** Leaves nothing of whoever was signed in at this browser before. */
async function endBefore({ gateway: { ports } }: Signing, request: Request): Promise<void> {
  const before = ports.transport.read(request);
  if (before === null) return;
  await ports.stores.accesses.removeOfSession(before);
  await ports.stores.sessions.remove(before);
}

async function callback(signing: Signing, call: Call): Promise<Response> {
  const { identity, cookies } = signing;
  const { log, transport } = signing.gateway.ports;
  const underWay = begun(signing, call);
  if (underWay === null)
    return refused(signing, call, NOT_FINISHED, 'the sign-in was begun elsewhere, or took too long');
  const provider = await reached(signing);
  if (provider === null) return told(call.request, NOT_REACHED);
  const claims = await claimsOf(signing, provider, call, underWay);
  if (claims === 'no-answer') return told(call.request, NOT_REACHED);
  if (claims === 'not-accepted')
    return refused(signing, call, NOT_FINISHED, 'the answer of the identity provider was not accepted');
  const named = userOf(claims, identity);
  if (named.user === null) return refused(signing, call, NOT_NAMED[named.cause], CAUSES[named.cause]);
  for (const cause of new Set(named.leftOut)) log.info({ cause: CAUSES[cause] }, 'a role was left out at sign-in');
  await endBefore(signing, call.request);
  const session = await beginSession(call, named.user);
  const answer = redirect('/', cookies.line(COOKIE, null, 'Lax'));
  transport.write(answer.headers, session.id);
  return answer;
}

async function closedOnFailure(
  { gateway }: Signing,
  request: Request,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    gateway.ports.log.error({ ...failureOf(error) }, 'a sign-in failed');
    gateway.ports.told?.({ what: 'sign-in', outcome: 'failed' });
    // what fails here is ours (the audit, the sessions), and is not told of the identity provider
    return told(request, CLOSED);
  }
}

export function oidcSignIn(parts: OidcParts): SignIn {
  const { gateway } = parts;
  const cookies = cookieMaker(gateway.config.publicUrl?.startsWith('https:') ?? false);
  const signing: Signing = { ...parts, cookies, cookieName: cookies.name(COOKIE), configuration: discovery(parts) };
  return {
    ahead: () =>
      signing.configuration().then(
        () => undefined,
        (error: unknown) => {
          sayNotReached(gateway.ports, outageOf(error) ?? 'badly-answered');
        },
      ),
    answer(request) {
      const { pathname } = new URL(request.url);
      const run = pathname === LOGIN_PATH ? login : pathname === CALLBACK_PATH ? callback : null;
      if (run === null) return null;
      if (request.method !== 'GET') return Promise.resolve(problemResponse(pathname, WRONG_METHOD));
      return closedOnFailure(signing, request, () =>
        run(signing, { gateway, request, now: gateway.ports.now(), params: {} }),
      );
    },
  };
}
