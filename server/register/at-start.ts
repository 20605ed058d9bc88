/** May a server open records by the register it finds? Whole, older than its anchor, or tampered with. */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import type { Database } from '../database/open';
import { verifyRegister } from '../database/verify-register';
import { openOutside } from './open-outside';
import type { Outside } from './outside';
import { sealRegister } from './seal';

export type RegisterAtStart =
  /** `behind`: it is older than what is known outside, and nothing is opened until it is brought forward. */
  | { readonly ok: true; readonly outside: Outside; readonly behind: boolean }
  | { readonly ok: false; readonly problem: string };

/** Throws when the anchor is there and cannot be read. */
export async function registerAtStart(
  config: ServerConfig,
  { db }: Pick<Database, 'db'>,
  log: Logger,
): Promise<RegisterAtStart> {
  await sealRegister(db, config.gateway.instance, Date.now());
  const outside = await openOutside(config, db, log);
  const known = outside.known();
  const verified = await verifyRegister(db, known.number === 0 ? [] : [known]);
  if (verified.ok) return { ok: true, outside, behind: false };
  if (!verified.behind)
    return { ok: false, problem: `${verified.problem}. Nothing is served until this is cleared up.` };
  log.error({}, `nothing is opened: ${verified.problem}`);
  return { ok: true, outside, behind: true };
}
