/**
 * Why could a credential not be had? One of a few fixed words, for the log and the metric; never a word of the token
 * endpoint, and nothing of a key or token.
 */
import { noCredential } from '../../src/gateway/failures';

export type CredentialProblem =
  /** A file that it is made from cannot be used. */
  | 'file'
  /** The token endpoint did not answer in time, or not at all. */
  | 'unreachable'
  | 'timeout'
  /** The token endpoint said no. */
  | 'refused'
  /** Its answer holds no token. */
  | 'badly-answered'
  /** It is asked on a user's behalf alone, and there is none, or none whom an identity provider vouched for. */
  | 'no-user'
  /** What vouched for the user has run out: whoever signs in again goes on. */
  | 'sign-in-again'
  /** This kind of credential has no words for what was asked. */
  | 'not-for-this';

export const CREDENTIAL_PROBLEMS: readonly CredentialProblem[] = [
  'file',
  'unreachable',
  'timeout',
  'refused',
  'badly-answered',
  'no-user',
  'sign-in-again',
  'not-for-this',
];

const why = new WeakMap<Error, CredentialProblem>();

/** The error of a question that was not asked for want of a credential. */
export function credentialError(problem: CredentialProblem): Error {
  const error = noCredential(problem === 'sign-in-again' ? 'sign-in-again' : 'no-credential');
  why.set(error, problem);
  return error;
}

/** What a caught value says of it; null where it is something else. */
export const credentialProblemOf = (caught: unknown): CredentialProblem | null =>
  caught instanceof Error ? (why.get(caught) ?? null) : null;
