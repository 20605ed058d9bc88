/** Who was not asked is said on the screen, and one is asked by name; who cannot wait asks everybody. */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, find, PHONE, region, signIn } from './steps';
import { allAnswered, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const OTHERS = 'Not asked: other providers. Nobody has checked whether they hold a record.';

describe('where only the registered practice is asked', () => {
  const product = useProduct((config) => ({ ...config, locator: { kind: 'registered', always: ['brookway'] } }));

  it('a GP sees who was not asked, asks one by name, and what it holds joins the record', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    const strip = region(page, 'Coverage');
    expect(await wordsOf(strip)).toContain(OTHERS);
    expect(await wordsOf(strip)).not.toMatch(/Northgate|Harbour|Holt/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask one by name' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask another provider' });
    await dialog.getByRole('button', { name: 'Ask Northgate Hospital' }).waitFor();
    // nobody who may not be asked is named
    expect(await wordsOf(dialog)).not.toMatch(/Harbour|Children|Holt|Willow/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Ask Northgate Hospital' }).click();
    await dialog.getByText('Asked', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await allAnswered(page);
    await expect.poll(async () => wordsOf(strip)).toMatch(/Northgate/);
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('Northgate');
    await expect.poll(() => page.locator('[data-entry-id]').count()).toBeGreaterThan(0);
    expect(await wordsOf(strip)).toContain(OTHERS);
  });

  it('an emergency clinician asks the rest with one press, and nothing is left unsaid', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Ben Okoro');
    await find(page, MARJORIE);
    await allAnswered(page);
    const strip = region(page, 'Coverage');
    expect(await wordsOf(strip)).toContain(OTHERS);
    await page.getByRole('button', { name: 'Ask the rest' }).click();
    await expect.poll(async () => wordsOf(strip)).toMatch(/Eastfield/);
    await allAnswered(page);
    await expect.poll(async () => wordsOf(strip)).not.toContain('Not asked');
    await expect.poll(() => page.getByRole('button', { name: 'Ask one by name' }).count()).toBe(0);
  });

  it('on a phone the names and their buttons fit', async () => {
    const { page } = await product.another(PHONE);
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('button', { name: 'Ask one by name' }).click();
    await page.getByRole('button', { name: 'Ask Northgate Hospital' }).waitFor();
    await expectAccessible(page);
  });
});
