/** Can residents read their pages: by axe, in large print, on a phone, four times as large, without a script? */
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, PHONE } from './steps';
import { sideways } from './waiting';

const ZOOMED = { width: 342, height: 192 };

describe('the pages for residents', () => {
  const product = useProduct();

  it.each(['/public', '/public?print=large', '/public/accessibility', '/public/opt-out-form', '/public/opt-in-form'])(
    'are clean to axe, and nothing runs out of the window: %s',
    async (path) => {
      const { page } = product.screen();
      await page.goto(path);
      await page.getByRole('main').waitFor();
      await expectAccessible(page);
      for (const viewport of [PHONE, ZOOMED]) {
        await page.setViewportSize(viewport);
        expect(await sideways(page)).toBeLessThanOrEqual(0);
      }
    },
  );

  it('are found from the sign-in page', async () => {
    const { page } = product.screen();
    await page.getByRole('link', { name: 'Accessibility' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
  });
});
