/**
 * Does the product do its main jobs in a browser? How each screen is laid out, and whether axe finds nothing there, is
 * asked once, in layout.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered, allWords, countOf, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const HAROLD = { nhsNumber: '999 020 0017', dateOfBirth: '02/07/1957' };
const COLIN = { nhsNumber: '999 020 0068', dateOfBirth: '30-Jun-1966' };
const REASON = 'Unconscious in resus, no history';

describe('the whole product in a browser', () => {
  const product = useProduct(undefined, 'kept');

  it('shows the GP one merged record, and keeps nothing of it outside memory', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    await find(page, MARJORIE);
    await allAnswered(page);

    const banner = region(page, 'Patient');
    for (const said of ['XX-TESTPATIENT, Marjorie (Mrs)', '14-Mar-1948', '999 012 3454', 'Known allergies'])
      expect(await wordsOf(banner)).toContain(said);

    const summary = region(page, 'Summary');
    for (const name of [
      'Allergies',
      'Current medicines',
      'Problems',
      'Recent results',
      'Upcoming appointments',
      'Alerts',
    ])
      await expect.poll(() => summary.getByRole('region', { name, exact: true }).count()).toBe(1);

    const medicines = await wordsOf(region(page, 'Current medicines'));
    expect(medicines.match(/amlodipine/gi)).toHaveLength(1);
    expect(medicines).toMatch(/5 mg/);
    expect(medicines).toMatch(/10 mg/);

    expect(await countOf(page.locator('[data-entry-id]'))).toBeGreaterThan(5);
    expect(await allWords(page)).not.toMatch(/\bHIV\b.*(positive|infection|detected)|dolutegravir/i);
    await expectNothingKept(page);
  });

  it('shows results over time and medicines provider by provider, by keyboard, and finds the reader’s place again', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.keyboard.press('r');
    const results = region(page, 'Results');
    await results.getByRole('rowheader', { name: /Potassium/ }).waitFor();
    await expect
      .poll(() => results.getByRole('img').first().getAttribute('aria-label'))
      .toMatch(/\d values?, .* the last /);
    await results.getByRole('button', { name: 'Potassium' }).click();
    await results.getByText('Values as a table').click();
    await expect.poll(() => results.getByRole('table').first().innerText()).toContain('mmol/L');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await region(page, 'Timeline').waitFor();
    await page.keyboard.press('m');
    const medicines = region(page, 'Reconcile medicines');
    await medicines.waitFor();
    await expect.poll(() => medicines.getByRole('row', { name: /amlodipine/i }).innerText()).toMatch(/differ/);
    await medicines.getByRole('textbox', { name: 'Changes since' }).fill('01-Aug-2026');
    await medicines.getByText(/started, changed or stopped since 01-Aug-2026/).waitFor();
    await expectAccessible(page);
    await medicines.getByRole('button', { name: /Summary and timeline/ }).click();
    await region(page, 'Summary').waitFor();
    await expectNothingKept(page);
  });

  it('opens one drug of three providers with its sources, its conflict and the FHIR resource, by keyboard alone', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.keyboard.press('/');
    await page.keyboard.type('istin');
    const rows = page.locator('[data-entry-id]');
    await expect.poll(() => rows.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-entry-id]:focus').waitFor();
    await page.keyboard.press('Enter');
    const entry = region(page, 'Entry');
    await entry.getByRole('heading', { level: 2 }).waitFor();
    const text = await wordsOf(entry);
    for (const held of ['Parkside', 'Northgate', 'Brookway', '5 mg', '10 mg']) expect(text).toContain(held);
    expect(text).toMatch(/conflict|differs/i);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await entry.waitFor({ state: 'hidden' });
  });

  it('shows the social worker a screen of their own, and says what the role does not include', async () => {
    const { page } = product.screen();
    await signIn(page, 'Jo Clarke');
    await find(page, MARJORIE);
    await allAnswered(page);
    const body = await allWords(page);
    expect(body).toMatch(/home care/i);
    expect(body).toMatch(/role does not include.*results/i);
    expect(body).not.toContain('NT-proBNP');
    expect(await countOf(region(page, 'Recent results'))).toBe(0);
  });

  it('opens in an emergency while one provider still hangs, counts down, and ends back to the role’s view', async () => {
    product.control.set({ provider: 'eastfield', fault: 'hang' });
    const { page } = product.screen();
    await signIn(page, 'Dr Ben Okoro');
    await find(page, { ...MARJORIE, emergencyReason: REASON });
    await region(page, 'Patient').waitFor();
    await expect.poll(() => region(page, 'Allergies').innerText()).toMatch(/penicillin/i);
    await expect.poll(() => region(page, 'Coverage').innerText()).toMatch(/Eastfield[\s\S]*asking/i);
    const body = page.locator('body');
    await expect.poll(() => body.innerText()).toMatch(/ends in \d\d:\d\d/i);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End now' }).click();
    await page.getByRole('button', { name: 'Emergency access' }).waitFor();
    expect(await allWords(page)).not.toMatch(/ends in \d/i);
    await page.getByRole('button', { name: 'Emergency access' }).click();
    const dialog = page.getByRole('dialog', { name: 'Emergency access' });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.poll(() => body.innerText()).toMatch(/ends in \d\d:\d\d/i);
  });

  it('opens the record of a person who opted out for nobody in NCL, an emergency included', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Ben Okoro');
    await find(page, { ...HAROLD, emergencyReason: REASON });
    await page.getByRole('heading', { name: 'Opted out of the joined-up record' }).waitFor();
    expect(await allWords(page)).not.toMatch(/Parkside|Eastfield|medicine/i);
  });

  it('names the failed provider, claims no absence, and asks it again on Retry', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, COLIN);
    await allAnswered(page);
    const coverage = region(page, 'Coverage');
    expect(await wordsOf(coverage)).toMatch(/Northgate[\s\S]*did not answer/i);
    const banner = await wordsOf(region(page, 'Patient'));
    expect(banner).toContain('Allergies unavailable');
    expect(banner).not.toContain('No known allergies');
    const asked = product.control.requests()['northgate'] ?? 0;
    await coverage.getByRole('button', { name: /retry/i }).click();
    await expect.poll(() => product.control.requests()['northgate']).toBeGreaterThan(asked);
  });

  it.each([
    ['No known allergies', { nhsNumber: '999 020 0033', dateOfBirth: '1991-08-23' }],
    ['Allergies not recorded', { nhsNumber: '999 020 0041', dateOfBirth: '05-Dec-1974' }],
  ])('claims “%s” only where it is so', async (label, who) => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, who);
    await allAnswered(page);
    expect(await wordsOf(region(page, 'Patient'))).toContain(label);
  });

  it('says when nobody is found, and when the number cannot be one', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, { nhsNumber: '999 012 3455', dateOfBirth: '14-Mar-1948' });
    await expect.poll(() => page.locator('body').innerText()).toMatch(/not a valid NHS number/i);
    await expectAccessible(page);
    await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '15-Mar-1948' });
    await page.getByRole('heading', { name: 'Nobody found' }).waitFor();
  });

  it('leaves nothing on the screen when the record is closed', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('button', { name: 'Close record' }).click();
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    expect(await allWords(page)).not.toMatch(/amlodipine|penicillin/i);
    await page.goBack();
    await page.getByRole('button', { name: 'Open record' }).waitFor();
    expect(await allWords(page)).not.toMatch(/amlodipine|penicillin/i);
  });

  it.each([
    [
      'Priscilla Wade',
      [
        ['Who looked', 'Who looked'],
        ['Alerts', 'Alerts and reports'],
        ['Policy', 'Who sees what'],
      ],
    ],
    [
      'Oscar Lowe',
      [
        ['Opt-outs', 'Opt-outs'],
        ['Policy', 'Who sees what'],
      ],
    ],
  ] as const)('gives %s desks of their own', async (user, places) => {
    const { page } = product.screen();
    await signIn(page, user);
    for (const [place, heading] of places) {
      await page.getByRole('link', { name: place }).first().click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });
});
