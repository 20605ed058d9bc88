/** What does the row with this id say, and which harm does it weigh up? Every id that a decision can name is here. */
import type { RuleSaid } from '../domain/policy';
import { capReason, type NamedRole } from './describe/labels';
import type { PolicyTables } from './tables';
import { KIND_CAPS, kindCapCell, kindCapRuleId } from './tables/kind-caps';
import { capRuleId, LEVEL_WORDS } from './tables/label-caps';

export type RuleBook = ReadonlyMap<string, RuleSaid>;

export function ruleBookOf(tables: PolicyTables, roles: readonly NamedRole[]): RuleBook {
  const { exclusions, medicineSwitches, doorCodes, roleViews, summaries, headlines, optOutScopes } = tables;
  const reasons = [
    ...exclusions,
    ...medicineSwitches,
    doorCodes,
    ...roleViews,
    ...summaries,
    ...headlines,
    ...optOutScopes,
  ];
  const rules = [...tables.emergency, ...tables.relationships, ...tables.denials];
  return new Map([
    ...reasons.map(({ id, why, hazard }): [string, RuleSaid] => [id, { says: why, hazard }]),
    ...rules.map(({ id, rule, hazard }): [string, RuleSaid] => [id, { says: rule, hazard }]),
    ...tables.labelCaps.flatMap((row) =>
      roles.map((role): [string, RuleSaid] => [
        capRuleId(row.label, role.id),
        { says: capReason(row, role), hazard: row.hazard },
      ]),
    ),
    ...KIND_CAPS.flatMap((row) =>
      roles.map(({ id, name }): [string, RuleSaid] => [
        kindCapRuleId(row, id),
        { says: `${name}: ${LEVEL_WORDS[kindCapCell(row, id)]}. ${row.why}`, hazard: row.hazard },
      ]),
    ),
  ]);
}
