/**
 * Who writes in the ledger? One at a time, of this process and of any other: two answers at once would not see each
 * other.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { takeLock, type Lock } from '../../../database/lock-file';
import { ledgerOf } from '../places';

const AGAIN_MS = 25;
let last: Promise<unknown> = Promise.resolve();

async function locked<T>(dataDir: string, run: () => Promise<T>): Promise<T> {
  let lock: Lock = takeLock(join(ledgerOf(dataDir), 'ledger.lock'));
  while (!lock.ok) {
    await pause(AGAIN_MS);
    lock = takeLock(join(ledgerOf(dataDir), 'ledger.lock'));
  }
  try {
    return await run();
  } finally {
    lock.release();
  }
}

export function inTurn<T>(dataDir: string, run: () => Promise<T>): Promise<T> {
  const next = last.then(
    () => locked(dataDir, run),
    () => locked(dataDir, run),
  );
  last = next;
  return next;
}
