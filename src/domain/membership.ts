/** Which of the roles that somebody holds is meant? A role is told apart by the organisation that it is held at. */
import type { Membership } from './api';

/** True when both are one role at one organisation. */
export const sameMembership = (a: Membership, b: Membership): boolean =>
  a.role === b.role && a.organisation.ods === b.organisation.ods;

/** Each role at each organisation once, as first named. */
export const eachOnce = (memberships: readonly Membership[]): readonly Membership[] =>
  memberships.filter((one, at) => memberships.findIndex((other) => sameMembership(one, other)) === at);

/** True when not all of these are held at one organisation, so that a role alone does not say where. */
export const atSeveral = (memberships: readonly Membership[]): boolean =>
  new Set(memberships.map(({ organisation }) => organisation.ods)).size > 1;
