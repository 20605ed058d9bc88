/**
 * What does every browser test file begin and end with? The product started once, a fresh window each time, and no
 * complaint from the page.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startDemo, type Demo } from '../demo';
import { launchBrowser } from './browser';
import { openScreen, type Screen } from './steps';

export interface Product {
  /** The window of the running test, nobody signed in. */
  screen(): Screen;
  /** Another window, of somebody else, or of another size; closed with the test. */
  another(viewport?: { readonly width: number; readonly height: number }): Promise<Screen>;
  readonly control: Demo['simulator']['control'];
}

/**
 * Call once in a `describe`; `change` adjusts the demo config. A test fails when its pages report a script error, a
 * refused load or a request to elsewhere.
 */
export function useProduct(change?: Parameters<typeof startDemo>[0]): Product {
  let demo: Demo;
  let browser: Browser;
  let screens: Screen[] = [];
  const another: Product['another'] = async (viewport) => {
    const screen = await openScreen(browser, demo.origin, viewport);
    screens.push(screen);
    return screen;
  };
  beforeAll(async () => {
    demo = await startDemo(change);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    demo.simulator.control.reset();
    await another();
  });
  afterEach(async () => {
    const closing = screens;
    screens = [];
    await Promise.all(closing.map(({ context }) => context.close()));
    expect(closing.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });
  return {
    screen: () => {
      const [first] = screens;
      if (first === undefined) throw new Error('No window is open outside a test.');
      return first;
    },
    another,
    get control() {
      return demo.simulator.control;
    },
  };
}
