/**
 * A question about groups of people, from the first word of a request to the public register, and an opt-out after it:
 * as people meet it, on the real program, with made-up people.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeDate } from '../../src/domain/dates/written';
import { serveGroups, type ServedGroups } from '../kits/secondary/served';
import { launchBrowser } from './browser';
import { expectAccessible, openScreen, PHONE, type Screen } from './steps';
import {
  answered,
  button,
  decidedAndBuilt,
  filledIn,
  heading,
  released,
  signInTo,
  submitted,
  TITLE,
  toRequest,
} from './groups-steps';
import { atRest } from './waiting';

/** As many as give each age band of the question a figure. */
const PEOPLE = 4_000;

let groups: ServedGroups;
let browser: Browser;
let open: Screen[] = [];

beforeAll(async () => {
  groups = await serveGroups(PEOPLE);
  browser = await launchBrowser();
});
afterEach(async () => {
  const closing = open;
  open = [];
  await Promise.all(closing.map(({ context }) => context.close()));
  expect(closing.flatMap(({ faults }) => faults)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await groups.close();
});

async function window(viewport?: typeof PHONE): Promise<Page> {
  const screen = await openScreen(browser, groups.origin, viewport);
  open.push(screen);
  return screen.page;
}

const as = async (name: string): Promise<Page> => signInTo(await window(), name);

/** No table has a column of people, whatever screen it is. */
async function expectNobodyListed(page: Page): Promise<void> {
  const columns = await atRest(page, () => page.locator('th[scope=col]').allTextContents());
  expect(columns.filter((name) => /\b(name|nhs|patient|person|born|birth|address|postcode)\b/i.test(name))).toEqual([]);
}

async function looked(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNobodyListed(page);
}

const COLLEAGUES = { as, looked };

async function published(): Promise<void> {
  const page = await window(PHONE);
  await page.getByRole('link', { name: 'Register of uses' }).first().click();
  await page.getByRole('heading', { name: TITLE }).waitFor();
  await page.getByText(/^Flu vaccine, published/).click();
  await page.getByRole('row', { name: /^All shown/ }).waitFor();
  await looked(page);
  const words = await atRest(page, () => page.locator('main').textContent());
  expect(words).not.toMatch(/Adeyemi|Bello|Hale|Wen/);
  const overflow = await atRest(page, () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
  expect(overflow).toBe(0);
}

async function optedOut(): Promise<void> {
  const { nhsNumber, given, family, birthDate } = groups.resident;
  const page = await as('Grace Kim');
  await heading(page, 'Objections to secondary use');
  await page.getByRole('textbox', { name: 'NHS number' }).fill(nhsNumber);
  await page.getByRole('textbox', { name: 'Date of birth' }).fill(writeDate(birthDate));
  await page.getByRole('textbox', { name: 'First name' }).fill(given);
  await page.getByRole('textbox', { name: 'Last name' }).fill(family);
  await page.getByRole('textbox', { name: 'Email' }).fill('resident@example.org');
  await page.getByRole('radio', { name: 'The person' }).check();
  await page.getByRole('textbox', { name: 'Full name under the signature' }).fill(`${given} ${family}`);
  await button(page, 'Record the opt-out');
  await page.getByRole('heading', { name: 'The opt-out is recorded' }).waitFor();
  await looked(page);
}

async function refusedAsStale(): Promise<void> {
  const page = await as('Tomi Adeyemi');
  await toRequest(page);
  await page.getByText(/No question is answered just now/).waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Ask the data set' }).getAttribute('aria-disabled'))
    .toBe('true');
}

describe('a question about groups of people', () => {
  it('is asked for, approved by two, built, answered, released and published; an opt-out then makes it stale', async () => {
    await submitted(await filledIn(COLLEAGUES));
    await decidedAndBuilt(COLLEAGUES);
    await answered(COLLEAGUES);
    await released(COLLEAGUES);
    await published();
    await optedOut();
    await refusedAsStale();
  });

  it('cannot be read by whoever is not signed in, and the register can', async () => {
    const page = await window();
    await page.getByRole('button', { name: 'Tomi Adeyemi' }).waitFor();
    await looked(page);
    await page.goto('/requests');
    await heading(page, 'Sign in');
    await page.goto('/uses');
    await heading(page, 'Register of uses');
  });
});
