/** Do intervals and limits hold what they say they hold? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalInWords, limits, wilson, Z_95, Z_998 } from './intervals';

const counts = fc
  .record({ population: fc.integer({ min: 1, max: 200_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ population, part }) => ({ population, outcome: Math.round(population * part) }));

describe('the interval of a share', () => {
  // Newcombe 1998, table I, method 3: to four places.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %s in %s is as published', (outcome, population, low, high) => {
    const interval = wilson(outcome, population);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('holds the share, and stays between nobody and everybody', () => {
    fc.assert(
      fc.property(counts, ({ outcome, population }) => {
        const { low, high } = wilson(outcome, population) ?? { low: 2, high: -1 };
        const share = outcome / population;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share + 1e-9);
        expect(high).toBeGreaterThanOrEqual(share - 1e-9);
      }),
    );
  });

  it('of nobody is not told', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('is told in whole per cent', () => {
    expect(intervalInWords({ low: 0.2804, high: 0.3163 })).toBe('28 to 32 %');
  });
});

describe('the limits of a funnel', () => {
  it('narrow with size, and 99.8 % lie outside 95 %', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 20, max: 50_000 }),
        (whole, size) => {
          const inner = limits(whole, size, Z_95);
          const outer = limits(whole, size, Z_998);
          const larger = limits(whole, size * 4, Z_95);
          expect(outer?.low).toBeLessThanOrEqual(inner?.low ?? -1);
          expect(outer?.high).toBeGreaterThanOrEqual(inner?.high ?? 2);
          expect(larger?.high).toBeLessThanOrEqual(inner?.high ?? -1);
        },
      ),
    );
  });

  it('are two standard errors about the whole', () => {
    const { low, high } = limits(0.5, 100, Z_95) ?? { low: 0, high: 0 };
    expect([low, high].map((one) => one.toFixed(3))).toEqual(['0.402', '0.598']);
  });
});
