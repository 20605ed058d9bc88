/** How does a server end in time, whatever hangs? One part after another, each within a time of its own. */
import { failureOf, timedOut, type Part } from '../src/gateway/failures';
import type { Logger } from '../src/gateway/ports';
import { within } from '../src/gateway/time-limit';
import { GRACE_MS, type Listening } from './http/listen';

/** Milliseconds that each part of the end may take. */
export interface EndingLimits {
  /** Running requests; those that are not answered by then are cut off. */
  readonly requestsMs: number;
  /** Threads, traces and connections to others. */
  readonly partsMs: number;
  /** The walk over what came since the audit was walked last, so that its end can be noted. */
  readonly anchorMs: number;
  /** What is still asked of the database, and its connections. */
  readonly databaseMs: number;
}

/** INVARIANT: together less than `MOST_MS` of command.ts, by which a process is gone in any case. */
export const ENDING: EndingLimits = { requestsMs: GRACE_MS, partsMs: 500, anchorMs: 1_500, databaseMs: 1_000 };

export interface Ending {
  readonly what: 'requests' | 'traces' | 'threads' | 'outbound' | 'audit' | 'database';
  readonly part: Part;
  readonly ms: number;
  readonly end: () => Promise<unknown>;
}

/**
 * Ends one group after another, and what is in a group at once. What fails or takes too long is said and left behind.
 * INVARIANT: nothing acknowledged is lost by that: it was committed before its answer left.
 */
export async function endInOrder(groups: readonly (readonly Ending[])[], log: Logger): Promise<void> {
  const endOne = async ({ what, part, ms, end }: Ending): Promise<void> => {
    try {
      await within(ms, end());
    } catch (error) {
      log.error({ ...failureOf(error, part), what }, 'what hung at the end was left behind');
    }
  };
  for (const group of groups) await Promise.all(group.map(endOne));
}

interface Closed {
  close(): Promise<unknown>;
}

/** What a server is made of, and has to end. */
export interface EndingParts {
  readonly listening: Pick<Listening, 'close'>;
  readonly tracing: Closed | null;
  readonly aside: Closed;
  readonly pdfs: Closed;
  readonly outbound: Closed;
  readonly keeping: { anchor(): Promise<void> };
  readonly database: Closed;
}

/** Ends a whole server: what still needs the others first, the database last. */
export function endServer(parts: EndingParts, limits: EndingLimits, log: Logger): Promise<void> {
  const { listening, tracing, aside, pdfs, outbound, keeping, database } = parts;
  const { requestsMs, partsMs: ms, anchorMs, databaseMs } = limits;
  const drain = async (): Promise<void> => {
    let isCut = false;
    await listening.close(requestsMs, () => {
      isCut = true;
    });
    if (isCut) throw timedOut(requestsMs);
  };
  return endInOrder(
    [
      [{ what: 'requests', part: 'gateway', ms: requestsMs, end: drain }],
      [
        { what: 'traces', part: 'gateway', ms, end: async () => tracing?.close() },
        { what: 'threads', part: 'gateway', ms, end: () => Promise.all([aside.close(), pdfs.close()]) },
        { what: 'outbound', part: 'gateway', ms, end: () => outbound.close() },
      ],
      [{ what: 'audit', part: 'audit', ms: anchorMs, end: () => keeping.anchor() }],
      [{ what: 'database', part: 'database', ms: databaseMs, end: () => database.close() }],
    ],
    log,
  );
}
