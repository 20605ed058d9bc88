// Does a build after one person left, or came, look like one after which nobody did: told or refused?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody, type World } from '../../../tests/kits/secondary/asked-world';
import { RULES } from '../rules/disclosure';
import type { AnswerRow } from '../shapes/answer';
import type { Release } from './release';
import { cellKey, type Values } from './table';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 300);
const ages = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const VALUES: Values = { ageBand: ages, sex: ['female', 'male'] };

const group = (people: number, outcome: number, by: Somebody['by']): readonly Somebody[] =>
  Array.from({ length: people }, (_, at) => ({ by, hasOutcome: at < outcome }));

/** About the thresholds, where one more or less makes a difference. */
const near = fc.oneof(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 12, max: 40 }));
const cells = fc.array(fc.tuple(near, near), { minLength: ages.length, maxLength: ages.length });
const worlds = cells.map((all) =>
  all.flatMap(([outcome, others], at) => group(outcome + others, outcome, { ageBand: ages[at] ?? '', sex: 'female' })),
);
const QUESTIONS: readonly (readonly Asked[])[] = [
  [{ asked: 'one', by: ['ageBand'] }],
  [
    { asked: 'one', by: ['sex'] },
    { asked: 'one', by: ['ageBand'] },
  ],
];

const looks = (first: World, second: World, questions: readonly Asked[]) => {
  const ledger = askedWorld(VALUES);
  const ask = (world: World, build: string) =>
    questions.map((question) => {
      const released = ledger.ask(world, question, build, `day of ${build}`);
      return released.ok
        ? released.rows.map(({ by, population, outcome, percent }) => [by, population, outcome, percent])
        : released.message;
    });
  return [ask(first, 'first'), ask(second, 'second')];
};

describe.each(QUESTIONS.map((questions) => [questions.map(({ by }) => by.join()).join(' then '), questions] as const))(
  'asked by %s',
  (_what, questions) => {
    it.each(['left', 'came'])('of a person who %s since, nothing is told', (what) => {
      fc.assert(
        fc.property(worlds, fc.nat(), (world, at) => {
          const without: World = world.map((one, place) => (place === at % world.length ? null : one));
          const [first, second] = what === 'left' ? looks(world, without, questions) : looks(without, world, questions);
          expect(second).toEqual(first);
        }),
        { numRuns: RUNS },
      );
    });
  },
);

interface Person extends Somebody {
  readonly isToo: boolean;
}

/** So many that none is near a threshold: what differs is told of whoever left alone. */
const many = fc.array(fc.integer({ min: 40, max: 200 }), { minLength: 6, maxLength: 6 }).map((all) =>
  all.flatMap((people, at) => {
    const by = { ageBand: ages[at % 3] ?? '', sex: at < 3 ? 'female' : 'male' };
    return Array.from({ length: people }, (_, one): Person => ({ by, hasOutcome: one % 2 === 0, isToo: one % 4 < 2 }));
  }),
);
const FEW: Values = { ageBand: ages.slice(0, 3), sex: ['female', 'male'] };

const ofRows = (released: Release): readonly AnswerRow[] => {
  if (!released.ok) throw new Error(released.message);
  return released.rows;
};
const days = (released: Release) => ofRows(released).map(({ figureOf }) => figureOf);
const populations = (released: Release) => ofRows(released).map(({ by, population }) => [by, population]);

describe('once somebody has left', () => {
  const first: Asked = { asked: 'one', whom: 'all', by: ['ageBand', 'sex'] };
  const other: Asked = { ...first, asked: 'two', has: (one) => (one as Person).isToo };
  const left = (world: readonly Person[], at: number): World =>
    world.map((one, place) => (place === at % world.length ? null : one));

  it.each<[string, Asked, string]>([
    ['on the build after', first, 'third'],
    ['on the same build, in another order', { ...first, by: ['sex', 'ageBand'] }, 'second'],
  ])('no row has a day of its own where the same is asked again: %s', (_what, again, build) => {
    fc.assert(
      fc.property(many, fc.nat(), (world, at) => {
        const ledger = askedWorld(FEW);
        const ask = (of: World, asked: Asked, dataSet: string) => ledger.ask(of, asked, dataSet, `day of ${dataSet}`);
        ask(world, first, 'first');
        const without = left(world, at);
        const told = [ask(without, first, 'second'), ask(without, again, build)];
        expect(new Set(told.flatMap(days))).toEqual(new Set(['day of first']));
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('the figure of everybody stands beside another outcome, and no row looks different from the rest', () => {
    fc.assert(
      fc.property(many, fc.nat(), (world, at) => {
        const ledger = askedWorld(FEW);
        const before = ledger.ask(world, first, 'first', 'one day');
        const without = left(world, at);
        const after = [
          ledger.ask(without, other, 'second', 'next day'),
          // the same build again, also under another approval: its people are no more of that day than before
          ledger.ask(without, other, 'second', 'next day'),
          ledger.ask(without, other, 'second', 'next day', { ...RULES, withheldUpTo: 12 }),
          ledger.ask(without, other, 'third', 'third day'),
        ];
        for (const told of after) expect(populations(told)).toEqual(populations(before));
        const told = after.map((one) =>
          ofRows(one).map(({ populationOf, figureOf }) => [populationOf, figureOf].join()),
        );
        const people = ['one day,'];
        expect(told.map((one) => [...new Set(one)])).toEqual([people, people, people, ['one day,next day']]);
        // what is told of the outcome is of those who are there
        const has = (by: Somebody['by']): number =>
          without.filter((one) => (one as Person | null)?.isToo === true && cellKey(one?.by ?? {}) === cellKey(by))
            .length;
        for (const told of after)
          for (const { by, outcome } of ofRows(told)) expect(Math.abs(Number(outcome) - has(by))).toBeLessThan(3);
      }),
      { numRuns: RUNS / 5 },
    );
  });
});
