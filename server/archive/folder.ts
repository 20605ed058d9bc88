/** Where do sealed parts of the audit lie, and are they all there, each as it was sealed? One file each in a folder. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SealedPart } from '../database/archived';
import type { Anchor } from '../database/anchors';
import type { Mark } from '../database/verify-audit';
import type { WrappingKeys } from '../keys/wrapping';
import {
  readSeal,
  readSegment,
  segmentName,
  sha256,
  type ArchivedRow,
  type NotRead,
  type SegmentHead,
} from './segment';

/** Writes a segment so that it is there whole or not at all, durably. */
export function writeSegment(folder: string, head: SegmentHead, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = join(folder, segmentName(head));
  const file = openSync(`${name}.part`, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${name}.part`, name);
  const here = openSync(folder, 'r');
  try {
    fsyncSync(here);
  } finally {
    closeSync(here);
  }
}

export interface PartFault {
  readonly ok: false;
  readonly seq: number;
  readonly problem: string;
  /** It could not be looked at: the file, or the key for it, is not here. */
  readonly absent?: true;
}

export type PartRead = { readonly ok: true; readonly rows: readonly ArchivedRow[] } | PartFault;

/** What `read` makes of the file of a part, where it is the very one that the database says was sealed for it. */
function fileOf<R extends { readonly ok: true; readonly head: SegmentHead }>(
  folder: string,
  part: SealedPart,
  read: (text: string) => R | NotRead,
): R | PartFault {
  const name = segmentName(part);
  const faulty = (problem: string, absent?: true): PartFault => ({
    ok: false,
    seq: part.first,
    problem: `the segment ${name} ${problem}`,
    ...(absent === undefined ? {} : { absent }),
  });
  const file = join(folder, name);
  if (!existsSync(file)) return faulty(`is not in ${folder}: bring it back from its copy`, true);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return faulty('cannot be read by this user', true);
  }
  if (sha256(text) !== part.digest) return faulty('is not the file that was sealed: bring it back from its copy');
  const found = read(text);
  if (!found.ok) return faulty(found.problem, found.absent);
  const { first, last, previous, hash } = found.head;
  return first === part.first && last === part.last && previous === part.previous && hash === part.hash
    ? found
    : faulty('holds other rows than those it was written for');
}

/** The rows of a part that the database says was sealed, from its file. */
export function readPart(folder: string, part: SealedPart, keys: WrappingKeys): PartRead {
  const read = fileOf(folder, part, (text) => readSegment(text, keys));
  return read.ok ? { ok: true, rows: read.rows } : read;
}

/** What is wrong with the file of a part, by its digest, its signature and its place; null: nothing. Opens no row. */
export function faultOf(folder: string, part: SealedPart, keys: WrappingKeys): PartFault | null {
  const read = fileOf(folder, part, (text) => readSeal(text, keys));
  return read.ok ? null : read;
}

/** Does a part follow the one before it, which is null for the first? */
export function gapBefore(part: SealedPart, before: Mark | null): PartFault | null {
  const { seq, hash } = before ?? { seq: 0, hash: '' };
  return part.first === seq + 1 && part.previous === hash
    ? null
    : { ok: false, seq: seq + 1, problem: `no segment follows row ${String(seq)}` };
}

export type ArchiveVerified =
  | { readonly ok: true; readonly events: number; readonly segments: number }
  | { readonly ok: false; readonly seq: number; readonly problem: string };

/** Walks every part from row 1 on: each follows the one before it, and holds what was anchored outside. */
export function verifyArchive(
  folder: string,
  parts: readonly SealedPart[],
  keys: WrappingKeys | null,
  anchors: readonly Anchor[],
): ArchiveVerified {
  if (parts.length === 0) return { ok: true, events: 0, segments: 0 };
  if (keys === null)
    return {
      ok: false,
      seq: 1,
      problem: 'parts of the audit are archived, and keys.file is missing: they cannot be read',
    };
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  let at: Mark = { seq: 0, hash: '' };
  for (const part of parts) {
    const gap = gapBefore(part, at);
    if (gap !== null) return gap;
    const read = readPart(folder, part, keys);
    if (!read.ok) return { ok: false, seq: read.seq, problem: read.problem };
    for (const { seq, hash } of read.rows) {
      const anchor = anchored.get(seq);
      if (anchor !== undefined && anchor.hash !== hash)
        return { ok: false, seq, problem: `row ${String(seq)} is not the one anchored at ${anchor.at}` };
    }
    at = { seq: part.last, hash: part.hash };
  }
  return { ok: true, events: at.seq, segments: parts.length };
}
