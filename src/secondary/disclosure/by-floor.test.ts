// Do a few who left, each of ten who are alike, whom the floor then withholds all, look like few who left of many?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody, type World } from '../../../tests/kits/secondary/asked-world';
import { FLOOR } from '../rules/floor';
import { WITHHELD_VALUE } from '../rules/columns';
import { byFloorBetween, pairsAmong, placeOf, sharedBetween, UNSHOWN } from './overlap';
import type { Values } from './table';

const VALUES: Values = { ageBand: ['a', 'b', 'c'], borough: ['x', 'y'] };
const QUESTIONS: readonly (readonly Asked[])[] = [
  [{ asked: 'one', whom: 'all', by: ['borough'] }],
  [{ asked: 'one', whom: 'all', by: ['ageBand', 'borough'] }],
  [
    { asked: 'one', whom: 'all', by: ['borough'] },
    { asked: 'another', whom: 'all', by: ['borough'], has: ({ hasOutcome }) => !hasOutcome },
  ],
  [
    { asked: 'one', whom: 'all', by: ['ageBand'] },
    { asked: 'one', whom: 'all', by: ['borough', 'ageBand'] },
  ],
];

const worlds = fc.array(fc.tuple(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 20, max: 60 })), {
  minLength: 6,
  maxLength: 6,
});
const worldOf = (sizes: readonly (readonly [number, number])[]): World =>
  sizes.flatMap(([outcome, others], cell) => {
    const by = { ageBand: VALUES.ageBand?.[cell % 3] ?? '', borough: VALUES.borough?.[cell < 3 ? 0 : 1] ?? '' };
    return Array.from({ length: outcome + others }, (_, at): Somebody => ({ by, hasOutcome: at < outcome }));
  });

/**
 * Twice ten who are alike in all that the data set holds, half of them with the outcome: one of each ten leaves, and a
 * value of the others is withheld.
 */
function withTwoLeft(world: World, borough: string): World {
  const ten = (outcome: boolean): readonly number[] =>
    [...world.keys()]
      .filter((at) => world[at]?.by.borough === borough && world[at].hasOutcome === outcome)
      .slice(0, FLOOR);
  const [some, others] = [ten(true), ten(false)];
  return world.map((one, at) => {
    if (one === null || at === some[0] || at === others[0]) return null;
    const isAlike = some.includes(at) || others.includes(at);
    return isAlike ? { ...one, by: { ...one.by, borough: WITHHELD_VALUE } } : one;
  });
}

const looks = (builds: readonly World[], questions: readonly Asked[]) => {
  const ledger = askedWorld(VALUES);
  return builds.map((world, build) =>
    questions.map((question) => {
      const released = ledger.ask(world, question, `build ${String(build)}`, `day ${String(build)}`);
      return released.ok
        ? released.rows.map(({ by, population, outcome, percent }) => [by, population, outcome, percent])
        : released.message;
    }),
  );
};

describe.each(
  QUESTIONS.map((questions) => [questions.map(({ asked, by }) => `${asked} by ${by.join()}`), questions] as const),
)('asked %s', (_what, questions) => {
  it('nothing is told of the two, when they leave and when they come back', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('x', 'y'), (sizes, borough) => {
        const world = worldOf(sizes);
        const without = withTwoLeft(world, borough);
        const [one, other, again] = looks([world, without, world], questions);
        expect(other).toEqual(one);
        expect(again).toEqual(one);
        const [before, after] = looks([without, world], questions);
        expect(after).toEqual(before);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
    );
  });
});

it('who really left are counted beside them: the tenth makes a figure new', () => {
  const world = worldOf(Array.from({ length: 6 }, () => [60, 60] as const));
  const isOneOfTen = (at: number): boolean => (at >= 30 && at < 30 + FLOOR) || (at >= 100 && at < 100 + FLOOR);
  const left = withTwoLeft(world, 'x').map((one, at) => (isOneOfTen(at) ? null : one));
  const [one, other] = looks([world, left], [{ asked: 'one', by: ['borough'] }]);
  expect(other).not.toEqual(one);
});

it('somebody withheld is in no cell, shared or not, and is told apart from somebody who left', () => {
  const own = Uint16Array.of(UNSHOWN, placeOf(0, true), 0, placeOf(1, false), UNSHOWN);
  const earlier = Uint16Array.of(placeOf(1, true), UNSHOWN, placeOf(0, false), placeOf(1, false), UNSHOWN);
  expect(sharedBetween(own, earlier, [2, 2]).map(({ cell, earlier: other }) => [cell, other])).toEqual([[1, 1]]);
  const none = { population: 0, outcome: 0 };
  expect(byFloorBetween(own, earlier, [2, 2])).toEqual({
    own: [{ population: 1, outcome: 1 }, none],
    earlier: [none, { population: 1, outcome: 1 }],
  });
  const places = [Uint16Array.of(UNSHOWN, 0), Uint16Array.of(placeOf(0, true), 0)];
  const { areApart } = pairsAmong(
    (number) => places[number] ?? new Uint16Array(),
    () => 1,
  );
  expect(areApart(0, 1)).toBe(true);
});
