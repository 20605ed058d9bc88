// Is anything withheld that could be worked out from several figures at once, and nothing that could not?
import { describe, expect, it } from 'vitest';
import { askedWorld, type Somebody } from '../../../tests/kits/secondary/asked-world';
import { RULES } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import type { Values } from './table';

const VALUES: Values = {
  ageBand: ['a', 'b', 'c', 'd', 'e', 'f'],
  borough: ['u', 'v', 'w', 'x', 'y', 'z'],
  sex: ['female', 'male'],
};
// of so few groups most tables would be too fine: what is tried is what would be told of them
const BARELY = { ...RULES, withheldShare: 1 };

const group = (people: number, outcome: number, by: Somebody['by']): readonly Somebody[] =>
  Array.from({ length: people }, (_, at) => ({ by, hasOutcome: at < outcome }));
const ages = VALUES.ageBand ?? [];
const boroughs = VALUES.borough ?? [];

/** One age group of these sizes by borough; everybody else is many. */
const firstOf = (sizes: readonly number[]): readonly Somebody[] =>
  ages.flatMap((ageBand) =>
    boroughs
      .slice(0, sizes.length)
      .flatMap((borough, at) =>
        group(ageBand === 'a' ? (sizes[at] ?? 0) : 100, 0, { ageBand, borough, sex: 'female' }),
      ),
  );

function populations(people: readonly Somebody[], values: Values = VALUES) {
  const world = askedWorld(values, BARELY);
  world.ask(people, { asked: 'one', by: ['ageBand'] });
  const released = world.ask(people, { asked: 'one', by: ['ageBand', 'borough'] });
  return released.ok
    ? released.rows.slice(0, values.borough?.length).map(({ population }) => population)
    : released.message;
}

describe('cells of a group whose total was told before', () => {
  it('are not told at all where all are small and their sum leaves one value to each', () => {
    const four = { ...VALUES, borough: boroughs.slice(0, 4) };
    // 28 is shown as 30, which is 28 at least: four times seven
    expect(populations(firstOf([7, 7, 7, 7]), four)).toMatch('worked out');
    expect(populations(firstOf([7, 7, 7, 6]), four)).toEqual([WITHHELD, WITHHELD, WITHHELD, WITHHELD]);
  });

  it('are withheld further where the shown ones leave nothing for the empty ones', () => {
    // 52 is shown as 50, which is 52 at most; four times 13 is shown as 15, which is 13 at least
    const told = populations(firstOf([13, 13, 13, 13, 0, 0]));
    expect(told.slice(4)).toEqual([WITHHELD, WITHHELD]);
    expect(told.slice(0, 4)).toContain(WITHHELD);
    // where there is room for both, nothing more is withheld
    expect(populations(firstOf([12, 12, 12, 12, 0, 0])).slice(0, 4)).toEqual([10, 10, 10, 10]);
  });
});

/** Twelve of a hundred in each of six groups are shown as ten; 73 of all and one more are shown as 75. */
const six: readonly Somebody[] = ages.flatMap((ageBand) => group(100, 12, { ageBand, borough: 'u', sex: 'female' }));
const men: readonly Somebody[] = ages.flatMap((ageBand) => group(100, 50, { ageBand, borough: 'v', sex: 'male' }));
const one: Somebody = { by: { ageBand: 'a', borough: 'w', sex: 'female' }, hasOutcome: true };
const all = [...six, ...men, one];
const among = (borough: string) => (somebody: Somebody) => somebody.by.borough !== borough;

describe('one cell that differs by one person from several together', () => {
  const asked = (outcome: (somebody: Somebody) => boolean) => {
    const world = askedWorld(VALUES, BARELY);
    world.ask(all, { asked: 'without one', by: ['ageBand'], of: (somebody) => somebody.by.borough === 'u' });
    const released = world.ask(all, { asked: 'with one', by: ['sex'], has: outcome });
    return released.ok ? released.rows[0] : undefined;
  };

  it('tells nothing of that person', () => {
    expect(asked(({ hasOutcome }) => hasOutcome)).toMatchObject({ outcome: WITHHELD });
  });

  it('tells nothing either where it asks for the opposite', () => {
    const told = asked(({ hasOutcome }) => !hasOutcome);
    expect(told?.population).toBe(600);
    // 601 people less 73: shown of the opposite it bounds them less, and is no reason to withhold
    expect(told?.outcome).toBe(530);
  });

  it('is shown where the others are asked something else', () => {
    const world = askedWorld(VALUES, BARELY);
    const of = (somebody: Somebody): boolean => somebody.by.borough === 'u';
    world.ask(all, { asked: 'without one', by: ['ageBand'], of, has: ({ by }) => by.ageBand !== 'a' });
    const released = world.ask(all, { asked: 'with one', by: ['sex'] });
    expect(released.ok ? released.rows[0]?.outcome : null).toBe(75);
  });
});

describe('the same cell', () => {
  it('that lost nine people without the outcome keeps its figure', () => {
    const world = askedWorld(VALUES, BARELY);
    world.ask(all, { asked: 'one', by: ['sex'] }, 'first', 'one day');
    let left = 9;
    const fewer = all.map((somebody) =>
      somebody.by.sex === 'male' && !somebody.hasOutcome && left-- > 0 ? null : somebody,
    );
    const released = world.ask(fewer, { asked: 'one', by: ['sex'] }, 'second', 'another day');
    expect(released.ok ? released.rows[1] : null).toMatchObject({ population: 600, outcome: 300, figureOf: 'one day' });
  });

  it('of another question is another cell', () => {
    const world = askedWorld(VALUES, BARELY);
    world.ask(all, { asked: 'one', by: ['sex'], of: among('w') }, 'first', 'one day');
    let left = 5;
    const has = (somebody: Somebody): boolean => somebody.hasOutcome || (somebody.by.sex === 'male' && left-- > 0);
    const other = { asked: 'another', by: ['sex' as const], of: among('w'), has };
    // the kit asks `has` twice of each
    left = 10;
    const released = world.ask(all, other, 'second', 'another day');
    expect(released.ok ? released.rows.map(({ figureOf }) => figureOf) : null).toEqual([undefined, undefined]);
    expect(released.ok ? released.rows[1]?.outcome : null).toBe(WITHHELD);
  });
});
