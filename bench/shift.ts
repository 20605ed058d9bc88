/**
 * S12: by how much does the page move while providers answer in turn? The sum of the browser's own layout shifts from
 * the opening until a second after everybody has answered, for the roles whose pages differ: wide, on a phone and on
 * the narrowest.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildApp, needsBuild } from '../server/build-app';
import { startDemo, type Demo } from '../tests/demo';
import { launchBrowser } from '../tests/e2e/browser';
import { find, LAPTOP, PHONE, signIn, type Opening } from '../tests/e2e/steps';
import { allAnswered } from '../tests/e2e/waiting';
import type { Figure } from './measure';

const ROOT = join(import.meta.dirname, '..');
/**
 * Whose first screens differ most: a little of all, many medicines, decisions and alerts, many allergies, two providers
 * that may mean somebody else, one that does not answer.
 */
const PEOPLE = [
  ['Marjorie', '999 012 3454', '14-Mar-1948'],
  ['Edith', '999 020 0181', '08-Feb-1944'],
  ['Fatima', '999 020 0211', '01-Dec-1979'],
  ['Samuel', '999 020 0238', '21-Jun-1953'],
  ['Ruth', '999 020 0092', '09-Sep-1979'],
  ['Colin', '999 020 0068', '30-Jun-1966'],
] as const;
const ROLES = [
  ['GP', 'Dr Asha Patel', {}],
  ['social worker', 'Jo Clarke', {}],
  ['emergency', 'Dr Ben Okoro', { emergencyReason: 'Unconscious in resus, no history' }],
] as const satisfies readonly (readonly [string, string, Partial<Opening>])[];
const WINDOWS = [
  ['wide', LAPTOP],
  ['phone', PHONE],
] as const;
/** Each stands on the screen so long after the one before it, the last well within five seconds. */
const FIRST_MS = 300;
const APART_MS = 600;
const IN_TURN = ['parkside', 'northgate', 'riverside', 'brookway', 'southbank', 'council', 'eastfield'];
/** A page that has not ended by then never will: the bench names it and ends. */
const GIVEN_UP_MS = 45_000;
/** As many at a time as a small machine draws without making them wait for each other. */
const AT_A_TIME = 2;

/** The page's own requests: what each provider said, let through in turn, however many requests it took to gather. */
async function answerInTurn(page: Page): Promise<void> {
  const begun = Date.now();
  await page.route('**/fhir/**', async (route) => {
    const address = route.request().url();
    const turn = IN_TURN.findIndex((provider) => address.includes(`/${provider}/`));
    const waits = turn < 0 ? 0 : begun + FIRST_MS + turn * APART_MS - Date.now();
    if (waits > 0) await new Promise((resolve) => setTimeout(resolve, waits));
    // a page that was closed meanwhile no longer wants it
    await route.continue().catch(() => undefined);
  });
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

async function shifted(
  browser: Browser,
  { origin }: Demo,
  viewport: typeof LAPTOP,
  user: string,
  opening: Opening,
): Promise<number> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    baseURL: origin,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(GIVEN_UP_MS);
    // What runs these scripts marks every named function with its name; the page knows no such mark.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries() as Shift[])
          if (!hadRecentInput) window.shifted += value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await signIn(page, user);
    await page.getByRole('textbox', { name: 'NHS number' }).waitFor();
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      window.shifted = 0;
    });
    await answerInTurn(page);
    await find(page, opening);
    await allAnswered(page);
    await page.waitForTimeout(1000);
    return await page.evaluate(() => window.shifted);
  } finally {
    await context.close();
  }
}

interface Walk {
  readonly name: string;
  readonly user: string;
  readonly viewport: typeof LAPTOP;
  readonly opening: Opening;
}

const WALKS: readonly Walk[] = PEOPLE.flatMap(([person, nhsNumber, dateOfBirth]) =>
  WINDOWS.flatMap(([size, viewport]) =>
    ROLES.map(([role, user, why]) => ({
      name: `${person}, ${role}, ${size}`,
      user,
      viewport,
      opening: { nhsNumber, dateOfBirth, ...why },
    })),
  ),
);

export async function shiftFigures(): Promise<readonly Figure[]> {
  if (needsBuild(ROOT)) await buildApp(ROOT);
  const demo = await startDemo();
  const browser = await launchBrowser();
  try {
    const parts: Record<string, number> = {};
    const left = WALKS.values();
    const walkThem = async (): Promise<void> => {
      for (const { name, user, viewport, opening } of left)
        try {
          parts[name] = thousandths(await shifted(browser, demo, viewport, user, opening));
        } catch (problem) {
          throw new Error(`${name}: the page did not come to its end`, { cause: problem });
        }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, walkThem));
    const worst = Object.entries(parts).sort(([, a], [, b]) => b - a);
    return [
      {
        bar: 'S12',
        measure: `layout shift while providers answer in turn, the worst of ${String(worst.length)} pages`,
        value: worst[0]?.[1] ?? 0,
        atMost: 0.05,
        unit: '',
        parts: Object.fromEntries(worst),
      },
    ];
  } finally {
    await browser.close();
    await demo.close();
  }
}
