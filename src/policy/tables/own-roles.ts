/**
 * Which roles does a deployment bring beside the shipped ones? None as shipped: a pack names its own, each with every
 * cell, and the shipped role whose page it is shown on. Source: POLICY 8.
 */
import { z } from 'zod';
import { CLINICAL_ROLES, roleId } from './label-caps';
import given from './own-roles.json' with { type: 'json' };
import { hazard, tableFile, why } from './table-file';

export const OWN_ROLE_FILE = tableFile('own-roles.json', {
  ownRoles: z.array(
    z.strictObject({
      /** People read it as the role's name: `hospice-nurse` is “Hospice nurse”. */
      id: roleId,
      /** Its page has the order and the shape of this role's; what stands on it is said by its own cells. */
      layoutLike: z.enum(CLINICAL_ROLES),
      why,
      hazard,
    }),
  ),
});

const shipped = OWN_ROLE_FILE.shipped(given);
export type OwnRoleRow = (typeof shipped.ownRoles)[number];
export const OWN_ROLES = shipped.ownRoles;
