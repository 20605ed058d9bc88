/**
 * What of an identity provider's answer was not accepted? In fixed words for the log: INVARIANT: no word comes from the
 * answer, but the name of a claim that is in our own list.
 */
import * as client from 'openid-client';
import { isObject } from '../../src/domain/json';

/** Claims and header parts that a check may name. */
const NAMED: readonly string[] = ['iss', 'aud', 'exp', 'nbf', 'iat', 'nonce', 'azp', 'sub', 'auth_time', 'state'];

const BY_CODE: Readonly<Record<string, string>> = {
  OAUTH_KEY_SELECTION_FAILED: 'its signature is by no key that the identity provider publishes',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'it has expired, or is not valid yet',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'a claim of it is another than the one expected',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'it names another than the one expected',
  OAUTH_UNSUPPORTED_OPERATION: 'it is signed, or written, in a way that is not taken here',
  OAUTH_INVALID_RESPONSE: 'it lacks what it must hold, or holds it in another shape',
  OAUTH_PARSE_ERROR: 'it cannot be read',
};

/** Errors of RFC 6749 5.2 and 4.1.2.1 that may be repeated in a log. */
const ERRORS: readonly string[] = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unmet_authentication_requirements',
  'unsupported_response_type',
];

/** Causes stand in one another: the library's, what it had from below, what was compared. */
const MOST_CAUSES = 4;

/** What was compared: a claim, or an attribute of an answer, that is in our list. */
function comparedIn(error: unknown): string | null {
  let here: unknown = error;
  for (let depth = 0; depth < MOST_CAUSES && isObject(here); depth += 1) {
    const name = here['claim'] ?? here['attribute'];
    if (typeof name === 'string' && NAMED.includes(name)) return name;
    here = here['cause'];
  }
  return null;
}

export interface NotAccepted {
  /** `declined`: the user or the provider said no; `client`: it does not take us; `answer`: what it sent. */
  readonly whose: 'declined' | 'client' | 'answer';
  /** For the log. */
  readonly cause: string;
}

const known = (error: string): string => (ERRORS.includes(error) ? error : 'an error of its own');

/** Why the answer of an identity provider that did answer was not accepted. */
export function notAcceptedFor(error: unknown): NotAccepted {
  if (error instanceof client.AuthorizationResponseError)
    return { whose: 'declined', cause: `the identity provider signed nobody in: ${known(error.error)}` };
  if (error instanceof client.ResponseBodyError) {
    const whose = ['invalid_client', 'unauthorized_client'].includes(error.error) ? 'client' : 'answer';
    return { whose, cause: `the identity provider gave no token: ${known(error.error)}` };
  }
  if (error instanceof client.WWWAuthenticateChallengeError)
    return {
      whose: error.status === 401 ? 'client' : 'answer',
      cause: 'the identity provider asked for other credentials',
    };
  const code: unknown = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  const why = (typeof code === 'string' ? BY_CODE[code] : undefined) ?? 'it could not be checked';
  const claim = comparedIn(error);
  return {
    whose: 'answer',
    cause: `the answer of the identity provider was not accepted: ${why}${claim === null ? '' : ` (${claim})`}`,
  };
}
