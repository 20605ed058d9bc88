/** May a server open records by the register it finds? Whole, older than its anchor, or tampered with. */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import type { Database } from '../database/open';
import { verifyRegister } from '../database/verify-register';
import { registerKeeping, type RegisterKeeping } from './keeping';
import { deskCopyOf } from './desk-copy';
import { lacksCases } from './desk-lost';
import { openOutside, registerAnchorOf } from './open-outside';
import type { Outside } from './outside';
import { sealRegister } from './seal';

export type RegisterAtStart =
  /** `behind`: it is older than what is known outside, and nothing is opened until it is brought forward. */
  | { readonly ok: true; readonly outside: Outside; readonly keeping: RegisterKeeping; readonly behind: boolean }
  | { readonly ok: false; readonly problem: string };

export const DESK_BEHIND =
  'the opt-out desk lacks forms that were taken, as after a restore. Bring them back with opt-outs:reconcile';

async function deskLacks(config: ServerConfig, { db }: Pick<Database, 'db'>): Promise<boolean> {
  const { registerCopyFile: file, wrapping } = config;
  const anchor = registerAnchorOf(config);
  if (file === null || wrapping === null || anchor === null) return false;
  return lacksCases(deskCopyOf(file), wrapping, db, anchor);
}

/** Says it where a restore could not be told from the register as it was: nothing outside the database knows better. */
function toldUnanchored({ anchorFile, databaseUrl }: ServerConfig, log: Logger): void {
  if (anchorFile === null && !databaseUrl.startsWith('pglite:'))
    log.error(
      { keys: ['audit.anchorFile'] },
      'audit.anchorFile is not set: a database put back to an earlier day would be served, without the opt-outs since',
    );
}

/** Throws when the anchor is there and cannot be read. */
export async function registerAtStart(
  config: ServerConfig,
  database: Pick<Database, 'db'>,
  log: Logger,
): Promise<RegisterAtStart> {
  const { db } = database;
  toldUnanchored(config, log);
  await sealRegister(db, config.gateway.instance, Date.now());
  const outside = await openOutside(config, db, log);
  const known = outside.known();
  const verified = await verifyRegister(db, known.number === 0 ? [] : [known]);
  const lacks = verified.ok && (await deskLacks(config, database));
  const keeping = registerKeeping(database, outside, log, { at: verified.ok ? Date.now() : null, lacksCases: lacks });
  if (lacks) log.error({}, `nothing is opened: ${DESK_BEHIND}`);
  if (verified.ok) return { ok: true, outside, keeping, behind: lacks };
  if (!verified.behind)
    return { ok: false, problem: `${verified.problem}. Nothing is served until this is cleared up.` };
  log.error({}, `nothing is opened: ${verified.problem}`);
  return { ok: true, outside, keeping, behind: true };
}
