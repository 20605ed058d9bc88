/**
 * How are the desk's cases kept outside, so that a restore takes none? Each as it is stored, in a file beside the copy
 * of the register: people are held as opted out by them before anything is decided.
 */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { StoredCase } from '../../src/gateway/ports';
import { caseOf, CASE_COLUMNS } from '../database/case-rows';
import type { Tables } from '../database/tables';
import type { WrappingKey, WrappingKeys } from '../keys/wrapping';
import { endOf, said, writeLines, type End } from './copy-append';
import { createWhole } from './copy-create';
import { DESK, digestOf, fileKey, headerOf, objectOf, sealText, unsealText } from './copy-lines';
import { linesOf } from './copy-read';

/** A case as it stood at one version, with whom it may be about, by keyed hashes. */
export interface KeptCase {
  readonly one: StoredCase;
  readonly people: readonly string[];
}

/** A line of the copy: what it holds, and its digest. */
export interface DeskLine extends KeptCase {
  readonly digest: string;
}

export const deskCopyOf = (registerCopyFile: string): string => `${registerCopyFile}.desk`;

const bound = (before: string): Buffer => Buffer.from(JSON.stringify([DESK.format, before]));

const caseLine = (key: Uint8Array, before: string, { one, people }: KeptCase): string =>
  JSON.stringify({ case: sealText(key, bound(before), JSON.stringify([one, people])) });

function keptIn(key: Uint8Array, before: string, line: string): KeptCase | null {
  const sealed = objectOf(line)?.['case'];
  const text = typeof sealed === 'string' ? unsealText(key, bound(before), sealed) : null;
  if (text === null) return null;
  const [one, people] = JSON.parse(text) as [StoredCase, string[]];
  return { one, people };
}

const PAGE = 500;

/** Every case there is, in the order of arrival. */
async function* allCases(db: Kysely<Tables>): AsyncGenerator<KeptCase> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom('opt_out_cases')
      .select(CASE_COLUMNS)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const { seq, ...one } = caseOf(row);
      last = seq;
      const people = await db
        .selectFrom('opt_out_case_people')
        .select('person')
        .where('case_id', '=', one.id)
        .orderBy('person')
        .execute();
      yield { one, people: people.map(({ person }) => person) };
    }
    if (rows.length < PAGE) return;
  }
}

async function* caseLines(db: Kysely<Tables>, key: Uint8Array): AsyncGenerator<(before: string) => string> {
  for await (const kept of allCases(db)) yield (before) => caseLine(key, before, kept);
}

/** Begins it, with every case there is. Rejects where a file of that name is there already. */
export const createDeskCopy = (file: string, key: WrappingKey, db: Kysely<Tables>): Promise<void> =>
  createWhole(file, key, DESK, caseLines, db);

/** Where it ends; rejects, by name, where it is not whole there. */
export async function deskEndOf(file: string, keys: WrappingKeys): Promise<End> {
  const handle = await open(file, 'r');
  return endOf(handle, file, keys, DESK).finally(() => handle.close());
}

/**
 * Resolves when the case, which is not committed yet, is durable in the copy, with the digest of its line. `db` is the
 * transaction that stores it.
 */
export async function appendCase(
  file: string,
  keys: WrappingKeys,
  db: Kysely<Tables>,
  kept: KeptCase,
): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    // one at a time, whichever process on this database writes
    await db.selectFrom('opt_out_head').select('number').where('id', '=', 1).forUpdate().execute();
    handle = await open(file, constants.O_RDWR | constants.O_APPEND);
    const end = await endOf(handle, file, keys, DESK);
    if (end.keyId !== keys.current.id)
      throw new Error(`${file} is still encrypted under the key before: start this server again`);
    const line = caseLine(end.key, end.digest, kept);
    await writeLines(handle, end.bytes, `${line}\n`);
    return digestOf(line);
  } catch (error) {
    throw said(file, error);
  } finally {
    await handle?.close();
  }
}

/** `first`: the digest of its first line, which may have been noted while it held none but that. */
export type ReadDesk =
  | { readonly ok: true; readonly first: string; readonly lines: readonly DeskLine[] }
  | { readonly ok: false; readonly problem: string };

/** `lines`: takes each that was read, also where the copy is refused for a later one. */
async function casesOf(file: string, keys: WrappingKeys, lines: DeskLine[] = []): Promise<ReadDesk> {
  const refused = (problem: string): ReadDesk => ({ ok: false, problem: `${file}: ${problem}` });
  let key: Uint8Array | null = null;
  let first = '';
  let before = '';
  let at = 0;
  for await (const { line, whole } of linesOf(file)) {
    at += 1;
    if (!whole) return refused(`line ${String(at)} was not written to its end`);
    if (key === null) {
      const header = headerOf(line, DESK);
      if (header === null) return refused(`it does not begin as ${DESK.name} does`);
      const wrapping = [keys.current, ...keys.previous].find(({ id }) => id === header.key);
      if (wrapping === undefined)
        return refused(`it is encrypted under another key (${header.key}) than keys.file and keys.previous hold`);
      key = fileKey(wrapping, header, DESK);
      first = digestOf(line);
    } else {
      const kept = keptIn(key, before, line);
      if (kept === null) return refused(`line ${String(at)} is damaged, or does not stand where it was written`);
      lines.push({ ...kept, digest: digestOf(line) });
    }
    before = digestOf(line);
  }
  return key === null ? refused('it is empty') : { ok: true, first, lines };
}

/** Reads it whole, or refuses it whole and by the line that is wrong. Never rejects. */
export const readDeskCopy = (file: string, keys: WrappingKeys): Promise<ReadDesk> =>
  casesOf(file, keys).catch((error: unknown) => ({
    ok: false,
    problem: `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
  }));

/**
 * What can be read of it up to where it is damaged, each line bound to all before it: enough to tell that the database
 * lacks something, and never enough to bring anything back. Never rejects.
 */
export async function readDeskSoFar(file: string, keys: WrappingKeys): Promise<readonly DeskLine[]> {
  const lines: DeskLine[] = [];
  await casesOf(file, keys, lines).catch(() => undefined);
  return lines;
}
