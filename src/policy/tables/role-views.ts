/**
 * What does each role see of each section: F full, S summary, N none? One row per cell. Source: POLICY 4; ° (published)
 * rests on a published UK matrix or rule.
 */
import { z } from 'zod';
import { SECTIONS } from '../../domain/sections';
import { roleId } from './label-caps';
import given from './role-views.json' with { type: 'json' };
import { hazard, id, tableFile, why } from './table-file';

export const VIEW_DEPTHS = ['F', 'S', 'N'] as const;
export type ViewDepth = (typeof VIEW_DEPTHS)[number];

export const ROLE_VIEW_FILE = tableFile('role-views.json', {
  roleViews: z.array(
    z.strictObject({
      id,
      section: z.enum(SECTIONS),
      role: roleId,
      depth: z.enum(VIEW_DEPTHS),
      /** Rests on a published UK matrix or rule; every other cell is a proposal for the Caldicott Guardians to sign. */
      published: z.boolean(),
      why,
      hazard,
    }),
  ),
});

const shipped = ROLE_VIEW_FILE.shipped(given);
export type RoleViewRow = (typeof shipped.roleViews)[number];
/** One row per cell: 13 sections × 14 roles. */
export const ROLE_VIEWS = shipped.roleViews;
