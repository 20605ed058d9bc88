/**
 * Which shipped roles are held to another, and may see no more than it in any table? Code and tests carry it out
 * (`aboveNearest`), so that it is not a pack's to change. Source: POLICY 8.
 */
import { z } from 'zod';
import { CLINICAL_ROLES } from './label-caps';
import given from './nearest-roles.json' with { type: 'json' };
import { hazard, id, tableFile, text, why } from './table-file';

export const NEAREST_ROLE_FILE = tableFile('nearest-roles.json', {
  nearestRoles: z.array(
    z.strictObject({
      id,
      role: z.enum(CLINICAL_ROLES),
      nearest: z.enum(CLINICAL_ROLES),
      /** Where it sees less than that role, in words. */
      lower: text,
      why,
      hazard,
    }),
  ),
});

const shipped = NEAREST_ROLE_FILE.shipped(given);
export type NearestRoleRow = (typeof shipped.nearestRoles)[number];
export const NEAREST_ROLES = shipped.nearestRoles;
