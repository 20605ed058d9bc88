/** Do dates keep their precision, their London day and their order? TRAPS 15 and 16. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarKey,
  compareDates,
  dateOfInstant,
  daysBetween,
  endOfDate,
  isDay,
  parseDate,
  sameDay,
  type FhirDate,
} from './dates';
import { ageAt } from './dates/age';
import { formatDateTime, formatLong, formatTime, writeDate } from './dates/written';
import { civilDay, dayNumber, londonOffset } from './dates/civil';

const must = (text: string): FhirDate => {
  const date = parseDate(text);
  if (date === null) throw new Error(`unreadable in the test: ${text}`);
  return date;
};

describe('a date that is not one', () => {
  it.each([
    '1961-04-93',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '0000',
    // what systems write where they have no date
    '0001-01-01',
    '0001-01-01T00:00:00Z',
    '1601-01-01',
    '1753-01-01T00:00:00',
    '9999',
    '9999-12-31',
    '9999-12-31T23:59:59.997Z',
    '20240101',
    '2024-1-1',
    '05/06/2024',
    '',
    'soon',
    '2024-01-01T25:00:00Z',
    '2024-01-01T10:60:00Z',
    '2024-01-01T10:00:00+15:00',
    ' 2024',
    '2024-01-01T10',
    2024,
    null,
    undefined,
    {},
    [],
  ])('is not recorded rather than 1970: %j', (value) => {
    expect(parseDate(value)).toBeNull();
  });
});

describe('precision is kept', () => {
  it.each([
    ['2019', 'year', '2019', '2019'],
    ['2019-03', 'month', 'Mar-2019', 'March 2019'],
    ['1958-03-14', 'day', '14-Mar-1958', '14 March 1958'],
    ['2024-06-30T23:30:00Z', 'time', '01-Jul-2024 00:30', '1 July 2024 at 00:30'],
    ['2024-01-05T14:02:09.123+00:00', 'time', '05-Jan-2024 14:02', '5 January 2024 at 14:02'],
    ['2024-07-05T14:02', 'time', '05-Jul-2024 14:02', '5 July 2024 at 14:02'],
  ])('%s', (text, precision, short, long) => {
    const date = must(text);
    expect([date.precision, formatDateTime(date), formatLong(date)]).toEqual([precision, short, long]);
  });
  it('gives no time where none was sent', () => {
    expect(formatTime(must('2024-06-01'))).toBeNull();
  });
});

describe('order', () => {
  it('sorts mixed offsets by instant', () => {
    expect(compareDates(must('2024-05-01T10:00:00+05:00'), must('2024-05-01T06:00:00Z'))).toBeLessThan(0);
  });
  it('keeps a date-only value within its London day, in summer too', () => {
    const day = must('2024-07-01');
    expect(day.sort).toBe(must('2024-06-30T23:00:00Z').sort);
    expect(sameDay(day, must('2024-06-30T23:30:00Z'))).toBe(true);
    expect(sameDay(day, must('2024-07-01T23:30:00Z'))).toBe(false);
    expect(sameDay(must('2024-07'), day)).toBe(false);
  });
  it('puts undated last', () => {
    expect([null, must('2024')].sort(compareDates)[0]?.text).toBe('2024');
  });
  it('knows where a date ends', () => {
    expect(endOfDate(must('2024-12'))).toBe(must('2025-01-01').sort);
    expect(endOfDate(must('2024'))).toBe(must('2025').sort);
    expect(endOfDate(must('2024-03-31')) - must('2024-03-31').sort).toBe(23 * 3_600_000);
  });
  it('counts days across a clock change', () => {
    expect(daysBetween(must('2024-03-30').sort, must('2024-04-02').sort)).toBe(3);
  });
});

describe('London', () => {
  const asked = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  it('agrees with the zone table at any instant from 1930 to 2060', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_262_304_000_000, max: 2_840_140_800_000 }), (instant) => {
        const date = dateOfInstant(instant);
        expect(`${calendarKey(date)}, ${formatTime(date) ?? ''}`).toBe(asked.format(instant));
      }),
      { numRuns: 3000 },
    );
  });
  it('agrees around every clock change since 1972', () => {
    for (let year = 1968; year < 2045; year += 1) {
      for (const [month, from] of [
        [2, 14],
        [3, 14],
        [10, 20],
      ] as const) {
        for (let hour = 0; hour < 18 * 24; hour += 1) {
          const instant = dayNumber(year, month, from) * 86_400_000 + hour * 3_600_000;
          if (
            `${calendarKey(dateOfInstant(instant))}, ${formatTime(dateOfInstant(instant)) ?? ''}` !==
            asked.format(instant)
          ) {
            throw new Error(`London differs at ${asked.format(instant)} (offset ${londonOffset(instant)})`);
          }
        }
      }
    }
  });
  it('turns day numbers back into days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 100_000 }), (day) => {
        const civil = civilDay(day);
        expect(dayNumber(civil.year, civil.month, civil.day)).toBe(day);
      }),
    );
  });
});

describe('age in the banner', () => {
  it.each([
    ['2024-01-10T08:00:00Z', '2024-01-10T09:15:00Z', '75min'],
    ['2024-01-10T08:00:00Z', '2024-01-11T14:59:00Z', '30hr'],
    ['2024-01-10', '2024-01-10T12:00:00Z', '0d'],
    ['2024-01-10', '2024-01-12T12:00:00Z', '2d'],
    ['2024-01-10', '2024-02-06T12:00:00Z', '27d'],
    ['2024-01-10', '2024-02-08T12:00:00Z', '4w 1d'],
    ['2023-03-01', '2024-02-29T12:00:00Z', '52w 1d'],
    ['2023-03-01', '2024-03-01T12:00:00Z', '12m'],
    ['2023-01-10', '2024-02-18T12:00:00Z', '13m 8d'],
    ['2020-01-10', '2024-02-18T12:00:00Z', '4y 1m'],
    ['2022-02-18', '2024-02-18T12:00:00Z', '2y'],
    ['2006-11-23', '2024-11-22T12:00:00Z', '17y 11m'],
    ['2006-11-22', '2024-11-22T00:00:00Z', '18y'],
    ['1958-03-14', '2024-03-13T23:59:00Z', '65y'],
    ['2023-01-31', '2024-02-29T12:00:00Z', '12m 29d'],
    ['1958', '2024-03-13T23:59:00Z', 'about 66y'],
  ])('born %s, on %s: %s', (birth, at, age) => {
    expect(ageAt(must(birth), must(at).sort)).toBe(age);
  });
  it('is not told before the birth', () => {
    expect(ageAt(must('2030-01-01'), must('2024-01-01').sort)).toBeNull();
  });
});

describe('a whole day', () => {
  it('is one exactly when the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 34 }),
        (year, month, day) => {
          const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const made = new Date(Date.UTC(year, month - 1, day));
          const exists =
            made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
          expect(isDay(text)).toBe(exists);
        },
      ),
    );
  });
  it.each(['1961-04-93', '1961', '1961-04', '1961-04-03T00:00:00Z', '', '1900-02-29'])('is not %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('a written date', () => {
  it.each([
    ['1958-03-14', '14-Mar-1958'],
    ['1958-03', 'Mar-1958'],
    ['1958', '1958'],
    ['not a date', 'not a date'],
  ])('writes %s as %s, whatever the locale', (iso, shown) => {
    expect(writeDate(iso)).toBe(shown);
  });
  it('is in London time, summer and winter', () => {
    expect(writeDate('2026-07-01T23:30:00Z')).toBe('02-Jul-2026 00:30');
    expect(writeDate('2026-12-01T23:30:00Z')).toBe('01-Dec-2026 23:30');
  });
});
