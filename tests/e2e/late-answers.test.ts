/** What comes after somebody began to read waits behind a chip: does one press of it show them? */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, find, region, signIn } from './steps';
import { allAnswered, countOf, heldBack, settled, still, wordsOf } from './waiting';

/** Two decisions about CPR that disagree, and a plan. */
const FATIMA = { nhsNumber: '999 020 0211', dateOfBirth: '01-Dec-1979' };
const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

describe('an answer that comes late', () => {
  const product = useProduct(undefined, 'kept');

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

  it('moves no plan aside for a decision about CPR that comes after them', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    const letGo = await heldBack(page, '**/fhir/eastfield/**');
    await find(page, FATIMA);
    const alerts = region(page, 'Alerts');
    await alerts.getByRole('button', { name: /^ReSPECT plan \(Northgate and Brookway/ }).waitFor();
    const left = (): Promise<number | undefined> =>
      still(page, async () => (await alerts.getByRole('button', { name: /^ReSPECT plan/ }).boundingBox())?.x);
    const before = await left();
    letGo();
    await alerts.getByRole('button', { name: /^CPR decision recorded/ }).waitFor();
    await allAnswered(page);
    expect(await left()).toBe(before);
  });
});
