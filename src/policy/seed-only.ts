/**
 * Which categories are known by the shipped seed of codes alone, so that a code outside it is not recognised? Source:
 * POLICY 8, “Value sets”.
 */
import type { PolicyTables } from './tables';
import type { ExclusionId } from './tables/exclusions';

/** One known by the setting of its provider, and by no code, has no list that could be incomplete. */
export const hasCodes = ({ exclusionCodes }: PolicyTables, id: ExclusionId): boolean =>
  exclusionCodes.some(({ exclusion }) => exclusion === id);

/** In the order of the table. `loaded`: the value sets that were read, by category. */
export const seedOnlyOf = (
  tables: PolicyTables,
  inForce: ReadonlySet<ExclusionId>,
  loaded: readonly { readonly category: string }[],
): readonly ExclusionId[] =>
  tables.exclusions
    .filter(
      ({ id, category }) => inForce.has(id) && hasCodes(tables, id) && !loaded.some((set) => set.category === category),
    )
    .map(({ id }) => id);
