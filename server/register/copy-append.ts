/**
 * How does a decision get into the copy of the register? Whole and durable before it is committed, after everything
 * that the copy still lacks; and not at all where the copy is not as it was left.
 */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables';
import { isOwnersAlone, openToOthers } from '../keys/secret-file';
import type { WrappingKeys } from '../keys/wrapping';
import {
  digestOf,
  fileKey,
  headerOf,
  lineOf,
  placeOfLine,
  REGISTER,
  type CopyKind,
  type LinePlace,
  type StoredDecision,
} from './copy-lines';
import { decisionsAfter } from './rows';

/** No line is longer: a form is some thousand characters. */
const LONGEST = 1_048_576;
const HEADER = 4_096;
const NEWLINE = 0x0a;

/** Where a copy of any kind ends. */
export interface End {
  /** The last line; null where there is none but the first. */
  readonly last: string | null;
  /** Digest of the last line, whichever that is. */
  readonly digest: string;
  /** Id of the wrapping key. */
  readonly keyId: string;
  readonly key: Uint8Array;
  readonly bytes: number;
}

export interface Tail extends End {
  /** Of the last decision; null where the copy holds none. */
  readonly place: LinePlace | null;
}

async function bytesAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** The first and the last line of a copy that is whole; rejects, by name, where it is not. */
export async function endOf(handle: FileHandle, file: string, keys: WrappingKeys, kind: CopyKind): Promise<End> {
  const stat = await handle.stat();
  if (!stat.isFile()) throw new Error(`${file} is not a file`);
  if (!isOwnersAlone(stat.mode)) throw new Error(openToOthers(file, stat.mode));
  const first = await bytesAt(handle, 0, HEADER);
  const line = first.subarray(0, Math.max(first.indexOf(NEWLINE), 0)).toString();
  const header = headerOf(line, kind);
  if (header === null) throw new Error(`${file} does not begin as ${kind.name} does`);
  const wrapping = [keys.current, ...keys.previous].find(({ id }) => id === header.key);
  if (wrapping === undefined)
    throw new Error(`${file} is encrypted under another key (${header.key}) than keys.file and keys.previous hold`);
  const from = Math.max(0, stat.size - LONGEST);
  const end = await bytesAt(handle, from, stat.size - from);
  if (end.at(-1) !== NEWLINE) throw new Error(`${file} ends in a line that was not written to its end`);
  const last = end.subarray(end.lastIndexOf(NEWLINE, -2) + 1, -1).toString();
  return {
    last: last === line ? null : last,
    digest: digestOf(last),
    keyId: header.key,
    key: fileKey(wrapping, header, kind),
    bytes: stat.size,
  };
}

/** The same of a copy of the register, with the place of its last decision. */
export async function tailOf(handle: FileHandle, file: string, keys: WrappingKeys): Promise<Tail> {
  const end = await endOf(handle, file, keys, REGISTER);
  const place = end.last === null ? null : placeOfLine(end.last);
  if (place === null && end.last !== null) throw new Error(`${file} ends in a line that is no decision`);
  return { ...end, place };
}

/**
 * The number of the last decision that copy and register share. Beyond the register only one line may stand, of a
 * decision that was never committed: the decision that is now made in its place overtakes it.
 */
async function sharedUpTo(
  db: Kysely<Tables>,
  file: string,
  { place }: Tail,
  { number, previous }: LinePlace,
): Promise<number> {
  if (place === null) return 0;
  if (place.number === number && place.previous === previous) return number - 1;
  const there = await db
    .selectFrom('opt_outs')
    .select(['previous', 'hash'])
    .where('number', '=', place.number)
    .executeTakeFirst();
  if (place.number < number && there?.hash === place.hash) return place.number;
  if (place.number < number && there?.previous === place.previous) return place.number - 1;
  throw new Error(
    `${file} holds decision ${String(place.number)}, which the register does not: it is of another register, or newer`,
  );
}

/** Writes whole lines, durably; where that fails, none of them is left. */
export async function writeLines(handle: FileHandle, bytes: number, text: string): Promise<void> {
  try {
    await handle.appendFile(text);
    await handle.sync();
  } catch (error) {
    // nobody else writes: the register is locked. Where even this fails, half a line refuses what comes next.
    await handle.truncate(bytes).catch(() => undefined);
    throw error;
  }
}

export const said = (file: string, error: unknown): Error => {
  const { code } = error as NodeJS.ErrnoException;
  return new Error(
    `audit.registerCopyFile: ${code === undefined ? (error as Error).message : `${file} cannot be written (${code})`}`,
  );
};

/** Resolves when the decision, which is not committed yet, is durable in the copy. `db` holds the register's lock. */
export async function appendToCopy(
  file: string,
  keys: WrappingKeys,
  db: Kysely<Tables>,
  decision: StoredDecision,
): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    // INVARIANT: a copy that was taken away is not begun anew here: it would lack all that went before
    handle = await open(file, constants.O_RDWR | constants.O_APPEND);
    const tail = await tailOf(handle, file, keys);
    if (tail.keyId !== keys.current.id)
      throw new Error(`${file} is still encrypted under the key before: start this server again`);
    const from = await sharedUpTo(db, file, tail, decision);
    let { digest } = tail;
    let text = '';
    for await (const one of decisionsAfter(db, from, decision.number)) {
      const line = lineOf(tail.key, digest, one);
      digest = digestOf(line);
      text += `${line}\n`;
    }
    if (text !== '') await writeLines(handle, tail.bytes, text);
  } catch (error) {
    throw said(file, error);
  } finally {
    await handle?.close();
  }
}
