/** What of a config's own files would end a start, beyond the file itself? */
import { buildPolicy, type Policy } from '../src/policy/policy';
import type { ServerConfig, ValueSetFile } from './config';
import { forbiddenBy, policyOptions } from './policy-in-force';
import { layPack } from './terminology/pack';

export const HOW_TO_START =
  'Load a value set for each (policy.valueSets), switch the category off where it may be (policy.exclusions), or ' +
  'have somebody sign for running without: policy.requireValueSets false, with policy.requireValueSetsWaiver.';

/** A sentence for each category whose codes are known by the shipped seed alone. */
export const seedOnlyProblems = ({ tables, seedOnly }: Policy): readonly string[] =>
  tables.exclusions
    .filter(({ id }) => seedOnly.includes(id))
    .map(
      ({ id, category }) =>
        `policy: ${category} (${id}) has the shipped seed of codes alone: what is coded outside it is not recognised`,
    );

/** What stands against the policy that these lists make. */
export function policyProblems(config: ServerConfig, valueSets: readonly ValueSetFile[]): readonly string[] {
  const built = buildPolicy(policyOptions(config, valueSets));
  if (!built.ok) return built.problems.map((problem) => `policy: ${problem}`);
  const forbidden = forbiddenBy(config, built.policy);
  if (forbidden.length > 0) return forbidden;
  const incomplete = config.requireValueSets ? seedOnlyProblems(built.policy) : [];
  return incomplete.length > 0 ? [...incomplete, HOW_TO_START] : [];
}

/** Packs, tables and lists; nobody is asked, so that lists which a terminology server expands are not looked at. */
export function problemsOf(config: ServerConfig): readonly string[] {
  const pack = config.terminologyPack === null ? null : layPack(config.terminologyPack);
  if (pack?.ok === false) return pack.problems.map((problem) => `terminology.pack: ${problem}`);
  return config.namedValueSets.length > 0 ? [] : policyProblems(config, config.valueSets);
}
