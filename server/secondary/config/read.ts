/** What does the config of the program for groups say, and is all of it sound? */
import { dirname, resolve } from 'node:path';
import { issueProblems } from '../../config-issues';
import { readConfigJson } from '../../config-json';
import { filesFrom } from '../../config-named-files';
import { exportFolder } from '../intake/copies';
import { databaseUrlOf } from './database';
import { placeProblems } from './places';
import { SECONDARY_CONFIG, type SecondaryFile } from './schema';
import type { SecondaryConfig, SecondaryPolicy, Source } from './shape';

export type ReadSecondaryConfig =
  | { readonly ok: true; readonly config: SecondaryConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

type Absolute = (path: string) => string;

const sourcesOf = ({ sources }: SecondaryFile, dataDir: string, absolute: Absolute): readonly Source[] =>
  sources.map(({ path, baseUrl, ...source }) => ({
    ...source,
    path: path === undefined ? exportFolder(dataDir, source.id) : absolute(path),
    baseUrl: baseUrl ?? null,
  }));

function registersOf({ registers: { objections, ndop } }: SecondaryFile, absolute: Absolute) {
  return {
    objections: objections === undefined ? null : { file: absolute(objections.file) },
    ndop: {
      file: ndop.file === undefined ? null : absolute(ndop.file),
      takenAt: ndop.takenAt ?? null,
      maxAgeDays: ndop.maxAgeDays,
      exemption: ndop.exemption ?? null,
    },
  };
}

function policyOf({ policy }: SecondaryFile, base: string, problems: string[]): SecondaryPolicy {
  const files = filesFrom(base);
  const valueSets = policy.valueSets.map(({ file, category }, at) => ({
    file,
    category,
    content: files.readJson(`policy.valueSets[${String(at)}].file`, file),
  }));
  problems.push(...files.problems);
  return {
    pack: policy.pack === undefined ? null : resolve(base, policy.pack),
    valueSets,
    exclusions: policy.exclusions,
  };
}

function identityOf({ identity }: SecondaryFile, absolute: Absolute): SecondaryConfig['identity'] {
  if (identity.mode === 'demo') return { mode: 'demo', users: identity.users };
  const { clientSecretFile, ...rest } = identity;
  return { ...rest, clientSecretFile: clientSecretFile === undefined ? null : absolute(clientSecretFile) };
}

/** Checks a parsed config whose relative paths start at `base`; every problem names its place in the file. */
export function checkSecondaryConfig(given: unknown, base: string): ReadSecondaryConfig {
  const parsed = SECONDARY_CONFIG.safeParse(given);
  if (!parsed.success) return { ok: false, problems: issueProblems(parsed.error.issues) };
  const file = parsed.data;
  const absolute = (path: string): string => resolve(base, path);
  const [dataDir, keysDir] = [absolute(file.dataDir), absolute(file.keysDir)];
  const problems: string[] = [...placeProblems(dataDir, keysDir)];
  const policy = policyOf(file, base, problems);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      base,
      instance: file.instance,
      listen: file.listen,
      publicUrl: file.publicUrl ?? null,
      databaseUrl: databaseUrlOf(file.database.url, absolute),
      identity: identityOf(file, absolute),
      dataDir,
      keysDir,
      sources: sourcesOf(file, dataDir, absolute),
      demographics: { file: absolute(file.demographics.file) },
      registers: registersOf(file, absolute),
      legalBasis: file.legalBasis,
      exceptions: file.exceptions,
      geography: { file: absolute(file.geography.file) },
      engine: file.engine,
      policy,
    },
  };
}

/** Reads a config file; unreadable, not JSON, an unknown key or a bad value each comes back as a sentence. */
export function readSecondaryConfig(path: string): ReadSecondaryConfig {
  const read = readConfigJson(path);
  return read.ok ? checkSecondaryConfig(read.given, dirname(resolve(path))) : read;
}
