/** For when is a request, and of whom is it asked, in words that can be read? */
import { expect, it } from 'vitest';
import { lineOf } from '../../../../tests/kits/record/one-row';

const request = {
  resourceType: 'ServiceRequest',
  id: 'r',
  status: 'active',
  intent: 'order',
  code: { text: 'Grommets' },
  subject: { reference: 'Patient/p1' },
  authoredOn: '2026-02-01',
};
const surgeon = { resourceType: 'Practitioner', id: 's', name: [{ text: 'Mr Quill' }] };

it.each([
  [{ end: '2026-03-14' }, 'until 14-Mar-2026'],
  [{ start: '2026-03-01' }, 'for 01-Mar-2026'],
  [{ start: '2026-03-01', end: '2026-03-14' }, 'for 01-Mar-2026 to 14-Mar-2026'],
])('%j', (occurrencePeriod, said) => {
  expect(lineOf('Timing', { ...request, occurrencePeriod })).toBe(said);
});

it.each([
  [[{ display: 'Martha Quill, RNP' }], 'Martha Quill, RNP'],
  [[{ reference: 'Practitioner/s' }, { display: 'ENT team' }], 'Mr Quill, ENT team'],
  [[{ reference: 'Patient/p1' }], null],
  [undefined, null],
])('asked of %j', (performer, said) => {
  expect(lineOf('Asked of', { ...request, performer }, surgeon)).toBe(said);
});
