/** Does `npm run dev` work on its own? The gateway and its providers are inside the page, behind the mock worker. */
import { expect, it } from 'vitest';
import { useDevServer } from './dev-server';
import { allAnswered, find, region, signIn } from './steps';

const openDev = useDevServer();

it('shows a GP a merged record in the page, with no server behind it', async () => {
  const { page, context, faults } = await openDev();
  page.setDefaultTimeout(60_000);
  await signIn(page, 'Dr Asha Patel');
  await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' });
  await allAnswered(page);
  await region(page, 'Summary').getByText('amlodipine').first().waitFor();
  expect(await region(page, 'Patient').textContent()).toContain('XX-TESTPATIENT');
  expect(await page.locator('[data-entry-id]').count()).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await context.close();
});
