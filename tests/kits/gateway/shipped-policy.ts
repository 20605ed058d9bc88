/** The policy as shipped, every switch as it comes, and a section's row by its id. */
import { SECTION_ROWS, type SectionRow } from '../../../src/domain/section-of';
import { buildPolicy } from '../../../src/policy/policy';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
if (!built.ok) throw new Error(built.problems.join('\n'));

export const { policy } = built;

export function rowOf(id: string): SectionRow {
  const row = SECTION_ROWS.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no section row ${id}`);
  return row;
}
