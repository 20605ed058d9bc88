// Does a build after one person left, or came, look like one after which nobody did: told or refused?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody, type World } from '../../../tests/kits/secondary/asked-world';
import type { Values } from './table';

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
