// Does what leaves of a table keep D1 to D7, whatever was counted?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES, rulesFor, type DisclosureRules } from '../rules/disclosure';
import { WITHHELD, type AnswerRow } from '../shapes/answer';
import type { Breakdown } from '../shapes/question';
import { NO_PAIRS, type Compared } from './earlier';
import { release, type Released } from './release';
import { normalQuantile, standsOf, wilson } from './stands';
import { combinations, linesOf, type Cell, type CountTable } from './table';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
const NOTHING = { dataSet: 'one', answers: [], pairs: NO_PAIRS };

type Pair = readonly [population: number, outcome: number];

const tableOf = (pairs: readonly Pair[], column: Breakdown = 'borough'): CountTable => ({
  asked: 'a question',
  by: [column],
  cells: pairs.map(([population, outcome], at) => ({ by: { [column]: `g${String(at)}` }, population, outcome })),
});

function told(table: CountTable, rules: DisclosureRules = RULES, answers: readonly Compared[] = []): Released {
  const released = release(table, { dataSet: 'one', answers, pairs: NO_PAIRS }, rules);
  if (!released.ok) throw new Error(released.message);
  return released;
}
const figures = ({ rows }: Released) => rows.map(({ population, outcome, percent }) => [population, outcome, percent]);

const BIG: Pair = [400, 200];
const CROWD: readonly Pair[] = [BIG, BIG, BIG, BIG, BIG, BIG];

describe('D1, D2: a count is withheld', () => {
  it.each<[string, Pair, readonly unknown[]]>([
    ['of nobody', [0, 0], [WITHHELD, WITHHELD, WITHHELD]],
    ['of seven people', [7, 7], [WITHHELD, WITHHELD, WITHHELD]],
    ['of nobody with the outcome', [100, 0], [100, WITHHELD, WITHHELD]],
    ['of seven with the outcome', [100, 7], [100, WITHHELD, WITHHELD]],
    ['of seven without it', [100, 93], [100, WITHHELD, WITHHELD]],
    ['of nobody without it', [100, 100], [100, WITHHELD, WITHHELD]],
  ])('%s', (_what, pair, expected) => {
    // a second one, or the line would withhold more
    expect(figures(told(tableOf([pair, pair, ...CROWD]))).slice(0, 2)).toEqual([expected, expected]);
  });

  it.each<[Pair, readonly unknown[]]>([
    [
      [100, 8],
      [100, 10, 10],
    ],
    [
      [100, 92],
      [100, 90, 90],
    ],
    [
      [16, 8],
      [15, 10, 67],
    ],
    [
      [102, 52],
      [100, 50, 50],
    ],
    [
      [103, 53],
      [105, 55, 52],
    ],
  ])('%j is shown, rounded (D3)', (pair, expected) => {
    expect(figures(told(tableOf([pair, ...CROWD])))[0]).toEqual(expected);
  });

  it.each<[string, Pair, unknown]>([
    ['a practice of 60, all but five', [60, 55], 'at least 85 %'],
    ['a practice of 20, all but three', [20, 17], 'at least 85 %'],
    ['a practice of 20, all but four', [20, 16], WITHHELD],
    ['a practice of 19, all', [19, 19], WITHHELD],
  ])('%s: tells no more than a band', (_what, pair, percent) => {
    const { rows } = told(tableOf([pair, pair, ...CROWD], 'practice'));
    expect(rows[0]).toMatchObject({ outcome: WITHHELD, percent });
    const borough = told(tableOf([pair, pair, ...CROWD])).rows[0];
    expect(borough).toMatchObject({ outcome: WITHHELD, percent: WITHHELD });
  });

  it('up to more, where the group said so, and never less', () => {
    const table = tableOf([[100, 14], [100, 14], ...CROWD]);
    expect(figures(told(table, rulesFor(15)))[0]).toEqual([100, WITHHELD, WITHHELD]);
    expect(figures(told(table, rulesFor(8)))[0]).toEqual([100, 15, 15]);
    for (const least of [1, Number.NaN, 7.5]) expect(rulesFor(least).withheldUpTo).toBe(7);
  });

  it('up to an edge of rounding, so that two approvals tell no more of a count than its round number', () => {
    expect([8, 9, 12, 13, 14, 18, 19].map((least) => rulesFor(least).withheldUpTo)).toEqual([
      7, 12, 12, 12, 17, 17, 22,
    ]);
    const leasts = Array.from({ length: 30 }, (_, at) => 8 + at);
    for (let people = 8; people < 60; people += 1) {
      const round = 5 * Math.round(people / 5);
      const alike = [-2, -1, 0, 1, 2].map((off) => leasts.map((least) => rulesFor(least).withheldUpTo < round + off));
      expect(new Set(alike.map(String)).size, String(people)).toBe(1);
    }
  });

  it('by round numbers, as to those who have it not', () => {
    // both are told as 100 and 75; of the one 18 have it not, of the other 30
    const marks = [tableOf([[98, 77], ...CROWD]), tableOf([[102, 73], ...CROWD])].map((table) =>
      [8, 15, 20, 25].map((least) => figures(told(table, rulesFor(least)))[0]?.[1]),
    );
    expect(marks[0]).toEqual([75, 75, WITHHELD, WITHHELD]);
    expect(marks[1]).toEqual(marks[0]);
  });
});

