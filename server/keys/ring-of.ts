/** Which keys does a config's database hold? Opened alike by the server and by every command that works with them. */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import type { Database } from '../database/open';
import { openKeyRing, type OpenedRing } from './key-ring';

const MINUTE = 60_000;

/** The keys of this database; told where they lie there in clear. */
export function ringOf(config: ServerConfig, { db }: Pick<Database, 'db'>, log: Logger): Promise<OpenedRing> {
  const { wrapping, keyFiles, databaseUrl } = config;
  if (wrapping === null && !databaseUrl.startsWith('pglite:'))
    log.error(
      { keys: ['keys.file'] },
      'keys.file is not set: the keys of cookies and ids stand in the database in clear, and in every backup',
    );
  const keptMs = config.gateway.session.absoluteMinutes * MINUTE;
  return openKeyRing({ db, wrapping, files: keyFiles, keptMs, now: Date.now, log });
}
