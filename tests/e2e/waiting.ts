/**
 * When may a browser test look? When what it looks for is on the screen and nothing there is still to come: never after
 * a time, never at once.
 * Whatever is read of a page is read in `atRest` or `still`, or again and again in `expect.poll`; a lint rule holds
 * every test in this folder to it.
 * `slow.ts` tells how to prove it.
 */
import type { Locator, Page } from 'playwright-core';

/**
 * How long anything may take, in milliseconds: only against what hangs, for how long a step takes depends on the
 * machine.
 */
export const PATIENCE_MS = 120_000;

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Resolves when no part of the page says that it is still to come: the page says so by `aria-busy`. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.readyState === 'complete' &&
      document.fonts.status === 'loaded' &&
      document.querySelector('[aria-busy="true"]') === null,
  );
}

/** Resolves when every provider has answered or failed. What they said may not stand on the screen yet. */
export async function nobodyAsked(page: Page): Promise<void> {
  await region(page, 'Coverage').waitFor();
  await page.waitForFunction(
    () => !/asking/i.test(document.querySelector('[aria-label="Coverage"]')?.textContent ?? 'asking'),
  );
}

/**
 * Resolves when the whole record is on the screen: nobody is still being asked, the timeline stands, and with it the
 * rules by which every section is read.
 */
export async function allAnswered(page: Page): Promise<void> {
  await nobodyAsked(page);
  await region(page, 'Timeline').waitFor();
  await settled(page);
}

const frame = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          resolve();
        });
      }),
  );

/**
 * What `read` gives once it gives the same in two frames after each other: nothing moves any more. For pages that are
 * never settled, such as the gallery.
 */
export async function still<T>(page: Page, read: () => Promise<T>): Promise<T> {
  let before = await read();
  for (;;) {
    await frame(page);
    const now = await read();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

/**
 * What `read` gives once the page is settled and nothing moves: the only way to say what is not there, or where
 * something stands.
 */
export async function atRest<T>(page: Page, read: () => Promise<T>): Promise<T> {
  return still(page, async () => {
    await settled(page);
    return read();
  });
}

/** The words of a part of the page, once it is at rest. */
export const wordsOf = (part: Locator): Promise<string> => atRest(part.page(), () => part.innerText());

/** How many there are, once the page is at rest: none, above all. */
export const countOf = (parts: Locator): Promise<number> => atRest(parts.page(), () => parts.count());

/** All that the page says, once it is at rest. */
export const allWords = (page: Page): Promise<string> => wordsOf(page.locator('body'));

/** All that the page holds, seen or not, once it is at rest. */
export const markupOf = (page: Page): Promise<string> => atRest(page, () => page.content());

/** By how many pixels the page runs out of its window sideways, once nothing moves. */
export const sideways = (page: Page): Promise<number> =>
  still(page, () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Does in the page what nobody can do at it, such as moving its clock; reads nothing. */
export async function inPage<T>(page: Page, act: (given: T) => void, given: T): Promise<void> {
  // As text: what it gives back, if anything, stays there.
  await page.evaluate(`void (${String(act)})(${JSON.stringify(given) ?? ''})`);
}

/** Brings a part of the page to the middle of its window. */
export const toMiddle = (part: Locator): Promise<void> =>
  part.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
  });

/** A picture of the page in which `stands` stands, once it is at rest. */
export async function pictureOf(stands: Locator): Promise<Buffer> {
  const page = stands.page();
  await stands.first().waitFor();
  await atRest(page, () => page.evaluate(() => document.documentElement.outerHTML));
  return page.screenshot({ animations: 'disabled' });
}

/**
 * Holds every answer of these addresses back, from now on until it is let go: for what must stand before an answer
 * comes.
 */
export async function heldBack(page: Page, addresses: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(addresses, async (route) => {
    await gate;
    // A window that was closed meanwhile no longer wants it.
    await route.fallback().catch(() => undefined);
  });
  return letGo;
}
