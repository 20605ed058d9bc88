/**
 * S12: by how much does the page move while providers answer in turn? The sum of the browser's own layout shifts from
 * the opening until a second after everybody has answered, for the roles whose pages differ: wide, on a phone and on
 * the narrowest.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildApp, needsBuild } from '../server/build-app';
import { startDemo, type Demo } from '../tests/demo';
import { launchBrowser } from '../tests/e2e/browser';
import { find, LAPTOP, PHONE, signIn, type Opening } from '../tests/e2e/steps';
import { allAnswered } from '../tests/e2e/waiting';
import type { Figure } from './measure';

const ROOT = join(import.meta.dirname, '..');
/** Whose first screens differ most: a little of all, many medicines, decisions and alerts, wishes and allergies. */
const PEOPLE = [
  ['Marjorie', '999 012 3454', '14-Mar-1948'],
  ['Edith', '999 020 0181', '08-Feb-1944'],
  ['Fatima', '999 020 0211', '01-Dec-1979'],
  ['Samuel', '999 020 0238', '21-Jun-1953'],
] as const;
const ROLES = [
  ['GP', 'Dr Asha Patel', {}],
  ['social worker', 'Jo Clarke', {}],
  ['emergency', 'Dr Ben Okoro', { emergencyReason: 'Unconscious in resus, no history' }],
] as const satisfies readonly (readonly [string, string, Partial<Opening>])[];
const WINDOWS = [
  ['wide', LAPTOP],
  ['phone', PHONE],
  ['narrow', { width: 320, height: 640 }],
] as const;
/** Each answers so long after the one before it. */
const APART_MS = 600;
const IN_TURN = ['parkside', 'northgate', 'riverside', 'brookway', 'southbank', 'council', 'eastfield'];

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
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
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
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    window.shifted = 0;
  });
  await find(page, opening);
  await allAnswered(page);
  await page.waitForTimeout(1000);
  const sum = await page.evaluate(() => window.shifted);
  await context.close();
  return sum;
}

export async function shiftFigures(): Promise<readonly Figure[]> {
  if (needsBuild(ROOT)) await buildApp(ROOT);
  const demo = await startDemo();
  const browser = await launchBrowser();
  try {
    IN_TURN.forEach((provider, at) => {
      demo.simulator.control.set({ provider, latencyMs: 300 + at * APART_MS });
    });
    const parts: Record<string, number> = {};
    for (const [person, nhsNumber, dateOfBirth] of PEOPLE)
      for (const [size, viewport] of WINDOWS)
        for (const [role, user, why] of ROLES) {
          const sum = await shifted(browser, demo, viewport, user, { nhsNumber, dateOfBirth, ...why });
          parts[`${person}, ${role}, ${size}`] = thousandths(sum);
        }
    return [
      {
        bar: 'S12',
        measure: 'layout shift while providers answer in turn, the worst of 36 pages',
        value: Math.max(...Object.values(parts)),
        atMost: 0.05,
        unit: '',
        parts,
      },
    ];
  } finally {
    await browser.close();
    await demo.close();
  }
}
