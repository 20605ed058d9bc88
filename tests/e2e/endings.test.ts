import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { allAnswered, expectAccessible, find, region, signIn } from './steps';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const SECONDS = 1 / 60;

describe('what ends by itself, in a browser', () => {
  const product = useProduct((config) => ({
    ...config,
    policy: { ...config.policy, emergencyMinutes: 10 * SECONDS },
    session: { idleMinutes: 30 * SECONDS, absoluteMinutes: 600 },
  }));

  it('emergency access returns to the role’s own view, without anybody doing anything', async () => {
    const { page } = product.screen();
    await signIn(page, 'Jo Clarke');
    await find(page, { ...MARJORIE, emergencyReason: 'Found on the floor at home' });
    await allAnswered(page);
    const body = page.locator('body');
    expect(await body.innerText()).toMatch(/ends in 0?0:\d\d/i);
    await expect.poll(() => body.innerText(), { timeout: 20_000 }).not.toMatch(/ends in/i);
    await page.getByRole('button', { name: 'Emergency access' }).waitFor();
    await allAnswered(page);
    await expectAccessible(page);
  });

  it('an idle session warns, ends and leaves nothing of the person on the page', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('button', { name: 'Stay signed in' }).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await expect.poll(() => page.locator('body').innerText(), { timeout: 60_000 }).toMatch(/session (has )?ended/i);
    expect(await page.locator('body').innerText()).not.toMatch(/amlodipine|XX-TESTPATIENT/);
    expect(await region(page, 'Patient').count()).toBe(0);
    await expectAccessible(page);
  });
});
