import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trend, TrendPoint } from '../../../../record/sections/results/trends';
import { chartWords, extent, period, scale, ticks } from './chart-scale';

const DAY = 86_400_000;
const point = (sort: number, value: number, more: Partial<TrendPoint> = {}): TrendPoint => ({
  entry: String(sort),
  date: { text: '', precision: 'day', sort },
  value,
  comparator: null,
  text: `${String(value)} mmol/L`,
  converted: false,
  low: null,
  high: null,
  range: null,
  flag: null,
  interim: false,
  inConflict: false,
  providers: ['p'],
  ...more,
});
const trend = (points: readonly TrendPoint[]): Trend => ({
  key: 'k',
  name: 'Potassium',
  specimen: null,
  unit: 'mmol/L',
  drawnWith: null,
  points,
});
/** As laboratories print them: up to four places. */
const numbers = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1e4);

describe('a chart', () => {
  it('has room for every value and for both ends of its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, fc.option(numbers), fc.option(numbers)), { minLength: 1, maxLength: 12 }),
        (values) => {
          const trends = [trend(values.map(([value, low, high], at) => point(at * DAY, value, { low, high })))];
          const [least, greatest] = extent(trends);
          const levels = ticks(least, greatest);
          for (const one of values.flat()) {
            if (one === null) continue;
            expect(levels[0]).toBeLessThanOrEqual(one + 1e-6 * Math.abs(one));
            expect(levels.at(-1)).toBeGreaterThanOrEqual(one - 1e-6 * Math.abs(one));
          }
          expect(levels.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('never puts a later moment left of an earlier one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1 }), (days) => {
        const sorted = days.toSorted((a, b) => a - b).map((day) => point(day * DAY, 1));
        const [from, to] = period(sorted);
        const x = scale(from, to, 50, 600);
        const places = sorted.map(({ date }) => x.at(date.sort));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const place of places) expect(place >= 50 && place <= 600).toBe(true);
      }),
    );
  });

  it('draws one value by itself, nought included', () => {
    const levels = ticks(0, 0);
    expect(levels[0]).toBeLessThanOrEqual(0);
    expect(levels.at(-1)).toBeGreaterThan(levels[0] ?? 0);
  });

  it('says in words what it shows, with the last value and its flag', () => {
    const words = chartWords([
      trend([point(Date.UTC(2019, 2, 14), 4.2), point(Date.UTC(2026, 8, 2), 5.6, { flag: 'High' })]),
    ]);
    expect(words).toBe('Potassium in mmol/L: 2 values, 14-Mar-2019 to 02-Sep-2026, the last 5.6 mmol/L High.');
  });
});
