import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import type { Entry } from '../../record/entry';
import { NO_FILTER } from './reading';
import { densityOf } from './density';
import { sectionCounts } from './section-counts';
import { linesOf, passing, shownLines, timelineRows } from './timeline-rows';

const entry = (id: string, date: string | null, more: Partial<Entry> = {}): Entry => ({
  id,
  section: 'procedures',
  title: id,
  summary: null,
  date: date === null ? null : parseDate(date),
  end: null,
  status: null,
  tag: null,
  code: null,
  lane: date === null ? 'undated' : 'dated',
  conflicts: [],
  detail: { section: 'procedures' },
  sources: [
    {
      provider: 'a',
      reference: `Procedure/${id}`,
      resource: { resourceType: 'Basic', code: {} },
      part: 'main',
      recordedAt: null,
    },
  ],
  ...more,
});

describe('the lines of the timeline', () => {
  const entries = [
    entry('next', '2027-01-15', { lane: 'upcoming' }),
    entry('later', '2027-02-01', { lane: 'upcoming' }),
    entry('day', '2026-09-02T23:30:00Z'),
    entry('month', '2026-07'),
    entry('year', '2019'),
    entry('never', null),
  ];

  it('has a heading for what is upcoming, for what has been and for the undated, and the day beside its first row', () => {
    const said = timelineRows(linesOf(entries), { folds: false, unfolded: [], today: '28-Nov-2026' }).flatMap((row) =>
      row.kind === 'heading' ? [[row.text, row.note]] : row.kind === 'entry' ? [[row.on.text, row.on.note]] : [],
    );
    expect(said).toEqual([
      ['Upcoming', null],
      ['15-Jan-2027', null],
      ['01-Feb-2027', null],
      ['Today', '28-Nov-2026. Newest first'],
      ['03-Sep-2026', null],
      ['Jul-2026', 'day not recorded'],
      ['2019', 'month not recorded'],
      ['Date not recorded', null],
      ['', null],
    ]);
  });

  it('shows the day beside the first of its rows alone', () => {
    const day = [entry('a', '2026-09-02'), entry('b', '2026-09-02'), entry('c', '2026-09-01')];
    expect(
      timelineRows(linesOf(day)).flatMap((row) => (row.kind === 'entry' ? [[row.key, row.on.first]] : [])),
    ).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  it('marks the days of a hospital stay from admission to discharge, and no other row', () => {
    const stay = entry('stay', '2026-09-02T16:00:00Z', {
      section: 'encounters',
      end: parseDate('2026-09-05T10:00:00Z'),
      detail: { section: 'encounters', kind: 'Hospital stay', place: null, reason: null },
    });
    const around = ['2026-09-06', '2026-09-05', '2026-09-03T01:00:00Z', '2026-09-01', '2026-09', '2026'];
    const lines = linesOf([stay, ...around.map((date) => entry(date, date))]);
    expect(
      timelineRows(lines)
        .flatMap((row) => (row.kind === 'entry' && row.on.inStay ? [row.key] : []))
        .sort(),
    ).toEqual(['2026-09-03T01:00:00Z', '2026-09-05', 'stay']);
    const visit = {
      ...stay,
      detail: { section: 'encounters' as const, kind: 'Home visit', place: null, reason: null },
    };
    expect(timelineRows(linesOf([visit])).some((row) => row.kind === 'entry' && row.on.inStay)).toBe(false);
  });

  it('marks a day that is in any of several stays, whether they meet, are within one another or end before they begin', () => {
    const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}`;
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(spans, (stays) => {
        const days = Array.from({ length: 28 }, (_, at) => at + 1);
        const admitted = stays.map(([from, to], at) =>
          entry(`stay ${String(at)}`, day(from), {
            section: 'encounters',
            end: parseDate(day(to)),
            detail: { section: 'encounters', kind: 'Hospital stay', place: null, reason: null },
          }),
        );
        const lines = linesOf([...days.map((at) => entry(String(at), day(at))), ...admitted]);
        const marked = new Set(
          timelineRows(lines).flatMap((row) => (row.kind === 'entry' && row.on.inStay ? [row.on.text] : [])),
        );
        expect(marked.size).toBe(days.filter((at) => stays.some(([from, to]) => from <= at && at <= to)).length);
      }),
    );
  });

  it('holds every entry exactly once, each with its place', () => {
    const rows = timelineRows(linesOf(entries)).flatMap((row) =>
      row.kind === 'entry' ? [[row.entry.id, row.position]] : [],
    );
    expect(rows).toEqual(entries.map(({ id }, index) => [id, index]));
  });

  it('never gives an undated entry a year', () => {
    expect(densityOf(linesOf(entries)).years.map(({ year, count }) => [year, count])).toEqual([
      [2026, 2],
      [2019, 1],
    ]);
  });

  it('counts only sections that are there', () => {
    expect([...sectionCounts(entries)]).toEqual([['procedures', 6]]);
  });
});

describe('the reader’s filter', () => {
  it.each([
    ['a year overlaps a range inside it', entry('x', '2019'), { from: '2019-05-01', to: '2019-06-01' }, true],
    ['a day before the range is out', entry('x', '2019-04-30'), { from: '2019-05-01' }, false],
    ['the last day of the range is in, to its end', entry('x', '2019-06-01T22:00:00Z'), { to: '2019-06-01' }, true],
    [
      'a stay that ends in the range is in',
      entry('x', '2019-04-28', { end: parseDate('2019-05-03') }),
      { from: '2019-05-01' },
      true,
    ],
    ['an undated entry passes while no date is asked for', entry('x', null), {}, true],
    ['an undated entry does not pass a date', entry('x', null), { from: '2019-01-01' }, false],
    ['another provider’s entry is out', entry('x', '2019'), { provider: 'b' }, false],
    ['another section’s entry is out', entry('x', '2019'), { sections: ['results'] as const }, false],
  ])('%s', (_, one, change, expected) => {
    expect(passing({ ...NO_FILTER, ...change })(one)).toBe(expected);
  });

  it('keeps the record’s own order, and shows all when nothing is sought', () => {
    const entries = [entry('b', '2020'), entry('a', '2019')];
    const shown = (...within: readonly (ReadonlySet<string> | null)[]) =>
      shownLines(linesOf(entries), NO_FILTER, ...within).map((line) => line.entry);
    expect(shown(null)).toEqual(entries);
    expect(shown(new Set(['a']), null)).toEqual([entries[1]]);
    expect(shown(new Set(['a', 'b']), new Set(['b']))).toEqual([entries[0]]);
    expect(shown(new Set())).toEqual([]);
  });
});

describe('a long day', () => {
  const day = Array.from({ length: 50 }, (_, index) => entry(`e${String(index).padStart(2, '0')}`, '2026-09-02'));
  const lines = linesOf([...day, entry('other', '2026-09-01')]);
  const kinds = (unfolded: readonly string[], folds = true): readonly string[] =>
    timelineRows(lines, { folds, unfolded }).map((row) =>
      row.kind === 'fold' ? `fold ${String(row.count)}` : row.kind,
    );

  it('folds to its first twenty, and says how many it is and how many are not drawn', () => {
    const rows = timelineRows(lines, { folds: true, unfolded: [] });
    expect(rows[0]).toMatchObject({ kind: 'heading', text: 'Today' });
    expect(rows[1]).toMatchObject({ kind: 'entry', on: { first: true, note: '50 entries' } });
    expect(rows[21]).toMatchObject({ kind: 'fold', count: 30, day: '02-Sep-2026', next: 'e20' });
    expect(rows.at(-1)).toMatchObject({ kind: 'entry', position: 50 });
  });

  it('is drawn whole when it was unfolded, or while something is sought', () => {
    expect(kinds(['2026-09-02'])).not.toContain('fold 30');
    expect(kinds([], false).filter((kind) => kind === 'entry')).toHaveLength(51);
  });
});

describe('what the reader sees of time', () => {
  const DATES = ['2026-09-02T10:00:00Z', '2026-09', '2026', '2019-02-28', '2019-03-01', '1971', null] as const;
  const lines = fc
    .array(fc.constantFrom(...DATES), { maxLength: 80 })
    .map((dates) => linesOf(dates.map((date, index) => entry(`e${String(index)}`, date))));

  it('counts every line once: in a row or a fold, in a year or without one', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
        const rows = timelineRows(some, { folds: true, unfolded: [] });
        expect(sum(rows.map((row) => (row.kind === 'fold' ? row.count : Number(row.kind === 'entry'))))).toBe(
          some.length,
        );
        const { years } = densityOf(some);
        expect(sum(years.map(({ count }) => count)) + some.filter(({ entry: { date } }) => date === null).length).toBe(
          some.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('counts what has no more than a year in its year', () => {
    const some = linesOf([entry('year', '2019'), entry('month', '2019-03'), entry('day', '2019-03-01')]);
    expect(densityOf(some).years.map(({ year, count }) => [year, count])).toEqual([[2019, 3]]);
  });

  it('has a way to what is upcoming and to what has no date', () => {
    const density = densityOf(
      linesOf([entry('next', '2027-01-15', { lane: 'upcoming' }), entry('day', '2020-01-01'), entry('never', null)]),
    );
    expect([density.upcoming, density.undated, density.years.length]).toEqual(['next', 'never', 1]);
  });
});
