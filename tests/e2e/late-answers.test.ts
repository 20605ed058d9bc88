/** What comes after somebody began to read waits behind a chip: does one press of it show them? */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, find, region, signIn } from './steps';
import { allAnswered, countOf, heldBack, settled, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

describe('an answer that comes late', () => {
  const product = useProduct();

  it('waits behind a chip once somebody has begun to read, and stands with one press of it', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    const letGo = await heldBack(page, '**/fhir/northgate/**');
    await find(page, MARJORIE);
    const results = region(page, 'Recent results');
    await results.getByText('HbA1c').first().waitFor();
    await page.getByRole('searchbox', { name: 'Search the record' }).waitFor();

    // from here on a line may be under somebody's finger
    await page.keyboard.press('Shift');
    letGo();
    const chip = results.getByRole('button', { name: /^\d+ new from Northgate – show$/ });
    await chip.waitFor();
    await allAnswered(page);
    await expectAccessible(page);
    const said = await wordsOf(chip);
    const before = await wordsOf(results);
    expect(before).not.toContain('NT-proBNP');
    expect(Number(/^\d+/.exec(said)?.[0])).toBeGreaterThan(5);
    // what may harm waits for nobody
    expect(await wordsOf(region(page, 'Allergies'))).toContain('latex');

    await chip.click();
    await results.getByText('NT-proBNP').waitFor();
    await settled(page);
    expect(await countOf(page.getByRole('button', { name: /new from .+ – show$/ }))).toBe(0);
    expect(await wordsOf(results)).toMatch(/NT-proBNP\s+2340 ng\/L\s+High/);
    await expect.poll(() => wordsOf(page.locator('*:focus'))).toBe('Recent results');
  });
});
