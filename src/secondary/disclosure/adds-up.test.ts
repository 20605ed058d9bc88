// Which counts of a new table add up to those of earlier ones? Held against people one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addsUp, newTable } from './adds-up';
import type { Compared, Side, Sum } from './earlier';
import { pairsAmong, placeOf, sharedBetween, type Places } from './overlap';
import { sizeOf } from './sets';
import { PARTS, type Cell, type Part } from './table';

/** Where somebody was counted in each table, and whether with the outcome; null for nowhere. */
type Somebody = readonly (readonly [cell: number, hasOutcome: boolean] | null)[];
type IsOwn = (table: number, cell: number) => boolean;

const CELLS = 3;
const NOTHING = { population: 'withheld', outcome: 'withheld', percent: 'withheld' } as const;
const EVERY: IsOwn = () => true;

const cellsOf = (people: readonly Somebody[], table: number): readonly Cell[] =>
  Array.from({ length: CELLS }, (_, at) => {
    const within = people.filter((one) => one[table]?.[0] === at);
    return { by: {}, population: within.length, outcome: within.filter((one) => one[table]?.[1]).length };
  });

/** The last of these tables is the new one. */
function sumsOf(people: readonly Somebody[], tables: number, isOwn: IsOwn = EVERY): readonly Sum[] {
  const places = Array.from({ length: tables }, (_, table): Places =>
    Uint16Array.from(people, (one) => {
      const place = one[table];
      return place === null || place === undefined ? 0 : placeOf(...place);
    }),
  );
  const placesOf = (table: number): Places => places[table] ?? new Uint16Array();
  const last = tables - 1;
  const answers = Array.from({ length: last }, (_, number): Compared => ({
    number,
    asked: 'that',
    by: [],
    day: '2026-01-01',
    dataSet: 'first',
    cells: cellsOf(people, number).map((cell, at) => ({ ...cell, figures: NOTHING, isOwn: isOwn(number, at) })),
    shared: sharedBetween(placesOf(last), placesOf(number), [CELLS, CELLS]),
  }));
  return addsUp(
    newTable(cellsOf(people, last), (at) => isOwn(last, at)),
    answers,
    pairsAmong(placesOf, () => CELLS),
  );
}

const isIn = (place: Somebody[number] | undefined, part: Part): boolean =>
  place !== null && place !== undefined && (part === 'population' || place[1] === (part === 'outcome'));

const somewhere = fc.option(fc.tuple(fc.nat(CELLS - 1), fc.boolean()), { freq: 5 });
const peopleIn = (tables: number) =>
  fc.array(fc.array(somewhere, { minLength: tables, maxLength: tables }), { minLength: 1, maxLength: 7 });

