import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, find, LAPTOP, layOutForPrint, PHONE, region, signIn, type Opening } from './steps';
import { allAnswered, atRest, countOf, sideways, wordsOf } from './waiting';

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const PRIYA: Opening = { nhsNumber: '999 020 0033', dateOfBirth: '23-Aug-1991' };
const COLIN: Opening = { nhsNumber: '999 020 0068', dateOfBirth: '30-Jun-1966' };
const REASON = 'Unconscious in resus, no history';
/**
 * What is recent, current or to come is so on this day: on a later one the synthetic people would have other first
 * screens.
 */
const THE_DAY = '2026-11-28T10:00:00Z';
const TABLET = { width: 768, height: 1024 };
/** A laptop's window at 400 %. */
const ZOOMED = { width: 342, height: 192 };

const lowest = (page: Page, names: readonly string[]): Promise<number> =>
  atRest(page, () =>
    Promise.all(
      names.map(async (name) => {
        const box = await region(page, name).boundingBox();
        return box === null ? Number.NaN : box.y + box.height;
      }),
    ),
  ).then((bottoms) => Math.max(...bottoms));

async function open(page: Page, user: string, who: Opening): Promise<void> {
  await signIn(page, user);
  await find(page, who);
  await allAnswered(page);
  await region(page, 'Summary').waitFor();
}

