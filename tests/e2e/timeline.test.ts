import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

describe('the timeline', () => {
  const product = useProduct(undefined, 'kept');

  it('is read along time by keyboard alone, and from there in the list, and its address tells the shape alone', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Over time' }).press('Enter');
    const along = region(page, 'Record over time');
    await along.waitFor();
    await expectAccessible(page);
    await expect.poll(() => new URL(page.url()).hash).toBe('#shape=lanes');
    await expectNothingKept(page);
    const amlodipine = along.getByRole('button', { name: /^amlodipine.*Parkside 5 mg from /i });
    await amlodipine.press('Enter');
    await region(page, 'Entry').waitFor();
    await page.keyboard.press('Escape');
    for (const zoom of ['1 year', 'All']) {
      await along.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: zoom }).press('Enter');
      await along.getByRole('button', { name: zoom, pressed: true }).waitFor();
    }
    await along.getByRole('button', { name: /^Results \d+ in this stretch of time: show the list/ }).press('Enter');
    await page.locator('[data-entry-id]').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#sections=results');
  });

  it('jumps by year, and is read through one encounter', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    const years = page.getByRole('slider', { name: 'Year' });
    const from2026 = ['2025', '2024', '2023', '2022', '2020', '2019', '2018', '2017'];
    for (const year of from2026) {
      await years.press('ArrowLeft');
      await expect.poll(() => years.getAttribute('aria-valuetext')).toMatch(new RegExp(`^${year}: \\d+ entr`));
    }
    await expect
      .poll(() =>
        region(page, 'Timeline')
          .locator('.wp-row__when')
          .allInnerTexts()
          .then((days) => days.join()),
      )
      .toContain('2017');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'Belonging with' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Show all' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Show all' }).waitFor({ state: 'detached' });
  });
});
