/**
 * Does a role see anything that the role it is held to does not? Each cell, cap, exemption and right of the tables,
 * whichever way round “more” is in that table. Source: POLICY 8, “Roles that were added”.
 */
import type { PolicyTables } from './tables';
import { KIND_CAPS, kindCapCell } from './tables/kind-caps';
import { LEVELS } from './tables/label-caps';
import type { NearestRoleRow } from './tables/nearest-roles';

const isAbove = (a: string | undefined, b: string | undefined): boolean => {
  const rank = (level: string | undefined): number => (LEVELS as readonly string[]).indexOf(level ?? 'N');
  return rank(a) > rank(b);
};

/** One line for each place where `role` sees more than `nearest`; empty where there is none. */
export function aboveNearest(
  tables: PolicyTables,
  { role, nearest }: Pick<NearestRoleRow, 'role' | 'nearest'>,
): readonly string[] {
  const cellOf = (of: string, section: string): string | undefined =>
    tables.roleViews.find((row) => row.role === of && row.section === section)?.depth;
  const more = (where: string): string => `${where}: ${role} sees more than ${nearest}.`;
  const hasMore = (list: readonly string[]): boolean => list.includes(role) && !list.includes(nearest);
  const mayExport = (of: string): boolean => tables.exports.some((row) => row.role === of && row.allowed);
  return [
    ...tables.roleViews
      .filter((row) => row.role === role && isAbove(row.depth, cellOf(nearest, row.section)))
      .map(({ id }) => more(id)),
    ...tables.labelCaps.filter(({ cells }) => isAbove(cells[role], cells[nearest])).map(({ label }) => more(label)),
    ...KIND_CAPS.filter((row) => isAbove(kindCapCell(row, role), kindCapCell(row, nearest))).map(({ id }) => more(id)),
    ...(hasMore(tables.planExemptRoles) ? [more('planExemptRoles')] : []),
    ...(hasMore(tables.crisisPlanExemptRoles) ? [more('crisisPlanExemptRoles')] : []),
    ...(tables.lastThreeRoles.includes(nearest) && !tables.lastThreeRoles.includes(role)
      ? [more('lastThreeRoles')]
      : []),
    ...(mayExport(role) && !mayExport(nearest) ? [more(`XP-${role}`)] : []),
  ];
}
