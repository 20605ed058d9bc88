/**
 * What is measured inside the page itself: until it is painted, not until a script returns. Each is a script for
 * `page.evaluate`.
 */
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Milliseconds of every act metered so far, from the event to the painted change. */
    painted: number[];
    /** When the summary first said something. */
    summaryAt: number;
    /** The sum of what moved by itself. */
    shifted: number;
  }
}

/**
 * From now on notes, on this page's own clock, when the region Summary first holds a line. To be called before the page
 * is opened.
 */
export async function noteSummary(page: Page): Promise<void> {
  // What runs these scripts marks every named function with its name; the page knows no such mark.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(() => {
    window.summaryAt = 0;
    new MutationObserver(() => {
      if (document.querySelector('[aria-label="Summary"] li') === null) window.summaryAt = 0;
      else if (window.summaryAt === 0) window.summaryAt = performance.now();
    }).observe(document, { subtree: true, childList: true });
  });
}

/**
 * Every further keystroke or click is timed to the paint of the last change that it makes, within 400 ms. One that
 * changes nothing is timed to
 * the paint of the frame it falls in, where its letter or its press is seen: it never counts as no time at all.
 */
export const meterActs = (page: Page, type: 'keydown' | 'click'): Promise<void> =>
  page.evaluate((event) => {
    window.painted = [];
    document.addEventListener(
      event,
      ({ timeStamp }) => {
        let last = 0;
        const notePaint = (): void => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            // A message sent in a frame arrives after its paint.
            port1.onmessage = () => {
              last = performance.now() - timeStamp;
            };
            port2.postMessage(null);
          });
        };
        notePaint();
        const observer = new MutationObserver(notePaint);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        setTimeout(() => {
          observer.disconnect();
          window.painted.push(last);
        }, 400);
      },
      { capture: true },
    );
  }, type);

export interface Scrolled {
  readonly frames: number;
  readonly longFrames: number;
  readonly longestMs: number;
  readonly mostNodes: number;
}

/**
 * Scrolls the timeline from top to bottom, so many pixels each frame; counts the frames over 50 ms and the nodes there
 * were at most.
 */
export const scrollThrough = (page: Page, pixelsPerFrame: number): Promise<Scrolled> =>
  page.evaluate(
    (step) =>
      new Promise<Scrolled>((done) => {
        const list = document.querySelector('.wp-timeline__list');
        if (list === null) throw new Error('there is no timeline to scroll');
        list.scrollTop = 0;
        const times: number[] = [];
        let before = 0;
        let mostNodes = 0;
        const onFrame = (now: number): void => {
          if (before > 0) times.push(now - before);
          before = now;
          if (times.length % 20 === 0) mostNodes = Math.max(mostNodes, document.getElementsByTagName('*').length);
          const at = list.scrollTop;
          list.scrollTop += step;
          if (list.scrollTop > at) requestAnimationFrame(onFrame);
          else
            done({
              frames: times.length,
              longFrames: times.filter((time) => time > 50).length,
              longestMs: Math.max(...times),
              mostNodes,
            });
        };
        setTimeout(() => requestAnimationFrame(onFrame), 300);
      }),
    pixelsPerFrame,
  );
