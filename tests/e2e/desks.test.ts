import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered, allWords, wordsOf } from './waiting';

const PRIYA = { nhsNumber: '999 020 0033', dateOfBirth: '1991-08-23' };
const DANA = { nhsNumber: '999 020 0025', dateOfBirth: '19-Jan-1983' };
const RUTH = { nhsNumber: '999 020 0092', dateOfBirth: '09-Sep-1979' };
const HAROLD = { nhsNumber: '999 020 0017', dateOfBirth: '02-Jul-1957' };

describe('the desks, and the records that do not open, in a browser', () => {
  const product = useProduct(undefined, 'kept');

  it('records the leaflet’s form at the opt-out desk, and opens the person’s record for nobody from then on', async () => {
    const { page: gp } = product.screen();
    await signIn(gp, 'Dr Asha Patel');
    await find(gp, PRIYA);
    await allAnswered(gp);

    const desk = await product.another();
    await signIn(desk.page, 'Oscar Lowe');
    const fill = (name: string, value: string): Promise<void> =>
      desk.page.getByRole('textbox', { name }).first().fill(value);
    await fill('First name', 'Priya');
    await fill('Last name', 'XX-TESTNKA');
    await fill('Date of birth', '23-Aug-1991');
    await fill('NHS number', PRIYA.nhsNumber);
    await fill('Registered GP practice', 'Parkside Medical Centre');
    await fill('Postal address', '1 Elm Row, London');
    await desk.page.getByRole('button', { name: 'Record opt-out' }).click();
    await expect.poll(() => desk.page.locator('body').innerText()).toMatch(/postcode/i);
    await expectAccessible(desk.page);
    await fill('Postcode', 'N19 9ZZ');
    await desk.page.getByRole('radio', { name: 'No', exact: true }).check();
    await desk.page.getByRole('checkbox', { name: /I have read the leaflet/ }).check();
    await desk.page.getByRole('button', { name: 'Record opt-out' }).click();
    await desk.page.getByRole('article', { name: 'Acknowledgement' }).waitFor();
    await expectAccessible(desk.page);

    await gp.getByRole('button', { name: 'Close record' }).click();
    await find(gp, PRIYA);
    await gp.getByRole('heading', { name: 'Opted out of the joined-up record' }).waitFor();
  });

  it('says that a record is restricted, and gives nothing else', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, DANA);
    await page.getByRole('heading', { name: 'Restricted record' }).waitFor();
    expect(await allWords(page)).not.toMatch(/TESTRESTRICTED|Northgate|Eastfield/);
    expect(Object.keys(product.control.requests())).toEqual(['demographics']);
    await expectNothingKept(page);
  });

  it('shows nothing of a provider whose copy is not confirmed to be this person, and says which', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, RUTH);
    await allAnswered(page);
    expect(await wordsOf(region(page, 'Coverage'))).toMatch(/Northgate[\s\S]*identity not confirmed/i);
  });

  it('shows the NCL GP’s data of a person who opted out to a GP outside NCL, and says that parts are not available', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Rhian Lewis');
    await find(page, HAROLD);
    await allAnswered(page);
    const coverage = await wordsOf(region(page, 'Coverage'));
    expect(coverage).toContain('Parkside');
    expect(coverage).not.toMatch(/Northgate|Eastfield|Riverside/);
    expect(await allWords(page)).toMatch(/not available through the joined-up record/i);
  });

  it('tells the privacy officer, in plain English, who looked and that emergency access was opened', async () => {
    const { page } = product.screen();
    const ben = await product.another();
    await signIn(ben.page, 'Dr Ben Okoro');
    await find(ben.page, {
      nhsNumber: '999 020 0041',
      dateOfBirth: '05-Dec-1974',
      emergencyReason: 'Collapsed, cannot speak',
    });
    await allAnswered(ben.page);

    await signIn(page, 'Priscilla Wade');
    await page.getByRole('link', { name: 'Who looked' }).first().click();
    await page.getByRole('textbox', { name: 'NHS number' }).fill('999 020 0041');
    await page.getByRole('button', { name: /search/i }).click();
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Dr Ben Okoro[\s\S]*Collapsed, cannot speak/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Alerts' }).first().click();
    await expect
      .poll(() => page.locator('main').innerText())
      .toMatch(/emergency access[\s\S]*Collapsed, cannot speak/i);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Checks and sources' }).click();
    await expect
      .poll(() => page.locator('main').innerText())
      .toMatch(/last checked from end to end on[\s\S]*Northgate[\s\S]*Answers/);
    await expectAccessible(page);
    await expectNothingKept(page);
  });

  it('empties the page when the session is over', async () => {
    const { page, context } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' });
    await allAnswered(page);
    await context.clearCookies();
    await page.getByRole('link', { name: 'Policy' }).click();
    await expect.poll(() => page.locator('body').innerText()).toMatch(/session (has )?ended|sign in/i);
    expect(await allWords(page)).not.toMatch(/amlodipine|XX-TESTPATIENT/);
  });
});
