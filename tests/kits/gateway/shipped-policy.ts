/**
 * The policy as shipped, every switch as it comes, and a section's row by its id. `POLICY_PACK=DIR` puts the tables of
 * a pack in its place, for `npm run deep -- --pack DIR`.
 */
import { readPackFolder } from '../../../server/policy-pack';
import { SECTION_ROWS, type SectionRow } from '../../../src/domain/section-of';
import { buildPolicy, type PolicyOptions } from '../../../src/policy/policy';

function packOf(folder: string | undefined): Pick<PolicyOptions, 'pack'> {
  const read = folder === undefined ? null : readPackFolder(folder, process.cwd());
  if (read?.ok === false) throw new Error(read.problems.join('\n'));
  return read === null ? {} : { pack: read.pack };
}

/** For whoever builds a policy with switches of its own; empty where the shipped tables are tested. */
export const PACK = packOf(process.env['POLICY_PACK']);

const built = buildPolicy({
  exclusions: {},
  optOutOtherSettings: 'suppress',
  valueSets: [],
  knowsCode: () => true,
  ...PACK,
});
if (!built.ok) throw new Error(built.problems.join('\n'));

export const { policy } = built;

export function rowOf(id: string): SectionRow {
  const row = SECTION_ROWS.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no section row ${id}`);
  return row;
}
