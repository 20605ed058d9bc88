/** Who is this, by what the identity provider says? A user only when role and organisation are both said; else nobody. */
import { nhsNumberDigits } from '../../src/domain/nhs-number';
import type { User } from '../../src/gateway/config';
import type { ServerIdentity } from '../config';

export type OidcIdentity = Extract<ServerIdentity, { mode: 'oidc' }>;

export type Claims = Readonly<Record<string, unknown>>;

/** Every text at a dotted path, through lists: `nrbac_roles.role_code` reads the code of each role. */
export function textsAt(claims: unknown, path: string): readonly string[] {
  // A claim whose own name holds dots or slashes, such as a URL, is found whole before it is read as a path.
  if (isObject(claims) && Object.hasOwn(claims, path)) return textsOf(claims[path]);
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return isObject(claims) && Object.hasOwn(claims, head) ? textsOf(claims[head]) : [];
  const next = isObject(claims) && Object.hasOwn(claims, head) ? claims[head] : undefined;
  return (Array.isArray(next) ? (next as unknown[]) : [next]).flatMap((one) => textsAt(one, rest.join('.')));
}

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

/** The one text at a path; two different ones are none, for which of them counts nobody can say. */
const textAt = (claims: Claims, path: string): string | null => {
  const texts = new Set(textsAt(claims, path));
  return texts.size === 1 ? ([...texts][0] ?? null) : null;
};

/** Who the user is as a patient, as far as the deployer maps it. */
function ownPerson(claims: Claims, { person }: OidcIdentity): Pick<User, 'nhsNumber' | 'postcode'> {
  const number = person.nhsNumber === undefined ? null : nhsNumberDigits(textAt(claims, person.nhsNumber) ?? '');
  const postcode = person.postcode === undefined ? null : textAt(claims, person.postcode);
  return { ...(number === null ? {} : { nhsNumber: number }), ...(postcode === null ? {} : { postcode }) };
}

/**
 * The user that these claims name by the deployer's mapping, or null.
 * Roles come in the order of the mapping, matched exactly; the first is the one the session starts with. Roles are never joined.
 */
export function userOf(claims: Claims, identity: OidcIdentity): User | null {
  const roles = [...new Set(identity.roles.filter(({ claim, value }) => textsAt(claims, claim).includes(value)).map(({ role }) => role))];
  const [role] = roles;
  const subject = textAt(claims, 'sub');
  const ods = textAt(claims, identity.organisation.ods);
  const region = textAt(claims, identity.organisation.region);
  // INVARIANT: deny unless permitted: without a mapped role, a subject and an organisation nobody is signed in.
  if (role === undefined || subject === null || ods === null || region === null) return null;
  const organisation = { ods, region, name: textAt(claims, identity.organisation.name) ?? ods };
  return { id: subject, name: textAt(claims, 'name') ?? subject, role, roles, organisation, ...ownPerson(claims, identity) };
}
