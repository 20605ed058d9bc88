import type { Page } from 'playwright-core';
import { expect, it, describe } from 'vitest';
import { useProduct } from './product';
import { allAnswered, region } from './steps';

/** What has the focus can be seen to have it: an outline, a shadow, or another ground than its neighbours. */
const focusIsSeen = (page: Page): Promise<boolean> => page.evaluate(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return false;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
});

const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const element = document.activeElement;
  return (element?.getAttribute('aria-label') ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent) ?? '').replace(/\s+/g, ' ').trim();
});

/** Tabs on until the control with these words has the focus; every stop on the way shows that it has it. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    expect(await focusIsSeen(page), `the focus is seen on “${name}”`).toBe(true);
    if (words.test(name)) return;
  }
  throw new Error(`no stop is called ${String(words)}`);
}

describe('without a mouse', () => {
  const product = useProduct();

  it('goes from signing in to an entry, results, medicines and the closed record, the focus seen at every stop and arrivals announced', async () => {
    const { page } = product.screen();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await tabTo(page, /^Dr Asha Patel/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'NHS number' }).waitFor();
    await tabTo(page, /^NHS number/);
    await page.keyboard.type('999 012 3454');
    await tabTo(page, /^Date of birth/);
    await page.keyboard.type('14-Mar-1948');
    await page.keyboard.press('Enter');
    await allAnswered(page);
    await expect.poll(() => page.getByRole('status').allTextContents().then((said) => said.join(' '))).toMatch(/7 of 7 providers answered/);
    await page.keyboard.press('/');
    await page.keyboard.type('istin');
    await expect.poll(() => page.locator('[data-entry-id]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await focusIsSeen(page)).toBe(true);
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
    await page.evaluate(() => { document.querySelector<HTMLElement>('.nhsuk-skip-link')?.focus(); });
    await tabTo(page, /^Close record/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open record' }).waitFor();
  });
});