describe('how the screens look', () => {
  const product = useProduct(undefined, 'kept');

  it.each([
    ['a GP', 'Dr Asha Patel', PRIYA, 'Letters'],
    ['a GP, many medicines and problems', 'Dr Asha Patel', MARJORIE, 'Letters'],
    ['A&E', 'Dr Ben Okoro', { ...PRIYA, emergencyReason: REASON }, 'Last encounters'],
    ['A&E, many medicines and problems', 'Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON }, 'Last encounters'],
  ])('shows %s what the first screen is for without scrolling', async (_, user, who, besides) => {
    const { page } = await product.alone();
    await page.clock.setSystemTime(THE_DAY);
    await open(page, user, who);
    expect(
      await lowest(page, [
        'Alerts',
        'Allergies',
        'Current medicines',
        'Problems',
        'Recent results',
        'Upcoming appointments',
        besides,
      ]),
    ).toBeLessThanOrEqual(LAPTOP.height);
    const coverage = await atRest(page, () => region(page, 'Coverage').boundingBox());
    expect(coverage?.height).toBeLessThan(44);
  });

  it.each([
    ['a GP', 'Dr Asha Patel'],
    ['a social worker', 'Jo Clarke'],
    ['a pharmacist', 'Peter Gough'],
    ['an administrator', 'Alma Reid'],
    ['A&E', 'Dr Ben Okoro'],
    ['somebody with roles at three organisations', 'Dr Lena Ito'],
  ])(
    'lets nothing run out of the window for %s, at any size, and says on a tablet who answered in two lines',
    async (_, user) => {
      const { page } = product.screen();
      const fits = async (): Promise<void> => {
        for (const size of [LAPTOP, PHONE, ZOOMED]) {
          await page.setViewportSize(size);
          expect(await sideways(page)).toBeLessThanOrEqual(0);
        }
      };
      await fits();
      await signIn(page, user);
      await page.getByRole('button', { name: 'Open record' }).waitFor();
      await fits();
      await find(page, MARJORIE);
      await allAnswered(page);
      await fits();
      await page.setViewportSize(TABLET);
      const coverage = await atRest(page, () => region(page, 'Coverage').boundingBox());
      expect(coverage?.height).toBeLessThan(66);
    },
  );

  it('lets nothing of results, medicines provider by provider and what changed run out of a phone', async () => {
    const { page } = await product.another(PHONE);
    await open(page, 'Peter Gough', MARJORIE);
    for (const [key, name] of [
      ['r', 'Results'],
      ['m', 'Reconcile medicines'],
      ['c', 'What changed'],
    ] as const) {
      await page.keyboard.press(key);
      await region(page, name).waitFor();
      expect([name, await sideways(page)]).toEqual([name, 0]);
    }
  });

  it('lets no value of one source run into that of the next: an opened medicine on a laptop and on a phone', async () => {
    const { page } = product.screen();
    await open(page, 'Dr Asha Patel', MARJORIE);
    await region(page, 'Current medicines')
      .getByRole('button', { name: /amlodipine/ })
      .first()
      .click();
    const cells = page.getByRole('group', { name: 'Sources side by side' }).locator('td');
    await cells.first().waitFor();
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      const over = await atRest(page, () =>
        cells.evaluateAll((all) =>
          all.flatMap((cell) => (cell.scrollWidth > cell.clientWidth ? [cell.textContent] : [])),
        ),
      );
      expect(over).toEqual([]);
    }
    // dose and strength are one fact, and said in one bar
    expect(await countOf(region(page, 'Entry').locator('.wp-conflict'))).toBe(1);
  });

  it('has the allergies where they stood where a provider that failed makes them longer', async () => {
    const left = async (): Promise<number | undefined> => {
      const { page } = await product.another(LAPTOP);
      await open(page, 'Dr Asha Patel', MARJORIE);
      const box = await atRest(page, () => page.locator('.wp-allergy').boundingBox());
      expect((box?.x ?? 0) + (box?.width ?? LAPTOP.width)).toBeLessThan(LAPTOP.width);
      return box?.x;
    };
    const whole = await left();
    product.control.set({ provider: 'northgate', fault: 'error-500' });
    expect(await left()).toBe(whole);
  });

  it('lets nothing of the policy run out of a phone', async () => {
    const { page } = await product.another(PHONE);
    await signIn(page, 'Dr Asha Patel');
    await page.getByRole('link', { name: 'Policy' }).first().click();
    await region(page, 'What each role sees').waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });

  it('begins at the top of a small window, the focus on whose record it is, and leaves most of it to the record', async () => {
    const { page } = await product.another(ZOOMED);
    await open(page, 'Dr Asha Patel', MARJORIE);
    expect(await atRest(page, () => page.evaluate(() => [scrollY, document.activeElement?.textContent]))).toEqual([
      0,
      'XX-TESTPATIENT, Marjorie (Mrs)',
    ]);
    await region(page, 'Current medicines').scrollIntoViewIfNeeded();
    const covered = await atRest(page, () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position))
          .map((element) => element.getBoundingClientRect())
          .filter(({ top, height }) => top <= 0 && height > 0)
          .reduce((most, { bottom }) => Math.max(most, bottom), 0),
      ),
    );
    expect(covered).toBeLessThan(ZOOMED.height / 2);
  });

  it('keeps whose record it is in view on a phone, however far down', async () => {
    const { page } = await product.another(PHONE);
    await open(page, 'Dr Asha Patel', MARJORIE);
    await region(page, 'Timeline').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 1200);
    await expect.poll(async () => (await region(page, 'Patient').boundingBox())?.y).toBe(0);
  });

  it('keeps how long an emergency is open in view there too, above whose record it is', async () => {
    const { page } = await product.another(PHONE);
    await open(page, 'Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON });
    await region(page, 'Timeline').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 1200);
    await expect.poll(async () => (await region(page, 'Emergency access').boundingBox())?.y).toBe(0);
    const [timer, patient] = await atRest(page, () =>
      Promise.all([page.getByRole('timer').boundingBox(), region(page, 'Patient').boundingBox()]),
    );
    const endOf = (box: typeof timer): number => (box === null ? Number.NaN : box.y + box.height);
    expect(endOf(timer)).toBeLessThanOrEqual(patient?.y ?? -1);
    expect(endOf(patient)).toBeLessThan(PHONE.height / 3);
  });

  it('stays readable in dark and in high contrast', async () => {
    const { page } = product.screen();
    await open(page, 'Dr Asha Patel', COLIN);
    await page.locator('[data-entry-id]').first().click();
    await region(page, 'Entry').waitFor();
    for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      await expectAccessible(page);
    }
  });

  it('draws the head of a print as the head of every page', async () => {
    const { page } = product.screen();
    await open(page, 'Dr Asha Patel', MARJORIE);
    await layOutForPrint(page);
    const head = page.locator('.wp-print-head');
    await expect.poll(() => head.evaluate((element) => getComputedStyle(element).display)).toBe('table-header-group');
    const words = await wordsOf(head);
    for (const said of [
      'XX-TESTPATIENT, Marjorie (Mrs)',
      'Born 14-Mar-1948 (',
      'Gender Female',
      '999 012 3454',
      'Dr Asha Patel',
      'GP',
      'direct care',
      'Parkside Medical Centre',
      'Meant never to be shared here',
    ])
      expect(words).toContain(said);
    expect(words).toMatch(/Printed \d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d/);
    // A taller head than a quarter of the page would not be repeated.
    expect((await atRest(page, () => head.boundingBox()))?.height).toBeLessThan(250);
  });
});
