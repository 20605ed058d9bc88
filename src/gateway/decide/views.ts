/** What does a role see of each section? */
import type { Depth } from '../../domain/api';
import { ROLES_WITHOUT_CLINICAL_VIEW, type Role } from '../../domain/roles';
import { SECTIONS, type SectionId } from '../../domain/sections';
import { KIND_CAPS, kindCapCell } from '../../policy/tables/kind-caps';
import type { Policy } from '../../policy/policy';
import { ADDRESS_AT_ONCE } from '../../policy/tables/addresses';
import type { ViewDepth } from '../../policy/tables/role-views';

const DEPTHS: Readonly<Record<ViewDepth, Depth>> = { F: 'full', S: 'summary', N: 'none' };

/**
 * False for the desks (privacy, opt-out) and for every word that is no role. INVARIANT: of the desks whatever the
 * tables say.
 */
export const hasClinicalView = ({ roles }: Policy, role: Role): boolean =>
  !ROLES_WITHOUT_CLINICAL_VIEW.includes(role) && roles.some(({ id }) => id === role);

/**
 * The role's view. Emergency access opens what labels hold back and never a section, so it changes no cell here;
 * it is asked for all the same, because a table might one day say otherwise.
 */
export function viewOf(
  ...[policy, role]: readonly [policy: Policy, role: Role, emergency: boolean]
): Readonly<Record<SectionId, Depth>> {
  const row = policy.views.get(role);
  return Object.fromEntries(SECTIONS.map((section) => [section, DEPTHS[row?.get(section)?.depth ?? 'N']])) as Record<
    SectionId,
    Depth
  >;
}

/** How much of a contact this role is shown: the lower of its cell for alerts and of that for contacts. */
export function contactsDepth({ views }: Policy, role: string): Depth {
  const cell = views.get(role)?.get('alerts')?.depth ?? 'N';
  const own = KIND_CAPS.filter(({ when }) => when === 'contact').map((row) => kindCapCell(row, role));
  if (cell !== 'F' || own.includes('N') || own.includes('B')) return 'none';
  return own.includes('S') ? 'summary' : 'full';
}

/** Roles that meet people who cannot wait. */
const ASK_THE_REST: readonly string[] = ['emergency-clinician', 'paramedic'];

/** May this role ask all at once who were not asked? A deployer's own role as the one whose page it has. */
export const restOffered = ({ tables }: Policy, role: string): boolean =>
  ASK_THE_REST.includes(tables.ownRoles.find(({ id }) => id === role)?.layoutLike ?? role);

/** May this role take the record it sees away as a document? False for every role without a row. */
export const exportAllowed = ({ tables }: Policy, role: string): boolean =>
  tables.exports.some((row) => row.role === role && row.allowed);

/**
 * Does the page of this role show the person's address as the record opens? Only where its cell for demographics is in
 * full: nobody is shown at once what they have in part.
 */
export const addressAtOnce = ({ views }: Policy, role: string): boolean =>
  views.get(role)?.get('demographics')?.depth === 'F' && ADDRESS_AT_ONCE.some((row) => row.role === role);

export { describePolicy } from '../../policy/describe';
