/** Which sources are there, whole and readable, and what of them may nobody see? One that is not sound is named. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondaryConfig, Source } from '../config/shape';
import { exclusionPolicy, type Policy } from '../exclusions/policy';
import { judgesHere, startJudges, type Judges } from '../exclusions/judges';
import { done, type Outcome } from '../../../src/secondary/views/outcome';
import { conversionFolder } from './copies';
import { exportInto } from './export';
import { filesOf, type SourceFile } from './folder';
import { folderInR4 } from './in-r4';
import { keyFolder } from '../keys/key-folder';
import { writeRows } from '../keys/sealed-rows';
import { rounded } from '../rounded';
import {
  currentSources,
  linkageFolderMade,
  policyDigest,
  readIntake,
  rowsFile,
  rowsName,
  sourceDigest,
  writeIntake,
  type Intake,
  type TakenSource,
} from './state';
import { takeSource } from './take-source';

export type TookIn =
  | { readonly ok: true; readonly intake: Intake }
  /** Nothing was taken in. */
  | { readonly ok: false; readonly problems: readonly string[] };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What processes that are no more have left: identifiers in clear may lie in it. */
function clearLeft(linkage: string): void {
  for (const name of readdirSync(linkage)) {
    const pid = /^work-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(linkage, name), { recursive: true, force: true });
  }
}

/** A folder of our own for as long as `use` lasts. */
export async function withWork<T>(config: SecondaryConfig, use: (folder: string) => Promise<T>): Promise<T> {
  const linkage = linkageFolderMade(config);
  clearLeft(linkage);
  const folder = mkdtempSync(join(linkage, `work-${String(process.pid)}-`));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Below this no thread is worth its start. */
const LITTLE = 4 << 20;

/** Of what is still to be exported nobody knows. */
const isLittle = ({ sources }: SecondaryConfig): boolean =>
  sources.reduce((sum, { path, from }) => {
    if (from === 'bulk') return LITTLE;
    const files = filesOf(path);
    return sum + (files.ok ? files.value.reduce((size, { bytes }) => size + bytes, 0) : 0);
  }, 0) < LITTLE;

/** So many sources at once that no thread waits for the next to be gone through. */
const AHEAD = 2;

/** Each of them, in their order, `most` at a time. */
async function eachOf<T, U>(items: readonly T[], most: number, use: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const go = async (): Promise<void> => {
    for (let at = next; at < items.length; at = next) {
      next += 1;
      results[at] = await use(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: most }, go));
  return results;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Where its R4 resources lie, and what was sent where that is something else. */
async function readied(
  config: SecondaryConfig,
  source: Source,
): Promise<Outcome<{ readonly folder: string; readonly sent?: readonly SourceFile[] }>> {
  if (source.from === 'bulk') {
    const exported = await exportInto(source.path, source.baseUrl ?? '');
    if (!exported.ok) return exported;
  }
  if (source.fhirVersion === 'R4') return done({ folder: source.path });
  const folder = conversionFolder(config.dataDir, source.id);
  const sent = folderInR4(source.path, folder);
  return sent.ok ? done({ folder, sent: sent.value }) : sent;
}

async function taken(config: SecondaryConfig, source: Source, judges: Judges, work: string): Promise<TakenSource> {
  const path = rowsFile(config, source.id);
  const common = { id: source.id, config: sourceDigest(source), folder: source.path };
  const refusedFor = (problem: string): TakenSource => {
    rmSync(path, { force: true });
    return { ...common, state: 'refused', problem, takenAt: null, files: [], leftOut: 0 };
  };
  const ready = await readied(config, source);
  if (!ready.ok) return refusedFor(ready.problem);
  const { folder, sent } = ready.value;
  const rows = writeRows(path, keyFolder(config.keysDir).key('zone'), rowsName(source.id));
  const content = await takeSource({ source, folder, work: join(work, source.id), judges, rows });
  rows.close();
  if (!content.ok) return refusedFor(content.problem);
  const { files, leftOut } = content.value;
  const newest = Math.max(...(sent ?? files).map(({ changedAt }) => changedAt));
  return {
    ...common,
    folder,
    ...(sent === undefined ? {} : { sent }),
    state: 'taken',
    takenAt: dayOf(newest),
    files,
    leftOut: rounded(leftOut),
  };
}

/** Takes in every source that is not in `current`. `tell`: a line for each as it ends. */
async function takeOthers(
  config: SecondaryConfig,
  policy: Policy,
  current: ReadonlyMap<string, TakenSource>,
  tell: (source: TakenSource) => void,
): Promise<TookIn> {
  const never = config.sources.filter(({ setting }) => policy.neverAsked.has(setting));
  if (never.length > 0)
    return { ok: false, problems: never.map(({ id, setting }) => `source ${id}: ${setting} is never used`) };
  const judges = isLittle(config) ? judgesHere(policy) : startJudges(config.policy, config.engine.threads);
  try {
    const sources = await withWork(config, (work) =>
      eachOf(config.sources, config.engine.threads + AHEAD, async (source) => {
        const one = current.get(source.id) ?? (await taken(config, source, judges, work));
        tell(one);
        return one;
      }),
    );
    const intake: Intake = { version: 1, policy: policyDigest(config.policy, policy.digest), sources };
    writeIntake(config, intake);
    return { ok: true, intake };
  } finally {
    await judges.close();
  }
}

/** Takes every source in anew. */
export async function takeIn(config: SecondaryConfig, tell: (source: TakenSource) => void): Promise<TookIn> {
  const built = exclusionPolicy(config.policy);
  return built.ok ? takeOthers(config, built.policy, new Map(), tell) : built;
}

/** The intake as it stands, with every source taken anew that has changed since, or all where the policy has. */
export async function intakeNow(config: SecondaryConfig): Promise<TookIn> {
  const built = exclusionPolicy(config.policy);
  if (!built.ok) return built;
  const { policy } = built;
  const current = currentSources(config, policyDigest(config.policy, policy.digest));
  const last = readIntake(config);
  if (last !== null && current.size === config.sources.length && current.size === last.sources.length)
    return { ok: true, intake: last };
  return takeOthers(config, policy, current, () => undefined);
}
