/** An age keeps the unit that was sent, a span both its ends, and words stay as they were written. */
import { describe, expect, it } from 'vitest';
import { ageRangeText, ageText, shortAge, timeDone, timeInWords, type TimeInLife } from './age';

describe('an age', () => {
  it.each([
    [{ value: 6, unit: 'months' }, '6 months', '6 months'],
    [{ value: 1, unit: 'mth' }, '1 month', '1 month'],
    [{ value: 3, code: 'd', system: 'http://unitsofmeasure.org' }, '3 days', '3 days'],
    [{ value: 3, code: 'wk' }, '3 weeks', '3 weeks'],
    [{ value: 48, unit: 'years', code: 'a' }, '48 years', '48'],
    [{ value: 48 }, '48', '48'],
    [{ value: 2, unit: 'yr', comparator: '<' as const }, 'under 2 years', 'under 2'],
    [{ value: 5, unit: 'moons' }, '5 moons', '5 moons'],
    [{ unit: 'years' }, null, null],
    [undefined, null, null],
  ])('%j', (age, long, short) => {
    expect(ageText(age)).toBe(long);
    expect(shortAge(age)).toBe(short);
  });

  it.each([
    [{ low: { value: 10, unit: 'a' }, high: { value: 12, unit: 'a' } }, '10 to 12 years'],
    [{ low: { value: 3, unit: 'months' }, high: { value: 2, unit: 'years' } }, '3 months to 2 years'],
    [{ low: { value: 12, unit: 'years' } }, 'at least 12 years'],
    [{ high: { value: 2, unit: 'years' } }, 'at most 2 years'],
    [{ low: { value: 7, unit: 'a' }, high: { value: 7, unit: 'a' } }, '7 years'],
    [{}, null],
  ])('span %j', (range, words) => {
    expect(ageRangeText(range)).toBe(words);
  });
});

it.each<readonly [TimeInLife, string | null]>([
  [{ age: { value: 6, unit: 'months' } }, '6 months of age'],
  [{ age: { value: 7 } }, 'age 7'],
  [{ string: 'as a child' }, 'as a child'],
  [{ string: '2019-03' }, null],
  [{ dateTime: '2019-03' }, null],
  [{ dateTime: '1961-04-93' }, '1961-04-93'],
  [{ period: { start: '2019-03-01', end: '2019-03-04' } }, '01-Mar-2019 to 04-Mar-2019'],
  [{ period: { start: '2019-03-01' } }, null],
  [{}, null],
])('a time in a life: %j', (time, words) => {
  expect(timeInWords(time)).toBe(words);
});

it('says at which age a thing was done', () => {
  expect(timeDone({ age: { value: 7, unit: 'a' } })).toBe('at 7 years of age');
  expect(timeDone({ string: 'at school age ' })).toBe('at school age');
});
