// Is nobody left in small company, and is no more taken away than that needs? (Whoever knows some values of a person.)
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOOR, MOST_WITHHELD_PERCENT } from '../rules/floor';
import type { Breakdown } from '../shapes/question';
import type { Combination } from './combinations';
import { floored, type Floored } from './floor';

const VALUES = {
  ageBand: ['20-24', '25-29', '30-34', '65-69', '70-74', '85-89', '90+', 'not recorded'],
  sex: ['female', 'male', 'other'],
  ethnicGroup: ['A', 'B', 'H', 'M', 'S', 'Z', 'not recorded'],
  borough: ['Camden', 'Barnet', 'Enfield'],
  practice: ['F83001', 'F83002', 'F83003', 'F83004'],
} as const satisfies Partial<Record<Breakdown, readonly string[]>>;

type Given = keyof typeof VALUES;
const NAMES = Object.keys(VALUES) as Given[];

const table = fc
  .record({
    columns: fc.subarray(NAMES, { minLength: 1 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    usual: fc.integer({ min: 1, max: 400 }),
    rare: fc.integer({ min: 1, max: 12 }),
    everyNth: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ columns, seed, usual, rare, everyNth }) => {
    let all: readonly (readonly string[])[] = [[]];
    for (const name of columns) all = all.flatMap((row) => VALUES[name].map((value) => [...row, value]));
    const combinations = all
      .map((values, at) => ({ values, turn: (at * 7919 + seed) % 97 }))
      .map(({ values, turn }) => ({ values, people: turn % everyNth === 0 ? (turn % rare) + 1 : usual + turn }));
    return { columns, combinations };
  });

function sizes({ shown }: Floored, combinations: readonly Combination[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  shown.forEach((values, at) => {
    const key = values.join('|');
    found.set(key, (found.get(key) ?? 0) + (combinations[at]?.people ?? 0));
  });
  return found;
}

const peopleIn = (combinations: readonly Combination[]): number =>
  combinations.reduce((sum, { people }) => sum + people, 0);

describe('the floor', () => {
  it('leaves nobody in a combination of fewer than it asks for, whatever the table', () => {
    let built = 0;
    fc.assert(
      fc.property(table, fc.subarray(NAMES, { maxLength: 1 }), ({ columns, combinations }, kept) => {
        const found = floored(columns, combinations, kept);
        if (found === null) return;
        built += 1;
        expect(Math.min(...sizes(found, combinations).values())).toBeGreaterThanOrEqual(FLOOR);
        expect(found.withheld * 100).toBeLessThanOrEqual(peopleIn(combinations) * MOST_WITHHELD_PERCENT);
        for (const one of kept) if (columns.includes(one)) expect(found.columns).toContain(one);
        // nobody’s value is turned into another that is not theirs
        found.shown.forEach((values, at) => {
          found.columns.forEach((column, index) => {
            if ((found.steps[column] ?? 0) > 0 || values[index] === 'withheld') return;
            expect(values[index]).toBe(combinations[at]?.values[columns.indexOf(column as Given)]);
          });
        });
      }),
      { numRuns: 60 },
    );
    expect(built).toBeGreaterThan(20);
  });

  it('gives the same whatever the order in which combinations come', () => {
    fc.assert(
      fc.property(table, ({ columns, combinations }) => {
        const forth = floored(columns, combinations, []);
        const back = floored(columns, [...combinations].reverse(), []);
        expect(back?.shown.toReversed()).toEqual(forth?.shown);
        expect(back?.steps).toEqual(forth?.steps);
      }),
      { numRuns: 60 },
    );
  });

  const people = (values: readonly string[], count: number): Combination => ({ values, people: count });

  it('touches nothing where all share enough', () => {
    const all = [people(['20-24', 'Camden'], 10), people(['25-29', 'Camden'], 500)];
    expect(floored(['ageBand', 'borough'], all, [])).toEqual({
      columns: ['ageBand', 'borough'],
      steps: {},
      shown: all.map(({ values }) => values),
      withheld: 0,
    });
  });

  it('withholds of a few before it takes detail from all, and no more than it must', () => {
    const all = [
      people(['20-24', 'Camden'], 4000),
      people(['25-29', 'Camden'], 4000),
      people(['90+', 'Camden'], 6),
      people(['85-89', 'Camden'], 9),
    ];
    expect(floored(['ageBand', 'borough'], all, [])).toMatchObject({
      steps: {},
      withheld: 15,
      shown: [
        ['20-24', 'Camden'],
        ['25-29', 'Camden'],
        ['withheld', 'Camden'],
        ['withheld', 'Camden'],
      ],
    });
  });

  it('hides one person among others, for one alone with everything withheld would be found', () => {
    const all = [people(['female'], 5000), people(['male'], 12), people(['other'], 1)];
    expect(floored(['sex'], all, [])).toMatchObject({ withheld: 13, shown: [['female'], ['withheld'], ['withheld']] });
  });

  it('makes the column coarser that frees most, and beyond its last step leaves it out', () => {
    const practices = ['F83001', 'F83002', 'F83003', 'F83004'].flatMap((practice) =>
      ['Camden', 'Barnet'].map((borough) => people([borough, practice], 8)),
    );
    const found = floored(['borough', 'practice'], practices, []);
    expect(found).toMatchObject({ columns: ['practice'], steps: { borough: 1 }, withheld: 0 });
    const keeps = floored(['borough', 'practice'], practices, ['borough']);
    expect(keeps).toMatchObject({ columns: ['borough'], steps: { practice: 1 }, withheld: 0 });
  });

  it('is not reached by losing a column that a question is broken down by', () => {
    const small = ['F83001', 'F83002'].map((practice) => people([practice], 9));
    expect(floored(['practice'], small, ['practice'])).toBeNull();
    expect(floored(['practice'], small, [])).toMatchObject({ columns: [], shown: [[], []] });
    expect(floored(['sex'], [people(['female'], 3)], [])).toBeNull();
    expect(floored(['sex'], [], [])).toEqual({ columns: ['sex'], steps: {}, shown: [], withheld: 0 });
  });
});
