/** For when is a request, in words that can be read? */
import { expect, it } from 'vitest';
import { lineOf } from '../../../../tests/kits/record/one-row';

it.each([
  [{ end: '2026-03-14' }, 'until 14-Mar-2026'],
  [{ start: '2026-03-01' }, 'for 01-Mar-2026'],
  [{ start: '2026-03-01', end: '2026-03-14' }, 'for 01-Mar-2026 to 14-Mar-2026'],
])('%j', (occurrencePeriod, said) => {
  const request = {
    resourceType: 'ServiceRequest',
    id: 'r',
    status: 'active',
    intent: 'order',
    code: { text: 'Grommets' },
    subject: { reference: 'Patient/p1' },
    authoredOn: '2026-02-01',
    occurrencePeriod,
  };
  expect(lineOf('Timing', request)).toBe(said);
});
