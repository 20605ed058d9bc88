/** Does every line stand along time exactly once, and does a stretch of time hold what it says? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../record/entry';
import type { BarRow } from '../../../../record/over-time';
import { linesOf } from '../../../open-record/timeline-rows';
import { alongTime } from './RecordOverTime';
import { isIn, share, stretchOf } from './window';

const entry = (id: string, section: string): Entry =>
  ({ id, section, title: id, date: null, lane: 'undated', detail: { section } }) as unknown as Entry;
const bar = (of: Entry): BarRow => ({ kind: 'problem', entry: of, bars: [] });

describe('the record along time', () => {
  it('holds every line once, as a bar or a moment of its section, and no bar of what was filtered away', () => {
    const section = fc.constantFrom('problems', 'results', 'encounters', 'medications');
    fc.assert(
      fc.property(fc.array(fc.tuple(section, fc.boolean(), fc.boolean()), { maxLength: 40 }), (given) => {
        const all = given.map(([of], at) => entry(`e${String(at)}`, of));
        const bars = all.filter((_, at) => given[at]?.[1]).map(bar);
        const shown = all.filter((_, at) => given[at]?.[2]);
        const along = alongTime(linesOf(shown), bars, () => undefined);
        const ids = [
          ...along.bars.map((row) => row.entry.id),
          ...along.moments.flatMap(({ entries }) => entries.map(({ id }) => id)),
        ];
        expect(ids.sort()).toEqual(shown.map(({ id }) => id).sort());
      }),
    );
  });

  it('leads from a name to the list of its section', () => {
    const led: string[] = [];
    const { moments } = alongTime(linesOf([entry('a', 'documents')]), [], (section) => led.push(section));
    moments[0]?.onList?.();
    expect(led).toEqual(['documents']);
  });
});

describe('a stretch of time', () => {
  const NOW = Date.UTC(2026, 5, 15);
  const YEAR = 365.25 * 86_400_000;

  it('ends at now, and of all begins with the first', () => {
    for (const zoom of ['all', 'ten', 'three', 'one'] as const) {
      const stretch = stretchOf(zoom, 0, NOW, NOW - 30 * YEAR);
      expect(isIn({ from: NOW, to: NOW }, stretch)).toBe(true);
      expect(share(NOW, stretch)).toBeGreaterThan(95);
    }
    const first = { from: NOW - 30 * YEAR, to: NOW - 30 * YEAR };
    expect(isIn(first, stretchOf('all', 0, NOW, first.from))).toBe(true);
    expect(isIn(first, stretchOf('ten', 0, NOW, first.from))).toBe(false);
  });

  it('moves by half of itself', () => {
    const [now, before] = [stretchOf('one', 0, NOW, 0), stretchOf('one', -1, NOW, 0)];
    expect(now.to - before.to).toBeCloseTo(YEAR / 2);
    expect(now.from - before.from).toBeCloseTo(YEAR / 2);
  });
});
