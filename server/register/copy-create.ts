/** How does a copy of the register begin? With all that the register holds, in one piece, or not at all. */
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables';
import type { WrappingKey } from '../keys/wrapping';
import { digestOf, fileKey, headerLine, headerOf, lineOf } from './copy-lines';
import { decisionsAfter } from './rows';

const flushFolder = async (file: string): Promise<void> => {
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
};

async function writeWhole(file: string, key: WrappingKey, db: Kysely<Tables>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const first = headerLine(key);
    const header = headerOf(first);
    if (header === null) throw new Error('a header of our own cannot be read');
    const own = fileKey(key, header);
    let before = digestOf(first);
    await handle.appendFile(`${first}\n`);
    for await (const decision of decisionsAfter(db, 0)) {
      const line = lineOf(own, before, decision);
      before = digestOf(line);
      await handle.appendFile(`${line}\n`);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes the copy, durably, with every decision there is; nobody decides anything meanwhile. Rejects where a file of
 * that name is there already: nothing is ever written over.
 */
export async function createCopy(file: string, key: WrappingKey, db: Kysely<Tables>): Promise<void> {
  const making = `${file}.making-${String(process.pid)}`;
  await db.transaction().execute(async (transaction) => {
    await transaction.selectFrom('opt_out_head').select('number').where('id', '=', 1).forUpdate().execute();
    try {
      await writeWhole(making, key, transaction);
      await link(making, file);
      await flushFolder(file);
    } finally {
      await rm(making, { force: true });
    }
  });
}

/** Keeps a copy that is not written to any longer under a name of its own; that name. */
export async function setAside(file: string, why: string): Promise<string> {
  const aside = `${file}.${why}`;
  await rename(file, aside);
  await flushFolder(file);
  return aside;
}
