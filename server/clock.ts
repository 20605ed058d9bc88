/** Do this machine and the database agree on what time it is? Sessions, tokens and the audit rest on it. */
import { sql, type Kysely } from 'kysely';
import type { Logger } from '../src/gateway/ports';
import type { Metrics } from './metrics';

/** Seconds that two clocks which follow NTP do not differ by; tokens allow for a few minutes (RFC 7519 4.1.4). */
export const MOST_SKEW_SECONDS = 2;

/** How far this machine's clock is ahead of the database's, in seconds; the question's own time is halved. */
export async function skewTo<T>(db: Kysely<T>, now: () => number): Promise<number> {
  const before = now();
  const { rows } = await sql<{ at: string }>`select extract(epoch from clock_timestamp()) * 1000 as at`.execute(db);
  return ((before + now()) / 2 - Number(rows[0]?.at)) / 1000;
}

/** Looks once; tells the metric always, and the log where they differ by more than a moment. */
export async function lookAtClock<T>(
  db: Kysely<T>,
  now: () => number,
  metrics: Pick<Metrics, 'clockSkew'>,
  log: Logger,
): Promise<void> {
  const seconds = await skewTo(db, now);
  metrics.clockSkew(seconds);
  if (Math.abs(seconds) > MOST_SKEW_SECONDS)
    log.error({ part: 'database', seconds: Math.round(seconds) }, 'the clocks differ');
}
