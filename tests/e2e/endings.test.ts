import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { expectAccessible, find, region, signIn } from './steps';
import { allAnswered, allWords, countOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

/**
 * From now on the clock of the page is ours to move: nobody waits for half an hour, and nothing ends sooner because the
 * machine is slow.
 */
async function takeTheClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto('/');
}

describe('what ends by itself, in a browser', () => {
  const product = useProduct((config) => ({
    ...config,
    policy: { ...config.policy, emergencyMinutes: 30 },
    session: { idleMinutes: 60, absoluteMinutes: 600 },
  }));

  it('emergency access returns to the role’s own view, without anybody doing anything', async () => {
    const { page } = product.screen();
    await takeTheClock(page);
    await signIn(page, 'Jo Clarke');
    await find(page, { ...MARJORIE, emergencyReason: 'Found on the floor at home' });
    await allAnswered(page);
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/ends in \d\d:\d\d/i);
    await page.clock.fastForward('30:00');
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Emergency access' }).waitFor();
    await allAnswered(page);
    expect(await allWords(page)).not.toMatch(/ends in/i);
    await expectAccessible(page);
  });

  it('an idle session warns, ends and leaves nothing of the person on the page', async () => {
    const { page } = product.screen();
    await takeTheClock(page);
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    // The warning stands for the last two minutes: within them, whatever opening the record took.
    await page.clock.fastForward('58:05');
    await page.getByRole('button', { name: 'Stay signed in' }).waitFor();
    await expectAccessible(page);
    await page.clock.fastForward('02:00');
    await page.getByRole('heading', { name: /session has ended/i }).waitFor();
    expect(await allWords(page)).not.toMatch(/amlodipine|XX-TESTPATIENT/);
    expect(await countOf(region(page, 'Patient'))).toBe(0);
    await expectAccessible(page);
  });
});
