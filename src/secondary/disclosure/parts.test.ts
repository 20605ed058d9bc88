// What disclosure control is made of, each part by its table: ranges, cells, lines, and where a group stands.
import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import { NO_PAIRS, rulesOf } from './earlier';
import { OUTCOMES, POPULATIONS, smallestTold, withLinesClosed } from './lines';
import type { Figures, Mark, OutcomeMark } from './marks';
import { knownRange, NO_END, toldRange } from './range';
import { release } from './release';
import { normalQuantile, standsOf, wilson } from './stands';
import { cellKey, cellsOf, combinations, linesOf, type Cell } from './table';

const figures = (population: number | null, outcome: number | null, percent: number | string = 50): Figures => ({
  population: population ?? WITHHELD,
  outcome: outcome ?? WITHHELD,
  percent: outcome === null && typeof percent === 'number' ? WITHHELD : percent,
});
const cell = (population: number, outcome: number): Cell => ({ by: { sex: 'male' }, population, outcome });

describe('between which values a count lies', () => {
  it.each([
    ['population', figures(100, 50), 98, 102],
    ['population', figures(10, null), 8, 12],
    ['outcome', figures(100, 50), 48, 52],
    ['outcome', figures(100, 10), 8, 12],
    ['others', figures(100, 50), 46, 54],
    ['others', figures(100, 90), 8, 14],
  ] as const)('%s of %j: %i to %i', (part, told, low, high) => {
    expect(toldRange(told, part, RULES)).toEqual({ low, high });
  });

  it('is not below what another approval withholds', () => {
    expect(toldRange(figures(50, 20), 'outcome', { ...RULES, withheldUpTo: 19 })).toEqual({ low: 20, high: 22 });
  });

  it.each([
    ['population', figures(null, null)],
    ['outcome', figures(100, null)],
    ['others', figures(100, null)],
    ['others', figures(null, 50)],
  ] as const)('%s of %j: not told', (part, told) => {
    expect(toldRange(told, part, RULES)).toBe(null);
  });

  const [NOTHING, NO_OUTCOME] = [figures(null, null), figures(100, null)];
  const BAND = figures(20, null, 'at least 85 %');
  it.each([
    ['what is told', cell(100, 50), figures(100, 50), 'others', 46, 54],
    ['few people', cell(7, 7), NOTHING, 'population', 0, 7],
    ['few people, and their outcome', cell(7, 0), NOTHING, 'outcome', 0, 7],
    ['few people, and the others of them', cell(7, 7), NOTHING, 'others', 0, 7],
    ['many people, withheld', cell(8, 4), NOTHING, 'population', 8, NO_END],
    ['few with it', cell(100, 7), NO_OUTCOME, 'outcome', 0, 7],
    ['few with it: the others', cell(100, 7), NO_OUTCOME, 'others', 0, NO_END],
    ['few without it', cell(100, 93), NO_OUTCOME, 'outcome', 0, NO_END],
    ['few without it: the others', cell(100, 93), NO_OUTCOME, 'others', 0, 7],
    ['many of both', cell(100, 8), NO_OUTCOME, 'outcome', 0, NO_END],
    ['many of both: the others', cell(100, 92), NO_OUTCOME, 'others', 0, NO_END],
    ['nearly all of twenty: the others', cell(20, 18), BAND, 'others', 0, 3],
    ['nearly all of twenty', cell(20, 18), BAND, 'outcome', 15, 22],
    ['nearly all of a hundred: the others', cell(100, 95), figures(100, null, 'at least 85 %'), 'others', 0, 7],
    ['few of both', cell(10, 5), NO_OUTCOME, 'outcome', 0, 7],
    ['few of both: the others', cell(10, 5), NO_OUTCOME, 'others', 0, NO_END],
  ] as const)('for somebody who knows the rules: %s', (_what, of, told, part, low, high) => {
    expect(knownRange(of, told, part, RULES)).toEqual({ low, high });
  });

  it('is read by the threshold of its own approval, or the table’s where none is said', () => {
    expect(rulesOf({ withheldUpTo: 20 }, RULES).withheldUpTo).toBe(20);
    expect(rulesOf({}, { ...RULES, withheldUpTo: 50 })).toEqual(RULES);
  });
});

