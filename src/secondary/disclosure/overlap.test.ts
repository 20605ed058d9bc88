// Which people do two answers share, and which of their cells hold the same? Held against people counted one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancesOf } from './balances';
import type { Compared, EarlierCell } from './earlier';
import { placeOf, sharedBetween } from './overlap';
import type { Cell } from './table';

/** Where one person is in each answer; null for nowhere. */
interface Somewhere {
  readonly own: readonly [cell: number, hasOutcome: boolean] | null;
  readonly earlier: readonly [cell: number, hasOutcome: boolean] | null;
}

const CELLS = 4;
const EARLIER_CELLS = 3;
const somewhere = (cells: number) => fc.option(fc.tuple(fc.nat(cells - 1), fc.boolean()), { nil: null });
const people = fc.array(fc.record({ own: somewhere(CELLS), earlier: somewhere(EARLIER_CELLS) }), { maxLength: 40 });

const placesOf = (all: readonly Somewhere[], side: 'own' | 'earlier'): Uint16Array<ArrayBuffer> =>
  Uint16Array.from(all, ({ [side]: at }) => (at === null ? 0 : placeOf(at[0], at[1])));
const sharedOf = (all: readonly Somewhere[]) =>
  sharedBetween(placesOf(all, 'own'), placesOf(all, 'earlier'), [CELLS, EARLIER_CELLS]);

describe('a place', () => {
  it('is of one cell and one outcome, and never that of nowhere', () => {
    const places = [0, 1, 2].flatMap((cell) => [placeOf(cell, false), placeOf(cell, true)]);
    expect(new Set([0, ...places]).size).toBe(7);
  });
});

describe('what two answers share', () => {
  it('is what is found person by person, and pairs that share nobody are not listed', () => {
    fc.assert(
      fc.property(people, (all) => {
        const meant = Array.from({ length: CELLS * EARLIER_CELLS }, (_, at) => {
          const [cell, earlier] = [Math.floor(at / EARLIER_CELLS), at % EARLIER_CELLS];
          const both = all.filter((one) => one.own?.[0] === cell && one.earlier?.[0] === earlier);
          const count = (of: (one: Somewhere) => boolean): number => both.filter(of).length;
          return {
            cell,
            earlier,
            populations: both.length,
            populationOutcome: count((one) => one.earlier?.[1] === true),
            outcomePopulation: count((one) => one.own?.[1] === true),
            outcomes: count((one) => one.own?.[1] === true && one.earlier?.[1] === true),
          };
        });
        expect(sharedOf(all)).toEqual(meant.filter(({ populations }) => populations > 0));
      }),
    );
  });

  it('leaves out people whom one of the lists does not reach', () => {
    const own = Uint16Array.of(placeOf(0, true), placeOf(0, true), placeOf(1, false));
    const earlier = Uint16Array.of(placeOf(0, true));
    const one = { cell: 0, earlier: 0, populations: 1, populationOutcome: 1, outcomePopulation: 1, outcomes: 1 };
    expect(sharedBetween(own, earlier, [2, 1])).toEqual([one]);
    expect(sharedBetween(earlier, own, [1, 2])).toEqual([one]);
  });
});

