/**
 * Where was the end of the audit's chain, told outside the database? Who rewrites the whole chain there does not reach
 * this file.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The last row of the chain as it stood at a moment. */
export interface Anchor {
  readonly at: string;
  readonly seq: number;
  readonly hash: string;
  /** True where the chain had been walked up to this row when it was noted. */
  readonly verified?: boolean;
}

function anchorOf(line: string): readonly Anchor[] {
  try {
    const { at, seq, hash, verified } = JSON.parse(line) as Partial<Record<keyof Anchor, unknown>>;
    return typeof at === 'string' && Number.isSafeInteger(seq) && typeof hash === 'string'
      ? [{ at, seq: seq as number, hash, ...(verified === true ? { verified } : {}) }]
      : [];
  } catch {
    // what a crash left of a line; an anchor that was taken away on purpose could as well be a line less
    return [];
  }
}

/** One anchor a line; a file that is not there yet holds none. Throws when it is there and cannot be read. */
export const readAnchors = (file: string): readonly Anchor[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(anchorOf) : [];

/** Appends one, durably; the file is only ever appended to, so that the system can be told to allow nothing else. */
export function writeAnchor(file: string, anchor: Anchor): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    // its own line, whatever a crash has left of the one before
    writeSync(handle, `\n${JSON.stringify(anchor)}`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The last one up to which the chain had been walked; null where none says so. */
export const lastVerified = (anchors: readonly Anchor[]): Anchor | null =>
  anchors.filter(({ verified }) => verified === true).at(-1) ?? null;
