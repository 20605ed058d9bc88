/** One thread that large answers are handed to: asked, told apart from the dead, and ended. */
import type { Worker } from 'node:worker_threads';
import type { Outside } from '../../src/gateway/aside';
import type { Kind } from '../../src/gateway/failures';
import type { Ports } from '../../src/gateway/ports';
import type { ProcessMethods, ThreadMethods } from './asked';
import { callsOver, type Calls } from './calls';

export interface Thread {
  readonly calls: Calls<ThreadMethods>;
  /** Of each answer that is read or held there, whom it asks. */
  readonly outsides: Map<number, Outside>;
  end(): Promise<void>;
}

/** What the thread may ask of the process, for the answers that are read there. */
const methodsFor = (outsides: ReadonlyMap<number, Outside>, readPdf: NonNullable<Ports['readPdf']>): ProcessMethods => {
  const outsideOf = (read: number): Outside => {
    const outside = outsides.get(read);
    if (outside === undefined) throw new Error('nobody asks for it any more');
    return outside;
  };
  return {
    ask: async ({ read, asking }) => outsideOf(read).ask(asking),
    translate: async ({ read, codes, withinMs }) => {
      const { terminology } = outsideOf(read);
      return terminology === null ? { found: new Map(), pending: new Set() } : terminology.translate(codes, withinMs);
    },
    readPdf: ({ bytes }) => readPdf(bytes),
  };
};

/**
 * `hangMs`: milliseconds that it may be at one piece of work without hearing of anything else. `gone`: told once, when
 * it has ended, and why.
 */
export function beginThread(
  worker: Worker,
  readPdf: NonNullable<Ports['readPdf']>,
  hangMs: number,
  gone: (kind: Extract<Kind, 'timeout' | 'fault'>) => void,
): Thread {
  worker.unref();
  const outsides = new Map<number, Outside>();
  const calls = callsOver<ThreadMethods>(
    (message, moved) => {
      worker.postMessage(message, moved);
    },
    methodsFor(outsides, readPdf),
  );
  let isAwaited = false;
  let isOver = false;
  const over = (kind: Extract<Kind, 'timeout' | 'fault'>): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(beat);
    gone(kind);
    calls.end();
    outsides.clear();
  };
  const end = async (): Promise<void> => {
    over('timeout');
    await worker.terminate();
  };
  const beat = setInterval(() => {
    if (outsides.size === 0) return;
    if (isAwaited) {
      void end();
      return;
    }
    isAwaited = true;
    calls.ask('beat', null).then(
      () => (isAwaited = false),
      () => undefined,
    );
  }, hangMs);
  beat.unref();
  worker
    .on('message', (message) => {
      calls.hear(message);
    })
    .on('error', () => {
      over('fault');
    })
    .on('exit', () => {
      over('fault');
    });
  return { calls, outsides, end };
}
