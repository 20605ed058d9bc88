/**
 * Which lists of codes are in force: what is shipped and what was loaded, by category, with how many codes and their
 * digest?
 */
import { digestOf } from './digest';
import type { Policy } from './policy';
import type { PolicyTables } from './tables';
import type { ExclusionId } from './tables/exclusions';

export interface CodesInForce {
  readonly category: string;
  /** The file as the config names it; null for the shipped seed. */
  readonly source: string | null;
  /** Codes, and beginnings of codes, each once. */
  readonly count: number;
  readonly digest: string;
  /** False where the deployer has switched the category off. */
  readonly inForce: boolean;
}

function seedOf({ exclusionCodes }: PolicyTables, id: ExclusionId): readonly string[] {
  const codes = exclusionCodes
    .filter(({ exclusion }) => exclusion === id)
    .flatMap(({ family, codes: whole = [], prefixes = [] }) => [
      ...whole.map((code) => `${family}|${code}`),
      ...prefixes.map((start) => `${family}|${start}…`),
    ]);
  return [...new Set(codes)].sort();
}

/**
 * By category in the order of the policy, the seed first and then the files in the order of the config. Every category
 * has a row, even one without codes.
 */
export function codesInForce({ tables, exclusions, valueSets }: Policy): readonly CodesInForce[] {
  return tables.exclusions.flatMap(({ id, category }) => {
    const seed = seedOf(tables, id);
    const inForce = exclusions.has(id);
    return [
      { category, source: null, count: seed.length, digest: digestOf(seed), inForce },
      ...valueSets
        .filter((set) => set.category === category)
        .map(({ file, count, digest }) => ({ category, source: file, count, digest, inForce })),
    ];
  });
}