describe('D4: a line', () => {
  it('with one withheld cell withholds its next smallest', () => {
    const table = tableOf([[400, 3], [300, 60], [300, 40], ...CROWD]);
    expect(figures(told(table)).map(([, outcome]) => outcome)).toEqual([
      WITHHELD,
      60,
      WITHHELD,
      200,
      200,
      200,
      200,
      200,
      200,
    ]);
  });

  it('reckons nearness to everybody as smallness', () => {
    const table = tableOf([[400, 3], [300, 280], [300, 40], ...CROWD]);
    expect(
      figures(told(table))
        .map(([, outcome]) => outcome)
        .slice(0, 3),
    ).toEqual([WITHHELD, WITHHELD, 40]);
  });

  it('gives a total of what is shown, and a share of the people of whom both are', () => {
    const withheld: Pair = [400, 3];
    const { total } = told(tableOf([withheld, withheld, [60, 50], ...CROWD]));
    expect(total).toEqual({ population: 3260, outcome: 1250, percent: 51 });
  });
});

describe('D6: too fine', () => {
  it.each<[string, CountTable]>([
    ['more than 30 % would be withheld', tableOf([[7, 0], [7, 0], [7, 0], ...CROWD])],
    ['there is no cell', tableOf([])],
    ['there are more than 500 cells', tableOf(Array.from({ length: 501 }, () => BIG))],
    ['there are four breakdowns', { ...tableOf(CROWD), by: ['sex', 'borough', 'ageBand', 'practice'] }],
  ])('where %s', (_what, table) => {
    expect(release(table, NOTHING, RULES)).toMatchObject({ ok: false, rules: ['D6'] });
  });

  it('is not where those are few of whom a value is not recorded', () => {
    const table = tableOf([...CROWD, BIG]);
    const unknown = (at: number): Cell => ({
      by: { borough: 'not recorded', sex: String(at) },
      population: 3,
      outcome: 1,
    });
    expect(release({ ...table, cells: [...table.cells, ...[1, 2, 3, 4].map(unknown)] }, NOTHING, RULES).ok).toBe(true);
  });

  it('is not where exactly as many are', () => {
    const pairs: readonly Pair[] = [[7, 0], [7, 0], [7, 0], ...CROWD, BIG];
    expect(release(tableOf(pairs), NOTHING, RULES).ok).toBe(true);
  });
});

