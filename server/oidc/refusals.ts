/** Why is somebody not signed in, in words that say what to do? */
import { problem, problemResponse, type Problem } from '../../src/gateway/http/problem';
import type { Cause } from './claims';

export const NOT_REACHED = problem(
  503,
  'identity-provider',
  'The sign-in service of your organisation cannot be reached. Try again.',
);
export const NOT_FINISHED = problem(
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

/** In words that fit: nothing that would let somebody in is named, or something that does not say where. */
export const NOT_NAMED: Readonly<Record<Cause, Problem>> = {
  'no-subject': NOT_PERMITTED,
  'no-role': NOT_PERMITTED,
  'no-organisation': NOT_PERMITTED,
  'no-region': NOT_PERMITTED,
  'organisation-not-read': NOT_PLACED,
  'several-organisations': NOT_PLACED,
  'two-regions': NOT_PLACED,
};

/**
 * Who comes by a browser is brought back to our own sign-in page, which says it in words; a program gets the answer as
 * it is.
 */
export function told(request: Request, why: Problem): Response {
  if (!/\btext\/html\b/.test(request.headers.get('accept') ?? ''))
    return problemResponse(new URL(request.url).pathname, why);
  return new Response(null, {
    status: 303,
    headers: { Location: `/#sign-in=${why.code}`, 'Cache-Control': 'no-store' },
  });
}
