/**
 * Does the demonstration run as in national use? In a browser: from another system, by CIS2, with PDS, the record
 * locator and a practice behind the Spine Secure Proxy, each simulated and strict.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { National } from '../../server/start-national';
import type { Demo } from '../demo';
import { launchBrowser } from './browser';
import { GP_THERE, startNationalDemo, upToRenewal } from './renewal';
import { expectAccessible, LAPTOP, region } from './steps';
import { allAnswered, allWords, countOf, PATIENCE_MS, wordsOf } from './waiting';

describe('as in national use', () => {
  let national: National;
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    ({ national, demo } = await startNationalDemo());
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
    await window.getByRole('button', { name: GP_THERE }).click();
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
  it('a sign-in that a service no longer takes is renewed with its record open, and by nobody else', async () => {
    const context = await browser.newContext({ viewport: LAPTOP, locale: 'en-GB', baseURL: demo.origin });
    context.setDefaultTimeout(PATIENCE_MS);
    const [asked, opened]: [string[], string[]] = [[], []];
    context.on('request', (request) => {
      const { origin, pathname, searchParams } = new URL(request.url());
      if (origin === national.origins.cis2 && pathname === '/auth') asked.push(searchParams.get('prompt') ?? 'seen');
      if (pathname === '/api/records' && request.method() === 'POST') opened.push(pathname);
    });
    const page = await context.newPage();
    await page.goto('/');
    await upToRenewal(page, national);
    const coverage = region(page, 'Coverage');
    expect(await wordsOf(coverage)).toMatch(/Missing: every section from Northgate \(no longer accepts your sign-in;/);
    await expectAccessible(page);
    const renew = page.getByRole('link', { name: 'Renew sign-in', exact: true });
    const patient = region(page, 'Patient');

    // CIS2 no longer knows the browser, and asks; whoever turns back is told, and has what they had
    await context.clearCookies({ name: /^_session/ });
    await renew.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The sign-in did not go through').waitFor();
    await allAnswered(page);
    expect(await allWords(page)).toMatch(/The sign-in was cancelled.*You are still signed in as before/s);
    expect(await wordsOf(patient)).toContain('XX-TESTPATIENT');
    await expect.poll(() => page.url()).toBe(`${demo.origin}/record`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Hide this message' }).click();
    expect(await countOf(page.getByText('The sign-in did not go through'))).toBe(0);

    // the same person comes back to the same record, and Northgate is asked anew
    await coverage.getByRole('link', { name: 'Renew sign-in for Northgate' }).click();
    await page.getByRole('button', { name: GP_THERE }).click();
    await patient.waitFor();
    await allAnswered(page);
    await expect.poll(() => page.url()).toBe(`${demo.origin}/record`);
    expect(await wordsOf(patient)).toContain('XX-TESTPATIENT');
    expect(await wordsOf(coverage)).not.toMatch(/no longer accepts|did not answer|could not/);
    expect(opened).toHaveLength(2);

    // whom CIS2 still knows is not asked again
    asked.length = 0;
    await renew.click();
    await page.waitForURL((url) => url.pathname === '/record');
    await allAnswered(page);
    expect([asked, opened.length]).toEqual([['none'], 2]);

    // somebody else has a session of their own, and nothing of what was open
    await context.clearCookies({ name: /^_session/ });
    await renew.click();
    await page.getByRole('button', { name: 'Dr Ben Okoro' }).click();
    await page.getByRole('textbox', { name: 'NHS number' }).waitFor();
    await expect.poll(() => allWords(page)).toMatch(/Dr Ben Okoro/);
    expect(await allWords(page)).not.toMatch(/TESTPATIENT|999 ?012 ?3454|amlodipine/i);
    expect(await countOf(page.getByRole('link', { name: 'This record' }))).toBe(0);
    await context.close();
  });
});
