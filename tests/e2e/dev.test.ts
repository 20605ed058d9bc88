/** Does `npm run dev` work on its own? The gateway and its providers are inside the page, behind the mock worker. */
import { expect, it } from 'vitest';
import { useDevServer } from './dev-server';
import { find, region, signIn } from './steps';
import { allAnswered, countOf, wordsOf } from './waiting';

const openDev = useDevServer();

it('shows a GP a merged record in the page, with no server behind it', async () => {
  const { page, context, faults } = await openDev();
  await signIn(page, 'Dr Asha Patel');
  await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' });
  await allAnswered(page);
  await region(page, 'Summary').getByText('amlodipine').first().waitFor();
  expect(await wordsOf(region(page, 'Patient'))).toContain('XX-TESTPATIENT');
  expect(await countOf(page.locator('[data-entry-id]'))).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await context.close();
});
