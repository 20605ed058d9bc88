/** The development server, with its providers mocked in the page, for one file of tests. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser';
import { openScreen, type Screen } from './steps';

/** Started before the tests of a file and stopped after them; gives what opens a window at it. */
export function useDevServer(): () => Promise<Screen> {
  let server: ViteDevServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await createServer({
      root: join(import.meta.dirname, '..', '..'),
      logLevel: 'error',
      mode: 'development',
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    });
    await server.listen();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  return () => openScreen(browser, `http://127.0.0.1:${String((server.httpServer?.address() as AddressInfo).port)}`);
}
