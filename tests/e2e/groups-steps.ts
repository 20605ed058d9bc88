/**
 * What do people do from the first word of a request about groups of people to its answer? Each in a window of their
 * own, by accessible role and name alone.
 */
import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './waiting';

/** A build reads all that the people have: the longest of all that is waited for. */
const BUILDING_MS = 5 * PATIENCE_MS;
export const TITLE = 'Flu vaccine by age';

export interface Colleagues {
  /** A window of their own, signed in. */
  as(name: string): Promise<Page>;
  /** What is done at each screen that is reached. */
  looked(page: Page): Promise<void>;
}

export const button = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

export async function signInTo(page: Page, name: string): Promise<Page> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

export const toRequest = (page: Page): Promise<void> => page.getByRole('link', { name: TITLE }).click();

/** Filled in as far as it can be kept. */
export async function filledIn({ as, looked }: Colleagues): Promise<Page> {
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
  return page;
}

export async function submitted(page: Page): Promise<void> {
  await button(page, 'Keep as a draft');
  await button(page, 'Submit to the Data Access Group');
  await page.getByText('With the Data Access Group').waitFor();
}

async function approvedBy({ as, looked }: Colleagues, name: string, after: string): Promise<void> {
  const page = await as(name);
  await toRequest(page);
  await page.getByRole('radio', { name: 'Approve' }).check();
  if (name === 'Rob Hale') await looked(page);
  await page.getByRole('textbox', { name: 'Reason' }).fill('The least data that answers it.');
  await button(page, 'Record your decision');
  await page.getByText(new RegExp(`${name} approved it`)).waitFor();
  await page.getByText(after, { exact: true }).first().waitFor();
}

async function built({ as, looked }: Colleagues): Promise<void> {
  const page = await as('Li Wen');
  await toRequest(page);
  await button(page, 'Build the data set');
  await page.getByRole('heading', { name: 'Manifest' }).waitFor({ timeout: BUILDING_MS });
  await looked(page);
}

/** From what was submitted to a data set. */
export async function decidedAndBuilt(colleagues: Colleagues): Promise<void> {
  await approvedBy(colleagues, 'Ngozi Bello', 'With the Data Access Group');
  await approvedBy(colleagues, 'Rob Hale', 'Approved, not yet built');
  await built(colleagues);
}

/** By keyboard alone, once the page is there. */
export async function answered({ as, looked }: Colleagues): Promise<Page> {
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
  return page;
}

export async function released({ as, looked }: Colleagues): Promise<void> {
  const page = await as('Ngozi Bello');
  await toRequest(page);
  await heading(page, 'Release');
  await looked(page);
  // the first of those that wait, by its own name
  await page
    .getByRole('region', { name: /, by age band$/ })
    .getByRole('button', { name: 'Release it' })
    .click();
  await page
    .getByText(/^Released /)
    .first()
    .waitFor();
}
