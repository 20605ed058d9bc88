/**
 * Why would this resource be released, shortened or withheld? One or two sentences for a safety officer, from the rows
 * that decided.
 */
import { roleName, type Role } from '../../domain/roles';
import { SECTION_NAMES, type SectionId } from '../../domain/sections';
import type { SimulatedEffect } from '../../domain/policy';
import { capLevel, EMERGENCY_OPENS, type Decision } from '../decide/decide';
import { CAP_LABELS, capRuleId, type CapLabel, type ClinicalRole } from '../../policy/tables/label-caps';
import type { Policy } from '../../policy/policy';
import type { Viewer } from '../pipeline';

const LABELS: Readonly<Record<CapLabel, string>> = {
  'mental-health': 'mental health',
  'substance-misuse': 'substance misuse',
  'safeguarding-adult': 'adult safeguarding',
  'safeguarding-child': 'child safeguarding',
  restricted: 'restricted',
};

export interface Explained {
  readonly decision: Decision;
  readonly effect: SimulatedEffect;
  readonly section: SectionId | null;
  /** True where the marks came along a reference and not from the resource itself. */
  readonly inherited: boolean;
}

const lowerFirst = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
const a = (role: Role): string => `${/^[aeiou]/i.test(roleName(role)) ? 'an' : 'a'} ${lowerFirst(roleName(role))}`;
const saysOf = ({ rules }: Policy, rule: string | undefined): string =>
  rules.get(rule ?? '')?.says ?? 'Nothing in the tables permits it.';
const listed = (words: readonly string[]): string => words.join(' and ');

const capping = (rules: readonly string[], role: Role): readonly CapLabel[] =>
  CAP_LABELS.filter((label) => rules.includes(capRuleId(label, role)));

function withheldBy(policy: Policy, { role, emergency }: Viewer, { decision, section, inherited }: Explained): string {
  const { rules } = decision;
  const excluded = policy.tables.exclusions.filter(({ id }) => rules.includes(id));
  if (excluded.length > 0) {
    const where = inherited ? ' It belongs to something that tells of it.' : '';
    return (
      `Withheld from everybody: ${listed(excluded.map(({ name }) => name))}. No role and no emergency opens ` +
      `it.${where}`
    );
  }
  if (rules.includes('DC-1')) return `Withheld from everybody. ${saysOf(policy, 'DC-1')}`;
  const last = rules.at(-1);
  const caps = capping(rules, role);
  if (caps.length > 0 && last?.startsWith('LC-') === true) {
    const words = listed(caps.map((label) => LABELS[label]));
    const opens = !emergency && caps.every((label) => capLevel(policy, label, role as ClinicalRole, true) !== 'N');
    return opens
      ? `Withheld until emergency access is open: it is marked ${words}.`
      : `Withheld: it is marked ${words}, which ${a(role)} does not see.`;
  }
  if (last?.startsWith('SU-') === true)
    return (
      `Withheld: ${a(role)} sees ${SECTION_NAMES[section ?? 'demographics'].toLowerCase()} in summary, and ` +
      `this is not among what the summary keeps. ${saysOf(policy, last)}`
    );
  return `Withheld. ${saysOf(policy, last)}`;
}

/** The words of one decision. */
export function explain(policy: Policy, viewer: Viewer, explained: Explained): string {
  const { decision, effect, section } = explained;
  const { rules, shape } = decision;
  if (effect === 'withheld') return withheldBy(policy, viewer, explained);
  if (effect === 'reached') return `Passes as name, code and role, because something released refers to it.`;
  const labels = capping(decision.why, viewer.role).map((label) => LABELS[label]);
  const opened = decision.why.includes(EMERGENCY_OPENS) ? ' Only while emergency access is open.' : '';
  const sees = `${a(viewer.role).replace(/^a/, 'A')} sees ${SECTION_NAMES[section ?? 'demographics'].toLowerCase()}`;
  if (effect === 'released') {
    const uncapped = capping(rules, viewer.role).filter((label) => !labels.includes(LABELS[label]));
    const spared =
      uncapped.length > 0
        ? ` It is marked ${listed(uncapped.map((label) => LABELS[label]))}, which brings nothing down for this role.`
        : '';
    return (
      `Released in full. ${sees} in ` +
      `full.${labels.length > 0 ? ` It is marked ${listed(labels)}.` : ''}${opened}${spared}`
    );
  }
  if (shape?.id.startsWith('HL-') === true) return `Released as a headline only. ${shape.why}`;
  return (
    'Released in ' +
    `summary${labels.length > 0 ? `: it is marked ${listed(labels)}` : `. ${sees} in summary`}.${opened} ` +
    `${shape === null ? '' : `Kept: ${lowerFirst(shape.why)}`}`
  ).trim();
}
