/** When may something long go on that nobody waits for? In small steps, while the event loop has time to spare. */
import { performance } from 'node:perf_hooks';

export interface Pace {
  /** Milliseconds between two steps. */
  readonly pauseMs: number;
  /** Where this share of the last pause was work, the step waits; at most so many pauses, so that it never starves. */
  readonly busy: number;
  readonly waits: number;
}

/**
 * Takes one step after another until the returned function is called. A step says whether there is more to do at once;
 * else, and where it fails, the next comes after `waits` pauses.
 */
export function besideWork(step: () => Promise<boolean>, { pauseMs, busy, waits }: Pace): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let before = performance.eventLoopUtilization();
  let waited = 0;
  const later = (ms: number): void => {
    if (stopped) return;
    timer = setTimeout(() => void go(), ms);
    timer.unref();
  };
  const go = async (): Promise<void> => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    // what people wait for comes first
    if (utilization > busy && waited < waits) {
      waited += 1;
      later(pauseMs);
      return;
    }
    waited = 0;
    const more = await step().catch(() => false);
    later(more ? pauseMs : pauseMs * waits);
  };
  later(pauseMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
