/**
 * What does emergency access open for a role, in words that are true of every person alike? Asked of the decision
 * itself, of every row and label of the tables; what a record holds changes nothing of it. Source: POLICY 6.
 */
import { SECTION_ROWS, type SectionRow } from '../../domain/section-of';
import { capMark } from '../../policy/marks';
import { KIND_CAPS, type KindCapRow } from '../../policy/tables/kind-caps';
import { CAP_LABELS, type CapLabel } from '../../policy/tables/label-caps';
import type { Policy } from '../../policy/policy';
import { decide } from './decide';

const LABELS: Readonly<Record<CapLabel, string>> = {
  'mental-health': 'mental health care',
  'substance-misuse': 'care for alcohol and drug use',
  'safeguarding-adult': 'details of concerns for an adult’s safety',
  'safeguarding-child': 'details of concerns for a child’s safety',
  restricted: 'what its sender marked as restricted',
};
const KINDS: Readonly<Record<KindCapRow['when'], string>> = {
  pregnancy: 'pregnancy',
  'mental-health-act': 'legal status under the Mental Health Act',
  contact: 'people to call',
};

const isCapped = ({ when }: SectionRow): boolean => KIND_CAPS.some((kind) => kind.when === when);
const ORDINARY = SECTION_ROWS.filter((row) => !isCapped(row));
const ofKind = (kind: string): readonly SectionRow[] => SECTION_ROWS.filter(({ when }) => when === kind);

/** Does an emergency change what the role sees of any record of these rows? */
const opens = (policy: Policy, role: string, rows: readonly SectionRow[], marks: number): boolean =>
  rows.some((row) => {
    const facts = { type: row.type, row, marks, plan: null, setting: row.setting ?? 'acute' } as const;
    const effect = (emergency: boolean): string => decide(policy, { role, emergency }, facts).effect;
    return effect(false) !== effect(true);
  });

const found = (policy: Policy, role: string): readonly string[] => [
  ...CAP_LABELS.filter((label) => opens(policy, role, ORDINARY, capMark(label))).map((label) => LABELS[label]),
  ...KIND_CAPS.filter(({ when }) => opens(policy, role, ofKind(when), 0)).map(({ when }) => KINDS[when]),
];

/** Of each policy, what was found for its roles. */
const known = new WeakMap<Policy, Map<string, readonly string[]>>();

/** One phrase for each label and kind of which an emergency shows this role more, in the order of the tables. */
export function emergencyOpens(policy: Policy, role: string): readonly string[] {
  const roles = known.get(policy) ?? new Map<string, readonly string[]>();
  known.set(policy, roles);
  const phrases = roles.get(role) ?? found(policy, role);
  roles.set(role, phrases);
  return phrases;
}

/** INVARIANT: emergency access is offered where it opens something. Source: POLICY 6. */
export const emergencyOffered = (policy: Policy, role: string): boolean => emergencyOpens(policy, role).length > 0;
