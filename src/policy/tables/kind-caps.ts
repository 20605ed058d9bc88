/**
 * Which kinds of record have cells of their own besides their section's? The lower of the two counts; F no cap, S
 * summary, B none until emergency access, N none. Source: POLICY 5.
 */
import { z } from 'zod';
import type { SectionCondition } from '../../domain/section-of';
import given from './kind-caps.json' with { type: 'json' };
import { LEVELS, type ClinicalRole, type Level } from './label-caps';
import { hazard, id, tableFile, why } from './table-file';

const CAPPED = ['pregnancy', 'mental-health-act', 'contact'] as const satisfies readonly SectionCondition[];

export const KIND_CAP_FILE = tableFile('kind-caps.json', {
  kindCaps: z.array(
    z.strictObject({
      id,
      /** The condition of the section rows that it holds for. */
      when: z.enum(CAPPED),
      cells: z.record(z.string() as unknown as z.ZodEnum<{ [R in ClinicalRole]: R }>, z.enum(LEVELS)),
      why,
      hazard,
    }),
  ),
});

const shipped = KIND_CAP_FILE.shipped(given);
export type KindCapRow = (typeof shipped.kindCaps)[number];
export const KIND_CAPS = shipped.kindCaps;

export const kindCapRuleId = ({ id: row }: Pick<KindCapRow, 'id'>, role: string): string => `${row}-${role}`;

/** The cell of a role; N for a role that the row does not name. */
export const kindCapCell = ({ cells }: KindCapRow, role: string): Level =>
  (cells as Readonly<Record<string, Level | undefined>>)[role] ?? 'N';
