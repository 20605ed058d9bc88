/**
 * How is a PDF read without holding up anybody? On a thread of its own, bounded in bytes, memory and time; a thread
 * that does not answer is ended, and the next PDF gets another.
 */
import type { Worker } from 'node:worker_threads';
import { MOST_PDF_BYTES, PDF_TIME_MS } from '../../src/letters/bounds';
import type { PdfWords } from '../../src/letters/pdf-words';
import { READY, startThread } from '../thread';

export interface PdfReader {
  /** Null where it cannot be read. Never rejects. */
  readonly read: (bytes: Uint8Array) => Promise<PdfWords | null>;
  readonly close: () => Promise<void>;
}

const MEGABYTES = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

const START_MS = 60_000;

const startPdfThread = (): Worker => startThread(new URL('./pdf-thread.mjs', import.meta.url), MEGABYTES);

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
}

/**
 * One thread, started with the first PDF. `timeMs`: how long one PDF may take, once the thread says that it is ready;
 * `startMs`: how long that may take, on a machine that has much else to do.
 */
export function createPdfReader(
  timeMs = PDF_TIME_MS,
  start: () => Worker = startPdfThread,
  startMs = START_MS,
): PdfReader {
  let thread: Thread | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    await ended?.worker.terminate();
  };

  const readNow = (bytes: Uint8Array): Promise<PdfWords | null> => {
    const own = (thread ??= { worker: start(), isReady: false });
    const { worker } = own;
    worker.unref();
    return new Promise((resolve) => {
      const done = (words: PdfWords | null, isBroken: boolean): void => {
        clearTimeout(timer);
        worker.off('message', onSaid).off('error', onBroken).off('exit', onBroken);
        if (isBroken) {
          // Whatever it still says is nobody’s.
          worker.on('error', () => undefined);
          void end();
        }
        resolve(words);
      };
      const onSaid = (said: PdfWords | null | typeof READY): void => {
        if (said !== READY) {
          done(said, false);
          return;
        }
        own.isReady = true;
        clearTimeout(timer);
        timer = setTimeout(onBroken, timeMs);
      };
      const onBroken = (): void => {
        done(null, true);
      };
      let timer = setTimeout(onBroken, own.isReady ? timeMs : startMs);
      worker.on('message', onSaid).on('error', onBroken).on('exit', onBroken);
      // A copy: the bytes themselves are still to be given.
      worker.postMessage(bytes);
    });
  };

  return {
    read: (bytes) => {
      if (bytes.length > MOST_PDF_BYTES) return Promise.resolve(null);
      const answer = last.then(() => readNow(bytes));
      last = answer;
      return answer;
    },
    close: end,
  };
}
