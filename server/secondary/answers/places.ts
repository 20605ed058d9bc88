/** Where do answers, and what the ledger keeps of them, lie? Answers in the analysis zone, the ledger in the other. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkageZone } from '../linkage-zone';

export const ledgerOf = (dataDir: string): string => join(linkageZone(dataDir), 'ledger');
export const answersOf = (dataDir: string, request: string): string => join(dataDir, 'answers', request);

/** Whole or not at all, readable by nobody else. */
export function writeWhole(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  chmodSync(dirname(path), 0o700);
  const draft = `${path}.part`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    for (let at = 0; at < all.length;) at += writeSync(handle, all, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, path);
}
