import { describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import type { Entry } from '../../record/entry';
import { NO_FILTER } from './reading';
import { passes, sectionCounts, shownEntries, timelineRows, yearDensity } from './timeline-rows';

const entry = (id: string, date: string | null, more: Partial<Entry> = {}): Entry => ({
  id, section: 'procedures', title: id, summary: null, date: date === null ? null : parseDate(date), end: null, status: null, tag: null, code: null,
  lane: date === null ? 'undated' : 'dated', conflicts: [], detail: { section: 'procedures' },
  sources: [{ provider: 'a', reference: `Procedure/${id}`, resource: { resourceType: 'Basic', code: {} }, part: 'main', recordedAt: null }],
  ...more,
});

describe('the lines of the timeline', () => {
  const entries = [entry('next', '2027-01-15', { lane: 'upcoming' }), entry('later', '2027-02-01', { lane: 'upcoming' }), entry('day', '2026-09-02T23:30:00Z'), entry('month', '2026-07'), entry('year', '2019'), entry('never', null)];

  it('has one heading for all that is upcoming, one per London day, month or year as sent, and one for the undated', () => {
    const headings = timelineRows(entries).flatMap((row) => (row.kind === 'heading' ? [[row.text, row.note]] : []));
    expect(headings).toEqual([['Upcoming', null], ['03-Sep-2026', null], ['Jul-2026', 'day not recorded'], ['2019', 'month not recorded'], ['Date not recorded', null]]);
  });

  it('holds every entry exactly once, each with its place', () => {
    const rows = timelineRows(entries).flatMap((row) => (row.kind === 'entry' ? [[row.entry.id, row.position]] : []));
    expect(rows).toEqual(entries.map(({ id }, index) => [id, index]));
  });

  it('never gives an undated entry a year', () => {
    expect(yearDensity(entries).map(({ year, count }) => [year, count])).toEqual([[2026, 2], [2019, 1]]);
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
    ['a stay that ends in the range is in', entry('x', '2019-04-28', { end: parseDate('2019-05-03') }), { from: '2019-05-01' }, true],
    ['an undated entry passes while no date is asked for', entry('x', null), {}, true],
    ['an undated entry does not pass a date', entry('x', null), { from: '2019-01-01' }, false],
    ['another provider’s entry is out', entry('x', '2019'), { provider: 'b' }, false],
    ['another section’s entry is out', entry('x', '2019'), { sections: ['results'] as const }, false],
  ])('%s', (_, one, change, expected) => {
    expect(passes(one, { ...NO_FILTER, ...change })).toBe(expected);
  });

  it('keeps the record’s own order, and shows all when nothing is sought', () => {
    const entries = [entry('b', '2020'), entry('a', '2019')];
    expect(shownEntries(entries, NO_FILTER, null)).toEqual(entries);
    expect(shownEntries(entries, NO_FILTER, new Set(['a']))).toEqual([entries[1]]);
    expect(shownEntries(entries, NO_FILTER, new Set())).toEqual([]);
  });
});
