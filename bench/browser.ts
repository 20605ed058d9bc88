/**
 * S5 to S8 in a real Chromium over the whole product: how long until it is painted, how much is drawn, and how much
 * JavaScript came first?
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { largeR4Bundle, LARGE_PERSON } from '../fhir-fixtures/large';
import { buildApp, needsBuild } from '../server/build-app';
import { listen } from '../server/host';
import { startDemo, type Demo } from '../tests/demo';
import { launchBrowser } from '../tests/e2e/browser';
import { find, LAPTOP, region, signIn } from '../tests/e2e/steps';
import { allAnswered } from '../tests/e2e/waiting';
import { meterActs, noteSummary, scrollThrough } from './browser-meters';
import { round, type Figure } from './measure';
import { ownWork } from './own-work';

const ROOT = join(import.meta.dirname, '..');
const RESOURCES = 20_000;
const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const WINIFRED = { nhsNumber: LARGE_PERSON.nhsNumber, dateOfBirth: '20-Jan-1936' };
const GP = 'Dr Asha Patel';

async function opened(browser: Browser, { origin }: Demo, who: typeof MARJORIE): Promise<Page> {
  const context = await browser.newContext({
    viewport: LAPTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    baseURL: origin,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await noteSummary(page);
  await page.goto('/');
  await signIn(page, GP);
  await page.getByRole('textbox', { name: 'NHS number' }).waitFor();
  await find(page, who);
  await page.waitForFunction(() => window.summaryAt > 0);
  return page;
}

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

/**
 * S8: the sum of the gzipped bytes of every script the browser had asked for when the region Summary first held a line:
 * signing in, finding the person, and the record's banner, coverage and summary of the first provider that answered.
 */
async function loaded(browser: Browser, demo: Demo): Promise<Figure> {
  const page = await opened(browser, demo, MARJORIE);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime <= window.summaryAt)
      .map(({ name }) => new URL(name).pathname),
  );
  const parts: Record<string, number> = {};
  for (const path of scripts)
    parts[path.slice(1)] = round(gzipSync(await readFile(join(ROOT, 'dist', path))).length / 1000);
  await page.context().close();
  const value = round(Object.values(parts).reduce((sum, kilobytes) => sum + kilobytes, 0));
  return { bar: 'S8', measure: 'JavaScript before the record shows, gzipped', value, atMost: 150, unit: 'kB', parts };
}

/**
 * S5: how long from "Open record" to the first lines of the summary, one provider answering after eight seconds or not?
 */
async function unhindered(browser: Browser, demo: Demo): Promise<Figure> {
  const once = async (): Promise<number> => {
    const page = await opened(browser, demo, MARJORIE);
    const ms = await page.evaluate(() => {
      const asked = performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/api/records'));
      return window.summaryAt - (asked?.startTime ?? Number.NaN);
    });
    await page.context().close();
    return ms;
  };
  /** Of nine, since all of it is three frames and each frame counts. */
  const median = async (): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < 9; run += 1) times.push(await once());
    return times.sort((a, b) => a - b)[4] ?? Number.NaN;
  };
  await once();
  const without = await median();
  demo.simulator.control.set({ provider: 'riverside', latencyMs: 8000 });
  const withSlow = await median();
  demo.simulator.control.reset();
  return {
    bar: 'S5',
    measure: 'first lines on screen, a provider 8 s late ÷ without it',
    value: round(withSlow / without),
    atMost: 1.1,
    unit: '×',
    parts: { 'with ms': round(withSlow), 'without ms': round(without) },
  };
}

async function acts(page: Page, type: 'keydown' | 'click', act: () => Promise<void>): Promise<readonly number[]> {
  await meterActs(page, type);
  await act();
  await page.waitForTimeout(500);
  return page.evaluate(() => window.painted);
}

const most = (times: readonly number[]): number => round(Math.max(0, ...times));

async function openTwelve(page: Page): Promise<void> {
  for (let row = 2; row < 14; row += 1) {
    await page.locator('[data-entry-id]').nth(row).click();
    await region(page, 'Entry').waitFor();
    await page.waitForTimeout(450);
  }
}

