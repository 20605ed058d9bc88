/** May a server open records by the register it finds? Whole, older than its anchor, or tampered with. */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import type { Database } from '../database/open';
import { verifyRegister } from '../database/verify-register';
import { registerKeeping, type RegisterKeeping } from './keeping';
import { openOutside } from './open-outside';
import type { Outside } from './outside';
import { sealRegister } from './seal';

export type RegisterAtStart =
  /** `behind`: it is older than what is known outside, and nothing is opened until it is brought forward. */
  | { readonly ok: true; readonly outside: Outside; readonly keeping: RegisterKeeping; readonly behind: boolean }
  | { readonly ok: false; readonly problem: string };

/** Throws when the anchor is there and cannot be read. */
export async function registerAtStart(
  config: ServerConfig,
  database: Pick<Database, 'db'>,
  log: Logger,
): Promise<RegisterAtStart> {
  const { db } = database;
  await sealRegister(db, config.gateway.instance, Date.now());
  const outside = await openOutside(config, db, log);
  const known = outside.known();
  const verified = await verifyRegister(db, known.number === 0 ? [] : [known]);
  const keeping = registerKeeping(database, outside, log, verified.ok ? Date.now() : null);
  if (verified.ok) return { ok: true, outside, keeping, behind: false };
  if (!verified.behind)
    return { ok: false, problem: `${verified.problem}. Nothing is served until this is cleared up.` };
  log.error({}, `nothing is opened: ${verified.problem}`);
  return { ok: true, outside, keeping, behind: true };
}
