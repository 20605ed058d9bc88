/**
 * Where are large answers worked through, so that everybody else is answered meanwhile? On threads, of which the first
 * is started ahead; one that ends, runs out of memory or does not answer takes with it what it holds, and nobody
 * else's.
 */
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import { LARGE, type Aside } from '../../src/gateway/aside';
import type { Logger, Ports } from '../../src/gateway/ports';
import { startThread } from '../thread';
import type { Begun } from './asked';
import { beginThread, type Thread } from './one-thread';

export interface LargeAnswers extends Aside {
  /** Starts a thread in so many milliseconds, unless there is one then: the first large answer does not wait for it. */
  startAhead(afterMs?: number): void;
  close(): Promise<void>;
}

export interface ThreadsParts {
  readonly begun: Begun;
  readonly readPdf: NonNullable<Ports['readPdf']>;
  readonly log: Logger;
  readonly above?: number;
  /** At most so many threads: one core is left to whoever answers everybody. */
  readonly most?: number;
  /** As in one-thread.ts. */
  readonly hangMs?: number;
  readonly start?: (begun: Begun) => Worker;
}

const HANG_MS = 30_000;
/** A process that has just started has enough to do. */
const AHEAD_MS = 10_000;
const MEGABYTE = 1024 * 1024;

/** What is held over all threads together is bounded by the bytes in hand, so that one may hold all of it. */
const limits = () => ({ maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / MEGABYTE) });

const startOne = (begun: Begun): Worker => startThread(new URL('./thread.mjs', import.meta.url), limits(), begun);

type ReadResult = Awaited<ReturnType<Aside['read']>>;

export function largeAnswers(parts: ThreadsParts): LargeAnswers {
  const { begun, readPdf, log, above = LARGE, hangMs = HANG_MS, start = startOne } = parts;
  const most = parts.most ?? Math.max(1, availableParallelism() - 1);
  const threads = new Set<Thread>();
  let last = 0;
  let ahead: NodeJS.Timeout | undefined;

  const begin = (): Thread => {
    const thread = beginThread(start(begun), readPdf, hangMs, (kind) => {
      if (threads.delete(thread)) log.error({ part: 'gateway', kind }, 'a thread for large answers ended');
    });
    threads.add(thread);
    return thread;
  };

  /** The one that has least to do; another where all have something and there may be more. */
  const free = (): Thread => {
    const [least] = [...threads].sort((one, other) => one.outsides.size - other.outsides.size);
    return least === undefined || (least.outsides.size > 0 && threads.size < most) ? begin() : least;
  };

  return {
    above,
    startAhead(afterMs = AHEAD_MS) {
      ahead = setTimeout(() => {
        if (threads.size === 0) begin();
      }, afterMs);
      ahead.unref();
    },
    async read(provider, person, outside): Promise<ReadResult> {
      const { calls, outsides } = free();
      const read = (last += 1);
      outsides.set(read, outside);
      const drop = (): void => {
        if (outsides.delete(read)) calls.ask('drop', { read }).catch(() => undefined);
      };
      let isHeld = false;
      try {
        const translates = outside.terminology !== null;
        const { result, problem } = await calls.ask('read', { read, provider, person, translates });
        if (result.outcome !== 'held') return { result, problem };
        isHeld = true;
        return {
          result: {
            ...result,
            translate: (withinMs) => calls.ask('translate', { read, withinMs }),
            readPdfs: () => calls.ask('readPdfs', { read }),
            workOut: (wanted) => calls.ask('workOut', { read, wanted }),
            showsCare: (viewing) => calls.ask('showsCare', { read, viewing }),
            drop,
          },
          problem,
        };
      } finally {
        if (!isHeld) outsides.delete(read);
      }
    },
    close: async () => {
      clearTimeout(ahead);
      await Promise.all(
        [...threads].map((thread) => {
          threads.delete(thread);
          return thread.end();
        }),
      );
    },
  };
}
