/** What did the last intake find, and is it still what the config names? `dataDir/linkage/intake.json`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondaryConfig, SecondaryPolicy, Source } from '../config/shape';
import { linkageZone } from '../linkage-zone';
import { filesOf, type SourceFile } from './folder';

export interface TakenFile extends SourceFile {
  readonly sha256: string;
  readonly lines: number;
}

export interface TakenSource {
  readonly id: string;
  /** Of what the config says of it. */
  readonly config: string;
  readonly state: 'taken' | 'refused';
  /** Why it was refused. */
  readonly problem?: string;
  /** The day of its newest file; null where it was refused. */
  readonly takenAt: string | null;
  /** Where its R4 resources lie, for whoever builds. */
  readonly folder: string;
  /** As they were sent, where they were not R4. */
  readonly sent?: readonly SourceFile[];
  readonly files: readonly TakenFile[];
  /** How many resources nobody may see, to the nearest five. */
  readonly leftOut: number | string;
}

export interface Intake {
  readonly version: 1;
  /** The policy that decided what is left out. */
  readonly policy: string;
  readonly sources: readonly TakenSource[];
}

const intakeFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'intake.json');

/** Sealed rows of a source: its people, their type 1 codes, and the ids that are left out. */
export const rowsFile = (config: SecondaryConfig, source: string): string =>
  join(linkageZone(config.dataDir), `left-out.${source}.sealed`);

export const rowsName = (source: string): string => `intake:${source}`;

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export const sourceDigest = (source: Source): string => digestOf(source);

/** `own`: the digest by which the policy knows itself. */
export const policyDigest = (policy: SecondaryPolicy, own: string): string => digestOf([policy, own]);

/** Made where it is not there, for nobody but us. */
export function linkageFolderMade(config: SecondaryConfig): string {
  const folder = linkageZone(config.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export function writeIntake(config: SecondaryConfig, intake: Intake): void {
  const path = intakeFile(config);
  writeFileSync(`${path}.draft`, `${JSON.stringify(intake, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.draft`, path);
}

export function readIntake(config: SecondaryConfig): Intake | null {
  try {
    const intake = JSON.parse(readFileSync(intakeFile(config), 'utf8')) as Intake;
    return intake.version === (1 as number) ? intake : null;
  } catch {
    return null;
  }
}

const isSame = (taken: readonly SourceFile[], found: readonly SourceFile[]): boolean =>
  taken.length === found.length &&
  taken.every(({ path, bytes, changedAt }, at) => {
    const file = found[at];
    return file?.path === path && file.bytes === bytes && file.changedAt === changedAt;
  });

/** Is a source still what was taken? Not where our own copy of it has been deleted. */
function isCurrentSource(config: SecondaryConfig, source: Source, taken: TakenSource): boolean {
  if (taken.state !== 'taken' || taken.config !== sourceDigest(source)) return false;
  if (!existsSync(rowsFile(config, source.id))) return false;
  const isStill = (folder: string, files: readonly SourceFile[]): boolean => {
    const found = filesOf(folder);
    return found.ok && isSame(files, found.value);
  };
  return isStill(taken.folder, taken.files) && (taken.sent === undefined || isStill(source.path, taken.sent));
}

/** The sources that need not be taken anew, by id: neither they, nor their config, nor the policy has changed. */
export function currentSources(config: SecondaryConfig, policy: string): ReadonlyMap<string, TakenSource> {
  const intake = readIntake(config);
  if (intake?.policy !== policy) return new Map();
  const byId = new Map(intake.sources.map((source) => [source.id, source]));
  return new Map(
    config.sources.flatMap((source) => {
      const taken = byId.get(source.id);
      return taken !== undefined && isCurrentSource(config, source, taken) ? [[source.id, taken] as const] : [];
    }),
  );
}
