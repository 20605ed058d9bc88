import type { Page } from 'playwright-core';
import { expect, it, describe } from 'vitest';
import { focus } from './in-page';
import { useProduct } from './product';
import { region } from './steps';
import { allAnswered, settled } from './waiting';

/** Waits until what has the focus shows that it has it; gives its name. */
async function focused(page: Page): Promise<string> {
  let name = '';
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(focus);
        name = now.name;
        return now;
      },
      { message: 'the focus is seen' },
    )
    .toMatchObject({ seen: true });
  return name;
}

/** Tabs on until the control with these words has the focus; every stop on the way shows that it has it. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  // What is still to come would be another stop, or the only one.
  await settled(page);
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    if (words.test(await focused(page))) return;
  }
  throw new Error(`no stop is called ${String(words)}`);
}

/** The heading of the screen has the focus: whoever arrives begins there. */
const arrivedAt = (page: Page, heading: string): Promise<void> =>
  expect
    .poll(() =>
      page.getByRole('heading', { level: 1, name: heading }).evaluate((element) => element === document.activeElement),
    )
    .toBe(true);

describe('without a mouse', () => {
  const product = useProduct();

  it('goes from signing in to an entry, results, medicines and the closed record, the focus seen at every stop and arrivals announced', async () => {
    const { page } = product.screen();
    await arrivedAt(page, 'Sign in');
    await tabTo(page, /^Dr Asha Patel/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'NHS number' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('999 012 3454');
    await tabTo(page, /^Date of birth/);
    await page.keyboard.type('14-Mar-1948');
    await page.keyboard.press('Enter');
    await allAnswered(page);
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .allTextContents()
          .then((said) => said.join(' ')),
      )
      .toMatch(/7 of 7 providers answered/);
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search the record' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('istin');
    await expect.poll(() => page.locator('[data-entry-id]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-entry-id]:focus').waitFor();
    await focused(page);
    await page.keyboard.press('Enter');
    await region(page, 'Entry').getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');
    await region(page, 'Entry').waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await region(page, 'Results').waitFor();
    await page.keyboard.press('m');
    await region(page, 'Reconcile medicines').waitFor();
    await page.keyboard.press('t');
    await region(page, 'Timeline').waitFor();
    await page.locator('.nhsuk-skip-link').focus();
    await tabTo(page, /^Close record/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open record' }).waitFor();
  });
});
