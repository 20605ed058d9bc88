/**
 * By which policy is it decided what nobody may see? The gateway's own, built from this program's config. INVARIANT:
 * while a category in force is known by its seed of codes alone there is none, and no switch makes one.
 */
import '../../terminology/shipped';
import { EXCLUDED } from '../../../src/policy/marks';
import { buildPolicy, type Policy } from '../../../src/policy/policy';
import { isKnownCode } from '../../../src/record/codes/known-codes';
import { readPackFolder } from '../../policy-pack';
import { NEVER_OFF } from '../../policy-in-force';
import { seedOnlyProblems } from '../../config-problems';
import type { SecondaryPolicy } from '../config/shape';

export type { Policy };

export type ExclusionPolicy =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly string[] };

const refused = (problems: readonly string[]): ExclusionPolicy => ({ ok: false, problems });

/** Builds it, or says everything that stands against it. */
export function exclusionPolicy({ pack: folder, valueSets, exclusions }: SecondaryPolicy): ExclusionPolicy {
  const pack = folder === null ? null : readPackFolder(folder, '/');
  if (pack?.ok === false) return refused(pack.problems);
  const built = buildPolicy({
    exclusions,
    optOutOtherSettings: 'suppress',
    valueSets,
    knowsCode: isKnownCode,
    ...(pack === null ? {} : { pack: pack.pack }),
  });
  if (!built.ok) return refused(built.problems.map((problem) => `policy: ${problem}`));
  const { tables } = built.policy;
  const off = tables.exclusions.filter(({ id, on }) => on && exclusions[id] === false && NEVER_OFF.includes(id));
  const problems = [
    ...off.map(({ id, category }) => `policy.exclusions: ${id} (${category}) cannot be switched off: take it out`),
    ...seedOnlyProblems(built.policy),
  ];
  return problems.length > 0 ? refused(problems) : built;
}

/** Is this a code of what nobody may see? For value sets, which must not hold one. */
export const isExcludedCode = (policy: Policy, system: string, code: string): boolean =>
  ((policy.codes.mark(system, code, false) | policy.codes.mark(system, code, true)) & EXCLUDED) !== 0;
