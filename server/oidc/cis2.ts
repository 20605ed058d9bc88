/**
 * Who is this, by what NHS CIS2 says, and in which one role at which organisation? The role that was chosen, with its
 * own organisation: the two are one thing.
 * Source: NATIONAL 2; NHS England, CIS2 Authentication, "Scopes and claims", "Role selection".
 */
import { z } from 'zod';
import type { Membership } from '../../src/domain/api';
import type { Claims } from './claim-paths';
import { textsAt } from './claim-paths';
import { onlyText, refOf, type Cause, type Cis2Identity, type Named, type Organisations } from './claims';

/** INVARIANT: a list in which any role has no name of its own is not read: which one was chosen could not be told. */
const roleList = z
  .array(z.looseObject({ person_roleid: z.string().min(1), org_code: z.unknown(), role_code: z.unknown() }))
  .refine((roles) => new Set(roles.map((role) => role.person_roleid)).size === roles.length);
type Role = z.output<typeof roleList>[number];

/** `S8000:G8000:R8000`: the last of three is the job role. */
const ROLE_CODE = /^[^:\s]+:[^:\s]+:(R\d{4})$/;

/** The one role of the list that counts, or why none does. */
function chosenOf(roles: readonly Role[], selected: unknown): Role | Cause {
  const [only, another] = roles;
  if (only === undefined) return 'no-role-held';
  if (selected === undefined) return another === undefined ? only : 'role-not-selected';
  return roles.find((role) => role.person_roleid === selected) ?? 'selected-role-not-held';
}

/** As what somebody in this role works, and where; or why it is not known. */
function membershipOf(
  role: Role,
  { roles: rows }: Cis2Identity,
  known: NonNullable<Organisations>,
): Membership | Cause {
  const { org_code: ods, role_code: code } = role;
  const job = typeof code === 'string' ? ROLE_CODE.exec(code)?.[1] : undefined;
  if (typeof ods !== 'string' || ods === '' || job === undefined) return 'selected-role-not-read';
  const organisation = known.get(ods);
  if (organisation === undefined) return 'organisation-not-known';
  const row = rows.find((one) => one.roleCode === job && one.setting === organisation.setting);
  return row === undefined ? 'role-not-mapped' : { role: row.role, organisation: refOf(organisation) };
}

/**
 * The user in the role that was chosen, or nobody and why. `idToken` says which role was chosen, `userinfo` which are
 * held: what the ID token says of roles, and what userinfo says of the choice, is not read. The user is known by
 * `nhsid_useruid`, or by `uid`, which is the same and comes with the scope `profile` where the other does not.
 */
export function userOfCis2(idToken: Claims, userinfo: Claims, identity: Cis2Identity, known: Organisations): Named {
  const nobody = (cause: Cause): Named => ({ user: null, cause });
  const sdsUserId = onlyText(textsAt(userinfo, 'nhsid_useruid')) ?? onlyText(textsAt(userinfo, 'uid'));
  const id = identity.userId === undefined ? sdsUserId : onlyText(textsAt(userinfo, identity.userId));
  if (id === null) return nobody('no-user-id');
  const roles = roleList.safeParse(userinfo['nhsid_nrbac_roles'] ?? []);
  if (!roles.success) return nobody('roles-not-read');
  const chosen = chosenOf(roles.data, idToken['selected_roleid']);
  if (typeof chosen === 'string') return nobody(chosen);
  const membership = membershipOf(chosen, identity, known ?? new Map());
  if (typeof membership === 'string') return nobody(membership);
  const name = onlyText(textsAt(userinfo, 'name')) ?? id;
  return {
    user: { id, name, memberships: [membership] },
    leftOut: [],
    national: { ...(sdsUserId === null ? {} : { sdsUserId }), roleProfile: chosen.person_roleid },
  };
}
