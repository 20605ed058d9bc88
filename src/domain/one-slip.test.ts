/** Is one slip told from none and from two, as a table of distances tells them? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOneSlipOf } from './one-slip';

it('is one of each kind, and neither none nor two', () => {
  const word = fc.stringMatching(/^[abc]{3,8}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneSlipOf(a, b)).toBe(errorsBetween(a, b) === 1);
    }),
    { numRuns: 500 },
  );
});

/** Errors between two words, two that changed places among them, by the whole table. */
function errorsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_row, i) =>
    Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      const row = rows[i];
      if (row !== undefined) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  return at(a.length, b.length);
}
