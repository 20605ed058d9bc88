/**
 * How is a PDF read without holding up anybody? On a thread of its own, bounded in bytes, memory and time; a thread
 * that does not answer is ended, and the next PDF gets another.
 */
import type { Worker } from 'node:worker_threads';
import { MOST_PDF_BYTES, PDF_TIME_MS } from '../../src/letters/bounds';
import type { PdfWords } from '../../src/letters/pdf-words';
import { startThread } from '../thread';

export interface PdfReader {
  /** Null where it cannot be read. Never rejects. */
  readonly read: (bytes: Uint8Array) => Promise<PdfWords | null>;
  readonly close: () => Promise<void>;
}

const MEGABYTES = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

const startPdfThread = (): Worker => startThread(new URL('./pdf-thread.mjs', import.meta.url), MEGABYTES);

/** One thread, started with the first PDF. `timeMs`: how long one PDF may take. */
export function createPdfReader(timeMs = PDF_TIME_MS, start: () => Worker = startPdfThread): PdfReader {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };

  const readNow = (bytes: Uint8Array): Promise<PdfWords | null> => {
    const worker = (thread ??= start());
    worker.unref();
    return new Promise((resolve) => {
      const done = (words: PdfWords | null, isBroken: boolean): void => {
        clearTimeout(timer);
        worker.off('message', onWords).off('error', onBroken).off('exit', onBroken);
        if (isBroken) {
          // Whatever it still says is nobody’s.
          worker.on('error', () => undefined);
          void end();
        }
        resolve(words);
      };
      const onWords = (words: PdfWords | null): void => {
        done(words, false);
      };
      const onBroken = (): void => {
        done(null, true);
      };
      const timer = setTimeout(onBroken, timeMs);
      worker.on('message', onWords).on('error', onBroken).on('exit', onBroken);
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
