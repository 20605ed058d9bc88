/**
 * How is a user's own token had for a national service? By what is kept of the exchange before, or by exchanging the ID
 * token of their sign-in. Source: NHS England, user-restricted APIs with separate authentication; RFC 8693.
 */
import type { KeyObject } from 'node:crypto';
import type { AuthConfig } from '../../src/gateway/credentials';
import type { Ports, Requester } from '../../src/gateway/ports';
import type { CookieKeys } from '../keys/key-ring';
import { openToken, sealToken } from '../keys/sealed-token';
import { ASSERTION_TYPE, clientAssertion } from './assertion';
import { credentialError, credentialProblemOf } from './credential-error';
import type { RefreshStore } from './refresh-store';
import { askToken, type Token } from './token-endpoint';

export type NhsClient = Extract<AuthConfig, { readonly kind: 'nhs-signed-jwt' | 'nhs-token-exchange' }>;

export interface NhsQuestion {
  readonly config: NhsClient;
  readonly apiKey: string;
  readonly key: KeyObject;
  readonly fetch: Ports['fetch'];
  readonly now: () => number;
}

/** Asks NHS England's token endpoint with a new assertion. */
async function askNhs(question: NhsQuestion, form: Readonly<Record<string, string>>): Promise<Token> {
  const { config, apiKey, key, fetch, now } = question;
  const { tokenUrl, kid } = config;
  const assertion = await clientAssertion({ alg: 'RS512', kid, key, client: apiKey, audience: tokenUrl, now: now() });
  return askToken(fetch, tokenUrl, { ...form, client_assertion_type: ASSERTION_TYPE, client_assertion: assertion });
}

/** The application's own token. */
export const applicationToken = (question: NhsQuestion): Promise<Token> =>
  askNhs(question, { grant_type: 'client_credentials' });

export interface UserQuestion extends NhsQuestion {
  readonly requester: Requester;
  /** Those of the ring's sign-in cookies. */
  readonly keys: CookieKeys;
  readonly store: RefreshStore;
}

/** Milliseconds for which a refresh token is kept where its answer does not say: an hour, as CIS2 gives. */
const REFRESH_LIVES_MS = 3_600_000;

type Owner = { readonly issuer: string; readonly subject: string };

async function byRefresh(question: UserQuestion, owner: Owner, audience: string): Promise<Token | null> {
  const { requester, keys, store, now } = question;
  const sealed = await store.take(requester.sessionId, audience, now()).catch(() => null);
  const refresh = sealed === null ? null : openToken(keys, { ...owner, kind: 'refresh-token' }, sealed);
  if (refresh === null) return null;
  try {
    return await askNhs(question, { grant_type: 'refresh_token', refresh_token: refresh });
  } catch {
    // it may be used once, and may have been: the ID token is tried
    return null;
  }
}

async function byIdToken(question: UserQuestion, idToken: string): Promise<Token> {
  try {
    return await askNhs(question, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: idToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    });
  } catch (error) {
    throw credentialProblemOf(error) === 'refused' ? credentialError('sign-in-again') : error;
  }
}

/**
 * The user's token. INVARIANT: the refresh token is written sealed and bound to the user, and the access token nowhere.
 * Where neither way is taken any more: a credential error that says to sign in again.
 */
export async function userToken(question: UserQuestion): Promise<Token> {
  const { requester, keys, store, config, now } = question;
  const { vouched } = requester;
  if (vouched?.sealedIdToken === undefined) throw credentialError('no-user');
  const owner: Owner = { issuer: vouched.issuer, subject: vouched.subject };
  const audience = `${config.tokenUrl}|${config.kid}|${vouched.roleProfile ?? ''}`;
  const refreshed = await byRefresh(question, owner, audience);
  const idToken = openToken(keys, { ...owner, kind: 'id-token' }, vouched.sealedIdToken);
  if (refreshed === null && idToken === null) throw credentialError('sign-in-again');
  const token = refreshed ?? (await byIdToken(question, idToken ?? ''));
  if (token.refresh !== null)
    await store
      .put(
        requester.sessionId,
        audience,
        sealToken(keys, { ...owner, kind: 'refresh-token' }, token.refresh),
        now() + (token.refreshLivesMs ?? REFRESH_LIVES_MS),
      )
      // the token is good without it: the next one is exchanged anew
      .catch(() => undefined);
  return token;
}
