/**
 * Which part of the system failed, and how? Noted beside an error where it happens, and told in one line where the
 * request ends: never with the text of the error, which may quote a record.
 */

/** What may fail, in the words of the log (docs/runbook.md). */
export type Part =
  'database' | 'register' | 'audit' | 'demographics' | 'locator' | 'provider' | 'identity' | 'terminology' | 'gateway';

/** How it failed, in the words of the log (docs/runbook.md). */
export type Kind =
  | 'timeout'
  | 'unreachable'
  | 'not-trusted'
  | 'refused'
  | 'badly-answered'
  | 'too-large'
  | 'not-permitted'
  | 'disk-full'
  | 'busy'
  | 'went-back'
  /** What we prove ourselves with could not be had. */
  | 'no-credential'
  /** What vouched for the user has run out. */
  | 'sign-in-again'
  | 'fault';

/** The line of the log of a request that was answered with 503. */
export const ENDED_CLOSED = 'a request ended closed';

export interface Failure {
  readonly part: Part;
  readonly kind: Kind;
  /** Five characters, where PostgreSQL said why. */
  readonly sqlstate?: string;
  /** The name of the error, where nothing better is known. */
  readonly error?: string;
}

const parts = new WeakMap<Error, Part>();

/** What an error is called that says that time is over. */
const TIMEOUT = 'TimeoutError';

/** The error of a question that had no answer within `ms` milliseconds. */
export function timedOut(ms: number): Error {
  const error = new Error(`no answer within ${String(ms)} ms`);
  error.name = TIMEOUT;
  return error;
}

const WENT_BACK = 'WentBackError';

/** The error of an audit that ends before what was written to it: it was put back to an earlier day. */
export function wentBack(): Error {
  const error = new Error('the audit ends before a row that was written to it');
  error.name = WENT_BACK;
  parts.set(error, 'audit');
  return error;
}

const CREDENTIAL = new WeakMap<Error, 'no-credential' | 'sign-in-again'>();

/** The error of a question that was not asked, for want of what proves who we are, or who the user is. */
export function noCredential(kind: 'no-credential' | 'sign-in-again'): Error {
  const error = new Error('a credential could not be had');
  error.name = 'CredentialError';
  CREDENTIAL.set(error, kind);
  return error;
}

/** Rejects as `work` does, and then it is known which part failed; the part that said so first stands. */
export async function atPart<T>(part: Part, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const told = error instanceof Error ? error : new Error('a part failed without an error');
    if (!parts.has(told)) parts.set(told, part);
    throw told;
  }
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** What PostgreSQL means by a code; whatever is not here was refused. Source: PostgreSQL 15, Appendix A. */
const BY_SQLSTATE: readonly (readonly [RegExp, Kind])[] = [
  [/^57014$/, 'timeout'],
  [/^(?:08...|57P0[0-9]|53300)$/, 'unreachable'],
  [/^(?:42501|28...|25006)$/, 'not-permitted'],
  [/^53[12]00$/, 'disk-full'],
  [/^(?:40001|40P01|55P03)$/, 'busy'],
];
const UNREACHABLE = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;
/** The other side's certificate is not one that this machine trusts. Source: Node.js, errors and TLS. */
const NOT_TRUSTED =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|HOSTNAME_MISMATCH$)/;
/** Words of the driver itself, which quote nothing. */
const TIMED_OUT = /^(?:timeout e|Query read timeout)/;
const LOST = /^(?:Connection terminated|Client has encountered a connection error)/;

function codeOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  const { code } = (first instanceof Error ? first : error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

function kindOf(error: Error, code: string): Kind {
  const credential = CREDENTIAL.get(error);
  if (credential !== undefined) return credential;
  if (error.name === TIMEOUT || code === 'ETIMEDOUT' || TIMED_OUT.test(error.message)) return 'timeout';
  if (error.name === WENT_BACK) return 'went-back';
  if (code === 'ENOSPC') return 'disk-full';
  if (NOT_TRUSTED.test(code)) return 'not-trusted';
  if (UNREACHABLE.test(code) || LOST.test(error.message)) return 'unreachable';
  if (SQLSTATE.test(code)) return BY_SQLSTATE.find(([codes]) => codes.test(code))?.[1] ?? 'refused';
  return 'fault';
}

/** The error, and what it says it came from, outermost first. */
function* causesOf(error: Error): Generator<Error> {
  const seen = new Set<Error>();
  for (let one: unknown = error; one instanceof Error && !seen.has(one); one = one.cause) {
    seen.add(one);
    yield one;
  }
}

/** What a caught value tells of the failure; `part` where nobody noted one. */
export function failureOf(caught: unknown, part: Part = 'gateway'): Failure {
  if (!(caught instanceof Error)) return { part, kind: 'fault', error: typeof caught };
  const noted = parts.get(caught) ?? part;
  for (const error of causesOf(caught)) {
    const code = codeOf(error);
    const kind = kindOf(error, code);
    if (kind !== 'fault')
      return { part: noted, kind, ...(SQLSTATE.test(code) && /\d/.test(code) ? { sqlstate: code } : {}) };
  }
  return { part: noted, kind: 'fault', error: caught.name };
}
