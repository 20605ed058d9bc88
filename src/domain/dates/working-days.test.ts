/** Is a day due the fifth working day after, over weekends, months and the change of the clocks? */
import { expect, it } from 'vitest';
import { londonDayOf, workingDaysAfter } from './working-days';

it.each([
  ['2026-11-30', '2026-12-07'],
  ['2026-12-04', '2026-12-11'],
  ['2026-12-05', '2026-12-11'],
  ['2026-12-06', '2026-12-11'],
  ['2026-12-25', '2027-01-01'],
  ['2028-02-25', '2028-03-03'],
])('%s and five working days: %s', (from, due) => {
  expect(workingDaysAfter(from, 5)).toBe(due);
});

it('the day is that of London', () => {
  expect(londonDayOf(Date.parse('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(londonDayOf(Date.parse('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
});
