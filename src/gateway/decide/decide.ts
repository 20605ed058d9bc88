/**
 * May this role see this resource, in full, in summary or not at all, and by which rows? The one place where rules
 * combine.
 * Order of POLICY: exclusions → role view of the section → caps of labels. Deny overrides; whatever is unknown is
 * withheld.
 */
import type { SectionRow } from '../../domain/section-of';
import { SUPPORTING_TYPES } from '../../domain/section-of';
import { isSetting, type Setting } from '../../domain/settings';
import type { Viewer } from '../pipeline';
import {
  capRuleId,
  CLINICAL_ROLES,
  CRISIS_PLAN_EXEMPT_ROLES,
  LEVELS,
  PLAN_EXEMPT_ROLES,
  type CapLabel,
  type ClinicalRole,
  type Level,
} from '../../policy/tables/label-caps';
import { capsOf, EXCLUDED, markRules } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import { HEADLINES, SUMMARIES, type SummaryRow } from '../../policy/tables/summaries';

export interface Decision {
  readonly effect: 'release' | 'summary' | 'withhold';
  /** Ids of the rows that decided, the role view's first. For audit and explanation: never part of an answer. */
  readonly rules: readonly string[];
  /** The allow-list row of a summary or headline. */
  readonly shape: SummaryRow | null;
  /**
   * The rows told to the user as why they can see it: the role's cell, then the caps that brought it down or that
   * emergency access opened,
   * then what the summary keeps. Empty for what has no section. A headline names no label: that alone would tell which
   * concern there is.
   */
  readonly why: readonly string[];
}

/** What the decision needs to know of a resource; nothing else of it matters. */
export interface Facts {
  readonly type: string;
  /** The section row it belongs to, or null. */
  readonly row: SectionRow | null;
  /** Bits of policy/marks: exclusions and labels, own and inherited. */
  readonly marks: number;
  readonly plan: 'crisis' | 'listed' | null;
  readonly setting: Setting;
}

/** By this rule alone is a Binary withheld that a released document may lead to. */
export const THROUGH_DOCUMENT = 'D-through-document';
/** The row of emergency access that opens what a label holds back. */
export const EMERGENCY_OPENS = 'EM-2';

const withhold = (...rules: string[]): Decision => ({ effect: 'withhold', rules, shape: null, why: [] });
const isClinical = (role: string): role is ClinicalRole => (CLINICAL_ROLES as readonly string[]).includes(role);
/**
 * INVARIANT: where one of the levels is none that is known there is no lowest, whatever stands beside it, and nothing
 * is seen.
 */
const lowest = (levels: readonly Level[]): Level | undefined =>
  levels.every((level) => LEVELS.includes(level)) ? LEVELS.find((level) => levels.includes(level)) : undefined;

/** The labels that cap this resource for this role, after the exemptions of POLICY 5. */
export function cappingLabels(
  role: ClinicalRole,
  roleCell: string,
  section: string,
  plan: Facts['plan'],
  labels: readonly CapLabel[],
): readonly CapLabel[] {
  if (section === 'allergies') return [];
  if (plan === 'crisis' && CRISIS_PLAN_EXEMPT_ROLES.includes(role)) return [];
  if (plan === 'listed' && PLAN_EXEMPT_ROLES.includes(role)) return [];
  if (section === 'medications' && roleCell === 'F')
    return labels.filter((label) => label !== 'mental-health' && label !== 'substance-misuse');
  return labels;
}

/** A label's cell as it reads now: B is opened by emergency access alone, and then caps nothing. */
export const capLevel = (policy: Policy, label: CapLabel, role: ClinicalRole, emergency: boolean): Level => {
  const level = policy.caps.get(label)?.[role] ?? 'N';
  return level === 'B' && emergency ? 'F' : level;
};

export function decide(policy: Policy, viewer: Viewer, facts: Facts): Decision {
  const { role, emergency } = viewer;
  const { row, marks, setting } = facts;

  // 1. Exclusions: nobody, no role, no emergency.
  if ((marks & EXCLUDED) !== 0) return withhold(...markRules(marks));
  if (!isClinical(role)) return withhold('D-unknown-role');
  if (!isSetting(setting) || policy.neverAsked.has(setting)) return withhold('D-setting');

  const labels = [...capsOf(marks), ...(policy.settingCaps.get(setting) ?? [])];

  // 2. No section: supporting resources pass where reached, unless their own label holds them back; the rest is denied.
  if (row === null) {
    if (!(SUPPORTING_TYPES as readonly string[]).includes(facts.type)) return withhold('D-no-section');
    const own = capsOf(marks).filter((label) => label !== 'mental-health' && label !== 'substance-misuse');
    const level = lowest(['F', ...own.map((label) => capLevel(policy, label, role, emergency))]);
    return level === 'F' || level === 'S'
      ? { effect: 'release', rules: ['SP-reached'], shape: null, why: [] }
      : withhold('SP-reached', ...own.map((label) => capRuleId(label, role)));
  }
  // A document's bytes are fetched through the document, never released beside it: the document's own depth counts, and
  // the bytes' own labels.
  if (row.type === 'Binary') {
    const capping = capsOf(marks).filter((label) => capLevel(policy, label, role, emergency) !== 'F');
    return withhold(
      ...capping.map((label) => capRuleId(label, role)),
      ...(capping.length > 0 ? [] : [THROUGH_DOCUMENT]),
    );
  }

  // 3. The role's cell for the section.
  const cell = policy.views.get(role)?.get(row.section);
  if (cell === undefined) return withhold('D-no-cell');
  if (cell.depth === 'N') return withhold(cell.id);

  // 4. Caps: the lowest of the section's cell and all label cells counts.
  const capping = cappingLabels(role, cell.depth, row.section, facts.plan, labels);
  const level = lowest([cell.depth, ...capping.map((label) => capLevel(policy, label, role, emergency))]);
  const rules = [cell.id, ...capping.map((label) => capRuleId(label, role))];
  if (level === undefined) return withhold(...rules, 'D-unknown-level');
  const opened = emergency ? capping.filter((label) => policy.caps.get(label)?.[role] === 'B') : [];
  const isLowered = LEVELS.indexOf(level) < LEVELS.indexOf(cell.depth);
  const told = capping.filter(
    (label) => (isLowered && capLevel(policy, label, role, emergency) === level) || opened.includes(label),
  );
  const why = [
    cell.id,
    ...told.map((label) => capRuleId(label, role)),
    ...(opened.length > 0 ? [EMERGENCY_OPENS] : []),
  ];
  const headline = (): Decision => {
    const shape = cell.depth === 'F' ? HEADLINES.find(({ type }) => type === row.type) : undefined;
    return shape === undefined
      ? withhold(...rules)
      : { effect: 'summary', rules: [...rules, shape.id], shape, why: [cell.id, shape.id] };
  };

  switch (level) {
    case 'F':
      return { effect: 'release', rules, shape: null, why };
    case 'S': {
      if (row.section === 'alerts' && cell.depth === 'F') return headline();
      const shape = SUMMARIES.find(({ type, section }) => type === row.type && section === row.section);
      return shape === undefined
        ? withhold(...rules, 'D-no-summary')
        : { effect: 'summary', rules: [...rules, shape.id], shape, why: [...why, shape.id] };
    }
    case 'B':
    case 'N':
      return row.section === 'alerts' ? headline() : withhold(...rules);
  }
}
