/** Which packages does package-lock.json install for running, and what does it say of each? */
import { textOf } from './documents';

/** A package as the lock holds it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or `not stated`. */
  readonly licence: string;
  /** `sha512-…` in base64, of the archive that the registry serves. */
  readonly integrity: string;
  /** npm installs it only where it fits the machine. */
  readonly optional: boolean;
  /** Names of the packages that it asks for to run. */
  readonly wants: readonly string[];
}

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** package.json. */
export const manifest = (): Manifest => JSON.parse(textOf('package.json')) as Manifest;

const PATH = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)$/;
const keyOf = ({ name, version }: LockedPackage): string => `${name} ${version}`;

/** Every package that is installed without `--include=dev`, once a version, in the order of their names. */
export function packagesForRunning(lock: string = textOf('package-lock.json')): readonly LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [path, entry] of Object.entries((JSON.parse(lock) as Lock).packages)) {
    const name = PATH.exec(path)?.[1];
    if (name === undefined || entry.dev === true || entry.devOptional === true) continue;
    const one: LockedPackage = {
      name,
      version: entry.version ?? '',
      licence: entry.license ?? 'not stated',
      integrity: entry.integrity ?? '',
      optional: entry.optional === true,
      wants: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
    };
    found.set(keyOf(one), one);
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
