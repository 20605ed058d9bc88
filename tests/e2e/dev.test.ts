/** Does `npm run dev` work on its own? The gateway and its providers are inside the page, behind the mock worker. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser';
import { allAnswered, find, openScreen, region, signIn } from './steps';

let server: ViteDevServer;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  server = await createServer({ root: join(import.meta.dirname, '..', '..'), logLevel: 'error', mode: 'development', server: { host: '127.0.0.1', port: 0, hmr: false, watch: null } });
  await server.listen();
  origin = `http://127.0.0.1:${String((server.httpServer?.address() as AddressInfo).port)}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it('shows a GP a merged record in the page, with no server behind it', async () => {
  const { page, context, faults } = await openScreen(browser, origin);
  page.setDefaultTimeout(60_000);
  await signIn(page, 'Dr Asha Patel');
  await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' });
  await allAnswered(page);
  await region(page, 'Summary').getByText('amlodipine').first().waitFor();
  expect(await region(page, 'Patient').textContent()).toContain('XX-TESTPATIENT');
  expect(await page.locator('[data-entry-id]').count()).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await context.close();
});
