/** Do this machine and the database agree on what time it is? Sessions, tokens and the audit rest on it. */
import { sql, type Kysely } from 'kysely';
import { failureOf } from '../src/gateway/failures';
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

/** Milliseconds between two looks: what a wrong clock does to sessions and records is done at once. */
const LOOK_EACH_MS = 60_000;
/** A difference that lasts is said again after so many looks. */
const SAID_AGAIN = 60;

export interface ClockWatch {
  /** Tells the metric always, and the log when they begin to differ by more than a moment, and each hour. */
  look(): Promise<void>;
  stop(): void;
}

/** Looks every minute, until it is stopped; a failure is only said, for nothing depends on it. */
export function watchClock<T>(
  db: Kysely<T>,
  now: () => number,
  metrics: Pick<Metrics, 'clockSkew'>,
  log: Logger,
): ClockWatch {
  let apart = 0;
  const look = async (): Promise<void> => {
    try {
      const seconds = await skewTo(db, now);
      metrics.clockSkew(seconds);
      apart = Math.abs(seconds) > MOST_SKEW_SECONDS ? apart + 1 : 0;
      if (apart % SAID_AGAIN === 1) log.error({ part: 'database', seconds: Math.round(seconds) }, 'the clocks differ');
    } catch (error) {
      log.error({ ...failureOf(error, 'database') }, 'the clocks could not be compared');
    }
  };
  const timer = setInterval(() => void look(), LOOK_EACH_MS);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
    },
  };
}