describe('cells that hold the same people', () => {
  const cellsOf = (all: readonly Somewhere[], side: 'own' | 'earlier', count: number): readonly Cell[] =>
    Array.from({ length: count }, (_, at) => {
      const within = all.filter((one) => one[side]?.[0] === at);
      return { by: {}, population: within.length, outcome: within.filter((one) => one[side]?.[1] === true).length };
    });
  const NOTHING = { population: 'withheld', outcome: 'withheld', percent: 'withheld' } as const;
  const earlierOf = (all: readonly Somewhere[], isOwn: (at: number) => boolean): Compared => ({
    number: 7,
    asked: 'that',
    by: [],
    day: '2026-01-01',
    dataSet: 'first',
    cells: cellsOf(all, 'earlier', EARLIER_CELLS).map((cell, at): EarlierCell => ({
      ...cell,
      figures: NOTHING,
      isOwn: isOwn(at),
    })),
    balances: [],
    shared: sharedOf(all),
  });
  const ALL = (): boolean => true;

  /** The cells of the other side in which somebody of these is. */
  const beside = (all: readonly Somewhere[], of: readonly number[], from: 'own' | 'earlier'): readonly number[] => {
    const to = from === 'own' ? 'earlier' : 'own';
    const found = all.flatMap((one) =>
      one[from] !== null && one[to] !== null && of.includes(one[from][0]) ? one[to][0] : [],
    );
    return [...new Set(found)].sort((a, b) => a - b);
  };
  /** Everything that hangs together with a cell, found step by step. */
  function group(all: readonly Somewhere[], cell: number): readonly [readonly number[], readonly number[]] {
    let own: readonly number[] = [cell];
    for (;;) {
      const other = beside(all, own, 'own');
      const more = beside(all, other, 'earlier');
      if (more.length <= own.length) return [more, other];
      own = more;
    }
  }
  const isIn = (one: Somewhere, side: 'own' | 'earlier', cells: readonly number[]): boolean =>
    one[side] !== null && cells.includes(one[side][0]);

  function meant(all: readonly Somewhere[], isOwn: (at: number) => boolean, was: (at: number) => boolean) {
    const groups = new Map<string, readonly [readonly number[], readonly number[]]>();
    for (let cell = 0; cell < CELLS; cell += 1) {
      const found = group(all, cell);
      if (found[1].length > 0) groups.set(found[0].join(), found);
    }
    return [...groups.values()].flatMap(([own, other]) => {
      const here = all.filter((one) => isIn(one, 'own', own));
      const there = all.filter((one) => isIn(one, 'earlier', other));
      const isSame = here.length === there.length && here.every((one) => there.includes(one));
      if (!isSame || !own.every(isOwn) || !other.every(was)) return [];
      return [{ with: 7, own, other, isOutcomeToo: here.every((one) => one.own?.[1] === one.earlier?.[1]) }];
    });
  }
  const inOrder = (one: { readonly own: readonly number[] }, other: { readonly own: readonly number[] }): number =>
    (one.own[0] ?? 0) - (other.own[0] ?? 0);

  /** Mostly people who are in both, or hardly two groups are the same. */
  const mostlyBoth = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.tuple(fc.nat(CELLS - 1), fc.nat(EARLIER_CELLS - 1), fc.boolean(), fc.boolean()) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { maxLength: 6 },
  );

  it('are the smallest such groups, whose figures are their own, and say whether the outcomes are the same too', () => {
    let balanced = 0;
    fc.assert(
      fc.property(mostlyBoth, fc.nat(CELLS), fc.nat(EARLIER_CELLS), fc.boolean(), (given, not, wasNot, alike) => {
        const all = given.map((one, at): Somewhere =>
          one === null
            ? { own: at % 2 === 0 ? [0, true] : null, earlier: at % 2 === 0 ? null : [0, true] }
            : { own: [one[0], one[2]], earlier: [one[1], alike ? one[2] : one[3]] },
        );
        const isOwn = (at: number): boolean => at !== not;
        const was = (at: number): boolean => at !== wasNot;
        const expected = meant(all, isOwn, was);
        balanced += expected.length;
        const found = balancesOf(cellsOf(all, 'own', CELLS), isOwn, earlierOf(all, was));
        expect([...found].sort(inOrder)).toEqual([...expected].sort(inOrder));
      }),
      { numRuns: 500 },
    );
    expect(balanced).toBeGreaterThan(100);
  });

  it('have the same number with the outcome, of whom one has it here and another there: the outcomes are not the same', () => {
    const all: readonly Somewhere[] = [
      { own: [0, true], earlier: [0, false] },
      { own: [0, false], earlier: [0, true] },
    ];
    expect(balancesOf(cellsOf(all, 'own', 1), ALL, earlierOf(all, ALL))).toEqual([
      { with: 7, own: [0], other: [0], isOutcomeToo: false },
    ]);
  });
});
