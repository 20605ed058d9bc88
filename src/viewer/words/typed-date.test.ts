import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showDay, showInstant } from './show-date';
import { readTypedDate } from './typed-date';

const day = fc
  .date({ min: new Date('1850-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a typed date', () => {
  it('is the same day in each of the three ways to write it', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [year = '', month = '', date = ''] = iso.split('-');
        for (const typed of [
          iso,
          `${date}/${month}/${year}`,
          showDay(iso),
          showDay(iso).toUpperCase(),
          ` ${showDay(iso)} `,
        ])
          expect(readTypedDate(typed)).toBe(iso);
      }),
    );
  });

  it.each([
    ['14-Mar-1958', '1958-03-14'],
    ['14 March 1958', '1958-03-14'],
    ['14.3.1958', '1958-03-14'],
    ['05/06/1990', '1990-06-05'],
    ['29/02/2024', '2024-02-29'],
    ['1 Sept 2001', '2001-09-01'],
  ])('reads %s day first', (typed, iso) => {
    expect(readTypedDate(typed)).toBe(iso);
  });

  it.each([
    '',
    'yesterday',
    '31/04/1961',
    '29/02/2023',
    '1961-04-93',
    '14/03/58',
    '03/1958',
    '1958',
    '14-Foo-1958',
    '2024-02-30',
    '14/03/1758',
  ])('refuses %j rather than guess', (typed) => {
    expect(readTypedDate(typed)).toBeNull();
  });
});

describe('a shown date', () => {
  it.each([
    ['1958-03-14', '14-Mar-1958'],
    ['1958-03', 'Mar-1958'],
    ['1958', '1958'],
    ['not a date', 'not a date'],
  ])('writes %s as %s, whatever the locale', (iso, shown) => {
    expect(showDay(iso)).toBe(shown);
  });

  it('is in London time, summer and winter', () => {
    expect(showInstant('2026-07-01T23:30:00Z')).toBe('02-Jul-2026 00:30');
    expect(showInstant('2026-12-01T23:30:00Z')).toBe('01-Dec-2026 23:30');
  });
});
