/**
 * Does the demonstration run as in national use? In a browser: from another system, by CIS2, with PDS, the record
 * locator and a practice behind the Spine Secure Proxy, each simulated and strict.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNational, type National } from '../../server/start-national';
import { startDemo, type Demo } from '../demo';
import { launchBrowser } from './browser';
import { LAPTOP, region } from './steps';
import { allAnswered, allWords, PATIENCE_MS, wordsOf } from './waiting';

const GP = 'Dr Asha Patel GP, Parkside';

describe('as in national use', () => {
  let national: National;
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    national = await startNational('127.0.0.1', 0);
    demo = await startDemo((config) => national.config(config), national.port);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    await national.close();
  });

  const press = async (page: Page, door: RegExp): Promise<Page> => {
    await page.getByRole('radio', { name: /Marjorie/ }).check();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: door }).click(),
    ]);
    return opened;
  };

  it('a GP comes from their own system, signs in at CIS2, and has the record with what the practice holds', async () => {
    const context = await browser.newContext({ viewport: LAPTOP, locale: 'en-GB', timezoneId: 'Europe/London' });
    context.setDefaultTimeout(PATIENCE_MS);
    const asked: string[] = [];
    context.on('request', (request) => {
      const { origin, pathname, searchParams } = new URL(request.url());
      if (origin === national.origins.cis2 && pathname === '/auth') asked.push(searchParams.get('prompt') ?? 'seen');
    });
    const page = await context.newPage();
    await page.goto(national.origins.page);

    const window = await press(page, /SMART App Launch/);
    await window.getByRole('button', { name: GP }).click();
    await window.getByText('Opened from Parkside EPR').waitFor();
    await allAnswered(window);
    expect(asked).toEqual(['none', 'seen']);
    expect(await allWords(window)).toMatch(/GP · Parkside Medical Centre/);

    const coverage = await wordsOf(region(window, 'Coverage'));
    expect(coverage).toContain('Parkside Medical Centre');
    expect(coverage).toContain('Not asked: other providers. Nobody has checked whether they hold a record.');
    expect(coverage).not.toMatch(/did not answer|could not/);
    await window.getByRole('searchbox', { name: 'Search the record' }).fill('Parkside');
    await expect.poll(() => window.locator('[data-entry-id]').count()).toBeGreaterThan(0);
    const { pds, nrl, ssp } = national.asked;
    expect(new Set(pds)).toEqual(new Set(['/Patient/9990123454']));
    expect(nrl).not.toEqual([]);
    expect(ssp.map((address) => new URL(address).pathname)).toContain(
      '/parkside/fhir/Patient/$gpc.getstructuredrecord',
    );

    // whoever is signed in already is not asked again
    const linked = await press(page, /encrypted and signed link/);
    await linked.getByText('Opened from Parkside EPR').waitFor();
    await allAnswered(linked);
    expect(asked).toEqual(['none', 'seen']);
    await context.close();
  });
});
