/** Do Back and a reload keep the record, and does an address that leads nowhere say so? In a real browser. */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn, type Opening } from './steps';
import { allAnswered, allWords, atRest, inPage } from './waiting';

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

/** Where each row that is seen stands in the window, by its place in the list. */
const boxes = (rows: (HTMLElement | SVGElement)[]): readonly (readonly unknown[])[] =>
  rows.flatMap((row) => {
    const [{ top, bottom }, list] = [row.getBoundingClientRect(), row.parentElement?.getBoundingClientRect()];
    if (list === undefined || bottom <= list.top || top >= Math.min(list.bottom, innerHeight)) return [];
    return [[row.dataset['index'], Math.round(top)]];
  });

describe('ways through', () => {
  const product = useProduct();

  it('Back closes what was opened last, and a reload finds the record again', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.keyboard.press('r');
    // the view’s own heading: the summary has one that is called nearly so, and stands before
    const results = page.getByRole('heading', { name: 'Results', exact: true });
    await results.waitFor();
    await page.goBack();
    await results.waitFor({ state: 'detached' });
    const row = region(page, 'Timeline').locator('[data-entry-id]').first();
    await row.click();
    await region(page, 'Entry').waitFor();
    await page.goBack();
    await region(page, 'Entry').waitFor({ state: 'detached' });
    await page.waitForURL('**/record');
    await expectNothingKept(page);

    await page.reload();
    await allAnswered(page);
    await region(page, 'Patient')
      .getByText(/TESTPATIENT/)
      .first()
      .waitFor();
    await expectNothingKept(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    // one press opens whoever was opened
    await page.getByRole('button', { name: /TESTPATIENT, Marjorie/ }).click();
    await allAnswered(page);

    await page.getByRole('button', { name: 'Close record' }).click();
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    await page.goto('/record');
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    expect(await allWords(page)).not.toMatch(/amlodipine|penicillin/i);
  });

  it('closing a view finds the list where the reader left it', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.clock.install();
    const list = region(page, 'Timeline').getByRole('list');
    const results = page.getByRole('heading', { name: 'Results', exact: true });
    const thereAndBack = async () => {
      await page.keyboard.press('r');
      await results.waitFor();
      // The end of a scroll is told a while after its last event, here when the list stands behind the view.
      await inPage(page, () => document.querySelector('.wp-timeline__list')?.dispatchEvent(new Event('scroll')), 0);
      await page.clock.runFor(200);
      await page.goBack();
      await results.waitFor({ state: 'detached' });
    };
    // what was kept free while somebody was asked goes at the reader's first act
    await thereAndBack();
    for (const place of [0, 300]) {
      await inPage(page, (top) => document.querySelector('.wp-timeline__list')?.scrollTo({ top }), place);
      const rows = () => atRest(page, () => list.locator('[data-index]').evaluateAll(boxes));
      const before = await rows();
      await thereAndBack();
      await expect.poll(rows).toEqual(before);
      // and stays: what was not drawn meanwhile is not taken for nothing
      expect(await rows()).toEqual(before);
    }
  });

  it('brings an entry that was opened from the summary into view in the list', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await region(page, 'Problems')
      .getByRole('button', { name: /Lipodystrophy/ })
      .click();
    await region(page, 'Entry').waitFor();
    await expect.poll(() => page.locator('[data-entry-id][aria-current]').count()).toBe(1);
  });

  it('says of an address that leads nowhere that it does, and goes on', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    await page.getByRole('button', { name: 'Open record' }).waitFor();
  });
});
