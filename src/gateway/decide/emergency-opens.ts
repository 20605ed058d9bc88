/**
 * What does emergency access open for a role, in words that are true of every person alike? Told from the tables; what
 * a record holds changes nothing of it. Source: POLICY 6.
 */
import { KIND_CAPS, kindCapCell } from '../../policy/tables/kind-caps';
import type { CapLabel, ClinicalRole } from '../../policy/tables/label-caps';
import type { Policy } from '../../policy/policy';

const LABELS: Readonly<Record<CapLabel, string>> = {
  'mental-health': 'mental health care',
  'substance-misuse': 'care for alcohol and drug use',
  'safeguarding-adult': 'details of concerns for an adult’s safety',
  'safeguarding-child': 'details of concerns for a child’s safety',
  restricted: 'what its sender marked as restricted',
};
const KINDS: Readonly<Partial<Record<(typeof KIND_CAPS)[number]['when'], string>>> = {
  'mental-health-act': 'legal status under the Mental Health Act',
};

/** One phrase for each label and kind whose cell for this role is B, in the order of the tables. */
export const emergencyOpens = ({ caps }: Policy, role: string): readonly string[] => [
  ...[...caps].filter(([, cells]) => cells[role as ClinicalRole] === 'B').map(([label]) => LABELS[label]),
  ...KIND_CAPS.filter((row) => kindCapCell(row, role) === 'B').flatMap(({ when }) => KINDS[when] ?? []),
];
