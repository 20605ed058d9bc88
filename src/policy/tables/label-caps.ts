/**
 * How far does a sensitivity label bring a role’s view down? F no cap, S summary, B none until emergency access, N
 * none. Source: POLICY 5.
 */
import type { Role } from '../../domain/roles';
import type { Setting } from '../../domain/settings';

/** The lattice, lowest first: of all cells that apply the lowest counts. */
export const LEVELS = ['N', 'B', 'S', 'F'] as const;
export type Level = (typeof LEVELS)[number];

export const CLINICAL_ROLES = [
  'gp',
  'emergency-clinician',
  'hospital-clinician',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'pharmacist',
  'care-home-nurse',
  'administrator',
] as const satisfies readonly Role[];
export type ClinicalRole = (typeof CLINICAL_ROLES)[number];

export const CAP_LABELS = [
  'mental-health',
  'substance-misuse',
  'safeguarding-adult',
  'safeguarding-child',
  'restricted',
] as const;
export type CapLabel = (typeof CAP_LABELS)[number];

export interface CapRow {
  readonly label: CapLabel;
  /** ActCode labels. */
  readonly labels: readonly string[];
  /** SNOMED codes, wherever they stand. */
  readonly codes: readonly string[];
  /** NHS treatment functions: three digits, ranges included. */
  readonly functions: readonly string[];
  readonly settings: readonly Setting[];
  readonly cells: Readonly<Record<ClinicalRole, Level>>;
  readonly why: string;
  readonly hazard: string;
}

const cells = (line: string): Readonly<Record<ClinicalRole, Level>> => {
  const levels = line.split(' ');
  return Object.fromEntries(CLINICAL_ROLES.map((role, i) => [role, levels[i]])) as Record<ClinicalRole, Level>;
};

export const CAP_ROWS: readonly CapRow[] = [
  {
    label: 'mental-health',
    labels: ['MH', 'PSY', 'BH', 'PSYTHPN'],
    codes: [],
    functions: ['656', ...Array.from({ length: 18 }, (_, i) => String(710 + i)), '730'],
    settings: ['mental-health'],
    cells: cells('F F S B B S F N N N'),
    why: 'Mental health care is read in full by those who treat the person, in outline or only in an emergency by others.',
    hazard: 'H-09',
  },
  {
    label: 'substance-misuse',
    labels: ['ETH', 'ETHUD', 'OPIOIDUD', 'SUD'],
    codes: ['109201000000109', '827621000000108', '788125002'],
    functions: [],
    settings: [],
    cells: cells('F F S B B B F S N N'),
    why: 'Drug and alcohol care is read in full by those who treat the person, in outline or only in an emergency by others.',
    hazard: 'H-09',
  },
  {
    label: 'safeguarding-adult',
    labels: [],
    codes: ['1362761000000103'],
    functions: [],
    settings: [],
    cells: cells('S B B B B F B N N N'),
    why: 'The detail of an adult safeguarding concern belongs to those who act on it; everybody else sees that there is a concern and whom to ask.',
    hazard: 'H-10',
  },
  {
    label: 'safeguarding-child',
    labels: [],
    codes: ['1326421000000106'],
    functions: [],
    settings: [],
    cells: cells('S B B N N N B N N N'),
    why: 'The detail of a child safeguarding concern belongs to very few; everybody else sees that there is a concern and whom to ask.',
    hazard: 'H-10',
  },
  {
    label: 'restricted',
    labels: [],
    codes: [],
    functions: [],
    settings: [],
    cells: cells('S B B N N N S N N N'),
    why: 'The provider marked it restricted, or marked it in a way the gateway does not know.',
    hazard: 'H-05',
  },
];

/** ActCode labels that are known and cap nothing; every other unknown label counts as restricted. */
export const HARMLESS_LABELS: Readonly<Record<string, string>> = {
  GDIS: 'Genetic disease: not gender.',
  DVD: 'Developmental disability: not domestic violence.',
  VIO: 'Violence in general; a domestic violence code beside it excludes by itself.',
  NOPAT: 'Do not disclose to the patient: shown to staff as a flag.',
  PROCESSINLINELABEL: 'Says that labels stand inside the resource; those are read.',
};

/**
 * Confidentiality that is ordinary: PDS sends U for ordinary people. R, V and every unknown one count as restricted.
 */
export const ORDINARY_CONFIDENTIALITY: readonly string[] = ['U', 'L', 'M', 'N'];

/** Roles whose listed plans are never capped; crisis plans only for the first four. Source: POLICY 5. */
export const PLAN_EXEMPT_ROLES: readonly ClinicalRole[] = [
  'gp',
  'emergency-clinician',
  'hospital-clinician',
  'mental-health-practitioner',
  'community-nurse',
  'care-home-nurse',
];
export const CRISIS_PLAN_EXEMPT_ROLES: readonly ClinicalRole[] = PLAN_EXEMPT_ROLES.slice(0, 4);
export const CRISIS_PLAN = '736253002';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  F: 'this label brings nothing down',
  S: 'a summary at most',
  B: 'nothing until emergency access',
  N: 'nothing',
};

export const capRuleId = (label: CapLabel, role: string): string => `LC-${label}-${role}`;
