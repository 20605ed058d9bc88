/**
 * What does every browser test file begin and end with? The product started once, a fresh window each time, and no
 * complaint from the page.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startDemo, type Demo } from '../demo';
import { launchBrowser } from './browser';
import { LAPTOP, openScreen, type Screen } from './steps';
import { inPage } from './waiting';

export interface Product {
  /** The window of the running test, nobody signed in. */
  screen(): Screen;
  /** Another window, of somebody else, or of another size; closed with the test. */
  another(viewport?: { readonly width: number; readonly height: number }): Promise<Screen>;
  /** A window that no other test has: for one that moves its clock, adds a script to it or listens to it. */
  alone(viewport?: { readonly width: number; readonly height: number }): Promise<Screen>;
  readonly control: Demo['simulator']['control'];
}

/** One window, whether it ends with the test, and whether the running one has it. */
interface Window {
  readonly screen: Screen;
  readonly ends: boolean;
  used: boolean;
}

/** As if nobody had been at this window: the script that it has read and made ready is all that stays. */
async function emptied({ page, context, faults }: Screen, viewport = LAPTOP): Promise<void> {
  await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  await context.clearCookies();
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
  await page.setViewportSize(viewport);
  // where no script of ours runs that could store anything again
  await page.goto('/icon.svg');
  await inPage(page, () => [localStorage, sessionStorage].forEach((kept) => kept.clear()), null);
  faults.length = 0;
  await page.goto('/');
}

/**
 * Call once in a `describe`; `change` adjusts the demo config. A test fails when its pages report a script error, a
 * refused load or a request to elsewhere. With `kept`, a window is emptied and had again by the next test, which costs
 * half: for tests that move no clock, add no script and listen to nothing.
 */
export function useProduct(change?: Parameters<typeof startDemo>[0], windows: 'fresh' | 'kept' = 'fresh'): Product {
  let demo: Demo;
  let browser: Browser;
  let open: Window[] = [];
  const opened = async (ends: boolean, viewport?: typeof LAPTOP): Promise<Window> => {
    const window = { screen: await openScreen(browser, demo.origin, viewport), ends, used: false };
    open.push(window);
    return window;
  };
  const alone: Product['alone'] = async (viewport) => (await opened(true, viewport)).screen;
  const another: Product['another'] = async (viewport) => {
    const unused = open.find(({ used, ends }, at) => at > 0 && !used && !ends);
    if (unused !== undefined) await emptied(unused.screen, viewport);
    const window = unused ?? (await opened(windows === 'fresh', viewport));
    window.used = true;
    return window.screen;
  };
  beforeAll(async () => {
    demo = await startDemo(change);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    demo.simulator.control.reset();
    if (open.length === 0) await opened(windows === 'fresh');
  });
  afterEach(async () => {
    const faults = open.flatMap(({ screen }) => screen.faults);
    const ended = open.filter(({ ends }) => ends);
    open = open.filter(({ ends }) => !ends);
    await Promise.all(ended.map(({ screen }) => screen.context.close()));
    const [first] = open;
    if (first?.used === true) await emptied(first.screen);
    for (const window of open) window.used = false;
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });
  return {
    screen: () => {
      const [first] = open;
      if (first === undefined) throw new Error('No window is open outside a test.');
      first.used = true;
      return first.screen;
    },
    another,
    alone,
    get control() {
      return demo.simulator.control;
    },
  };
}