describe('of two answers', () => {
  /** Everybody who is in a group with this cell, found step by step. */
  function group(people: readonly Somebody[], parts: readonly [Part, Part], cell: number) {
    const cells = [new Set([cell]), new Set<number>()] as const;
    for (let before = -1; before < cells[0].size + cells[1].size;) {
      before = cells[0].size + cells[1].size;
      for (const [earlier, own] of people) {
        if (!isIn(own, parts[0]) || !isIn(earlier, parts[1]) || own === null || earlier === null) continue;
        if (own === undefined || earlier === undefined) continue;
        if (!cells[0].has(own[0]) && !cells[1].has(earlier[0])) continue;
        cells[0].add(own[0]);
        cells[1].add(earlier[0]);
      }
    }
    const [own, earlier] = cells.map((of) => [...of].sort((a, b) => a - b));
    return [own ?? [], earlier ?? []] as const;
  }
  function meant(people: readonly Somebody[], isOwn: IsOwn): readonly Sum[] {
    return PARTS.flatMap((own) =>
      PARTS.flatMap((earlier) => {
        const groups = new Map<string, Sum>();
        for (let cell = 0; cell < CELLS; cell += 1) {
          const [mine, theirs] = group(people, [own, earlier], cell);
          const here = people.filter((one) => isIn(one[1], own) && mine.includes(one[1]?.[0] ?? -1));
          const there = people.filter((one) => isIn(one[0], earlier) && theirs.includes(one[0]?.[0] ?? -1));
          const isSame = here.length === there.length && here.every((one) => there.includes(one));
          const isKnown = mine.every((at) => isOwn(1, at)) && theirs.every((at) => isOwn(0, at));
          if (theirs.length === 0 || !isSame || !isKnown) continue;
          groups.set(mine.join(), {
            left: [{ number: null, part: own, cells: mine }],
            right: [{ number: 0, part: earlier, cells: theirs }],
          });
        }
        return [...groups.values()];
      }),
    );
  }
  const inOrder = (sums: readonly Sum[]) => sums.map((sum) => JSON.stringify(sum)).sort();

  it('they are the smallest groups of any two parts that hold the same people, where the figures are of them', () => {
    let found = 0;
    fc.assert(
      fc.property(peopleIn(2), fc.nat(CELLS), fc.nat(CELLS), fc.boolean(), (given, not, wasNot, alike) => {
        const people = alike ? given.map(([earlier]) => [earlier ?? null, earlier ?? null]) : given;
        const isOwn: IsOwn = (table, at) => at !== (table === 1 ? not : wasNot);
        const expected = meant(people, isOwn);
        found += expected.length;
        const sums = sumsOf(people, 2, isOwn).filter(({ isPart }) => isPart === undefined);
        expect(inOrder(sums)).toEqual(inOrder(expected));
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('as many with the outcome are not the same people with the outcome', () => {
    const people: readonly Somebody[] = [
      [
        [0, true],
        [0, false],
      ],
      [
        [0, false],
        [0, true],
      ],
    ];
    const parts = sumsOf(people, 2).map(({ left, right }) => [left[0]?.part, right[0]?.part]);
    expect(parts).toEqual([
      ['population', 'population'],
      ['outcome', 'others'],
      ['others', 'outcome'],
    ]);
  });
});

describe('everybody of one answer is in the other', () => {
  const partsOf = (people: readonly Somebody[], isOwn: IsOwn = EVERY) =>
    sumsOf(people, 2, isOwn)
      .filter(({ isPart }) => isPart)
      .map(({ left, right }) => [left[0], right[0]].map((side) => [side?.number, side?.part, side?.cells]));
  /** In two cells four of everybody, of whom two have it; in a third all have it. */
  const people = [0, 1].flatMap((cell) =>
    [true, false].flatMap((hasIt) =>
      [true, false].map((hasOutcome): Somebody => [[cell, hasOutcome], hasIt ? [cell, hasOutcome] : null]),
    ),
  );
  const all: readonly Somebody[] = [
    ...people,
    [
      [2, true],
      [2, true],
    ],
  ];
  const turned = all.map(([one, other]): Somebody => [other ?? null, one ?? null]);

  it.each([
    ['asked before', all, null, 0],
    ['asked after', turned, 0, null],
  ])('and more: its counts are no more than those of the other, %s', (_what, given, part, whole) => {
    expect(partsOf(given)).toEqual(
      PARTS.flatMap((of) =>
        [0, 1].map((cell) => [
          [part, of, [cell]],
          [whole, of, [cell]],
        ]),
      ),
    );
  });

  it('not where one of them is not, of figures of another set, or where they are the same', () => {
    expect(partsOf([...all, [null, [0, true]]])).toEqual(partsOf(all).filter(([one]) => one?.[1] === 'others'));
    expect(partsOf(all, (table, cell) => table === 1 || cell > 0)).toHaveLength(3);
    expect(partsOf(all.map(([one]) => [one ?? null, one ?? null]))).toEqual([]);
  });
});

describe('of several answers', () => {
  const TABLES = 4;
  const severalOf = (sums: readonly Sum[]) => sums.filter(({ left, right }) => left.length + right.length > 2);
  /** How often somebody is counted on one side. */
  const times = (one: Somebody, sides: readonly Side[]): number =>
    sides.filter(({ number, part, cells }) => {
      const place = one[number ?? TABLES - 1];
      return isIn(place, part) && cells.includes(place?.[0] ?? -1);
    }).length;

  /** Of conditions of which nobody has two, those who have each, those who have one of two, and everybody. */
  const OF: readonly (readonly number[])[] = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
  const questions = fc.tuple(
    fc.shuffledSubarray([...OF.keys()], { minLength: TABLES, maxLength: TABLES }),
    fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(CELLS - 1), { minLength: TABLES, maxLength: TABLES }), fc.boolean()), {
      minLength: 3,
      maxLength: 10,
    }),
  );
  const peopleOf = ([asked, all]: readonly [
    readonly number[],
    readonly (readonly [number, readonly number[], boolean])[],
  ]): readonly Somebody[] =>
    all.map(([condition, cells, hasOutcome]) =>
      asked.map((of, table) => (OF[of]?.includes(condition) ? [cells[table] ?? 0, hasOutcome] : null)),
    );

  it('each sum holds everybody as often on one side as on the other, and nobody twice', () => {
    let found = 0;
    fc.assert(
      fc.property(questions, (given) => {
        const people = peopleOf(given);
        for (const { left, right, isPart } of sumsOf(people, TABLES)) {
          if (isPart) continue;
          for (const one of people)
            expect([times(one, left), times(one, right)]).toBeOneOf([
              [0, 0],
              [1, 1],
            ]);
          for (const side of [left, right]) expect(side.some(({ cells }) => cells.length > 0)).toBe(true);
          if (left.length + right.length > 2) found += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(300);
  });

  const EVERYBODY = [0, 1, 2] as const;
  const world = (asked: readonly (readonly number[])[]): readonly Somebody[] =>
    EVERYBODY.flatMap((condition) =>
      [0, 1].flatMap((cell) =>
        [true, false].map((hasOutcome): Somebody =>
          asked.map((of) => (of.includes(condition) ? [cell, hasOutcome] : null)),
        ),
      ),
    );
  const orders = <T>(of: readonly T[]): readonly (readonly T[])[] =>
    of.length < 2
      ? [of]
      : of.flatMap((one, at) => orders(of.toSpliced(at, 1)).map((rest): readonly T[] => [one, ...rest]));

  it.each([
    ['everybody, and those who have it or not', [[0, 1, 2], [0], [1, 2]]],
    ['everybody, in three parts', [[0, 1, 2], [0], [1], [2]]],
    ['two parts of each of two kinds', [[0, 1], [2], [0], [1, 2]]],
  ])('%s: found in whatever order they are asked', (_what, asked) => {
    for (const order of orders(asked)) {
      const found = severalOf(sumsOf(world(order), order.length)).filter(
        ({ left, right }) => left.length + right.length === order.length,
      );
      // of each of two cells: everybody, those with the outcome, those without it
      expect(found).toHaveLength(6);
      for (const part of PARTS)
        expect(found.filter((sum) => [...sum.left, ...sum.right].every((side) => side.part === part))).toHaveLength(2);
    }
  });

  it('one of them has a cell that nobody is in: it is in the sum, for that it is empty is told to nobody', () => {
    const people = world([[0], [1, 2], [0, 1, 2]]).filter(([one]) => one?.[0] !== 1);
    const sums = severalOf(sumsOf(people, 3)).filter(({ left }) => left[0]?.part === 'population');
    const cells = ({ left, right }: Sum) => [...left, ...right].map((side) => side.cells);
    expect(sums.map(cells)).toEqual([
      [[0], [0], [0]],
      [[1], [], [1]],
    ]);
  });

  it('none of answers that have somebody in common, nor of figures of another set', () => {
    const twice = [
      [0, 1],
      [1, 2],
      [0, 1, 2],
    ];
    expect(severalOf(sumsOf(world(twice), 3))).toEqual([]);
    const parts = [[0], [1, 2], [0, 1, 2]];
    for (const table of parts.keys())
      expect(severalOf(sumsOf(world(parts), 3, (of, cell) => of !== table || cell !== 0))).toHaveLength(3);
  });

  it('of two persons in one cell who have other outcomes here and there, everybody and no part of them', () => {
    const people = world([[0], [1, 2], [0, 1, 2]]).map(([one, other, all]): Somebody => [
      one ?? null,
      other ?? null,
      all === null || all === undefined ? null : [all[0], !all[1]],
    ]);
    const parts = severalOf(sumsOf(people, 3)).map(({ left }) => left[0]?.part);
    expect(parts).toEqual(['population', 'population']);
  });

  it('sizes are those of the people', () => {
    const [sum] = severalOf(sumsOf(world([[0], [1, 2], [0, 1, 2]]), 3));
    const cells = cellsOf(world([[0, 1, 2]]), 0);
    expect(sum?.left.flatMap((side) => side.cells.map((at) => sizeOf(cells[at] as Cell, side.part)))).toEqual([6]);
  });
});
