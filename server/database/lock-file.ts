/**
 * Does another server already use this directory? PGlite takes no lock of its own, and two at once would destroy it.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive, only not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const create = (path: string): boolean => {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${String(process.pid)}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

const holderOf = (path: string): number => {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
};

export type Lock = { readonly ok: true; release(): void } | { readonly ok: false; readonly pid: number };

/** Takes the lock beside a directory; one left behind by a dead process, or unreadable, is taken over. */
export function takeLock(path: string): Lock {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(path)) {
      return {
        ok: true,
        release: () => {
          if (holderOf(path) === process.pid) rmSync(path, { force: true });
        },
      };
    }
    const pid = holderOf(path);
    if (Number.isInteger(pid) && pid > 0 && alive(pid)) return { ok: false, pid };
    rmSync(path, { force: true });
  }
  return { ok: false, pid: holderOf(path) };
}
