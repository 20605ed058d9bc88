/** Do equal events give equal words, and different rows different hashes? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical, linkHash } from './chain';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
};

it('the order of keys does not matter, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonical(reversed(plain))).toBe(canonical(plain));
      expect(JSON.parse(canonical(plain))).toEqual(plain);
    }),
  );
});

it('no two rows share a hash by moving words from one part to the next', () => {
  const text = fc.string();
  const link = fc.record({
    seq: fc.nat(),
    recorded: text,
    nhsNumber: fc.option(text),
    userId: fc.option(text),
    event: text,
  });
  fc.assert(
    fc.property(link, link, text, text, (a, b, before, after) => {
      const same = JSON.stringify([a, before]) === JSON.stringify([b, after]);
      expect(linkHash(before, a) === linkHash(after, b)).toBe(same);
    }),
  );
});
