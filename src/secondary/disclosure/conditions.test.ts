// Does a group's condition hold whatever others were told, and does a figure that is told tell of those who have none?
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody } from '../../../tests/kits/secondary/asked-world';
import { RULES, rulesFor } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import type { Values } from './table';

const VALUES: Values = { ageBand: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], sex: ['female', 'male'] };
const BARELY = { withheldShare: 1 };

const group = (people: number, outcome: number, by: Somebody['by']): readonly Somebody[] =>
  Array.from({ length: people }, (_, at) => ({ by, hasOutcome: at < outcome }));

const ages = VALUES.ageBand ?? [];

describe('a threshold that the group set', () => {
  const people = ages.flatMap((ageBand, at) => group(at < 2 ? 40 : 400, at < 3 ? 20 : 200, { ageBand, sex: 'female' }));
  const QUESTION = { asked: 'one', by: ['ageBand' as const] };
  const strict = { ...rulesFor(50), ...BARELY };
  const figures = (released: ReturnType<ReturnType<typeof askedWorld>['ask']>) =>
    released.ok ? released.rows.map(({ population, outcome, percent }) => [population, outcome, percent]) : null;

  it.each([
    ['of the same data set', 'first', people],
    ['of another, where nobody moved', 'second', people],
    ['of another, where few moved', 'second', people.map((one, at) => (at === 3 || at === 41 ? null : one))],
  ])('holds for cells that were told under another approval: %s', (_what, dataSet, world) => {
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    expect(figures(ledger.ask(people, QUESTION))?.[0]).toEqual([40, 20, 50]);
    const told = figures(ledger.ask(world, QUESTION, dataSet, 'another day', strict));
    expect(told?.slice(0, 3)).toEqual([
      [WITHHELD, WITHHELD, WITHHELD],
      [WITHHELD, WITHHELD, WITHHELD],
      [400, WITHHELD, WITHHELD],
    ]);
    expect(told?.[3]).toEqual([400, 200, 50]);
  });
});

describe('two groups that differ by ten or more, of whom', () => {
  const told = (outcome: number, has: (somebody: Somebody) => boolean = ({ hasOutcome }) => hasOutcome) => {
    const more = group(12, outcome, { ageBand: 'b', sex: 'female' });
    const people = [...group(100, 50, { ageBand: 'a', sex: 'female' }), ...more, ...group(100, 50, { sex: 'male' })];
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    ledger.ask(people, { asked: 'younger', by: ['sex'], of: ({ by }) => by.ageBand !== 'b', has });
    const released = ledger.ask(people, { asked: 'all', by: ['sex'], has });
    return released.ok ? released.rows[0] : undefined;
  };

  it.each([0, 1, 7, 12])('%i have the outcome: the figures of the larger tell nothing of it', (outcome) => {
    expect(told(outcome)).toMatchObject({ population: 110, outcome: WITHHELD, percent: WITHHELD });
  });

  it.each([0, 1, 7, 12])('%i have the outcome: nor do those of the opposite', (outcome) => {
    expect(told(outcome, ({ hasOutcome }) => !hasOutcome)).toMatchObject({ population: 110, outcome: WITHHELD });
  });
});

describe('a cell of a later build', () => {
  it('that won many, none of whom has the outcome, keeps its figures', () => {
    const people = [...group(100, 50, { sex: 'female' }), ...group(100, 50, { sex: 'male' })];
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    const question = { asked: 'all', by: ['sex' as const] };
    ledger.ask(people, question, 'first', 'one day');
    const later = [...people, ...group(40, 0, { sex: 'female' }), ...group(40, 20, { sex: 'male' })];
    const released = ledger.ask(later, question, 'second', 'another day');
    expect(released.ok ? released.rows : null).toMatchObject([
      { population: 100, outcome: 50, figureOf: 'one day' },
      { population: 140, outcome: 70 },
    ]);
  });
});

describe('a group whose parts are asked for once somebody has left', () => {
  // twelve are shown as ten and are twelve at most; 73 are shown as 75 and are 73 at least
  const six = (more: number) =>
    ages.slice(0, 6).flatMap((ageBand, at) => group(12 + (at === 0 ? more : 0), 0, { ageBand, sex: 'female' }));
  const men = ages.flatMap((ageBand) => group(100, 50, { ageBand, sex: 'male' }));

  it('is not told so that they fall short of it', () => {
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    ledger.ask([...six(1), ...men], { asked: 'all', by: ['sex'] }, 'first', 'one day');
    const world = [...six(1).map((one, at) => (at === 0 ? null : one)), ...men];
    const women = (somebody: Somebody): boolean => somebody.by.sex === 'female';
    const released = ledger.ask(world, { asked: 'women', by: ['ageBand'], of: women }, 'second', 'another day');
    const told = released.ok ? released.rows.map(({ population }) => population).slice(0, 6) : [];
    expect(told.filter((population) => population === 10).length).toBeLessThan(6);
    expect(told).toContain(10);
  });
});

describe('the same people asked of in other words, on a later build', () => {
  const people = ages.flatMap((ageBand, at) => group(60, 20 + at, { ageBand, sex: 'female' }));
  const looks = (world: readonly (Somebody | null)[], words: Partial<Asked>) => {
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    ledger.ask(people, { asked: 'one', by: ['ageBand'] }, 'first', 'one day');
    const released = ledger.ask(world, { asked: 'other words', by: ['ageBand'], ...words }, 'second', 'another day');
    return released.ok ? released.rows.map(({ population, outcome }) => [population, outcome]) : null;
  };

  it.each<[string, Partial<Asked>]>([
    ['the same', {}],
    ['the opposite', { has: ({ hasOutcome }) => !hasOutcome }],
  ])('does not tell by its gaps where one left: %s', (_what, words) => {
    const told = looks(people, words);
    const oneLeft = people.map((one, at) => (at === 130 ? null : one));
    expect(told).not.toBeNull();
    expect(looks(oneLeft, words)).toEqual(told);
  });

  it('another outcome of the same people is told', () => {
    const has = ({ by }: Somebody): boolean => by.sex === 'female';
    const other = [...people, ...ages.flatMap((ageBand) => group(60, 20, { ageBand, sex: 'male' }))];
    const ledger = askedWorld(VALUES, { ...RULES, ...BARELY });
    ledger.ask(other, { asked: 'one', by: ['ageBand'] }, 'first', 'one day');
    const released = ledger.ask(other, { asked: 'another', by: ['ageBand'], has }, 'second', 'another day');
    expect(released.ok ? released.rows[0] : null).toMatchObject({ population: 120, outcome: 60 });
  });
});
