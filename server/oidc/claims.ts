/** Who is this, by what the identity provider says, and where do they hold each role? Else nobody, and why. */
import type { Membership, OrganisationRef } from '../../src/domain/api';
import { eachOnce } from '../../src/domain/membership';
import { nhsNumberDigits } from '../../src/domain/nhs-number';
import type { User } from '../../src/gateway/config';
import type { ServerIdentity } from '../config';
import type { KnownOrganisation } from './organisations';
import { foundAt, inOneElement, shareList, textsAt, type Claims, type Found } from './claim-paths';
import { namesAnother } from './named-beside';

export type OidcIdentity = Extract<ServerIdentity, { mode: 'oidc' }>;
export type Cis2Identity = Extract<OidcIdentity, { profile: 'cis2' }>;
/** Any provider, read by a mapping of its claims. */
export type ClaimsIdentity = Exclude<OidcIdentity, Cis2Identity>;

/** Where users may work, by ODS code; null where the claims themselves say name and region. */
export type Organisations = ReadonlyMap<string, KnownOrganisation> | null;

export const organisationsByCode = (rows: readonly KnownOrganisation[] | null): Organisations =>
  rows === null ? null : new Map(rows.map((row) => [row.ods, row]));

/** Why somebody is not signed in, or does not hold a role. For the log: INVARIANT: no word here comes from a claim. */
export const CAUSES = {
  'no-subject': 'the claims hold no subject',
  'no-user-id': 'the claims hold no user id, or more than one',
  'no-role': 'no claim holds a value that is mapped to a role',
  'no-organisation': 'the claims name no organisation for the role',
  'organisation-not-read':
    'an organisation stands in the claims that cannot be read, so which one the role is held at is not known',
  'several-organisations': 'the claims name several organisations and do not say at which the role is held',
  'no-region': 'the claims name no region, or more than one, for the organisation of the role',
  'two-regions': 'one organisation stands in two regions',
  'organisation-not-known': 'the organisation of the role is not in the table of organisations',
  'roles-not-read': 'the list of roles is no list of roles, or names one role twice',
  'no-role-held': 'the list of roles is empty',
  'role-not-selected': 'several roles are held and none was chosen',
  'selected-role-not-held': 'the role that was chosen is not among those that are held',
  'selected-role-not-read': 'the role that was chosen has no organisation, or no job role that can be read',
  'role-not-mapped': 'the job role is mapped to no role at an organisation of this setting',
} as const;

export type Cause = keyof typeof CAUSES;

export type Named =
  | {
      readonly user: User;
      /** Why roles that were found are not held all the same. */
      readonly leftOut: readonly Cause[];
      /** The national user id and role profile, where it is CIS2 that says them. */
      readonly national?: { readonly sdsUserId?: string; readonly roleProfile: string };
    }
  | { readonly user: null; readonly cause: Cause };

/** What a session holds of an organisation. */
export const refOf = ({ ods, name, region }: KnownOrganisation): OrganisationRef => ({ ods, name, region });

type Placed = { readonly membership: Membership } | { readonly cause: Cause };

/** The one text of these; two different ones are none, for which of them counts nobody can say. */
export const onlyText = (texts: readonly (string | null)[]): string | null =>
  new Set(texts).size === 1 ? (texts[0] ?? null) : null;

/** Who the user is as a patient, as far as the deployer maps it. */
function ownPerson(claims: Claims, { person }: ClaimsIdentity): Pick<User, 'nhsNumber' | 'postcode'> {
  const number =
    person.nhsNumber === undefined ? null : nhsNumberDigits(onlyText(textsAt(claims, person.nhsNumber)) ?? '');
  const postcode = person.postcode === undefined ? null : onlyText(textsAt(claims, person.postcode));
  return { ...(number === null ? {} : { nhsNumber: number }), ...(postcode === null ? {} : { postcode }) };
}

