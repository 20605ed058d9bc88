/**
 * What does a person at the screen do? Steps by accessible role and name alone, the way a screen reader finds things.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { slowDown } from './slow';
import { atRest, PATIENCE_MS, settled } from './waiting';

export const LAPTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page said went wrong: script errors and refusals of the content security policy. */
  readonly faults: string[];
}

/** A browser window of its own at the address, with everything it complains of collected. */
export async function openScreen(browser: Browser, origin: string, viewport = LAPTOP): Promise<Screen> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/London', baseURL: origin });
  context.setDefaultTimeout(PATIENCE_MS);
  await slowDown(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await page.goto('/');
  return { page, context, faults };
}

/** What the browser asks in boxes of its own from now on, each dismissed; only a script of somebody else's would. */
export function dialogsOf(page: Page): readonly string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
}

export interface Opening {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly emergencyReason?: string;
}

export async function find(page: Page, { nhsNumber, dateOfBirth, emergencyReason }: Opening): Promise<void> {
  await page.getByRole('textbox', { name: 'NHS number' }).fill(nhsNumber);
  await page.getByRole('textbox', { name: 'Date of birth' }).fill(dateOfBirth);
  if (emergencyReason !== undefined) {
    await page.getByRole('radio', { name: 'Emergency' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill(emergencyReason);
  }
  await page.getByRole('button', { name: 'Open record' }).click();
}

export const region = (page: Page, name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('region', { name, exact: true });

/**
 * What axe finds on the page: WCAG 2.2 AA and best practice alike. The size of targets is of WCAG 2.2 (2.5.8), and the
 * one rule of it that axe leaves out unless it is asked for.
 * @param within the part of the page that is read
 * @param except rules that are not asked
 */
export async function axeFindings(
  page: Page,
  { within = 'html', except = [] }: { readonly within?: string; readonly except?: readonly string[] } = {},
): Promise<readonly string[]> {
  const rules = Object.fromEntries([
    ['target-size', { enabled: true }],
    ...except.map((id) => [id, { enabled: false }]),
  ]);
  // A page without frames needs no second one to put the findings of all frames together.
  const alone = page.frames().length === 1;
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(alone)
    .include(within)
    .options({ rules })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** axe finds nothing on the page once it is settled. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
}

/** Lays the page out for paper, as the browser's own print does. */
export async function layOutForPrint(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.locator('html').dispatchEvent('beforeprint');
}

/** And for the screen again. */
export async function layOutForScreen(page: Page): Promise<void> {
  await page.locator('html').dispatchEvent('afterprint');
  await page.emulateMedia({ media: 'screen' });
}

/** Nothing clinical and no number of the person's in address, title or storage. */
export async function expectNothingKept(page: Page): Promise<void> {
  const kept = await atRest(page, () =>
    page.evaluate(async () => ({
      address: location.href,
      title: document.title,
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      databases: (await indexedDB.databases()).length,
      state: JSON.stringify(history.state),
    })),
  );
  expect(kept.databases).toBe(0);
  expect(JSON.stringify(kept)).not.toMatch(/TESTPATIENT|Marjorie|999 ?012 ?3454|amlodipine|penicillin/i);
}
