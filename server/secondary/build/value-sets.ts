/** May a data set hold these concepts? Each must have a value set, of codes alone, that meets nothing excluded. */
import { codeProblem } from '../../../src/secondary/rules/code-shapes';
import { conceptNamed, type Concept } from '../../../src/secondary/rules/concepts';
import { built, refusal, type Built } from './refusal';

/** The category of what is never shared that a code belongs to; null where it belongs to none. */
export type ExcludedBy = (system: string, code: string) => string | null;

function refusedOf({ id, codes }: Concept, excludedBy: ExcludedBy): ReturnType<typeof refusal> | null {
  for (const { system, code } of codes) {
    const problem = codeProblem(system, code);
    if (problem !== null) return refusal('bad-value-set', `a code of the value set “${id}” is none: ${problem}`);
    const category = excludedBy(system, code);
    if (category !== null)
      return refusal(
        'excluded-value-set',
        `the value set “${id}” holds a code of what is never shared (${category})`,
        'EX',
      );
  }
  return null;
}

export function valueSets(names: readonly string[], excludedBy: ExcludedBy): Built<readonly Concept[]> {
  const found: Concept[] = [];
  for (const name of [...new Set(names)].sort()) {
    const concept = conceptNamed(name);
    if (concept === null) return refusal('unknown-value-set', `there is no value set “${name.slice(0, 64)}” here`);
    const refused = refusedOf(concept, excludedBy);
    if (refused !== null) return refused;
    found.push(concept);
  }
  return built(found);
}