describe('the cells of a table', () => {
  const VALUES = { sex: ['female', 'male'], borough: ['Barnet', 'Camden', 'Enfield'] };
  const BY = ['sex', 'borough'] as const;

  it('are all combinations, in the order of the values', () => {
    expect(combinations(BY, VALUES).map(({ sex, borough }) => `${String(sex)} ${String(borough)}`)).toEqual(
      VALUES.sex.flatMap((sex) => VALUES.borough.map((borough) => `${sex} ${borough}`)),
    );
    expect([cellsOf(BY, VALUES), cellsOf(['sex'], VALUES), cellsOf([], VALUES)]).toEqual([6, 2, 1]);
  });

  it('of a column without values are none', () => {
    expect([cellsOf(['practice'], VALUES), combinations(['practice'], VALUES)]).toEqual([0, []]);
  });

  it('are known by their values, in whatever order', () => {
    expect(cellKey({ sex: 'male', borough: 'Barnet' })).toBe(cellKey({ borough: 'Barnet', sex: 'male' }));
    expect(cellKey({ sex: 'male' })).not.toBe(cellKey({ borough: 'male' }));
  });

  it('stand in a line for each breakdown in which they differ alone', () => {
    const cells = combinations(BY, VALUES).map((by) => ({ by }));
    const lines = [
      [0, 1, 2],
      [3, 4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
    ];
    expect(linesOf(BY, cells)).toEqual(lines);
    // which is closed first does not depend on the order in which they were asked
    expect(linesOf([...BY].reverse(), cells)).toEqual(lines);
  });
});

const mark = (outcome: OutcomeMark, population: Mark['population'] = 'shown'): Mark => ({
  population,
  outcome,
  earlier: null,
});
const [SHOWN, HALF, HIDDEN] = [mark('shown'), mark('withheld'), mark('withheld', 'withheld')];

describe('a line', () => {
  const CELLS = [cell(100, 50), cell(40, 20), cell(60, 9), cell(40, 20)];
  const closed = (marks: readonly Mark[], lines = [[0, 1, 2, 3]]) =>
    withLinesClosed(lines, CELLS, marks).map(({ population, outcome }) => [population, outcome].join(' '));
  const [ALL, PART, NONE] = ['shown shown', 'shown withheld', 'withheld withheld'];

  it.each([
    ['nothing is withheld: nothing is', [SHOWN, SHOWN, SHOWN, SHOWN], [ALL, ALL, ALL, ALL]],
    ['one is: the smallest goes too, the first of equals', [HIDDEN, SHOWN, SHOWN, SHOWN], [NONE, NONE, ALL, ALL]],
    ['one outcome is: the nearest to small goes too', [HALF, SHOWN, SHOWN, SHOWN], [PART, ALL, PART, ALL]],
    ['two are: no more', [HIDDEN, HIDDEN, SHOWN, SHOWN], [NONE, NONE, ALL, ALL]],
    ['one band is no figure', [mark('band'), SHOWN, SHOWN, SHOWN], ['shown band', ALL, PART, ALL]],
  ])('in which %s', (_what, marks, found) => {
    expect(closed(marks)).toEqual(found);
  });

  it('that is alone stays, and one closes another', () => {
    expect(closed([HIDDEN, SHOWN, SHOWN, SHOWN], [[0]])).toEqual([NONE, ALL, ALL, ALL]);
    const both = [
      [1, 2],
      [0, 1],
    ];
    expect(closed([HIDDEN, SHOWN, SHOWN, SHOWN], both)).toEqual([NONE, NONE, NONE, ALL]);
  });

  it('has a smallest that is told, or none', () => {
    const of = (marks: readonly Mark[], kind = POPULATIONS) => smallestTold([0, 1, 2, 3], CELLS, marks, kind);
    expect([of([SHOWN, SHOWN, SHOWN, SHOWN]), of([SHOWN, HIDDEN, SHOWN, SHOWN])]).toEqual([1, 3]);
    expect(of([SHOWN, SHOWN, SHOWN, SHOWN], OUTCOMES)).toBe(2);
    expect(of([HIDDEN, HIDDEN, HIDDEN, HIDDEN])).toBe(null);
  });

  it.each<[string, Cell[], number]>([
    ['of people', [cell(38, 19), { ...cell(42, 21), by: { sex: 'female' } }], 1],
    ['of people, where the other comes first', [{ ...cell(42, 21), by: { sex: 'other' } }, cell(38, 19)], 1],
    ['of people, told as more', [cell(37, 19), { ...cell(38, 19), by: { sex: 'female' } }], 0],
  ])('tells no more by which of two goes than their rounded counts do: %s', (_what, cells, goes) => {
    expect(smallestTold([0, 1], cells, [SHOWN, SHOWN], POPULATIONS)).toBe(goes);
  });

  it('reckons the others of a cell by the counts that are told of it', () => {
    // told as 100 and 85, or as 95 and 80: fifteen others, though truly 12 and 17
    const cells = [cell(98, 86), { ...cell(97, 80), by: { sex: 'female' } }];
    expect(smallestTold([0, 1], cells, [SHOWN, SHOWN], OUTCOMES)).toBe(1);
  });
});

describe('where a group stands', () => {
  // Source: tables of the normal distribution
  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.025, -1.959963985],
    [0.024, -1.977368428],
    [0.976, 1.977368428],
    [0.01, -2.326347874],
    [0.99, 2.326347874],
    [0.9995, 3.290526731],
    [0.8, 0.841621234],
  ])('the quantile of %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });

  it('Wilson’s interval is that of the textbook', () => {
    const { low, high } = wilson(0.5, 100, 1.959963985);
    expect([low, high].map((one) => one.toFixed(4))).toEqual(['0.4038', '0.5962']);
    const none = wilson(0, 10, 1.959963985);
    expect([none.low.toFixed(4), none.high.toFixed(4)]).toEqual(['0.0000', '0.2775']);
  });

  const REST = figures(100_000, 50_000);
  it.each([
    ['far above', figures(1000, 700), 'above'],
    ['far below', figures(1000, 300), 'below'],
    ['as the whole', figures(1000, 500), 'within'],
    ['above, too few to tell', figures(20, 15), 'within'],
    ['below, too few to tell', figures(20, 5), 'within'],
    ['surely above, by too little', figures(50_000, 27_000), 'within'],
    ['surely below, by too little', figures(50_000, 23_000), 'within'],
    ['above by a band', figures(1000, null, 'at least 85 %'), 'above'],
    ['unknown', figures(1000, null), null],
    ['hidden', figures(null, null), null],
  ])('%s', (_what, row, stands) => {
    expect(standsOf([row, REST], RULES)[0]).toBe(stands);
  });

  it('a band is never below: it says the least', () => {
    const band = figures(1000, null, 'at least 85 %');
    expect(standsOf([band, figures(100_000, 99_000)], RULES)[0]).toBe('within');
  });

  it('is not said where there is no whole', () => {
    expect(standsOf([figures(1000, null, 'at least 85 %')], RULES)).toEqual([null]);
  });
});

describe('a table as large as is ever answered', () => {
  const table = (count: number) => ({
    asked: 'this',
    by: ['practice' as const],
    cells: Array.from({ length: count }, (_, at) => ({ by: { practice: String(at) }, population: 100, outcome: 50 })),
  });
  const NONE = { dataSet: 'first', answers: [], pairs: NO_PAIRS };

  it('is answered, and one cell more is not', () => {
    expect(release(table(500), NONE, RULES)).toMatchObject({ ok: true });
    const refused = release(table(501), NONE, RULES);
    expect(refused).toEqual({ ok: false, rules: ['D6'], message: '501 cells of 1 breakdowns; ask for fewer' });
  });

  it('has at most three breakdowns', () => {
    const by = ['practice', 'sex', 'borough', 'ageBand'] as const;
    expect(release({ ...table(10), by }, NONE, RULES)).toMatchObject({ ok: false });
    expect(release({ ...table(10), by: by.slice(0, 3) }, NONE, RULES)).toMatchObject({ ok: true });
  });
});
