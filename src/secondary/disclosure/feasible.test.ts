// Is each withheld count that could be too few values found, through however many answers, and no other?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import type { EarlierAnswer, Sum } from './earlier';
import { narrowed, relatedTo, sumsIn, type Answered } from './feasible';
import { figuresOf } from './figures';
import type { Figures } from './marks';
import { markOf } from './small';
import { PARTS, type Cell, type Part } from './table';

const NOTHING: Figures = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };
const FEW = RULES.withheldUpTo;

const cellsOf = (sizes: readonly number[]): readonly Cell[] =>
  sizes.map((population, at) => ({ by: { practice: String(at) }, population, outcome: 0 }));

/** As D1 and D3 tell it; of those in `hidden` nothing. */
const answered = (
  number: number,
  sizes: readonly number[],
  sums: readonly Sum[] = [],
  hidden: readonly number[] = [],
): Answered => ({
  number,
  by: ['practice'],
  cells: cellsOf(sizes),
  figures: cellsOf(sizes).map((cell, at) =>
    hidden.includes(at) ? NOTHING : figuresOf(cell, markOf(cell, RULES), RULES),
  ),
  sums,
});
const same = (number: number, own: readonly number[], other: readonly number[], part: Part = 'population'): Sum => ({
  left: [{ number: null, part, cells: own }],
  right: [{ number, part, cells: other }],
});
const sameAll = (...of: readonly [number, readonly number[], readonly number[]]): readonly Sum[] =>
  PARTS.map((part) => same(...of, part));
const NEW = -1;
const populations = (table: Answered, related: readonly Answered[]) =>
  narrowed(table, related, RULES).filter(({ part }) => part === 'population');

