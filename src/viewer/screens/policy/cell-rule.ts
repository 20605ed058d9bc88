/** By which row does a cell of a matrix stand? From its headings, as the tables name them. */
import { ROLE_NAMES } from '../../../domain/roles';
import { SECTION_NAMES } from '../../../domain/sections';

const keyOf = (names: Readonly<Record<string, string>>, wanted: string): string | undefined =>
  Object.keys(names).find((key) => names[key] === wanted);

/**
 * `RV-results-social-worker`, `LC-restricted-gp`; null where the table is no matrix of roles, or the column no role.
 */
export function cellRule(tableId: string, rowHeading: string, columnHeading: string): string | null {
  const role = keyOf(ROLE_NAMES, columnHeading);
  if (role === undefined) return null;
  if (tableId === 'label-caps') return `LC-${rowHeading}-${role}`;
  if (tableId === 'kind-caps') return `${rowHeading}-${role}`;
  const section = tableId === 'role-view' ? keyOf(SECTION_NAMES, rowHeading) : undefined;
  return section === undefined ? null : `RV-${section}-${role}`;
}
