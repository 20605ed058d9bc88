/** What does the row with this id say, and which harm does it weigh up? Every id that a decision can name is here. */
import type { RuleSaid } from '../domain/policy';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { EMERGENCY_RULES, RELATIONSHIPS } from './tables/access';
import { DENIALS } from './tables/denials';
import { capReason } from './describe';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { CAP_ROWS, capRuleId, CLINICAL_ROLES } from './tables/label-caps';
import { ROLE_VIEWS } from './tables/role-views';
import { HEADLINES, SUMMARIES } from './tables/summaries';

const entries = (): [string, RuleSaid][] => [
  ...[
    ...EXCLUSIONS,
    ...MEDICINE_SWITCH_ROWS,
    DOOR_CODE_ROW,
    ...ROLE_VIEWS,
    ...SUMMARIES,
    ...HEADLINES,
    ...OPT_OUT_SCOPES,
  ].map(({ id, why, hazard }): [string, RuleSaid] => [id, { says: why, hazard }]),
  ...[...EMERGENCY_RULES, ...RELATIONSHIPS, ...DENIALS].map(({ id, rule, hazard }): [string, RuleSaid] => [
    id,
    { says: rule, hazard },
  ]),
  ...CAP_ROWS.flatMap((row) =>
    CLINICAL_ROLES.map((role): [string, RuleSaid] => [
      capRuleId(row.label, role),
      { says: capReason(row, role), hazard: row.hazard },
    ]),
  ),
];

export const RULE_BOOK: ReadonlyMap<string, RuleSaid> = new Map(entries());
