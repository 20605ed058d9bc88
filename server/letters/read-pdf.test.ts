/** Is a PDF read with all that it holds, off the main thread, and does one that cannot be read hold nobody up? */
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { letterPdf, pdfOf, type Drawn } from '../../tests/kits/letters/pdf';
import { paragraphText } from '../../src/letters/paragraph';
import { MOST_PDF_PAGES } from '../../src/letters/bounds';
import { createPdfReader } from './read-pdf';

const reader = createPdfReader();
afterAll(reader.close);

/** A thread that runs this and stays. */
const threadOf = (code: string): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => undefined); ${code}`,
    { eval: true },
  );
/** What came of it by now. */
const orWaits = <T>(asked: Promise<T>): Promise<T | 'waits'> =>
  Promise.race([asked, new Promise<'waits'>((resolve) => setImmediate(resolve, 'waits'))]);
const SAYS = `{ parentPort.postMessage('ready'); parentPort.postMessage({ said: 'read' }); }`;
const ANSWERS = `parentPort.on('message', () => ${SAYS})`;
const PDF = letterPdf([[50, 800, 'a']]);

const shown = async (bytes: Uint8Array) => (await reader.read(bytes))?.paragraphs.map(paragraphText).join('\n\n');

describe('a PDF', () => {
  it('is read line by line as it stands on the page, whatever the order of drawing', async () => {
    expect(
      await shown(
        letterPdf([
          [50, 700, 'Plan: inhaler'],
          [50, 800, 'Dear Doctor'],
          [200, 760, 'Negative'],
          [50, 760, 'HIV screen'],
          [50, 745, 'Hb 120'],
        ]),
      ),
    ).toBe('Dear Doctor\n\nHIV screen   Negative\nHb 120\n\nPlan: inhaler');
  });

  it('has its letters put together that were drawn one by one', async () => {
    const letters: readonly Drawn[] = [
      [50, 800, 'H'],
      [58.7, 800, 'I'],
      [62, 800, 'V'],
    ];
    expect(await shown(letterPdf(letters))).toBe('HIV');
    // Drawn apart, they are judged as one word all the same.
    const apart = letters.map(([x, y, letter], at) => [x + at * 20, y, letter] as const);
    expect((await reader.read(letterPdf(apart)))?.judged).toContain('HIV');
  });

  it('is judged by what it does not draw too', async () => {
    const words = await reader.read(
      letterPdf([[50, 800, 'Dear Doctor']], {
        title: 'Title words',
        note: 'Note words',
        field: 'Field words',
        hidden: 'Hidden words',
        bookmark: 'Bookmark words',
      }),
    );
    for (const said of ['Title words', 'Note words', 'Field words', 'Hidden words', 'Bookmark words'])
      expect(words?.judged).toContain(said);
    expect(words?.whole).toBe(true);
    expect([...(words?.warnings ?? [])]).toEqual(['form-fields']);
  });

  it('is not whole with a page without words, or with a file within it', async () => {
    const scanned = await reader.read(letterPdf([[50, 800, 'Dear Doctor']], { blankPages: 1 }));
    expect([scanned?.whole, [...(scanned?.warnings ?? [])]]).toEqual([false, ['pages-without-words']]);
    const holding = await reader.read(letterPdf([[50, 800, 'Dear Doctor']], { file: 'results.txt' }));
    expect([holding?.whole, [...(holding?.warnings ?? [])]]).toEqual([false, ['attached-files']]);
    expect(holding?.judged).toContain('results.txt');
  });

  it('that is damaged, locked or too long cannot be read', async () => {
    expect(await reader.read(new TextEncoder().encode('%PDF-1.4 nothing of it'))).toBeNull();
    expect(await reader.read(letterPdf([[50, 800, 'a']], { blankPages: MOST_PDF_PAGES }))).toBeNull();
    expect(await reader.read(pdfOf(['<< /Type /Catalog >>'], '/Encrypt << /Filter /Standard /V 9 >>'))).toBeNull();
  });

  it('that takes too long ends its thread, and the next is read by another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const threads = [threadOf(`parentPort.postMessage('ready')`), threadOf(ANSWERS)];
      const hurried = createPdfReader(1_000, () => threads.shift() ?? threadOf(ANSWERS), 1_000);
      const late = hurried.read(PDF);
      await vi.advanceTimersByTimeAsync(1_000);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await orWaits(late)).toBeNull();
      expect(await hurried.read(PDF)).toEqual({ said: 'read' });
      await hurried.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('has its time from when the thread is ready, however long that takes, but not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const slow = threadOf(`let asked = 0; parentPort.on('message', () => { asked += 1; if (asked === 2) ${SAYS} })`);
      const patient = createPdfReader(1_000, () => slow, 60_000);
      const read = patient.read(PDF);
      await vi.advanceTimersByTimeAsync(59_000);
      slow.postMessage('go on');
      expect(await read).toEqual({ said: 'read' });
      const never = createPdfReader(1_000, () => threadOf(''), 60_000).read(PDF);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await orWaits(never)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
