/** What is known of the register outside when a server starts, and is everything there to write to? */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import { registerHead } from '../database/opt-out-store';
import type { Tables } from '../database/tables';
import { createAnchorFile, readNoted, writeNoted } from './anchor-file';
import { tailOf, type Tail } from './copy-append';
import { createCopy, setAside } from './copy-create';
import { lacksCases } from './desk-lost';
import { createDeskCopy, deskCopyOf, deskEndOf } from './desk-copy';
import { NOTHING_OUTSIDE, outsideOf, type Outside } from './outside';

type Files = Pick<ServerConfig, 'anchorFile' | 'registerCopyFile' | 'wrapping'>;

/** Beside the anchors of the audit, or else beside the copy; null where neither is named. */
export function registerAnchorOf({ anchorFile, registerCopyFile }: Files): string | null {
  if (anchorFile !== null) return `${anchorFile}.register`;
  return registerCopyFile === null ? null : `${registerCopyFile}.anchor`;
}

async function tailIn(file: string, keys: NonNullable<Files['wrapping']>): Promise<Tail> {
  const handle = await open(file, 'r');
  return tailOf(handle, file, keys).finally(() => handle.close());
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/**
 * The copy as this start finds it: made where there is none, and made anew, with the old one kept beside it, where it
 * is still under a previous key. Where that cannot be, decisions are refused until it can.
 */
async function prepareCopy(
  file: string,
  keys: NonNullable<Files['wrapping']>,
  db: Kysely<Tables>,
  known: number,
  log: Logger,
): Promise<Tail['place']> {
  const head = await registerHead(db);
  try {
    if (!existsSync(file)) {
      // INVARIANT: no copy is made of a register that is older than its anchor: it would pass for a whole one
      if (head.number < known) return null;
      await createCopy(file, keys.current, db);
      log.info({ decisions: head.number }, 'a copy of the opt-out register was begun');
      return null;
    }
    const tail = await tailIn(file, keys);
    if (tail.keyId !== keys.current.id && head.number >= Math.max(known, (tail.place?.number ?? 0) - 1)) {
      const aside = await setAside(file, tail.keyId);
      await createCopy(file, keys.current, db);
      log.info({ aside }, 'the copy of the opt-out register was made anew under the present key');
    }
    return tail.place;
  } catch (error) {
    log.error(
      {},
      `audit.registerCopyFile: ${textOf(error)}. No decision of the opt-out register is taken until it is mended`,
    );
    return null;
  }
}

/** Begins the copy of the desk's cases, and notes that all of it stands. Rejects where one of that name is there. */
export async function beginDeskCopy(
  file: string,
  keys: NonNullable<Files['wrapping']>,
  db: Kysely<Tables>,
  anchor: string,
): Promise<void> {
  await createDeskCopy(file, keys.current, db);
  const { digest } = await deskEndOf(file, keys);
  await writeNoted(anchor, { desk: digest, whole: true }, Date.now());
}

/** The same for the copy of the desk's cases. `isBehind`: the register is older than its anchor, and so is the desk. */
async function prepareDesk(
  { file, keys }: { readonly file: string; readonly keys: NonNullable<Files['wrapping']> },
  db: Kysely<Tables>,
  anchor: string,
  isBehind: boolean,
  log: Logger,
): Promise<void> {
  try {
    if (existsSync(file)) {
      const { keyId } = await deskEndOf(file, keys);
      if (keyId === keys.current.id || isBehind || (await lacksCases(file, keys, db, anchor))) return;
      const aside = await setAside(file, keyId);
      log.info({ aside }, 'the copy of the opt-out desk was made anew under the present key');
    } else if (readNoted(anchor).length > 0) {
      // INVARIANT: one that was taken away is not made anew here: whether the desk lacks a form could not be told
      throw new Error(`${file} is gone: look for it, or begin it anew by opt-outs:copy`);
    }
    // INVARIANT: no copy is made of a desk that was put back to an earlier day: it would pass for a whole one
    if (!isBehind) await beginDeskCopy(file, keys, db, anchor);
  } catch (error) {
    log.error({}, `audit.registerCopyFile: ${textOf(error)}. No form is taken at the opt-out desk until it is mended`);
  }
}

/**
 * The register of this config as it is held from outside. Throws when the anchor cannot be read. A copy that ends two
 * decisions or more beyond the register counts as an anchor does: one decision more may never have been committed.
 */
export async function openOutside(config: Files, db: Kysely<Tables>, log: Logger): Promise<Outside> {
  const anchor = registerAnchorOf(config);
  if (anchor === null) return NOTHING_OUTSIDE;
  const { registerCopyFile: file, wrapping: keys } = config;
  const copy = file === null || keys === null ? null : { file, keys };
  await createAnchorFile(anchor).catch((error: unknown) => {
    log.error(
      {},
      `audit.anchorFile: ${textOf(error)}. No decision of the opt-out register is taken until it is mended`,
    );
  });
  const outside = outsideOf({ anchor, copy, log, now: Date.now });
  if (copy === null) return outside;
  const place = await prepareCopy(copy.file, copy.keys, db, outside.known().number, log);
  const head = await registerHead(db);
  const isBehind = head.number < outside.known().number;
  await prepareDesk({ file: deskCopyOf(copy.file), keys: copy.keys }, db, anchor, isBehind, log);
  if (place !== null && place.number > head.number + 1) outside.learn({ number: place.number, digest: place.hash });
  return outside;
}
