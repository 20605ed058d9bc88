/** Does something stand between what follows each other on the desks, and does the keyboard keep its place there? */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { PHONE, signIn } from './steps';
import { atRest } from './waiting';

/** Pieces that never touch. */
const PIECES =
  'p, ul, ol, form, section, .nhsuk-form-group, .nhsuk-button, .wp-notice, .wp-panel, .wp-actions, .wp-table-scroll, ' +
  '.wp-page > *';
/** What belongs to the line under it. */
const HEADS = '.wp-notice__title, .wp-table__caption, .wp-report__visitor';

/** Whatever stands less than 4 px above what follows it, as the page or its dialog shows it. */
const touching = (page: Page): Promise<readonly string[]> =>
  atRest(page, () =>
    page.evaluate(
      ({ pieces, heads }) =>
        [...document.querySelectorAll('main *, dialog[open] *')].flatMap((upper) => {
          const lower = upper.nextElementSibling;
          if (lower === null || !upper.matches(pieces) || !lower.matches(pieces) || upper.matches(heads)) return [];
          const [above, below] = [upper.getBoundingClientRect(), lower.getBoundingClientRect()];
          const isShown = above.height > 1 && below.height > 1 && below.top >= above.bottom - 2;
          const text = `${upper.textContent.trim().slice(0, 40)} | ${lower.textContent.trim().slice(0, 40)}`;
          return isShown && below.top - above.bottom < 4 ? [text] : [];
        }),
      { pieces: PIECES, heads: HEADS },
    ),
  );

const focused = (page: Page): Promise<string> =>
  atRest(page, () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at === null || at === document.body ? 'nothing' : (at.getAttribute('role') ?? at.tagName.toLowerCase());
    }),
  );

describe('the desks, piece under piece', () => {
  const product = useProduct(undefined, 'kept');
  const OPT_OUTS = ['Record an opt-out', 'Worklist', 'Requests', 'History', 'Review at 16'];
  const ALERTS = ['Alerts', 'Reported mistakes', 'Who is signed in', 'People on the list', 'Checks and sources'];

  it.each([
    ['Oscar Lowe', null, OPT_OUTS],
    ['Priscilla Wade', 'Alerts', ALERTS],
  ] as const)('leave room between them, on a laptop and on a phone: %s', async (user, link, tasks) => {
    for (const { page } of [product.screen(), await product.another(PHONE)]) {
      await signIn(page, user);
      if (link !== null) await page.getByRole('link', { name: link }).first().click();
      for (const task of tasks) {
        await page
          .getByRole('button', { name: task, exact: task === 'Alerts' })
          .first()
          .click();
        expect([task, await touching(page)]).toEqual([task, []]);
      }
    }
  });

  it('leave room in a letter and in the question before a second form, which goes first to the safe answer', async () => {
    const { page } = product.screen();
    await signIn(page, 'Oscar Lowe');
    const record = async (): Promise<void> => {
      const form = {
        'First name': 'Priya',
        'Last name': 'XX-TESTNKA',
        'Date of birth': '23-Aug-1991',
        'NHS number': '999 020 0033',
        'Registered GP practice': 'Parkside Medical Centre',
        'Email address (optional)': 'priya@example.org',
        'Postal address': '1 Elm Row, London',
        Postcode: 'N19 9ZZ',
      };
      for (const [name, value] of Object.entries(form)) await page.getByRole('textbox', { name }).first().fill(value);
      await page.getByRole('radio', { name: 'No', exact: true }).check();
      await page.getByRole('checkbox', { name: /I have read the leaflet/ }).check();
      await page.getByRole('button', { name: 'Record opt-out' }).click();
    };
    await record();
    await page.getByRole('article', { name: 'Acknowledgement' }).waitFor();
    expect(await touching(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    await page.getByText(/the letter is noted as sent/).waitFor();
    expect(await touching(page)).toEqual([]);
    await record();
    await page.getByRole('dialog', { name: 'Already opted out' }).waitFor();
    expect(await touching(page)).toEqual([]);
    const safe = page.getByRole('button', { name: 'Do not record' });
    await expect.poll(() => safe.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('keep the keyboard in the list whose request was moved on', async () => {
    const { page } = product.screen();
    await signIn(page, 'Oscar Lowe');
    await page.getByRole('button', { name: 'Requests' }).click();
    await page.getByRole('textbox', { name: 'Who asked' }).fill('A parent');
    await page.getByRole('button', { name: 'Note the request' }).click();
    const moved = page.getByRole('button', { name: /^Secure email sent/ });
    await moved.press('Enter');
    await moved.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('group');
    expect(await touching(page)).toEqual([]);
  });

  it('bring what was found into view, enlarged twice', async () => {
    const { page } = await product.another({ width: 683, height: 384 });
    await signIn(page, 'Priscilla Wade');
    await page.getByRole('textbox', { name: 'NHS number' }).fill('999 020 0017');
    await page.keyboard.press('Enter');
    const found = page.getByRole('region', { name: 'What was found' });
    await found.waitFor();
    await expect.poll(() => focused(page)).toBe('section');
    await expect.poll(async () => (await found.boundingBox())?.y ?? Number.NaN).toBeLessThan(384);
    expect(await touching(page)).toEqual([]);
  });
});
