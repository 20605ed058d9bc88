/** How is no said? In JSON, with the rows of the tables that say so; never with the text of an error. */
import type { Refusal } from '../requests/request';

export interface Problem extends Omit<Refusal, 'status'> {
  readonly status: Refusal['status'] | 401 | 405 | 413 | 415 | 429 | 503;
  readonly headers?: Readonly<Record<string, string>>;
}

export const problem = (
  status: Problem['status'],
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Problem => ({ status, code, message, rules: [], ...(headers === undefined ? {} : { headers }) });

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && !(value instanceof Response) && 'status' in value && 'rules' in value;

export const NOT_SIGNED_IN = problem(
  401,
  'not-signed-in',
  'Nobody is signed in, or the session has ended. Sign in again.',
);
/** One answer for what is not there and for what is another’s: it must not tell which. */
export const NOT_FOUND = problem(404, 'not-found', 'There is nothing here.');
export const CLOSED = problem(
  503,
  'unavailable',
  'Nothing can be done or shown, because a part of the system is not answering. Try again; if it goes on, tell your ' +
    'IT team.',
);
export const CHANGED = problem(409, 'changed', 'Somebody else changed this at the same moment. Read it again.');

/** What is down now may be back in a moment: nobody need wait long, and everybody at once would keep it down. */
const RETRY_AFTER_SECONDS = 5;

/** INVARIANT: every 503 is made here, and says when to come back. */
export const problemResponse = ({ status, code, message, rules, headers }: Problem): Response =>
  new Response(JSON.stringify({ error: { code, message, ...(rules.length === 0 ? {} : { rules }) } }), {
    status,
    headers: {
      ...(status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}),
      ...headers,
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    },
  });
