/**
 * How does the gateway say no? In JSON under /api, as an OperationOutcome under /fhir; never with a provider's own
 * text.
 */
import type { OperationOutcome } from 'fhir/r4';

export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 502 | 503 | 504;
  readonly code: string;
  /** What happened and what to do. */
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told beside the error, under /api. */
  readonly beside?: Readonly<Record<string, string>>;
}

const ISSUE_TYPES: Readonly<Record<Problem['status'], OperationOutcome['issue'][number]['code']>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  409: 'conflict',
  413: 'too-long',
  415: 'not-supported',
  429: 'throttled',
  502: 'transient',
  503: 'transient',
  504: 'timeout',
};

export const problem = (
  status: Problem['status'],
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Problem => (headers ? { status, code, message, headers } : { status, code, message });

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'status' in value && 'code' in value && 'message' in value;

export const NOT_SIGNED_IN = problem(
  401,
  'not-signed-in',
  'Nobody is signed in, or the session has ended. Sign in again.',
);
/** INVARIANT: told to whoever holds the cookie of that session, and to nobody else. */
export const TOO_MANY_SESSIONS = problem(
  401,
  'too-many-sessions',
  'You signed in at more places than one user may. This was the oldest session, and has ended. Sign in again to go on.',
);
export const NOT_FOUND = problem(404, 'not-found', 'There is nothing here.');
/** One answer for an unknown, an expired and somebody else's access: it must not tell which. */
export const NO_ACCESS = problem(
  404,
  'no-access',
  'This record is not open, or is no longer open. Find the person again.',
);
export const CLOSED = problem(
  503,
  'unavailable',
  'Nothing can be shown, because a part of the system that must check access is not answering. Try again; if it ' +
    'goes on, tell your IT team.',
);

/** Demographics take no more for now. `seconds`: as they said, or as long as our own row is. */
export const demographicsBusy = (seconds: number): Problem =>
  problem(
    503,
    'demographics-busy',
    'Demographics are busy, so nobody can be looked up. ' +
      `Try again in ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`,
    { 'Retry-After': String(seconds) },
  );

/** What vouched for the user at sign-in has run out at a national service. */
export const SIGN_IN_AGAIN = problem(
  503,
  'sign-in-again',
  'A national service no longer accepts your sign-in. Press “Renew sign-in” at the top: what is open stays open.',
);

/** What is down now may be back in a moment: nobody need wait long, and everybody at once would keep it down. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The answer for a problem, in the shape the path's readers expect.
 * INVARIANT: every 503 is made here, and says when to come back.
 */
export function problemResponse(path: string, { status, code, message, headers, beside }: Problem): Response {
  const fhir = path.startsWith('/fhir');
  const issue = code === SIGN_IN_AGAIN.code ? 'login' : ISSUE_TYPES[status];
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: issue, details: { text: message }, diagnostics: message }],
  };
  return new Response(JSON.stringify(fhir ? outcome : { error: { code, message }, ...beside }), {
    status,
    headers: {
      ...(status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}),
      ...headers,
      'Content-Type': fhir ? 'application/fhir+json' : 'application/json',
      'Cache-Control': 'no-store',
    },
  });
}