describe('of two answers with the same people', () => {
  /** What somebody knows of a size by what is told of it alone. */
  const known = (size: number): readonly [number, number] => {
    if (size <= FEW) return [0, FEW];
    const told = Math.round(size / 5) * 5;
    return [Math.max(FEW + 1, told - 2), told + 2];
  };
  /** How many values of a size leave the other side something that it can be; tried one by one. */
  const values = (size: number, rest: readonly number[], others: readonly number[]): number => {
    const sum = (of: readonly number[], end: 0 | 1): number => of.reduce((all, one) => all + known(one)[end], 0);
    const [low, high] = known(size);
    return Array.from({ length: high - low + 1 }, (_, at) => low + at).filter(
      (value) => value + sum(rest, 0) <= sum(others, 1) && value + sum(rest, 1) >= sum(others, 0),
    ).length;
  };
  /** Of groups that are nearly few, some are counted together on the other side. */
  const groups = fc.array(
    fc.tuple(fc.constantFrom(5, 6, 7, 7, 7, 7, 8, 13), fc.constantFrom(true, true, true, false)),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  const together = (of: readonly (readonly [size: number, isNext: boolean])[]): readonly number[] =>
    of.reduce<readonly number[]>(
      (sums, [size, isNext]) =>
        isNext && sums.length > 0 ? sums.with(-1, (sums.at(-1) ?? 0) + size) : [...sums, size],
      [],
    );

  it('finds the withheld counts that could be fewer than three values, here and there, and no other', () => {
    let found = 0;
    fc.assert(
      fc.property(groups, fc.boolean(), (given, isTurned) => {
        const sides = [given.map(([size]) => size), together(given)];
        const [own = [], other = []] = isTurned ? sides.toReversed() : sides;
        const few = (of: readonly number[], others: readonly number[]): number =>
          of.filter((size, at) => size <= FEW && values(size, of.toSpliced(at, 1), others) < 3).length;
        const places = [...own.keys()];
        const table = answered(NEW, own, [same(4, places, [...other.keys()])]);
        const told = populations(table, [answered(4, other)]);
        expect(told).toHaveLength(few(own, other) + few(other, own));
        for (const { among } of told) expect(among).toEqual(places);
        found += told.length;
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('names the groups that hold the count, and no cell of another', () => {
    // 28 is shown as 30, which is 28 at least: four times seven
    const table = answered(NEW, [7, 7, 7, 7, 100, 3], [same(4, [0, 1, 2, 3], [0]), same(4, [4], [1])]);
    const told = populations(table, [answered(4, [28, 100])]);
    expect(told).toEqual([0, 1, 2, 3].map(() => ({ among: [0, 1, 2, 3], part: 'population' })));
  });

  it('names the new cells beside an earlier count that they tell', () => {
    const table = answered(NEW, [50, 14], [same(4, [1], [0, 1]), same(4, [0], [2])]);
    // 14 is shown as 15, which is 13 at least, of at most seven and seven
    const told = populations(table, [answered(4, [7, 7, 50])]);
    expect(told).toEqual([0, 1].map(() => ({ among: [1], part: 'population' })));
  });
});

describe('of people of whom another answer is a part', () => {
  // 23 are shown as 25, which is 23 at least; of all, of whom they are, two cells of ten were told: 24 at most
  const [whole, cells, part] = [[24], [10, 14], [23]];
  const all = (...sums: readonly Sum[]): Answered => ({ ...answered(5, whole, sums), figures: [NOTHING] });
  const isPart: Sum = { left: same(4, [], [0]).right, right: same(5, [0], []).left, isPart: true };
  const two: Answered = {
    ...answered(6, cells, [same(5, [0, 1], [0])]),
    figures: [10, 10].map((population) => ({ population, outcome: WITHHELD, percent: WITHHELD })),
  };

  it('a count can be no less than theirs', () => {
    const own = (sums: readonly Sum[]) => ({ ...all(...sums), number: NEW });
    const given: Sum = { ...same(6, [0], [0, 1]) };
    const table = (sums: readonly Sum[]) => populations(own(sums), [answered(4, part), { ...two, sums: [] }]);
    expect(table([given])).toEqual([]);
    expect(table([given, isPart])).toEqual([{ among: [0], part: 'population' }]);
    expect(table([given, { ...isPart, left: isPart.right, right: isPart.left }])).toEqual([]);
  });
});

describe('through answers that lie between', () => {
  /** So many answers, each with two cells of which the next has one; of all but the last nothing is told. */
  const chain = (length: number) => {
    const between = Array.from({ length }, (_, at) => {
      const groups = 2 ** (length - at);
      const size = 28 / groups;
      const halves = Array.from({ length: groups / 2 }, (_none, half) =>
        same(at + 1, [2 * half, 2 * half + 1], [half]),
      );
      return answered(
        at,
        Array.from({ length: groups }, () => size),
        halves,
        [...Array(groups).keys()],
      );
    });
    return [...between, answered(length, [28])];
  };

  it.each([1, 2])('a count is worked out over %i of them', (length) => {
    // the last says 28 at least; four times seven are known to be seven at most
    const related = chain(length).map((one) => ({ ...one, withheldUpTo: FEW }));
    const groups = 2 ** length;
    const each = 28 / groups;
    const own = Array.from({ length: 4 }, () => 7);
    const halves = Array.from({ length: groups }, (_, at) => same(0, each === 7 ? [at] : [2 * at, 2 * at + 1], [at]));
    const told = populations(answered(NEW, own, halves), related);
    // of the answers between nothing was told either: each of their counts is worked out too
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told.filter(({ among }) => among.length > 0)).toHaveLength(told.length);
  });

  it('a count that is worked out in no group of the new table names all cells that are in any', () => {
    const related = [answered(0, [7, 7, 7, 7], [same(1, [0, 1, 2, 3], [0])]), answered(1, [28]), answered(2, [60])];
    const table = answered(NEW, [60, 60, 9], [same(2, [1], [0])]);
    expect(populations(table, related)).toEqual([0, 1, 2, 3].map(() => ({ among: [1], part: 'population' })));
  });
});

describe('where somebody could have been in a cell that nobody is in', () => {
  const by = ['sex', 'borough'] as const;
  const earlier: Answered = {
    ...answered(4, [28, 100]),
    by: ['sex'],
    cells: [
      { by: { sex: 'female' }, population: 28, outcome: 0 },
      { by: { sex: 'male' }, population: 100, outcome: 0 },
    ],
  };
  const table = (empty: string): Answered => ({
    number: NEW,
    by,
    cells: [
      ...['a', 'b', 'c', 'd'].map((borough) => ({ by: { sex: 'female', borough }, population: 7, outcome: 0 })),
      { by: { sex: empty, borough: 'e' }, population: 0, outcome: 0 },
    ],
    figures: [NOTHING, NOTHING, NOTHING, NOTHING, NOTHING],
    sums: [same(4, [0, 1, 2, 3], [0])],
  });

  it('is one of the same group, nothing is certain of the others', () => {
    expect(populations(table('female'), [earlier])).toEqual([]);
  });

  it('is one of another group, it changes nothing', () => {
    expect(populations(table('male'), [earlier])).toHaveLength(4);
  });

  it('counts on the other side too', () => {
    const many: Answered = { ...table('female'), number: 4, sums: [] };
    const one: Answered = { ...earlier, number: NEW, sums: [same(4, [0], [0, 1, 2, 3])] };
    expect(populations(one, [many])).toEqual([]);
    expect(populations(one, [{ ...many, cells: table('male').cells }])).toHaveLength(4);
  });
});

describe('with the outcome', () => {
  const outcomes = (number: number, pairs: readonly (readonly [number, number])[], sums: readonly Sum[] = []) => {
    const cells = pairs.map(([population, outcome], at) => ({ by: { practice: String(at) }, population, outcome }));
    return {
      number,
      by: ['practice' as const],
      cells,
      sums,
      figures: cells.map((cell) => figuresOf(cell, markOf(cell, RULES), RULES)),
    };
  };
  const four: readonly (readonly [number, number])[] = [
    [100, 7],
    [100, 7],
    [100, 7],
    [100, 7],
  ];

  it('it is found only where those with it are the same people', () => {
    const whole = outcomes(4, [[400, 28]]);
    const found = (...sums: readonly Sum[]) => narrowed(outcomes(NEW, four, sums), [whole], RULES);
    expect(found(same(4, [0, 1, 2, 3], [0]))).toEqual([]);
    expect(found(...sameAll(4, [0, 1, 2, 3], [0]))).toEqual(
      [0, 1, 2, 3].map(() => ({ among: [0, 1, 2, 3], part: 'outcome' })),
    );
  });

  it('it is found where everybody of whom another was asked has it', () => {
    const those = { ...same(4, [0, 1, 2, 3], [0]).left[0], part: 'outcome' as const };
    const sum: Sum = { left: [those as Sum['left'][number]], right: same(4, [], [0]).right };
    expect(narrowed(outcomes(NEW, four, [sum]), [outcomes(4, [[28, 14]])], RULES)).toEqual(
      [0, 1, 2, 3].map(() => ({ among: [0, 1, 2, 3], part: 'outcome' })),
    );
  });

  it('what is certain of those with it is certain of the others and of all', () => {
    // 73 of all is shown as 75, 73 at least, and 52 of the hundred as 50, 52 at most: 21 of three times seven
    const whole = outcomes(4, [[121, 73]]);
    const table = outcomes(
      NEW,
      [
        [7, 7],
        [7, 7],
        [7, 7],
        [100, 52],
      ],
      sameAll(4, [0, 1, 2, 3], [0]),
    );
    const parts = narrowed(table, [whole], RULES).map(({ part }) => part);
    expect(parts).toEqual([0, 1, 2].flatMap(() => ['population', 'outcome', 'others']));
  });

  it('it is read by the threshold under which it was told', () => {
    const strict = {
      ...outcomes(NEW, four, sameAll(4, [0, 1, 2, 3], [0])),
      withheldUpTo: 20,
    };
    expect(narrowed(strict, [outcomes(4, [[400, 28]])], RULES)).toEqual([]);
  });
});

describe('which earlier answers can narrow anything', () => {
  const ledger = (sums: Readonly<Record<number, readonly Sum[]>>): readonly EarlierAnswer[] =>
    [1, 2, 3, 4, 5].map((number) => ({ number, sums: sums[number] ?? [] }) as unknown as EarlierAnswer);
  const related = (sums: readonly Sum[], before: readonly EarlierAnswer[]) =>
    relatedTo(sums, before).map(({ number }) => number);
  const three: Sum = { left: same(1, [0], [0]).left, right: [1, 2].flatMap((of) => same(of, [0], [0]).right) };

  it('those with the same people in some sum', () => {
    expect(related([same(3, [], []), same(1, [], [])], ledger({}))).toEqual([1, 3]);
    expect(related([three], ledger({}))).toEqual([1, 2]);
    expect(related([], ledger({ 2: [same(1, [0], [0])] }))).toEqual([]);
  });

  it('and those with the same people as one of these, asked before it or after it, through however many', () => {
    expect(related([same(3, [0], [0])], ledger({ 3: [same(2, [0], [0])], 4: [same(2, [0], [0])] }))).toEqual([2, 3, 4]);
    expect(related([same(3, [0], [0])], ledger({ 5: [same(3, [0], [0]), same(4, [0], [0])] }))).toEqual([3, 4, 5]);
    expect(related([same(5, [0], [0])], ledger({ 5: [three] }))).toEqual([1, 2, 5]);
  });
});

describe('a ledger that was kept before sums were', () => {
  const balance = { with: 4, own: [0, 1], other: [2] };
  it.each([
    [false, ['population']],
    [true, PARTS],
  ] as const)('is read as it was meant; the outcomes too: %s', (isOutcomeToo, parts) => {
    const sums = parts.map((part) => same(4, [0, 1], [2], part));
    expect(sumsIn({ balances: [{ ...balance, isOutcomeToo }] })).toEqual(sums);
  });

  it('is not asked for where sums are kept', () => {
    const sums = [same(1, [0], [0])];
    expect(sumsIn({ sums, balances: [{ ...balance, isOutcomeToo: true }] })).toBe(sums);
    expect(sumsIn({})).toEqual([]);
  });
});
