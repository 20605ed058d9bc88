/** Do the ways of waiting wait? Each for what the page itself says, and for nothing else. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser';
import { allAnswered, countOf, inPage, nobodyAsked, pictureOf, settled, still, wordsOf } from './waiting';

const COVERAGE = '<section aria-label="Coverage"><p>7 of 7 providers answered</p></section>';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function showing(html: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.setContent(html);
  return page;
}

/**
 * The page is changed by `change` once it was looked at for the first time: what is waited for must come of the change.
 */
async function after<T>(page: Page, waiting: Promise<T>, change: () => void): Promise<T | 'too soon'> {
  let over = false;
  const done = waiting.then((value) => {
    over = true;
    return value;
  });
  // Two frames drawn and nothing waited for: whoever looks at once has looked by now.
  await still(page, () => Promise.resolve());
  await still(page, () => Promise.resolve());
  if (over) return 'too soon';
  await inPage(page, change, null);
  return done;
}

const WAYS: readonly (readonly [
  what: string,
  html: string,
  wait: (page: Page) => Promise<unknown>,
  change: () => void,
])[] = [
  [
    'settled: what is still to come',
    '<ul aria-busy="true"></ul>',
    settled,
    () => {
      document.querySelector('ul')?.removeAttribute('aria-busy');
    },
  ],
  [
    'countOf: the same',
    '<ul aria-busy="true"></ul>',
    (page) => countOf(page.locator('ul')),
    () => {
      document.querySelector('ul')?.removeAttribute('aria-busy');
    },
  ],
  [
    'wordsOf: the same',
    '<p>no</p><ul aria-busy="true"></ul>',
    (page) => wordsOf(page.locator('p')),
    () => {
      document.querySelector('ul')?.remove();
    },
  ],
  [
    'pictureOf: what it is a picture of',
    '<p>nothing yet</p>',
    (page) => pictureOf(page.locator('table')),
    () => {
      document.body.innerHTML = '<table><tr><td>here</td></tr></table>';
    },
  ],
  [
    'nobodyAsked: a strip that is not there yet',
    '<p>nothing yet</p>',
    nobodyAsked,
    () => {
      document.body.innerHTML = '<section aria-label="Coverage"><p>7 of 7 providers answered</p></section>';
    },
  ],
  [
    'nobodyAsked: one provider',
    '<section aria-label="Coverage"><p>Northgate asking…</p></section>',
    nobodyAsked,
    () => {
      document.body.innerHTML = '<section aria-label="Coverage"><p>answered</p></section>';
    },
  ],
  [
    'allAnswered: the timeline',
    COVERAGE,
    allAnswered,
    () => {
      document.body.insertAdjacentHTML('beforeend', '<section aria-label="Timeline"><p>an entry</p></section>');
    },
  ],
  [
    'allAnswered: its lines',
    `${COVERAGE}<section aria-label="Timeline" aria-busy="true">…</section>`,
    allAnswered,
    () => {
      document.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
    },
  ],
];

describe('a look at the page waits for', () => {
  it.each(WAYS)('%s', async (_what, html, wait, change) => {
    const page = await showing(html);
    expect(await after(page, wait(page), change)).not.toBe('too soon');
    await page.context().close();
  });

  it('what moves to stand still', async () => {
    const page = await showing('<p>0</p>');
    await inPage(
      page,
      () => {
        const line = document.querySelector('p');
        let frames = 0;
        const count = (): void => {
          frames += 1;
          if (line !== null) line.textContent = String(frames);
          if (frames < 40) requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
      },
      null,
    );
    expect(await wordsOf(page.locator('p'))).toBe('40');
    await page.context().close();
  });
});
