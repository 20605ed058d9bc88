/** Does an axis reach all that is drawn on it, with few and round marks? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOn, scaleFor } from './scale';

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

it('reaches every share, ends at no more than all, and has two to seven marks', () => {
  fc.assert(
    fc.property(shares, (drawn) => {
      const scale = scaleFor(drawn);
      for (const share of drawn) {
        expect(scale.from).toBeLessThanOrEqual(share);
        expect(scale.to).toBeGreaterThanOrEqual(share - 1e-9);
        expect(placeOn(scale, share)).toBeGreaterThanOrEqual(0);
      }
      expect(scale.to).toBeLessThanOrEqual(1);
      expect(scale.marks.length).toBeGreaterThan(1);
      expect(scale.marks.length).toBeLessThan(8);
      expect(scale.marks[0]).toBe(scale.from);
    }),
  );
});

it('begins at nothing where anything stands below a half', () => {
  expect(scaleFor([0.3, 0.9]).from).toBe(0);
  expect(scaleFor([0.6, 0.9])).toMatchObject({ from: 0.5, to: 0.9 });
});
