/** Does a line keep its place while others come, whatever its rank, and is none kept that no longer stands? */
import { expect, it } from 'vitest';
import { inSteadyOrder } from './use-steady-order';

const lines = (ids: string) => [...ids].map((id) => ({ id }));

it.each([
  { known: '', now: 'abc', stands: 'abc' },
  // what comes between them stands below
  { known: 'ac', now: 'abc', stands: 'acb' },
  // a rank that changed moves none
  { known: 'abc', now: 'cab', stands: 'abc' },
  // which of them stand is never changed
  { known: 'abc', now: 'dxa', stands: 'adx' },
  { known: 'abc', now: '', stands: '' },
])('$known, then $now', ({ known, now, stands }) => {
  expect(
    inSteadyOrder([...known], lines(now))
      .map(({ id }) => id)
      .join(''),
  ).toBe(stands);
});
