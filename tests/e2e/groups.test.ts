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
import { atRest, PATIENCE_MS } from './waiting';

/** As many as give each age band of the question a figure. */
const PEOPLE = 4_000;
/** A build reads all that the people have: the longest of all that is waited for. */
const BUILDING_MS = 5 * PATIENCE_MS;
const TITLE = 'Flu vaccine by age';

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

/** A window of their own, signed in. */
async function as(name: string): Promise<Page> {
  const page = await window();
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

const button = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function toRequest(page: Page, part?: string): Promise<void> {
  await page.getByRole('link', { name: TITLE }).click();
  if (part !== undefined)
    await page.getByRole('navigation', { name: 'Parts of this request' }).getByRole('link', { name: part }).click();
}

/** No table has a column of people, whatever screen it is. */
async function expectNobodyListed(page: Page): Promise<void> {
  const columns = await atRest(page, () => page.locator('th[scope=col]').allTextContents());
  expect(columns.filter((name) => /\b(name|nhs|patient|person|born|birth|address|postcode)\b/i.test(name))).toEqual([]);
}

async function looked(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNobodyListed(page);
}

async function asked(): Promise<void> {
  const page = await as('Tomi Adeyemi');
  await page.getByRole('link', { name: 'Ask for data' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page
    .getByRole('textbox', { name: 'What do you want to find out?' })
    .fill('Who has no record of a flu vaccine?');
  await page.getByRole('radio', { name: /^Preventing/ }).check();
  await page.getByRole('textbox', { name: 'Who benefits, and how?' }).fill('Clinics open where fewest have one.');
  await page.getByRole('checkbox', { name: /^Flu vaccine/ }).check();
  await looked(page);
  await button(page, 'Keep as a draft');
  await button(page, 'Submit to the Data Access Group');
  await page.getByText('With the Data Access Group').waitFor();
}

async function approvedBy(name: string, after: string): Promise<void> {
  const page = await as(name);
  await toRequest(page);
  await page.getByRole('radio', { name: 'Approve' }).check();
  if (name === 'Rob Hale') await looked(page);
  await page.getByRole('textbox', { name: 'Reason' }).fill('The least data that answers it.');
  await button(page, 'Record your decision');
  await page.getByText(new RegExp(`${name} approved it`)).waitFor();
  await page.getByText(after, { exact: true }).first().waitFor();
}

async function built(): Promise<void> {
  const page = await as('Li Wen');
  await toRequest(page);
  await button(page, 'Build the data set');
  await page.getByRole('heading', { name: 'Manifest' }).waitFor({ timeout: BUILDING_MS });
  await looked(page);
}

/** By keyboard alone, once the page is there. */
async function answered(): Promise<void> {
  const page = await as('Tomi Adeyemi');
  await toRequest(page);
  await heading(page, 'No record of a flu vaccine, by age band');
  await page.getByRole('button', { name: 'Preview on made-up rows' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('A preview on made-up rows').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('The answer, not released').waitFor();
  await page.getByRole('row', { name: /^All shown/ }).waitFor();
  await looked(page);
}

async function released(): Promise<void> {
  const page = await as('Ngozi Bello');
  await toRequest(page);
  await heading(page, 'Release');
  await looked(page);
  await button(page, 'Release it');
  await page
    .getByText(/^Released /)
    .first()
    .waitFor();
}

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
    await asked();
    await approvedBy('Ngozi Bello', 'With the Data Access Group');
    await approvedBy('Rob Hale', 'Approved, not yet built');
    await built();
    await answered();
    await released();
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
