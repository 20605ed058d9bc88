/** Is no bar longer than its source said? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDate, parseDate } from '../domain/dates';
import { lengthOf } from './over-time';

const NOW = parseDate('2026-06-15')?.sort ?? 0;
const date = (text: string | null) => (text === null ? null : parseDate(text));
const at = (text: string): number => parseDate(text)?.sort ?? 0;

describe('a bar', () => {
  it.each<[string, string | null, string | null, string | null, boolean, [number, number, string] | null]>([
    ['current', '2026-01-01', null, null, true, [at('2026-01-01'), NOW, 'goes-on']],
    ['ended', '2026-01-01', '2026-02-01', null, false, [at('2026-01-01'), at('2026-02-02'), 'ended']],
    [
      'active on paper: to its last evidence',
      '2026-01-01',
      null,
      '2026-03-01',
      false,
      [at('2026-01-01'), at('2026-03-01'), 'unknown'],
    ],
    [
      'past, and nobody says until when',
      '2026-01-01',
      null,
      null,
      false,
      [at('2026-01-01'), at('2026-01-01'), 'unknown'],
    ],
    [
      'current, start not said: from its last evidence',
      null,
      null,
      '2026-03-01',
      true,
      [at('2026-03-01'), NOW, 'goes-on'],
    ],
    ['since some day of a year', '2025', null, null, true, [at('2026-01-01') - 1, NOW, 'goes-on']],
    ['until some day of a month', '2025-01-01', '2026-02', null, false, [at('2025-01-01'), at('2026-02-01'), 'ended']],
    ['with an end still to come', '2026-01-01', '2026-12-01', null, true, [at('2026-01-01'), NOW, 'goes-on']],
    ['of no date at all', null, null, null, true, null],
    ['still to begin', '2026-07-01', null, null, false, null],
  ])('%s', (_, start, stop, evidence, goesOn, expected) => {
    const length = lengthOf({ start: date(start), stop: date(stop), evidence: date(evidence), goesOn }, NOW);
    expect(length === null ? null : [length.from, length.to, length.end]).toEqual(expected);
  });

  it('begins no earlier and ends no later than was said, and never after now', () => {
    const day = fc
      .integer({ min: -100, max: 4000 })
      .map((days) => new Date(NOW - days * 86_400_000).toISOString().slice(0, 10));
    const some = fc.oneof(
      fc.constant(null),
      day,
      day.map((text) => text.slice(0, 7)),
      day.map((text) => text.slice(0, 4)),
    );
    fc.assert(
      fc.property(some, some, some, fc.boolean(), (a, b, c, goesOn) => {
        const [start, stop, evidence] = [date(a), date(b), date(c)];
        const length = lengthOf({ start, stop, evidence, goesOn }, NOW);
        if (length === null) return;
        expect(length.to).toBeGreaterThanOrEqual(length.from);
        expect(length.to).toBeLessThanOrEqual(NOW);
        if (start !== null) expect(length.from).toBeGreaterThanOrEqual(start.sort);
        if (stop !== null && stop.sort <= NOW && length.to > length.from)
          expect(length.to).toBeLessThanOrEqual(endOfDate(stop));
        if (!goesOn && stop === null)
          expect(length.to).toBeLessThanOrEqual(Math.max(length.from, evidence?.sort ?? length.from));
      }),
    );
  });
});
