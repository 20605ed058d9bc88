/**
 * Where was the end of the audit's chain, told outside the database? Who rewrites the whole chain there does not reach
 * this file.
 */
import type { Kysely } from 'kysely';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { lastSealed } from './archived';
import type { Tables } from './tables';

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

/** What a restore took from the chain, as its administrator put on record: rows after one, up to another at least. */
export interface Lost {
  readonly after: number;
  readonly upTo: number;
}

export interface Restored extends Lost {
  readonly at: string;
}

function restoredOf(line: string): Restored | null {
  if (!line.includes('"restored"')) return null;
  try {
    const { at, restored } = JSON.parse(line) as { at?: unknown; restored?: Partial<Record<keyof Lost, unknown>> };
    const { after, upTo } = restored ?? {};
    return typeof at === 'string' && Number.isSafeInteger(after) && Number.isSafeInteger(upTo)
      ? { at, after: after as number, upTo: upTo as number }
      : null;
  } catch {
    return null;
  }
}

const linesOf = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

/** Every restore that is on record in the file: what each took stays told. */
export const restoresIn = (file: string): readonly Restored[] =>
  linesOf(file).flatMap((line) => restoredOf(line) ?? []);

/**
 * One anchor a line; a file that is not there yet holds none. After a restore that is on record those of the rows that
 * it took no longer bind. Throws when the file is there and cannot be read.
 */
export const readAnchors = (file: string): readonly Anchor[] =>
  linesOf(file).reduce<readonly Anchor[]>((anchors, line) => {
    const restored = restoredOf(line);
    return restored === null ? [...anchors, ...anchorOf(line)] : anchors.filter(({ seq }) => seq <= restored.after);
  }, []);

/** Durably; the file is only ever appended to, so that the system can be told to allow nothing else. */
function append(file: string, line: object): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    // its own line, whatever a crash has left of the one before
    writeSync(handle, `\n${JSON.stringify(line)}`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The last one up to which the chain had been walked; null where none says so. */
export const lastVerified = (anchors: readonly Anchor[]): Anchor | null =>
  anchors.filter(({ verified }) => verified === true).at(-1) ?? null;

export const writeAnchor = (file: string, anchor: Anchor): void => {
  append(file, anchor);
};

/** Puts a restore on record: what it took from the audit is lost, and is said to be at every verification. */
export const writeRestored = (file: string, { at, after, upTo }: Restored): void => {
  append(file, { at, restored: { after, upTo } });
};

/** Which anchors does the chain no longer reach, and what lies between? `standing` are those that it still holds. */
export async function lostSince(
  db: Kysely<Tables>,
  anchors: readonly Anchor[],
): Promise<{ readonly lost: Lost | null; readonly standing: readonly Anchor[] }> {
  const hashes = new Map<number, string>();
  for (let at = 0; at < anchors.length; at += 500) {
    const numbers = anchors.slice(at, at + 500).map(({ seq }) => seq);
    const rows = await db.selectFrom('audit').select(['seq', 'hash']).where('seq', 'in', numbers).execute();
    for (const { seq, hash } of rows) hashes.set(Number(seq), hash);
  }
  // what lies in the archive was whole when it left, and is not what a restore takes
  const sealed = await lastSealed(db);
  if (sealed.seq > 0) hashes.set(sealed.seq, sealed.hash);
  const stands = ({ seq, hash }: Anchor): boolean => seq === 0 || seq < sealed.seq || hashes.get(seq) === hash;
  const gone = anchors.filter((anchor) => !stands(anchor)).map(({ seq }) => seq);
  const first = Math.min(...gone);
  const standing = anchors.filter((anchor) => stands(anchor) && anchor.seq < first);
  const { seq: end } = await db.selectFrom('audit_head').select('seq').where('id', '=', 1).executeTakeFirstOrThrow();
  // nothing was written since the restore: then all that stands was there before, and the end says how far it reaches
  const after = Number(end) < first ? Number(end) : Math.max(0, ...standing.map(({ seq }) => seq));
  return { lost: gone.length === 0 ? null : { after, upTo: Math.max(...gone) }, standing };
}
