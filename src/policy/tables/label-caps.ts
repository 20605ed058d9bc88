/**
 * How far does a sensitivity label bring a role’s view down? F no cap, S summary, B none until emergency access, N
 * none. Source: POLICY 5.
 */
import { z } from 'zod';
import type { Role } from '../../domain/roles';
import { SETTINGS } from '../../domain/settings';
import given from './label-caps.json' with { type: 'json' };
import { hazard, label, labels, tableFile, texts, why } from './table-file';

/** The lattice, lowest first: of all cells that apply the lowest counts. */
export const LEVELS = ['N', 'B', 'S', 'F'] as const;
export type Level = (typeof LEVELS)[number];

export const CLINICAL_ROLES = [
  'gp',
  'emergency-clinician',
  'paramedic',
  'hospital-clinician',
  'midwife',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'pharmacist',
  'pharmacy-technician',
  'dentist',
  'care-home-nurse',
  'administrator',
] as const satisfies readonly Role[];
export type ClinicalRole = (typeof CLINICAL_ROLES)[number];

/** Spelt like a role; whether the role is known is a question to all tables together (table-problems.ts). */
export const roleId = z.custom<ClinicalRole>(
  (value) => typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value),
  'must be the id of a role, in small letters',
);

export const CAP_LABELS = [
  'mental-health',
  'substance-misuse',
  'safeguarding-adult',
  'safeguarding-child',
  'restricted',
] as const;
export type CapLabel = (typeof CAP_LABELS)[number];

export const LABEL_CAP_FILE = tableFile('label-caps.json', {
  labelCaps: z.array(
    z.strictObject({
      label: z.enum(CAP_LABELS),
      /** ActCode labels. */
      labels,
      /** SNOMED codes, wherever they stand. */
      codes: texts,
      /** NHS treatment functions: three digits. */
      functions: texts,
      settings: z.array(z.enum(SETTINGS)),
      /** By role; which roles there must be is a question to all tables together. */
      cells: z.record(z.string() as unknown as z.ZodEnum<{ [R in ClinicalRole]: R }>, z.enum(LEVELS)),
      why,
      hazard,
    }),
  ),
  /** ActCode labels that are known and cap nothing; every other unknown label counts as restricted. */
  harmlessLabels: z.record(label, z.string()),
  /**
   * Confidentiality that is ordinary: PDS sends U for ordinary people. R, V and every unknown one count as restricted.
   */
  ordinaryConfidentiality: texts,
  /** Roles whose listed plans are never capped … */
  planExemptRoles: z.array(roleId),
  /** … and those whose crisis plans are not. */
  crisisPlanExemptRoles: z.array(roleId),
});

const shipped = LABEL_CAP_FILE.shipped(given);
export type CapRow = (typeof shipped.labelCaps)[number];
export const CAP_ROWS = shipped.labelCaps;
export const HARMLESS_LABELS = shipped.harmlessLabels;
export const ORDINARY_CONFIDENTIALITY = shipped.ordinaryConfidentiality;
export const PLAN_EXEMPT_ROLES = shipped.planExemptRoles;
export const CRISIS_PLAN_EXEMPT_ROLES = shipped.crisisPlanExemptRoles;

export const CRISIS_PLAN = '736253002';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  F: 'this label brings nothing down',
  S: 'a summary at most',
  B: 'nothing until emergency access',
  N: 'nothing',
};

export const capRuleId = (label: CapLabel, role: string): string => `LC-${label}-${role}`;
