/**
 * Does a clinician come in by CIS2, change role there and leave there too, and does what CIS2 ends end the page? In a
 * browser, at the simulated CIS2.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCis2, type Cis2 } from '../../mocks/national/cis2/create-cis2';
import { CIS2_CLIENT, layCis2 } from '../../mocks/national/cis2/lay-cis2';
import { startDemo, type Demo } from '../demo';
import { launchBrowser } from './browser';
import { expectAccessible, find, LAPTOP, PHONE, region } from './steps';
import { allAnswered, allWords, countOf, PATIENCE_MS } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const WAY_IN = 'Sign in with your organisation’s account';

/** The identity provider and the gateway each know the other's address before either listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('by CIS2, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wp-cis2-'));
  let cis2: Cis2;
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${String(port)}`;
    const laid = layCis2(folder);
    cis2 = await createCis2({ clientId: CIS2_CLIENT, origin, jwks: laid.jwks });
    const identity = laid.identity(cis2.origin);
    const policy = { requireValueSets: false, requireValueSetsWaiver: { signedBy: 'a test', signedOn: '2026-11-29' } };
    demo = await startDemo((config) => ({ ...config, identity, policy, publicUrl: origin, privacy: {} }), port);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: LAPTOP, locale: 'en-GB', baseURL: origin });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    await page.goto('/');
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    await cis2.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const role = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  const signIn = async (name: string): Promise<void> => {
    await page.getByRole('link', { name: WAY_IN }).click();
    await role(name).click();
  };

  it('somebody signs in, changes role at CIS2, signs out of both, and is ended by CIS2', async () => {
    await signIn('Dr Luca Moreau GP, Parkside');
    await page.getByRole('textbox', { name: 'NHS number' }).waitFor();
    await expect.poll(() => allWords(page)).toMatch(/GP · Parkside Medical Centre/);
    expect(await countOf(page.getByRole('combobox', { name: 'Working as' }))).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await page.getByRole('link', { name: 'Change role' }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize(LAPTOP);

    await page.getByRole('link', { name: 'Change role' }).click();
    await role('Dr Luca Moreau Privacy officer').click();
    await page.getByRole('link', { name: 'Alerts' }).waitFor();
    await expect.poll(() => allWords(page)).toMatch(/Privacy officer · North Central London/);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/' && url.origin === demo.origin);
    await page.getByRole('link', { name: WAY_IN }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.waitForURL((url) => url.origin === cis2.origin);
    await page.goBack();

    await signIn('Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await cis2.disable(cis2.people.find(({ name }) => name === 'Dr Asha Patel')?.userId ?? '');
    await expect.poll(() => page.evaluate(() => window.dispatchEvent(new Event('focus')))).toBe(true);
    await page.getByRole('heading', { name: /session has ended/i }).waitFor();
    await expect.poll(() => allWords(page)).not.toMatch(/amlodipine|XX-TESTPATIENT/);
    expect(await countOf(region(page, 'Patient'))).toBe(0);
  });

  it('who cancels there reads what to do here', async () => {
    await context.clearCookies();
    await page.goto('/');
    await page.getByRole('link', { name: WAY_IN }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The sign-in was cancelled, or the sign-in service did not let you in.').waitFor();
    await page.waitForURL((url) => url.hash === '');
    await expectAccessible(page);
  });
});
