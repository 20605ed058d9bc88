/** Is every word on the screens written in one of four sizes, and none under twelve pixels? */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { offTheScale } from './in-page';
import { useProduct } from './product';
import { find, LAPTOP, PHONE, region, signIn, type Opening } from './steps';
import { allAnswered, atRest } from './waiting';

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const REASON = 'Unconscious in resus, no history';

async function record(page: Page, user: string, who: Opening): Promise<void> {
  await signIn(page, user);
  await find(page, who);
  await allAnswered(page);
}

const SCREENS: readonly (readonly [what: string, go: (page: Page) => Promise<unknown>])[] = [
  ['signing in', (page) => page.getByRole('button', { name: 'Dr Asha Patel' }).waitFor()],
  ['finding a person', (page) => signIn(page, 'Dr Asha Patel')],
  [
    'a GP’s record, an entry open',
    async (page) => {
      await record(page, 'Dr Asha Patel', MARJORIE);
      await page.locator('[data-entry-id]').first().click();
      await region(page, 'Entry').getByText('Why you can see this').waitFor();
    },
  ],
  ['A&E', (page) => record(page, 'Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON })],
  ['a social worker’s record', (page) => record(page, 'Jo Clarke', MARJORIE)],
  ['alerts', (page) => signIn(page, 'Priscilla Wade')],
  [
    'who looked',
    async (page) => {
      await signIn(page, 'Priscilla Wade');
      await page.getByRole('link', { name: 'Who looked' }).click();
    },
  ],
  ['the opt-out desk', (page) => signIn(page, 'Oscar Lowe')],
];

describe('every word is written in one of four sizes', () => {
  const product = useProduct();

  it.each(SCREENS)('%s', async (_, go) => {
    for (const size of [LAPTOP, PHONE]) {
      const { page } = await product.another(size);
      await go(page);
      expect(await atRest(page, () => page.evaluate(offTheScale))).toEqual([]);
    }
  });
});
