/**
 * Where does a build work, and how does a data set become visible? It is written in the linkage zone, whole, and moved
 * into the analysis zone by one rename. INVARIANT: what lies under a digest in the analysis zone is whole.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock, type Lock } from '../../database/lock-file';
import { linkageZone } from '../linkage-zone';

export const setsOf = (dataDir: string, request: string): string => join(dataDir, 'sets', request);
/** As a manifest writes it: under `dataDir`. */
export const setPath = (request: string, digest: string): string => ['sets', request, digest].join('/');

/** An id that is a name of a folder, and leads nowhere else. */
export const isRequestId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id);

const WORK = 'build-';

function ours(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

export interface Work {
  readonly folder: string;
  /** The data set as it will be. */
  readonly set: string;
  end(): void;
}

/**
 * A folder of this build alone, readable by nobody else. What an earlier build left that was killed is taken away: a
 * second at the same time is not let in. Null where another build is at work.
 */
export function beginWork(dataDir: string): Work | null {
  const zone = linkageZone(dataDir);
  ours(zone);
  const lock: Lock = takeLock(join(zone, 'build.lock'));
  if (!lock.ok) return null;
  for (const name of readdirSync(zone))
    if (name.startsWith(WORK)) rmSync(join(zone, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(zone, WORK));
  const set = join(folder, 'set');
  mkdirSync(set, { mode: 0o700 });
  return {
    folder,
    set,
    end: () => {
      rmSync(folder, { recursive: true, force: true });
      lock.release();
    },
  };
}

function settle(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a whole data set visible. One that is there already under its digest is the same, byte by byte. */
export function makeVisible(dataDir: string, request: string, digest: string, set: string): void {
  for (const name of readdirSync(set)) {
    chmodSync(join(set, name), 0o600);
    settle(join(set, name));
  }
  settle(set);
  const into = join(setsOf(dataDir, request), digest);
  ours(join(dataDir, 'sets'));
  ours(dirname(into));
  if (!existsSync(into)) renameSync(set, into);
  settle(dirname(into));
}

/** Takes away every other data set of the request. */
export function keepOnly(dataDir: string, request: string, digest: string): void {
  const sets = setsOf(dataDir, request);
  for (const name of readdirSync(sets)) if (name !== digest) rmSync(join(sets, name), { recursive: true, force: true });
}