describe('D7: a cell too near to one that was answered', () => {
  const earlier = (of: Cell, shared: readonly [all: number, mine: number, theirs: number, both: number]): Compared => ({
    number: 0,
    asked: 'another question',
    by: ['sex'],
    day: '2026-01-01',
    dataSet: 'one',
    sums: [],
    cells: [
      {
        ...of,
        isOwn: true,
        figures: {
          population: 5 * Math.round(of.population / 5),
          outcome: 5 * Math.round(of.outcome / 5),
          percent: 50,
        },
      },
    ],
    shared: [
      {
        cell: 0,
        earlier: 0,
        populations: shared[0],
        outcomePopulation: shared[1],
        populationOutcome: shared[2],
        outcomes: shared[3],
      },
    ],
  });
  const same = (answer: Compared): Compared => ({
    ...answer,
    cells: answer.cells.map((one) => ({ ...one, by: { borough: 'g0' } })),
  });
  const first = (answers: readonly Compared[]) => figures(told(tableOf([[400, 200], ...CROWD]), RULES, answers))[0];
  const cell = (population: number, outcome: number): Cell => ({ by: { sex: 'f' }, population, outcome });

  it.each<[string, Compared, readonly unknown[]]>([
    ['by one person', earlier(cell(399, 200), [399, 200, 200, 200]), [WITHHELD, WITHHELD, WITHHELD]],
    ['by nine', earlier(cell(391, 200), [391, 200, 200, 200]), [WITHHELD, WITHHELD, WITHHELD]],
    ['by one who left and one who came', earlier(cell(400, 200), [399, 199, 199, 199]), [WITHHELD, WITHHELD, WITHHELD]],
    ['by nobody, as its values say', same(earlier(cell(400, 200), [400, 200, 200, 200])), [400, 200, 50]],
    ['by nobody', earlier(cell(400, 200), [400, 200, 200, 200]), [WITHHELD, WITHHELD, WITHHELD]],
    ['by ten, and as many with the outcome', earlier(cell(380, 190), [380, 190, 190, 190]), [400, 200, 50]],
    ['in the outcome by four', earlier(cell(420, 204), [400, 200, 200, 200]), [400, WITHHELD, WITHHELD]],
    ['in those without it by four', earlier(cell(424, 220), [400, 200, 200, 200]), [400, WITHHELD, WITHHELD]],
    ['from those with an outcome', earlier(cell(800, 398), [400, 200, 398, 200]), [WITHHELD, WITHHELD, WITHHELD]],
  ])('%s', (_what, answer, expected) => {
    expect(first([answer])).toEqual(expected);
  });

  it('is held against figures alone that were told', () => {
    const [one] = earlier(cell(399, 200), [399, 200, 200, 200]).cells;
    if (one === undefined) throw new Error('no cell');
    const untold = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD } as const;
    const answer = earlier(cell(399, 200), [399, 200, 200, 200]);
    expect(first([{ ...answer, cells: [{ ...one, figures: untold }] }])).toEqual([400, 200, 50]);
    expect(first([{ ...answer, cells: [{ ...one, isOwn: false }] }])).toEqual([400, 200, 50]);
  });
});

const SIZES: Readonly<Record<string, readonly string[]>> = {
  sex: ['f', 'm'],
  ageBand: ['a', 'b', 'c'],
  practice: ['x', 'y', 'z'],
};
const BYS: readonly (readonly Breakdown[])[] = [['practice'], ['sex', 'ageBand'], ['sex', 'ageBand', 'practice']];
const anyTable = fc.constantFrom(...BYS).chain((by) => {
  const all = combinations(by, SIZES);
  const count = fc.oneof(fc.nat(25), fc.nat(400));
  return fc
    .array(fc.tuple(count, fc.integer({ min: 0, max: 100 })), { minLength: all.length, maxLength: all.length })
    .map((pairs): CountTable => ({
      asked: 'a question',
      by,
      cells: all.map((one, at) => {
        const [population = 0, share = 0] = pairs[at] ?? [];
        return { by: one, population, outcome: Math.round((population * share) / 100) };
      }),
    }));
});
const BARELY = { ...RULES, withheldShare: 1 };

