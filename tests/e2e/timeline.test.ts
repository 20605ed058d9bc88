import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

describe('the timeline', () => {
  const product = useProduct();

  it('is read as lanes by keyboard alone, down to the entry in the list, and its address tells the shape alone', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Over time' }).press('Enter');
    const grid = page.getByRole('grid', { name: 'Entries by section along time' });
    await grid.waitFor();
    await expectAccessible(page);
    await expect.poll(() => new URL(page.url()).hash).toBe('#shape=lanes');
    await expectNothingKept(page);
    for (const zoom of ['10 years', '2 years', '1 month']) {
      await grid.locator('[data-place][tabindex="0"]').press('Enter');
      await page.getByRole('button', { name: zoom, pressed: true }).waitFor();
    }
    await grid.locator('[data-place][tabindex="0"]').press('Enter');
    await page.locator('[data-entry-id]').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('');
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