async function typeTwoWords(page: Page): Promise<void> {
  await page.getByRole('searchbox').focus();
  for (const word of ['blood', 'clinic']) {
    for (const letter of word) {
      await page.keyboard.press(letter);
      await page.waitForTimeout(450);
    }
    await page.getByRole('searchbox').fill('');
    await page.waitForTimeout(450);
  }
}

const toTop = (page: Page): Promise<unknown> =>
  page.locator('.wp-timeline__list').evaluate((list) => {
    list.scrollTop = 0;
  });

/**
 * S6 and S7 on one record of 20,000 resources: first to the paint, as somebody waits for it, then once more for what of
 * it is our own work.
 */
async function large(browser: Browser, demo: Demo): Promise<readonly Figure[]> {
  const page = await opened(browser, demo, WINIFRED);
  await allAnswered(page);
  await page.getByRole('searchbox').waitFor();
  await page.waitForTimeout(1500);
  const entries = Number(/\d+/.exec((await page.locator('.wp-chip', { hasText: /^All \d/ }).textContent()) ?? '')?.[0]);
  const scrolled = await scrollThrough(page, 600);
  await toTop(page);
  const openings = await acts(page, 'click', () => openTwelve(page));
  await page.keyboard.press('Escape');
  const keystrokes = await acts(page, 'keydown', () => typeTwoWords(page));
  const typing = await ownWork(browser, page, 'keydown', () => typeTwoWords(page));
  const opening = await ownWork(browser, page, 'click', () => openTwelve(page));
  await page.keyboard.press('Escape');
  const scrolling = await ownWork(browser, page, 'scroll', () => scrollThrough(page, 600));
  await page.context().close();
  return [
    {
      bar: 'S6',
      measure: 'keystroke in search to painted result, p95',
      value: round(p95(keystrokes)),
      atMost: 50,
      unit: 'ms',
      parts: {
        'own work p95 ms': round(p95(typing.acts)),
        entries,
        keystrokes: keystrokes.length,
        'longest ms': most(keystrokes),
      },
    },
    {
      bar: 'S6 (entry)',
      measure: 'opening an entry to its paint, p95',
      value: round(p95(openings)),
      atMost: 50,
      unit: 'ms',
      parts: { 'own work p95 ms': round(p95(opening.acts)), openings: openings.length, 'longest ms': most(openings) },
    },
    {
      bar: 'S7',
      measure: 'scrolling top to bottom, frames over 50 ms',
      value: scrolled.longFrames,
      atMost: 0,
      unit: 'frames',
      parts: {
        'tasks of over 50 ms own work': scrolling.tasks.filter((ms) => ms > 50).length,
        'longest own ms': most(scrolling.tasks),
        frames: scrolled.frames,
        'longest ms': round(scrolled.longestMs),
      },
    },
    {
      bar: 'S7 (nodes)',
      measure: 'DOM nodes while scrolling, at most',
      value: scrolled.mostNodes,
      atMost: 3000,
      unit: 'nodes',
      parts: { entries },
    },
  ];
}

/** One hospital that holds all of the large person's record and answers in one page. */
async function largeHospital(): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const bundle = largeR4Bundle({ size: RESOURCES });
  const everything = JSON.stringify({ ...bundle, type: 'searchset' });
  const patient = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: bundle.entry.slice(0, 1) });
  const answer = (body: string): Response =>
    new Response(body, { headers: { 'content-type': 'application/fhir+json' } });
  const host = await listen(
    (request) => answer(request.url.includes('$everything') ? everything : patient),
    '127.0.0.1',
    0,
  );
  if (!host.ok) throw new Error(host.problem);
  return { origin: host.origin, close: () => host.close(0) };
}

export async function browserFigures(): Promise<readonly Figure[]> {
  if (needsBuild(ROOT)) await buildApp(ROOT);
  const hospital = await largeHospital();
  const ordinary = await startDemo();
  const grown = await startDemo((config) => ({
    ...config,
    providers: config.providers.map((provider) =>
      provider.id === 'northgate' ? { ...provider, baseUrl: `${hospital.origin}/fhir`, timeoutMs: 30_000 } : provider,
    ),
  }));
  const browser = await launchBrowser();
  try {
    return [await unhindered(browser, ordinary), ...(await large(browser, grown)), await loaded(browser, ordinary)];
  } finally {
    await browser.close();
    await Promise.all([ordinary.close(), grown.close(), hospital.close()]);
  }
}
