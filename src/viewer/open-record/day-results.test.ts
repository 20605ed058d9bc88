/** Do a day's results stand in one row that says what it holds, and does nothing that matters hide in it? DISPLAY. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import type { Entry } from '../../record/entry';
import { dayWords, foldedNames, resultsOfDay } from './day-results';
import { foldedBehind, isUnfiltered, linesOf, timelineRows, type TimelineRow } from './timeline-rows';
import { NO_FILTER } from './reading';

type ResultDetail = Extract<Entry['detail'], { section: 'results' }>;
const result = (id: string, detail: Partial<ResultDetail> = {}, more: Partial<Entry> = {}): Entry => ({
  id,
  section: 'results',
  title: id,
  summary: null,
  date: parseDate('2026-09-02'),
  end: null,
  status: null,
  tag: null,
  code: null,
  lane: 'dated',
  conflicts: [],
  detail: {
    section: 'results',
    value: '1 mmol/L',
    remark: null,
    number: 1,
    unit: 'mmol/L',
    range: null,
    flag: null,
    finding: null,
    worst: null,
    interim: false,
    isReport: false,
    isCodedEntry: false,
    components: [],
    ...detail,
  },
  sources: [],
  ...more,
});
const plain = (count: number): readonly Entry[] => Array.from({ length: count }, (_, at) => result(`r${String(at)}`));
const high = { flag: 'High', worst: 'High' };
const rowsOf = (entries: readonly Entry[], more: object = {}): readonly TimelineRow[] =>
  timelineRows(linesOf(entries), { folds: true, foldsResults: true, unfolded: [], ...more });
const idsOf = (rows: readonly TimelineRow[]): readonly string[] =>
  rows.flatMap((row) => (row.kind === 'entry' ? [row.entry.id] : []));
const theRow = (rows: readonly TimelineRow[]) => rows.find((row) => row.kind === 'results');

describe('a day of results', () => {
  const day = [...plain(9), result('hb', high), result('crp', high)];
  it('is one row that says how many and how many are out of range, and those stand by themselves', () => {
    const rows = rowsOf(day);
    expect(rows.map(({ kind }) => kind)).toEqual(['heading', 'results', 'entry', 'entry']);
    expect(idsOf(rows)).toEqual(['hb', 'crp']);
    const row = theRow(rows);
    expect(row && dayWords(row.results)).toBe('11 results, 2 out of range');
    expect(row && foldedNames(row.results.folded)).toBe('r0, r1, r2, r3 and 5 others');
  });
  it('opens to every one of them in the record’s order, and the row stays to fold it again', () => {
    const rows = rowsOf(day, { unfolded: ['results 2026-09-02'] });
    expect(idsOf(rows)).toEqual(day.map(({ id }) => id));
    expect(theRow(rows)?.isOpen).toBe(true);
  });
  it('counts every place once, folded or not', () => {
    const procedure = result('p', {}, { section: 'procedures', detail: { section: 'procedures' } });
    const mixed = [result('a'), procedure, ...plain(3), result('x', high)];
    expect(rowsOf(mixed).flatMap((row) => (row.kind === 'entry' ? [[row.entry.id, row.position]] : []))).toEqual([
      ['p', 1],
      ['x', 5],
    ]);
  });
  it.each<[string, Entry]>([
    ['out of range', result('x', high)],
    ['with a part out of range', result('x', { worst: 'Critical low' })],
    ['in words: a culture is no number in range', result('x', { number: null, value: 'E. coli' })],
    ['with a finding', result('x', { finding: 'Positive' })],
    ['without a value', result('x', { number: null, value: 'No value sent' })],
    ['not final', result('x', { interim: true })],
    ['corrected', result('x', {}, { tag: 'corrected' })],
    ['on which sources differ', result('x', {}, { conflicts: [{ field: 'value', values: [] }] })],
    ['a report', result('x', { isReport: true })],
    ['new since the reader last looked', result('x')],
  ])('never folds one that is %s', (name, one) => {
    const fresh = new Set(name.startsWith('new') ? ['x'] : []);
    expect(idsOf(rowsOf([...plain(5), one], { fresh }))).toEqual(['x']);
  });
  it('folds a blood pressure, which is two numbers', () => {
    const pressure = result('bp', {
      number: null,
      value: '162/88 mmHg',
      components: [
        { name: 'Systolic', value: '162 mmHg' },
        { name: 'Diastolic', value: '88 mmHg' },
      ],
    });
    expect(idsOf(rowsOf([...plain(2), pressure]))).toEqual([]);
  });
  it('stays as it is where they are few, where something is sought, and where something is chosen', () => {
    expect(idsOf(rowsOf([...plain(2), result('hb', high)]))).toHaveLength(3);
    expect(idsOf(rowsOf(day, { foldsResults: false }))).toHaveLength(11);
    expect(isUnfiltered(NO_FILTER)).toBe(true);
    for (const change of [{ sections: ['results'] as const }, { provider: 'a' }, { from: '2026' }, { to: '2026' }])
      expect(isUnfiltered({ ...NO_FILTER, ...change })).toBe(false);
  });
  it('tells behind which row an entry is', () => {
    expect(foldedBehind(rowsOf(day), 'r3')).toBe('results 2026-09-02');
    expect(foldedBehind(rowsOf(day), 'hb')).toBeUndefined();
    expect(foldedBehind(rowsOf(day, { unfolded: ['results 2026-09-02'] }), 'r3')).toBeUndefined();
  });
  it('names one that is left rather than count it', () => {
    expect(foldedNames(plain(5))).toBe('r0, r1, r2, r3, r4');
  });
});

it('whatever a day holds, each line has its row or stands in one, and nothing out of range is behind any', () => {
  const kinds = fc.constantFrom<Partial<ResultDetail>>({}, {}, {}, high, { worst: 'Critical high' }, { number: null });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(kinds, fc.constantFrom('2026-09-02', '2026-09-01', '2026')), { maxLength: 60 }),
      (some) => {
        const entries = some.map(([detail, date], at) => result(`e${String(at)}`, detail, { date: parseDate(date) }));
        const rows = rowsOf(entries);
        const sum = rows.map((row) =>
          row.kind === 'fold'
            ? row.count
            : row.kind === 'results'
              ? row.results.folded.length
              : Number(row.kind === 'entry'),
        );
        expect(sum.reduce((total, count) => total + count, 0)).toBe(entries.length);
        for (const row of rows)
          if (row.kind === 'results')
            for (const { detail } of row.results.folded) expect(detail).toMatchObject({ worst: null, number: 1 });
        const days = new Map<string, Entry[]>();
        for (const one of entries) days.set(one.date?.text ?? '', [...(days.get(one.date?.text ?? '') ?? []), one]);
        for (const day of days.values()) {
          const results = resultsOfDay(day, () => false);
          if (results !== null)
            expect(results.out).toBe(
              day.filter(({ detail }) => detail.section === 'results' && detail.worst !== null).length,
            );
        }
      },
    ),
    { numRuns: 80 },
  );
});
