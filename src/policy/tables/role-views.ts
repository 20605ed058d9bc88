/**
 * What does each role see of each section: F full, S summary, N none? Source: POLICY 4; ° rests on a published UK
 * matrix or rule.
 */
import { ROLE_NAMES } from '../../domain/roles';
import { SECTION_NAMES, type SectionId } from '../../domain/sections';
import { CLINICAL_ROLES, type ClinicalRole } from './label-caps';

export type ViewDepth = 'F' | 'S' | 'N';

export interface RoleViewRow {
  readonly id: string;
  readonly section: SectionId;
  readonly role: ClinicalRole;
  readonly depth: ViewDepth;
  /** Rests on a published UK matrix or rule; every other cell is a proposal for the Caldicott Guardians to sign. */
  readonly published: boolean;
  readonly why: string;
  readonly hazard: string;
}

interface Line {
  readonly section: SectionId;
  /** One cell per role, in the order of CLINICAL_ROLES. */
  readonly cells: string;
  /** Why a role sees all, the summary, nothing. */
  readonly full: string;
  readonly summary?: string;
  readonly none?: string;
  readonly hazard: string;
}

const LINES: readonly Line[] = [
  {
    section: 'demographics',
    cells: 'F F F F F F F F F S°',
    full: 'has to be sure that this is the right person',
    summary: 'needs name, NHS number, date of birth and what an appointment needs',
    hazard: 'H-04',
  },
  {
    section: 'alerts',
    cells: 'F F F F F F F F F S',
    full: 'has to know of risks, contacts and needs before meeting the person',
    summary: 'has to arrange for communication needs and reasonable adjustments, and needs no more',
    hazard: 'H-11',
  },
  {
    section: 'allergies',
    cells: 'F F F F S F° F F° F° N°',
    full: 'must never give or arrange what harms the person',
    summary: 'needs the substance, the reaction and how severe it was',
    none: 'gives no medicines and does not advise on them',
    hazard: 'H-07',
  },
  {
    section: 'medications',
    cells: 'F F F F S F° F F° F° N',
    full: 'works with the person’s medicines or their effects',
    summary: 'needs to know what is taken now and how',
    none: 'does not handle medicines',
    hazard: 'H-08',
  },
  {
    section: 'problems',
    cells: 'F F F F S S° F S° F° N',
    full: 'needs the whole problem list to assess and treat',
    summary: 'needs active and major problems by name',
    none: 'does not need to know diagnoses',
    hazard: 'H-04',
  },
  {
    section: 'encounters',
    cells: 'F F F S S S° F S° F° N',
    full: 'needs to follow what happened, where and why',
    summary: 'needs to know who is involved and when',
    none: 'does not need to know past contacts',
    hazard: 'H-04',
  },
  {
    section: 'results',
    cells: 'F F F F N N° F F° F° N',
    full: 'acts on test results and measurements',
    none: 'does not interpret test results',
    hazard: 'H-05',
  },
  {
    section: 'appointments',
    cells: 'F F F F F S F S F S°',
    full: 'plans care around what is booked',
    summary: 'needs when, where and which service',
    hazard: 'H-04',
  },
  {
    section: 'immunisations',
    cells: 'F F F F N F° S F° F° N',
    full: 'needs to know what the person is protected against',
    summary: 'needs to know which vaccine and when',
    none: 'does not need the vaccination history',
    hazard: 'H-05',
  },
  {
    section: 'procedures',
    cells: 'F F F S S N F S F N',
    full: 'needs to know what was done and what was implanted',
    summary: 'needs to know what was done and when',
    none: 'does not need the surgical history',
    hazard: 'H-05',
  },
  {
    section: 'documents',
    cells: 'F F F S S N° F N F° N',
    full: 'reads and answers letters about the person',
    summary: 'needs to know that a letter exists, of what type and from whom',
    none: 'does not read clinical letters, which say more than the work needs',
    hazard: 'H-05',
  },
  {
    section: 'care-plans',
    cells: 'F F F F S S F N F N',
    full: 'carries out or adapts the plan',
    summary: 'needs to know that a plan exists, of what kind and from when',
    none: 'does not carry out care plans',
    hazard: 'H-12',
  },
  {
    section: 'social-care',
    cells: 'S S S F F F S N S N',
    full: 'works with the package of care',
    summary: 'needs to know that a package exists, its kind and whom to contact',
    none: 'does not work with social care packages',
    hazard: 'H-05',
  },
];

const isDepth = (text: string): text is ViewDepth => text === 'F' || text === 'S' || text === 'N';

/** “GP” → “a GP”, “Administrator” → “an administrator”. */
const withArticle = (name: string): string =>
  `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase())}`;

const rowsOf = (line: Line): RoleViewRow[] =>
  line.cells.split(' ').flatMap((cell, i): RoleViewRow[] => {
    const role = CLINICAL_ROLES[i];
    const depth = cell.slice(0, 1);
    if (role === undefined || !isDepth(depth)) return [];
    const reason = depth === 'F' ? line.full : depth === 'S' ? line.summary : line.none;
    if (reason === undefined) return [];
    return [
      {
        id: `RV-${line.section}-${role}`,
        section: line.section,
        role,
        depth,
        published: cell.endsWith('°'),
        why: `${SECTION_NAMES[line.section]}: ${withArticle(ROLE_NAMES[role])} ${reason}.`,
        hazard: line.hazard,
      },
    ];
  });

/** One row per cell: 13 sections × 10 roles. */
export const ROLE_VIEWS: readonly RoleViewRow[] = LINES.flatMap(rowsOf);
