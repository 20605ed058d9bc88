/** Why is somebody not signed in, in words that say what to do? */
import { problem, problemResponse, type Problem } from '../../src/gateway/http/problem';
import type { Weak } from './assurance';
import type { Cause } from './claims';
import { placeAfter, renews, type AskedSignIn } from './under-way';

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

const NOT_SELECTED = problem(
  403,
  'role-not-selected',
  'You hold several roles and have not chosen one. Sign in again and choose the role that you are working in.',
);
const ROLE_NOT_TAKEN = problem(
  403,
  'role-not-taken',
  'The role that you chose may not use this record at its organisation. Sign in again and choose another, or ask ' +
    'your organisation.',
);
const NOT_KNOWN = problem(
  403,
  'organisation-not-known',
  'The organisation of your role is not set up for this record. Sign in again in another role, or ask your IT team.',
);
const NOT_READ = problem(
  403,
  'roles-not-read',
  'What the sign-in service says of your roles cannot be read. Ask your registration authority or your IT team.',
);
const TOO_WEAK = problem(
  403,
  'sign-in-too-weak',
  'You did not sign in strongly enough for this record. Sign in again, with your smartcard, security key or app.',
);
const TOO_LONG_AGO = problem(
  403,
  'sign-in-too-long-ago',
  'You proved who you are too long ago. Sign in again, and let the sign-in service ask you anew.',
);
/** The user or the identity provider said no. */
export const DECLINED = problem(
  403,
  'sign-in-declined',
  'The sign-in was cancelled, or the sign-in service did not let you in. Start again; if it goes on, ask your IT team.',
);
/** It does not take our client: nothing that the user could do. */
export const NOT_TAKEN_THERE = problem(
  503,
  'sign-in-not-set-up',
  'The sign-in service of your organisation does not know this system. Tell your IT team.',
);

/** Its own addresses lie where our config does not expect them. */
export const NOT_AS_CONFIGURED = problem(
  503,
  'sign-in-elsewhere',
  'The sign-in service of your organisation leads somewhere that this system was not told of. Tell your IT team.',
);

/** In words that fit: nothing that would let somebody in is named, or something that does not say where. */
export const NOT_NAMED: Readonly<Record<Cause, Problem>> = {
  'no-subject': NOT_PERMITTED,
  'no-user-id': NOT_PERMITTED,
  'no-role': NOT_PERMITTED,
  'no-organisation': NOT_PERMITTED,
  'no-region': NOT_PERMITTED,
  'organisation-not-read': NOT_PLACED,
  'several-organisations': NOT_PLACED,
  'two-regions': NOT_PLACED,
  'organisation-not-known': NOT_KNOWN,
  'roles-not-read': NOT_READ,
  'no-role-held': NOT_PERMITTED,
  'role-not-selected': NOT_SELECTED,
  'selected-role-not-held': NOT_READ,
  'selected-role-not-read': NOT_READ,
  'role-not-mapped': ROLE_NOT_TAKEN,
};

export const TOO_WEAK_FOR: Readonly<Record<Weak, Problem>> = {
  'acr-missing': TOO_WEAK,
  'acr-not-accepted': TOO_WEAK,
  'auth-time-missing': TOO_LONG_AGO,
  'auth-time-past': TOO_LONG_AGO,
};

/** Every refusal that a browser is brought back to the sign-in page with. */
export const TOLD_THERE: readonly Problem[] = [
  NOT_REACHED,
  NOT_FINISHED,
  DECLINED,
  NOT_TAKEN_THERE,
  NOT_AS_CONFIGURED,
  ...Object.values(NOT_NAMED),
  ...Object.values(TOO_WEAK_FOR),
];

/**
 * Who comes by a browser is brought back to our own page, which says it in words: to the record that stays open where a
 * sign-in was only to be renewed. A program gets the answer as it is.
 */
export function told(request: Request, why: Problem, asked: AskedSignIn = {}): Response {
  if (!/\btext\/html\b/.test(request.headers.get('accept') ?? ''))
    return problemResponse(new URL(request.url).pathname, why);
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${renews(asked) ? placeAfter(asked) : '/'}#sign-in=${why.code}`,
      'Cache-Control': 'no-store',
    },
  });
}