describe('whatever was counted', () => {
  const always = (holds: (table: CountTable, rows: readonly AnswerRow[], released: Released) => void): void => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const released = told(table, BARELY);
        holds(table, released.rows, released);
      }),
      { numRuns: RUNS },
    );
  };

  it('each shown count is near the true one, which is no small one', () => {
    always(({ cells }, rows) => {
      for (const [at, { population, outcome, percent }] of rows.entries()) {
        const cell = cells[at] ?? { population: -1, outcome: -1 };
        if (population !== WITHHELD) {
          expect(Math.abs(population - cell.population)).toBeLessThanOrEqual(2);
          expect(cell.population).toBeGreaterThan(7);
        }
        if (outcome === WITHHELD || population === WITHHELD) continue;
        expect(Math.abs(outcome - cell.outcome)).toBeLessThanOrEqual(2);
        expect(Math.min(cell.outcome, cell.population - cell.outcome)).toBeGreaterThan(7);
        expect(percent).toBe(Math.round((100 * outcome) / population));
      }
    });
  });

  it('no line has one withheld cell, and each row is there', () => {
    always(({ by, cells }, rows) => {
      expect(rows.map((row) => row.by)).toEqual(cells.map((cell) => cell.by));
      for (const line of linesOf(by, cells))
        for (const part of ['population', 'outcome'] as const)
          expect(line.filter((at) => rows[at]?.[part] === WITHHELD)).not.toHaveLength(1);
    });
  });

  it('the total is the sum of what is shown', () => {
    always((_table, rows, { total }) => {
      for (const part of ['population', 'outcome'] as const) {
        const shown = rows.flatMap((row) => (row[part] === WITHHELD ? [] : [row[part]]));
        expect(total[part]).toBe(shown.length === 0 ? WITHHELD : shown.reduce((sum, one) => sum + one, 0));
      }
    });
  });

  it('the same table gives the same answer, and where it stands is told by its figures alone', () => {
    always((table, rows, released) => {
      expect(told(table, BARELY)).toEqual(released);
      expect(standsOf(rows, RULES)).toEqual(rows.map(({ stands }) => stands));
    });
  });
});

describe('where a group stands', () => {
  const standing = (pairs: readonly Pair[], column?: Breakdown) =>
    told(tableOf(pairs, column)).rows.map(({ stands }) => stands);

  it('is told where chance would seldom make such a gap, and the gap is of five points', () => {
    const others: readonly Pair[] = Array.from({ length: 9 }, () => [1000, 500]);
    expect(standing([[1000, 620], ...others])[0]).toBe('above');
    expect(standing([[1000, 380], ...others])[0]).toBe('below');
    expect(standing([[100, 62], ...others])[0]).toBe('within');
    expect(
      standing([
        [100_000, 54_000],
        [100_000, 50_000],
        [100_000, 50_000],
      ])[0],
    ).toBe('within');
  });

  it('is not told of what is withheld; of a band, by its lower end', () => {
    const others: readonly Pair[] = Array.from({ length: 9 }, () => [1000, 500]);
    expect(standing([[100, 3], [100, 3], ...others]).slice(0, 2)).toEqual([null, null]);
    expect(standing([[200, 197], [200, 197], ...others], 'practice').slice(0, 2)).toEqual(['above', 'above']);
    expect(standing([[20, 20], [20, 20], ...others], 'practice').slice(0, 2)).toEqual(['within', 'within']);
  });

  it('goes by Wilson’s interval and the normal distribution', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
    expect(normalQuantile(0.9995)).toBeCloseTo(3.290527, 5);
    const { low, high } = wilson(0.3, 50, 1.959964);
    expect(low).toBeCloseTo(0.191, 3);
    expect(high).toBeCloseTo(0.4375, 3);
  });
});
