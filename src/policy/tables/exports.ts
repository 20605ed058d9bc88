/** Who may take the record they see away as a document? One row per clinical role; gateway/access carries it out. */
import type { ClinicalRole } from './label-caps';

export interface ExportRow {
  readonly id: string;
  readonly role: ClinicalRole;
  readonly allowed: boolean;
  readonly why: string;
  readonly hazard: string;
}

const row = (role: ClinicalRole, allowed: boolean, why: string, hazard: string): ExportRow => ({
  id: `XP-${role}`,
  role,
  allowed,
  why,
  hazard,
});

/**
 * Ours, to be signed by each organisation's Caldicott Guardian. A document that has left is beyond opt-out, role and
 * audit.
 */
export const EXPORTS: readonly ExportRow[] = [
  row(
    'gp',
    true,
    'Hands a summary over at referral or when a person moves abroad, and sees every section that it holds.',
    'H-05',
  ),
  row('emergency-clinician', true, 'Hands over to another hospital with minutes to spare.', 'H-05'),
  row('hospital-clinician', true, 'Hands over at transfer and discharge.', 'H-05'),
  row(
    'community-nurse',
    false,
    'Sees encounters and letters in outline: a summary made from it would be taken for the whole.',
    'H-06',
  ),
  row('occupational-therapist', false, 'Sees no results: a summary made from it would be taken for the whole.', 'H-06'),
  row(
    'social-worker',
    false,
    'Sees no results or letters: a summary made from it would be taken for the whole.',
    'H-06',
  ),
  row('mental-health-practitioner', true, 'Hands over at transfer, and sees every section that it holds.', 'H-05'),
  row(
    'pharmacist',
    false,
    'The medicines can be printed; nothing in the work calls for a document that leaves.',
    'H-05',
  ),
  row(
    'care-home-nurse',
    false,
    'The summary can be printed; nothing in the work calls for a document that leaves.',
    'H-05',
  ),
  row('administrator', false, 'Sees no clinical section.', 'H-05'),
];

/** False for every role without a row. */
export const exportAllowed = (role: string): boolean => EXPORTS.some((one) => one.role === role && one.allowed);
