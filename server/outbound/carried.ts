/**
 * With which headers, and where, does one question go? A row for each kind of credential. INVARIANT: nothing of it is
 * logged or told: whoever asks hears that it could not be had, and by which fixed word why.
 */
import type { KeyObject } from 'node:crypto';
import type { Destination } from '../../src/gateway/asking';
import type { AuthConfig, AuthKind } from '../../src/gateway/credentials';
import type { Ports, Requester } from '../../src/gateway/ports';
import type { CookieKeys } from '../keys/key-ring';
import { ASSERTION_TYPE, clientAssertion } from './assertion';
import { credentialError } from './credential-error';
import { namedFile, readPrivateKey, readSecret, type CannotUse, type NamedFile, type Read } from './named-file';
import type { RefreshStore } from './refresh-store';
import { createDiscovery } from './smart-discovery';
import { throughSsp } from './ssp';
import { createTokenCache } from './token-cache';
import { askToken, type Token } from './token-endpoint';
import { applicationToken, userToken, type NhsClient } from './user-token';

export interface Carried {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Told where the token it carries was refused; null where a new one would be the same. */
  readonly refused: (() => void) | null;
}

export interface Question {
  readonly destination: Destination;
  readonly requester: Requester | null;
  readonly url: string;
  readonly method: string;
}

/** What a user's own token is had with. */
export interface Users {
  /** Those of the ring's sign-in cookies: they open what vouched for a user. */
  readonly keys: CookieKeys;
  readonly refresh: RefreshStore;
}

export interface CredentialParts {
  readonly now: () => number;
  /** For a token endpoint of this place. */
  readonly fetchFor: (destination: Destination) => Ports['fetch'];
  readonly publicUrl: string;
  readonly users: () => Users | null;
  readonly cannotUse: CannotUse;
}

type Auth<K extends AuthKind> = Extract<AuthConfig, { readonly kind: K }>;
type Rows = { readonly [K in AuthKind]: (auth: Auth<K>, question: Question) => Promise<Carried> };

/** What each file of one kind holds now; throws a credential error where it cannot be used. */
function holding<T>(read: (path: string) => Read<T>, cannotUse: CannotUse): (path: string) => T {
  const files = new Map<string, NamedFile<T>>();
  return (path) => {
    const file = files.get(path) ?? namedFile(path, read, cannotUse);
    files.set(path, file);
    const held = file.get();
    if (!held.ok) throw credentialError('file');
    return held.value;
  };
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
const basic = (id: string, secret: string): string => {
  const encoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
  return `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`;
};

/** By the place's own origin too: a token that one place was asked with is never sent to another. */
const nameOf = ({ destination: { place } }: Question, auth: AuthConfig, user = ''): string =>
  JSON.stringify([new URL(place.baseUrl).origin, auth, user]);

interface BackendQuestion {
  readonly auth: Auth<'smart-backend'>;
  readonly tokenUrl: string;
  readonly key: KeyObject;
  readonly fetch: Ports['fetch'];
  readonly now: number;
}

/** Source: SMART Backend Services, "Obtain access token". */
async function backendToken({ auth, tokenUrl, key, fetch, now }: BackendQuestion): Promise<Token> {
  const { alg, kid, clientId: client, scope } = auth;
  return askToken(fetch, tokenUrl, {
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: await clientAssertion({ alg, kid, key, client, audience: tokenUrl, now }),
  });
}

export function createCredentials(parts: CredentialParts): (question: Question) => Promise<Carried> {
  const { now, fetchFor, publicUrl, users, cannotUse } = parts;
  const tokens = createTokenCache(now);
  const endpointOf = createDiscovery(fetchFor, now);
  const secret = holding(readSecret, cannotUse);
  const key = holding(readPrivateKey, cannotUse);

  const bearing = async (question: Question, name: string, ask: () => Promise<Token>): Promise<Carried> => {
    const token = await tokens.get(name, ask);
    return {
      url: question.url,
      headers: { Authorization: `Bearer ${token}` },
      refused: () => {
        tokens.refused(name, token);
      },
    };
  };

  const nhs = (config: NhsClient, { destination }: Question) => ({
    config,
    apiKey: secret(config.apiKeyFile),
    key: key(config.keyFile),
    fetch: fetchFor(destination),
    now,
  });

  const rows: Rows = {
    none: (_auth, { url }) => Promise.resolve({ url, headers: {}, refused: null }),
    'bearer-file': (auth, { url }) =>
      Promise.resolve({ url, headers: { Authorization: `Bearer ${secret(auth.file)}` }, refused: null }),
    'api-key': (auth, { url }) =>
      Promise.resolve({ url, headers: { [auth.header]: secret(auth.file) }, refused: null }),
    oauth2: (auth, question) =>
      bearing(question, nameOf(question, auth), () =>
        askToken(
          fetchFor(question.destination),
          auth.tokenUrl,
          { grant_type: 'client_credentials', ...(auth.scope === undefined ? {} : { scope: auth.scope }) },
          { Authorization: basic(auth.clientId, secret(auth.secretFile)) },
        ),
      ),
    'smart-backend': (auth, question) =>
      bearing(question, nameOf(question, auth), async () => {
        const { destination } = question;
        const ask = (tokenUrl: string): Promise<Token> =>
          backendToken({ auth, tokenUrl, key: key(auth.keyFile), fetch: fetchFor(destination), now: now() });
        if (auth.tokenUrl !== undefined) return ask(auth.tokenUrl);
        const found = endpointOf(destination);
        try {
          return await ask(await found.get());
        } catch (error) {
          // it may have moved
          found.doubted();
          throw error;
        }
      }),
    'nhs-signed-jwt': (auth, question) =>
      bearing(question, nameOf(question, auth), async () => applicationToken(nhs(auth, question))),
    'nhs-token-exchange': (auth, question) => {
      const { requester } = question;
      const own = users();
      if (requester === null || own === null) throw credentialError('no-user');
      const user = [requester.sessionId, requester.vouched?.roleProfile ?? '', requester.vouched?.sealedIdToken ?? ''];
      return bearing(question, nameOf(question, auth, user.join('|')), async () =>
        userToken({ ...nhs(auth, question), requester, keys: own.keys, store: own.refresh }),
      );
    },
    'gp-connect-ssp': (config, { destination, requester, url, method }) => {
      if (requester === null) throw credentialError('no-user');
      const { baseUrl } = destination.place;
      const asked = throughSsp({ config, baseUrl, url, method, requester, publicUrl, now: now() });
      return Promise.resolve({ ...asked, refused: null });
    },
  };

  return async (question) => {
    const { auth = { kind: 'none' } } = question.destination.place;
    return (rows[auth.kind] as (auth: AuthConfig, question: Question) => Promise<Carried>)(auth, question);
  };
}
