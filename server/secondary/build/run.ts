/** What does it take to build under an approval, with nothing left to be given? And what is told of it afterwards? */
import { columnRow } from '../../../src/secondary/rules/columns';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import type { BuildReport } from '../../../src/secondary/shapes/http';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import { isLeftOut } from '../../../src/secondary/deidentify/combinations';
import type { SecondaryConfig } from '../config/shape';
import { exclusionPolicy, isExcludedCode } from '../exclusions/policy';
import { rounded } from '../rounded';
import { readIntake } from '../intake/state';
import { link } from '../linkage/link';
import type { OwnRegister } from '../registers/objections';
import { buildDataSet, type BuiltSet, type Step } from './build';
import { built, refusal, type Built } from './refusal';

export interface RunBuild {
  readonly own: OwnRegister;
  readonly now: () => Date;
  readonly tell: (step: Step) => void;
}

/** In words, for a screen. */
export const STEP_WORDS: Readonly<Record<Step, string>> = {
  link: 'Objections, and whose rows they are',
  record: 'What was recorded',
  people: 'Who is counted',
  floor: 'How many share each combination',
  name: 'Pseudonyms',
  write: 'Writing the tables',
  seal: 'Digests',
  show: 'Making it visible',
  done: 'Done',
};

const taken = ([column, step]: readonly [string, number]): string =>
  isLeftOut(column as Breakdown, step)
    ? `${column}: left out, for too few people share it`
    : `${column}: coarser, step ${String(step)} of ${String(columnRow(column as Breakdown).steps)}`;

function reportOf(config: SecondaryConfig, { counts, floor }: BuiltSet): BuildReport {
  const intake = readIntake(config)?.sources ?? [];
  const stateOf = (id: string) => intake.find((one) => one.id === id);
  const waiting = counts.filter(({ rule }) => rule === 'L3' || rule === 'L5');
  return {
    sources: config.sources.map(({ id, name }) => ({
      id,
      name,
      takenAt: stateOf(id)?.takenAt ?? null,
      state: stateOf(id)?.state ?? 'not taken in',
    })),
    counts: counts.map(({ rule, words, count }) => ({ rule, words, count: rounded(count) })),
    ladder: Object.entries(floor.steps).map(taken),
    worklist: rounded(waiting.reduce((sum, { count }) => sum + count, 0)),
  };
}

/** DuckDB's own words for what kind of fault it is, before those that may quote what it read. */
const KIND = /^([A-Z][A-Za-z ]{1,38} Error):/;

/** INVARIANT: a fault that nobody thought of is told by its kind alone; its words may quote a record. */
async function orFault<T>(building: Promise<Built<T>>): Promise<Built<T>> {
  try {
    return await building;
  } catch (error) {
    const [, kind = error instanceof Error ? error.name : 'unknown'] =
      KIND.exec(error instanceof Error ? error.message : '') ?? [];
    return refusal('build-failed', `the build ended by a fault (${kind}): nothing was made visible`);
  }
}

/** Builds and says what it did, in rounded counts. INVARIANT: the report is the linkage zone's; no person is in it. */
export async function runBuild(
  config: SecondaryConfig,
  approved: ApprovedRequest,
  { own, now, tell }: RunBuild,
): Promise<Built<{ readonly manifest: Manifest; readonly report: BuildReport }>> {
  const exclusions = exclusionPolicy(config.policy);
  if (!exclusions.ok) return refusal('policy', exclusions.problems.join('; '), 'EX');
  const made = await orFault(
    buildDataSet(config, approved, {
      link: (work) => link(work, config, { own, exception: approved.exception, now }),
      foldersOf: () => readIntake(config)?.sources ?? [],
      excludedBy: (system, code) =>
        isExcludedCode(exclusions.policy, system, code) ? 'by the policy of what nobody may see' : null,
      tell,
    }),
  );
  if (!made.ok) return made;
  return built({ manifest: made.value.manifest, report: reportOf(config, made.value) });
}
