import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, PHONE, region, signIn } from './steps';
import { sideways, wordsOf } from './waiting';

describe('the policy seen, in a browser', () => {
  const product = useProduct();

  it('is searched by role, word and row, and unfolds whatever it finds', async () => {
    const { page } = product.screen();
    await signIn(page, 'Priscilla Wade');
    await page.getByRole('link', { name: 'Policy' }).first().click();
    await region(page, 'What each role sees').waitFor();
    await region(page, 'What each role sees')
      .getByRole('row', { name: /^Results/ })
      .getByRole('button', { name: /^None/ })
      .first()
      .click();
    await expect
      .poll(() => region(page, 'What each role sees').getByRole('status').innerText())
      .toMatch(/does not interpret test results[\s\S]*Row RV-results-occupational-therapist/);
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Search the policy' }).fill('RV-results-pharmacist');
    await expect
      .poll(() => page.locator('main').innerText())
      .toMatch(/1 row with “RV-results-pharmacist”[\s\S]*acts on test results[\s\S]*H-05/);
    await page.getByRole('textbox', { name: 'Search the policy' }).fill('DetectedIssue');
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Not carried[\s\S]*DetectedIssue/);
    await expectAccessible(page);
  });

  it('is tried on a made-up record: what a role sees, what an emergency opens, what nobody sees, and what an opt-out closes', async () => {
    const { page } = await product.another(PHONE);
    await signIn(page, 'Dr Asha Patel');
    await page.getByRole('link', { name: 'Policy' }).first().click();
    await page.getByRole('button', { name: 'Try it on a made-up record' }).click();
    await page.getByRole('combobox', { name: 'Role' }).selectOption('community-nurse');
    await page.getByRole('combobox', { name: 'Made-up person' }).selectOption('everything');
    const line = (words: string): ReturnType<typeof page.getByRole> =>
      page.getByRole('listitem').filter({ hasText: words }).first();
    await expect.poll(() => line('mh-problem').innerText()).toMatch(/Withheld[\s\S]*until emergency access/);
    await page.getByRole('radio', { name: 'Emergency' }).check();
    await expect
      .poll(() => line('mh-problem').innerText())
      .toMatch(/Released[\s\S]*Only while emergency access is open/);
    expect(await wordsOf(line('ex-1-problem'))).toMatch(
      /Withheld[\s\S]*No role and no emergency opens it[\s\S]*86406008/,
    );
    await expectAccessible(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole('checkbox', { name: 'The person has opted out' }).check();
    await page.getByRole('heading', { name: /Opted out of the joined-up record/ }).waitFor();
    await expectAccessible(page);
    // Nothing was asked of anybody.
    expect(product.control.requests()).toEqual({});
  });

  it('refuses a pasted record that may be somebody’s', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await page.getByRole('link', { name: 'Policy' }).first().click();
    await page.getByRole('button', { name: 'Try it on a made-up record' }).click();
    await page.getByRole('combobox', { name: 'Made-up person' }).selectOption('pasted');
    const paste = async (resource: object): Promise<void> => {
      await page.getByRole('textbox', { name: /FHIR resource or Bundle/ }).fill(JSON.stringify(resource));
      await page.getByRole('button', { name: 'Try this record' }).click();
    };
    await paste({ resourceType: 'Condition', id: 'mine', code: { text: 'Asthma' } });
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Asthma[\s\S]*Released in full/);
    await paste({
      resourceType: 'Condition',
      id: 'mine',
      code: { text: 'Asthma' },
      note: [{ text: 'NHS number 943 476 5919' }],
    });
    await expect.poll(() => page.locator('main').innerText()).toMatch(/outside the test range/);
    await expectAccessible(page);
  });

  it('lays two versions side by side, with the roles whose view may change', async () => {
    const { page } = product.screen();
    await signIn(page, 'Oscar Lowe');
    await page.getByRole('link', { name: 'Policy' }).first().click();
    await page.getByRole('button', { name: 'Compare versions' }).click();
    await page.getByRole('combobox', { name: 'From' }).selectOption('2026.11');
    await expect
      .poll(() => region(page, 'Differences').innerText())
      .toMatch(/added[\s\S]*removed[\s\S]*changed[\s\S]*may change: GP/);
    // a table with many changes says how many, and opens; one with few stands open
    const many = page.getByRole('button', { name: /\d{2,} added/ });
    await many
      .and(page.getByRole('button', { expanded: false }))
      .first()
      .click();
    await many
      .and(page.getByRole('button', { expanded: true }))
      .first()
      .click();
    await page
      .getByRole('button', { name: /\d changed$/, expanded: true })
      .first()
      .waitFor();
    await expectAccessible(page);
  });
});
