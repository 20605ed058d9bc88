/** What do all the routes of a sign-in work with: the identity provider's addresses, our cookie, the way it fails? */
import type { createRemoteJWKSet } from 'jose';
import * as client from 'openid-client';
import type { Gateway } from '../../src/gateway/call';
import { failureOf, type Kind } from '../../src/gateway/failures';
import type { Problem } from '../../src/gateway/http/problem';
import type { Ports } from '../../src/gateway/ports';
import type { cookieMaker } from '../http/cookie';
import type { LogoutStore } from '../database/logout-store';
import type { CookieKeys } from '../keys/key-ring';
import type { ClientAuth } from '../config-identity-files';
import type { OidcIdentity, Organisations } from './claims';
import { described, type Described } from '../outbound/described';
import { elsewhere, ElsewhereError } from './addresses';
import { clientAuthFor } from './client-auth';
import { NOT_AS_CONFIGURED, NOT_REACHED } from './refusals';

export const CALLBACK_PATH = '/api/identity/callback';

export interface OidcParts {
  readonly identity: OidcIdentity;
  /** As it is now: it may be read again. */
  readonly clientAuth: () => ClientAuth;
  /** As they are now: they may be read again. */
  readonly organisations?: () => Organisations;
  readonly gateway: Gateway;
  /** What the provider tells of ended sessions. */
  readonly logouts: LogoutStore;
  /** Sign the cookie that remembers a sign-in under way, and seal what is kept of the identity provider's tokens. */
  readonly keys: CookieKeys;
  /** How the identity provider is asked: through the proxy and by the authorities of the config; absent: plainly. */
  readonly fetch?: Ports['fetch'];
}

export interface Signing extends OidcParts {
  readonly cookies: ReturnType<typeof cookieMaker>;
  /** Of the cookie, as the browser is given it. */
  readonly cookieName: string;
  readonly configuration: Described<client.Configuration>;
  /** The keys that its logouts are signed by. */
  readonly logoutKeys: () => Promise<ReturnType<typeof createRemoteJWKSet>>;
}

const isLoopback = (url: URL): boolean => /^(127\.|localhost$|\[::1\]$)/.test(url.hostname);

/** Milliseconds for which the issuer's addresses are believed; where a sign-in failed by them, for no longer. */
const KEPT_MS = 3_600_000;

async function discovered({ identity, clientAuth, fetch }: OidcParts): Promise<client.Configuration> {
  const issuer = new URL(identity.issuer);
  const auth = clientAuthFor(clientAuth, identity.profile === 'cis2' ? 'token-endpoint' : 'issuer');
  // INVARIANT: the signature of every ID token is verified, though it came straight from the issuer.
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === 'http:' && isLoopback(issuer)) execute.push(client.allowInsecureRequests);
  const found = await client.discovery(issuer, identity.clientId, undefined, auth, {
    timeout: 10,
    execute,
    ...(fetch === undefined ? {} : { [client.customFetch]: (url, init) => fetch(url, init as RequestInit) }),
  });
  // INVARIANT: nobody, and nothing that vouches for anybody, is sent to an address that the config does not allow
  const names = elsewhere(identity, { ...found.serverMetadata() });
  if (names.length > 0) throw new ElsewhereError(names);
  return found;
}

/** Asks the issuer for its addresses, and again later; a failure, or what cannot be used, is not kept. */
export const discovery = (parts: OidcParts): Described<client.Configuration> =>
  described(() => discovered(parts), parts.gateway.ports.now, KEPT_MS);

/** Where browsers reach us; the identity provider checks it against the addresses registered with it. */
export const callbackUrl = ({ gateway }: Signing, request: Request): string =>
  new URL(CALLBACK_PATH, gateway.config.publicUrl ?? request.url).href;

export function sayNotReached({ log }: Pick<Gateway['ports'], 'log'>, kind: Kind): void {
  log.error({ part: 'identity', kind }, 'a part did not answer');
}

/** The same, where somebody could not be signed in for it. */
export function signInFailed(ports: Gateway['ports'], kind: Kind): void {
  sayNotReached(ports, kind);
  ports.told?.({ what: 'sign-in', outcome: 'failed' });
}

/** What the identity provider sent in place of an answer: nothing of it, or a page of whoever stands before it. */
const NO_ANSWER: readonly unknown[] = ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** How the identity provider failed; null where it answered, and what it said was not accepted. */
export function outageOf(error: unknown): Kind | null {
  const { kind } = failureOf(error);
  if (kind !== 'fault') return kind;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  // an answer that came by a proxy is of a class of its own, and an answer all the same
  const status: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'status') : undefined;
  const refused = typeof status === 'number' && status >= 400 && status < 500;
  return NO_ANSWER.includes(code) && !refused ? 'badly-answered' : null;
}

/** Says why its addresses cannot be had, in one line. */
export function sayNotDescribed(ports: Pick<Gateway['ports'], 'log'>, error: unknown): void {
  if (error instanceof ElsewhereError)
    ports.log.error(
      { part: 'identity', names: error.names },
      'the identity provider names addresses on an origin that the config does not',
    );
  else sayNotReached(ports, outageOf(error) ?? 'badly-answered');
}

/** The identity provider's addresses; what to tell, and one line says so, where there are none to use. */
export async function reached({ gateway: { ports }, configuration }: Signing): Promise<client.Configuration | Problem> {
  try {
    return await configuration.get();
  } catch (error) {
    sayNotDescribed(ports, error);
    ports.told?.({ what: 'sign-in', outcome: 'failed' });
    return error instanceof ElsewhereError ? NOT_AS_CONFIGURED : NOT_REACHED;
  }
}

export function redirect(to: string, cookie: string): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 302, headers });
}