/** What is said of one organisation: in its own element, or anywhere where it is the only one that the claims name. */
function saidOf(claims: Claims, path: string, own: readonly Found[], all: readonly Found[]): readonly Found[] {
  const alone = onlyText(all.map(({ text }) => text)) !== null;
  return foundAt(claims, path).filter((said) =>
    own.some((one) => inOneElement(one, said) && (alone || shareList(one, said))),
  );
}

/**
 * The organisation at which a role is held: the one in the element that the role stands in; where the two share no
 * list,
 * the only one there is.
 * INVARIANT: never guessed: two organisations, one that cannot be read, none where another element has one, or another
 * beside the role that no path leads to, place no role.
 */
function organisationWith(
  claims: Claims,
  role: Found,
  { organisation }: ClaimsIdentity,
  known: Organisations,
): OrganisationRef | Cause {
  const all = foundAt(claims, organisation.ods);
  const own = all.filter((found) => inOneElement(found, role));
  const ods = onlyText(own.map(({ text }) => text));
  if (ods === null) {
    const named = new Set(own.flatMap(({ text }) => text ?? []));
    if (named.size === 0) return 'no-organisation';
    return named.size > 1 ? 'several-organisations' : 'organisation-not-read';
  }
  const region = onlyText(saidOf(claims, organisation.region, own, all).map(({ text }) => text));
  if (region === null && known === null) return 'no-region';
  const name = onlyText(saidOf(claims, organisation.name, own, all).map(({ text }) => text)) ?? ods;
  const found = { ods, region: region ?? ods, name };
  if (namesAnother(role, own, found)) return 'organisation-not-read';
  if (known === null) return found;
  const listed = known.get(ods);
  return listed === undefined ? 'organisation-not-known' : refOf(listed);
}

/**
 * Every role that a claim gives, with its place or why it has none; in the order of the mapping, then of the claims.
 */
function placed(claims: Claims, identity: ClaimsIdentity, known: Organisations): readonly Placed[] {
  return identity.roles.flatMap(({ claim, value, role, organisation: fixed }) =>
    foundAt(claims, claim)
      .filter(({ text }) => text === value)
      .map((found): Placed => {
        const organisation = fixed ?? organisationWith(claims, found, identity, known);
        return typeof organisation === 'string' ? { cause: organisation } : { membership: { role, organisation } };
      }),
  );
}

/** An organisation that would stand in two regions stands in neither: an opt-out's scope follows the region. */
function inOneRegion(places: readonly Placed[]): readonly Placed[] {
  const regions = new Map<string, Set<string>>();
  for (const place of places) {
    if ('cause' in place) continue;
    const { ods, region } = place.membership.organisation;
    regions.set(ods, (regions.get(ods) ?? new Set()).add(region));
  }
  return places.map((place) =>
    'membership' in place && (regions.get(place.membership.organisation.ods)?.size ?? 0) > 1
      ? { cause: 'two-regions' }
      : place,
  );
}

/**
 * The user that these claims name by the deployer's mapping, or nobody and why.
 * Roles come in the order of the mapping, matched exactly; the first is the one the session starts with. Roles are
 * never
 * joined.
 */
export function userOf(claims: Claims, identity: ClaimsIdentity, known: Organisations = null): Named {
  const places = inOneRegion(placed(claims, identity, known));
  const causes = places.flatMap((place) => ('cause' in place ? [place.cause] : []));
  const [first, ...others] = eachOnce(places.flatMap((place) => ('membership' in place ? [place.membership] : [])));
  const id = onlyText(textsAt(claims, identity.userId ?? 'sub'));
  // INVARIANT: deny unless permitted: without an id and a role that is held somewhere nobody is signed in.
  if (id === null) return { user: null, cause: identity.userId === undefined ? 'no-subject' : 'no-user-id' };
  if (first === undefined) return { user: null, cause: causes[0] ?? 'no-role' };
  const name = onlyText(textsAt(claims, 'name')) ?? id;
  return { user: { id, name, memberships: [first, ...others], ...ownPerson(claims, identity) }, leftOut: causes };
}
