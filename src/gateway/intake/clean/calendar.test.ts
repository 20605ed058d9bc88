import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDay } from './calendar';

test('a day exists exactly when the calendar has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 34 }),
      (year, month, day) => {
        const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const made = new Date(Date.UTC(year, month - 1, day));
        const exists = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
        expect(isCalendarDay(text)).toBe(exists);
      },
    ),
  );
});

test.each(['1961-04-93', '1961', '1961-04', '1961-04-03T00:00:00Z', '', '1900-02-29'])('%s is no day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
});
