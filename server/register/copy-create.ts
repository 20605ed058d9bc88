/** How does a copy of the register begin? With all that the register holds, in one piece, or not at all. */
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables';
import type { WrappingKey } from '../keys/wrapping';
import { digestOf, fileKey, headerLine, headerOf, lineOf, REGISTER, type CopyKind } from './copy-lines';
import { decisionsAfter } from './rows';

const flushFolder = async (file: string): Promise<void> => {
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
};

/** Each line as it is written behind the one that `before` is the digest of. */
type Lines = (db: Kysely<Tables>, key: Uint8Array) => AsyncIterable<(before: string) => string>;

async function writeWhole(
  file: string,
  key: WrappingKey,
  kind: CopyKind,
  lines: Lines,
  db: Kysely<Tables>,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const first = headerLine(key, kind);
    const header = headerOf(first, kind);
    if (header === null) throw new Error('a header of our own cannot be read');
    let before = digestOf(first);
    await handle.appendFile(`${first}\n`);
    for await (const lineAfter of lines(db, fileKey(key, header, kind))) {
      const line = lineAfter(before);
      before = digestOf(line);
      await handle.appendFile(`${line}\n`);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a copy, durably, in one piece; nobody decides anything meanwhile. Rejects where a file of that name is there
 * already: nothing is ever written over.
 */
export async function createWhole(
  file: string,
  key: WrappingKey,
  kind: CopyKind,
  lines: Lines,
  db: Kysely<Tables>,
): Promise<void> {
  const making = `${file}.making-${String(process.pid)}`;
  await db.transaction().execute(async (transaction) => {
    await transaction.selectFrom('opt_out_head').select('number').where('id', '=', 1).forUpdate().execute();
    try {
      await writeWhole(making, key, kind, lines, transaction);
      await link(making, file);
      await flushFolder(file);
    } finally {
      await rm(making, { force: true });
    }
  });
}

async function* decisionLines(db: Kysely<Tables>, key: Uint8Array): AsyncGenerator<(before: string) => string> {
  for await (const decision of decisionsAfter(db, 0)) yield (before) => lineOf(key, before, decision);
}

/** The copy of the register, with every decision there is. */
export const createCopy = (file: string, key: WrappingKey, db: Kysely<Tables>): Promise<void> =>
  createWhole(file, key, REGISTER, decisionLines, db);

/** Keeps a copy that is not written to any longer under a name of its own; that name. */
export async function setAside(file: string, why: string): Promise<string> {
  const aside = `${file}.${why}`;
  await rename(file, aside);
  await flushFolder(file);
  return aside;
}
