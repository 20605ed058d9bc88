/** Which roles have a clinical view by these tables: the shipped ones, and those that a pack brings. */
import { CLINICAL_ROLES, type ClinicalRole } from './tables/label-caps';
import type { OwnRoleRow } from './tables/own-roles';

export const clinicalRolesOf = ({
  ownRoles,
}: {
  readonly ownRoles: readonly OwnRoleRow[];
}): readonly ClinicalRole[] => [...CLINICAL_ROLES, ...ownRoles.map(({ id }) => id)];
