/**
 * Who is it, by what the identity provider vouches for? INVARIANT: one person has one role: whoever is given two, none,
 * or no organisation by their claims is nobody here.
 */
import type { Actor } from '../../../src/secondary/requests/request';
import { ORGANISATION_KINDS } from '../../../src/secondary/shapes/request';
import { textsAt, type Claims } from '../../oidc/claim-paths';
import type { OidcIdentity } from '../config/shape';

/** What is said once; null where it is not said, or said in two ways. */
function onlyAt(claims: Claims, path: string): string | null {
  const [only, another] = new Set(textsAt(claims, path));
  return only === undefined || another !== undefined ? null : only;
}

/** A kind that nobody said is one that the table refuses. */
export function actorOf(identity: OidcIdentity, claims: Claims): Actor | null {
  const id = onlyAt(claims, identity.userId);
  const held = identity.roles.filter(({ claim, value }) => textsAt(claims, claim).includes(value));
  const [role, another] = new Set(held.map((row) => row.role));
  const ods = onlyAt(claims, identity.organisation.ods);
  const organisation = onlyAt(claims, identity.organisation.name);
  if (id === null || role === undefined || another !== undefined || ods === null || organisation === null) return null;
  const said = onlyAt(claims, identity.organisation.kind);
  const kind = ORGANISATION_KINDS.find((one) => one === said) ?? 'other';
  return { id, name: onlyAt(claims, 'name') ?? id, role, organisation: { ods, name: organisation, kind } };
}
