// Is the order of two moments that of their keys, in whatever zone they were written?
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import { momentKey } from './moments';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
const moment = fc
  .record({
    day: fc.constantFrom('2023-12-31', '2024-01-01', '2024-02-29', '2024-03-31', '1950-07-01'),
    clock: fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(':')),
    fraction: fc.constantFrom('', '.5', '.125', '.999'),
    zone: fc.oneof(
      fc.constant('Z'),
      fc.tuple(fc.constantFrom('+', '-'), two(13), two(59)).map(([s, h, m]) => `${s}${h}:${m}`),
    ),
  })
  .map(({ day, clock, fraction, zone }) => `${day}T${clock}${fraction}${zone}`);

it('orders as the instants do', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const instants = Math.sign((parseDate(a)?.sort ?? NaN) - (parseDate(b)?.sort ?? NaN));
      const [left, right] = [momentKey(a), momentKey(b)];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(instants);
    }),
    { numRuns: 1000 },
  );
});

it.each(['2024', '2024-05', '2024-05-01', 'yesterday', '2024-02-30T10:00:00Z', '2024-05-01T25:00:00Z', ''])(
  '%s is no moment, and stays as it is',
  (text) => {
    expect(momentKey(text)).toBe(text);
  },
);
