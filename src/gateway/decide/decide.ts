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
import { KIND_CAPS, kindCapCell, kindCapRuleId, type KindCapRow } from '../../policy/tables/kind-caps';
import { capRuleId, type CapLabel, type ClinicalRole, type Level } from '../../policy/tables/label-caps';
import { capsOf, EXCLUDED, markRules } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import type { RoleViewRow } from '../../policy/tables/role-views';
import type { SummaryRow } from '../../policy/tables/summaries';
import { COMBINED, isLower, lowest, readNow } from './levels';
import { hasClinicalView } from './views';

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

/** Labels that say what kind of care it is, and not that somebody is to be protected. */
const KINDS_OF_CARE: readonly CapLabel[] = ['mental-health', 'substance-misuse'];
const isProtective = (label: CapLabel): boolean => !KINDS_OF_CARE.includes(label);

/** The labels that cap this resource for this role, after the exemptions of POLICY 5. */
export function cappingLabels(
  { tables }: Policy,
  role: ClinicalRole,
  roleCell: string,
  section: string,
  plan: Facts['plan'],
  labels: readonly CapLabel[],
): readonly CapLabel[] {
  if (section === 'allergies') return [];
  if (plan === 'crisis' && tables.crisisPlanExemptRoles.includes(role)) return [];
  if (plan === 'listed' && tables.planExemptRoles.includes(role)) return [];
  if (section === 'medications' && roleCell === 'F') return labels.filter(isProtective);
  return labels;
}

/** A label's cell as it reads now; N where the tables have none. */
export const capLevel = (policy: Policy, label: CapLabel, role: ClinicalRole, emergency: boolean): Level =>
  readNow(policy.caps.get(label)?.[role] ?? 'N', emergency);

/** Whose view of what is asked, once it is known that the role has one. */
interface Question {
  readonly policy: Policy;
  readonly role: ClinicalRole;
  readonly emergency: boolean;
  readonly facts: Facts;
}

/** In the order of POLICY: the first that denies ends it. */
export function decide(policy: Policy, viewer: Viewer, facts: Facts): Decision {
  const { role, emergency } = viewer;
  const { row, marks, setting } = facts;
  // 1. Exclusions: nobody, no role, no emergency.
  if ((marks & EXCLUDED) !== 0) return withhold(...markRules(marks));
  if (!hasClinicalView(policy, role)) return withhold('D-unknown-role');
  if (!isSetting(setting) || policy.neverAsked.has(setting)) return withhold('D-setting');

  const question: Question = { policy, role: role as ClinicalRole, emergency, facts };
  // 2. What has no section passes where something released reaches it, or not at all.
  if (row === null) return decideReached(question);
  if (row.type === 'Binary') return decideBinary(question);
  // 3. The role's cell for the section.
  const cell = policy.views.get(role)?.get(row.section);
  if (cell === undefined) return withhold('D-no-cell');
  if (cell.depth === 'N') return withhold(cell.id);
  // 4. Caps: the lowest of the section's cell and all label cells counts.
  return decideByLevels(question, row, cell);
}

/** Supporting resources pass where reached, unless a label of their own holds them back; the rest is denied. */
function decideReached({ policy, role, emergency, facts }: Question): Decision {
  if (!(SUPPORTING_TYPES as readonly string[]).includes(facts.type)) return withhold('D-no-section');
  const own = capsOf(facts.marks).filter(isProtective);
  const level = lowest(['F', ...own.map((label) => capLevel(policy, label, role, emergency))]);
  return level === 'F' || level === 'S'
    ? { effect: 'release', rules: ['SP-reached'], shape: null, why: [] }
    : withhold('SP-reached', ...own.map((label) => capRuleId(label, role)));
}

/**
 * A document's bytes are fetched through the document, never released beside it: the document's own depth counts, and
 * the bytes' own labels.
 */
function decideBinary({ policy, role, emergency, facts }: Question): Decision {
  const capping = capsOf(facts.marks).filter((label) => capLevel(policy, label, role, emergency) !== 'F');
  return capping.length > 0 ? withhold(...capping.map((label) => capRuleId(label, role))) : withhold(THROUGH_DOCUMENT);
}

function decideByLevels(question: Question, row: SectionRow, cell: RoleViewRow): Decision {
  const { policy, role, emergency, facts } = question;
  const labels = [...capsOf(facts.marks), ...(policy.settingCaps.get(facts.setting) ?? [])];
  const capping = cappingLabels(policy, role, cell.depth, row.section, facts.plan, labels);
  const ofKind = KIND_CAPS.filter(({ when }) => when === row.when);
  const kindLevel = (kind: KindCapRow): Level => readNow(kindCapCell(kind, role), emergency);
  const level = lowest([
    cell.depth,
    ...capping.map((label) => capLevel(policy, label, role, emergency)),
    ...ofKind.map(kindLevel),
  ]);
  const rules = [
    cell.id,
    ...capping.map((label) => capRuleId(label, role)),
    ...ofKind.map((kind) => kindCapRuleId(kind, role)),
  ];
  if (level === undefined) return withhold(...rules, 'D-unknown-level');
  const opened = ofKind.filter((kind) => emergency && kindCapCell(kind, role) === 'B');
  const told = ofKind.filter(
    (kind) => opened.includes(kind) || (kindLevel(kind) === level && isLower(level, cell.depth)),
  );
  const byLabels = whyOf(question, cell, capping, level);
  const opens = opened.length > 0 && !byLabels.includes(EMERGENCY_OPENS) ? [EMERGENCY_OPENS] : [];
  const why = [...byLabels, ...told.map((kind) => kindCapRuleId(kind, role)), ...opens];
  const { summaries, headlines } = policy.tables;

  switch (COMBINED[level][row.section === 'alerts' && cell.depth === 'F' ? 'alert' : 'any']) {
    case 'release':
      return { effect: 'release', rules, shape: null, why };
    case 'summary': {
      const shape = summaries.find(({ type, section }) => type === row.type && section === row.section);
      return shape === undefined ? withhold(...rules, 'D-no-summary') : shortened(shape, rules, why);
    }
    case 'headline': {
      const shape = headlines.find(({ type }) => type === row.type);
      return shape === undefined ? withhold(...rules) : shortened(shape, rules, [cell.id]);
    }
    case 'withhold':
      return withhold(...rules);
  }
}

const shortened = (shape: SummaryRow, rules: readonly string[], why: readonly string[]): Decision => ({
  effect: 'summary',
  rules: [...rules, shape.id],
  shape,
  why: [...why, shape.id],
});

/** The cell, then the labels that brought it down or that emergency access opened. */
function whyOf(
  { policy, role, emergency }: Question,
  cell: RoleViewRow,
  capping: readonly CapLabel[],
  level: Level,
): readonly string[] {
  const opened = emergency ? capping.filter((label) => policy.caps.get(label)?.[role] === 'B') : [];
  const lowers = (label: CapLabel): boolean =>
    isLower(level, cell.depth) && capLevel(policy, label, role, emergency) === level;
  const told = capping.filter((label) => lowers(label) || opened.includes(label));
  return [cell.id, ...told.map((label) => capRuleId(label, role)), ...(opened.length > 0 ? [EMERGENCY_OPENS] : [])];
}
