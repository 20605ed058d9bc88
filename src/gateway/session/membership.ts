/** Does somebody hold this role, and where? A role is never worn at an organisation that it is not held at. */
import { z } from 'zod';
import type { Membership } from '../../domain/api';
import { sameMembership } from '../../domain/membership';
import { isDesk, type Role } from '../../domain/roles';
import type { Policy } from '../../policy/policy';
import { words } from '../../forms/fields';
import { problem, type Problem } from '../http/problem';

/** `organisation` is an ODS code; needed where the role is held at more than one. */
export const roleRequest = z.strictObject({
  role: z.string({ error: 'this is not a role' }).regex(/^[a-z][a-z0-9-]{0,63}$/, 'this is not a role'),
  organisation: words('organisation', 64).optional(),
});

const NOT_HELD = problem(403, 'not-your-role', 'You do not hold this role. Ask your organisation if you should.');
const NOT_HELD_THERE = problem(
  403,
  'not-your-role',
  'You do not hold this role at that organisation. Ask it if you should.',
);
const WHICH = problem(
  400,
  'which-organisation',
  'You hold this role at more than one organisation. Say at which, by its ODS code in "organisation".',
);

/**
 * The one membership that is meant, or why there is none.
 * INVARIANT: never guessed: a role that is held at several organisations is worn at none of them until one is named.
 */
export function membershipAsked(held: readonly Membership[], role: Role, ods?: string): Membership | Problem {
  const ofRole = held.filter((one) => one.role === role);
  const [only, another] = ods === undefined ? ofRole : ofRole.filter(({ organisation }) => organisation.ods === ods);
  if (only === undefined) return ofRole.length === 0 ? NOT_HELD : NOT_HELD_THERE;
  return another === undefined ? only : WHICH;
}

const organisation = z.object({ ods: z.string().min(1), name: z.string(), region: z.string().min(1) });
const membership = z.object({ role: z.string().min(1), organisation });
const sessionShape = z
  .object({ membership, user: z.object({ id: z.string(), name: z.string(), memberships: z.array(membership).min(1) }) })
  .refine(({ user, membership: worn }) =>
    user.memberships.some((one) => sameMembership(one, worn) && one.organisation.region === worn.organisation.region),
  );

/** A desk, or a role of the policy in force: the shipped ones and those that its pack brings. */
export const isRoleOf = ({ roles }: Policy, role: Role): boolean => isDesk(role) || roles.some(({ id }) => id === role);

/**
 * Does what a store gave say which role is worn, where, and that its user holds it there?
 * INVARIANT: a role that the policy in force does not know, as one of a pack that was taken away, is worn by nobody.
 */
export function isSoundSession(policy: Policy, stored: unknown): boolean {
  const read = sessionShape.safeParse(stored);
  return read.success && read.data.user.memberships.every(({ role }) => isRoleOf(policy, role));
}
