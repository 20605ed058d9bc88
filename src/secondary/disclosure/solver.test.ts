// Can a withheld count be worked out by somebody who holds every table that was told, and searches all whole numbers?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWorld, type Somebody } from '../../../tests/kits/secondary/asked-world';
import { feasibleValues, type Told } from '../../../tests/kits/secondary/solver';
import { RULES } from '../rules/disclosure';
import { WITHHELD, type AnswerRow, type Shown } from '../shapes/answer';
import type { Breakdown } from '../shapes/question';
import { combinations, type By, type Values } from './table';

/** `npm run deep` asks far more. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

const COLUMNS: readonly Breakdown[] = ['sex', 'ageBand', 'borough'];
const VALUES: Values = { sex: ['f', 'm'], ageBand: ['a', 'b', 'c'], borough: ['x', 'y', 'z'] };
const FINEST = combinations(COLUMNS, VALUES);
const TABLES: readonly (readonly Breakdown[])[] = [
  ...COLUMNS.map((one) => [one]),
  ['sex', 'ageBand'],
  ['sex', 'borough'],
  ['ageBand', 'borough'],
  COLUMNS,
];
// most tables of so few people would be refused as too fine: what is tried is what would be told of them
const BARELY = { ...RULES, withheldShare: 1 };

const within = (by: By): number[] =>
  FINEST.flatMap((finest, at) =>
    COLUMNS.every((column) => (by[column] ?? finest[column]) === finest[column]) ? [at] : [],
  );

const range = (of: readonly number[], told: Shown<number>): readonly Told[] =>
  told === WITHHELD ? [] : [{ of, low: Math.max(8, told - 2), high: told + 2 }];

interface Counts {
  readonly population: number;
  readonly outcome: number;
}

const peopleOf = (counts: readonly Counts[]): readonly Somebody[] =>
  counts.flatMap(({ population, outcome }, at) =>
    Array.from({ length: population }, (_, n) => ({ by: FINEST[at] ?? {}, hasOutcome: n < outcome })),
  );

function told(counts: readonly Counts[], order: readonly (readonly Breakdown[])[]): readonly AnswerRow[] {
  const world = askedWorld(VALUES, BARELY);
  return order.flatMap((by) => {
    const released = world.ask(peopleOf(counts), { asked: 'one question', by });
    return released.ok ? released.rows : [];
  });
}

const few = fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(40) });
const counts = fc.array(
  fc
    .tuple(few, fc.nat(100))
    .map(([population, share]) => ({ population, outcome: Math.round((population * share) / 100) })),
  { minLength: FINEST.length, maxLength: FINEST.length },
);
const order = fc.shuffledSubarray([...TABLES], { minLength: 2 });

describe('the search', () => {
  // eight and twelve, of which only the sum and the other are told
  it.each([1, 2, 3])('finds %i values where no more are left', (values) => {
    const all = [
      { of: [0, 1], low: 20, high: 20 },
      { of: [1], low: 12, high: 11 + values },
    ];
    expect(feasibleValues([0], all, [8, 12], [20, 24], 9)).toBe(values);
  });
});

describe('T3: whatever tables of one question were told, in whatever order', () => {
  it('leaves each withheld population three values or more, and shows some', () => {
    let shown = 0;
    fc.assert(
      fc.property(counts, order, (given, asked) => {
        const rows = told(given, asked);
        const truth = given.map(({ population }) => population);
        const most = truth.map((count) => count + 12);
        const all = rows.flatMap(({ by, population }) => range(within(by), population));
        shown += all.length;
        for (const { by, population } of rows)
          if (population === WITHHELD) expect(feasibleValues(within(by), all, truth, most, 3)).toBe(3);
      }),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS);
  });

  it('leaves each withheld outcome three values or more, though the populations be known', () => {
    let shown = 0;
    fc.assert(
      fc.property(counts, order, (given, asked) => {
        const rows = told(given, asked);
        const truth = given.map(({ outcome }) => outcome);
        const most = given.map(({ population }) => population);
        const all = rows.flatMap(({ by, outcome }) => range(within(by), outcome));
        shown += all.length;
        for (const { by, population, outcome } of rows) {
          const people = within(by).reduce((sum, at) => sum + (most[at] ?? 0), 0);
          // of fewer than three people nothing can be three values, and their number is withheld
          if (outcome !== WITHHELD || people < 8 || population === WITHHELD) continue;
          expect(feasibleValues(within(by), all, truth, most, 3)).toBe(3);
        }
      }),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS / 2);
  });
});

describe('T3, of several populations: everybody, those who have a condition, those who have it not', () => {
  /** Those of one borough stand for those who have it. */
  const POPULATIONS: readonly (readonly [name: string, has: (by: By) => boolean])[] = [
    ['everybody', () => true],
    ['those with it', ({ borough }) => borough === 'x'],
    ['those without it', ({ borough }) => borough !== 'x'],
  ];
  const questions = fc.shuffledSubarray(
    POPULATIONS.flatMap((of) => TABLES.filter((by) => !by.includes('borough')).map((by) => ({ of, by }))),
    { minLength: 3 },
  );

  it('leaves each withheld population three values or more, and shows some', () => {
    let shown = 0;
    fc.assert(
      fc.property(counts, questions, (given, asked) => {
        const world = askedWorld(VALUES, BARELY);
        const rows = asked.flatMap(({ of: [name, has], by }) => {
          const released = world.ask(peopleOf(given), { asked: name, by, of: (one) => has(one.by) });
          if (!released.ok) return [];
          return released.rows.map((row) => ({ ...row, of: within(row.by).filter((at) => has(FINEST[at] ?? {})) }));
        });
        const truth = given.map(({ population }) => population);
        const most = truth.map((count) => count + 12);
        const all = rows.flatMap(({ of, population }) => range(of, population));
        shown += all.length;
        for (const { of, population } of rows)
          if (population === WITHHELD) expect(feasibleValues(of, all, truth, most, 3)).toBe(3);
      }),
      { numRuns: 2 * RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS);
  });

  // 133 of all are told as 135, 133 at least; 112 of those without it as 110, 112 at most: 21 are three times seven
  const ASKED = [
    ['everybody', ['sex'], () => true],
    ['those without it', ['sex'], ({ borough }: By) => borough !== 'x'],
    ['those with it', ['ageBand'], ({ borough }: By) => borough === 'x'],
  ] as const;
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];

  it.each(orders)('asked as %i, %i, %i, three that tell a count together are not all told', (...asked) => {
    const values: Values = { ...VALUES, sex: ['f'] };
    const world = askedWorld(values, BARELY);
    const people = combinations(COLUMNS, values).flatMap((by) => {
      const count = by.borough === 'x' ? 7 : by.borough === 'y' ? (by.ageBand === 'a' ? 38 : 37) : 0;
      return Array.from({ length: count }, (_, n) => ({ by, hasOutcome: n % 2 === 0 }));
    });
    const told = asked.map((at) => {
      const [name, by, has] = ASKED[at] ?? ASKED[0];
      const released = world.ask(people, { asked: name, by, of: (one) => has(one.by) });
      return released.ok ? released.rows.map(({ population }) => population) : [];
    });
    // where it is refused, that seven at most are in each is not told
    const [everybody, without, those] = [0, 1, 2].map((at) => told[asked.indexOf(at)] ?? []);
    expect(those).not.toContainEqual(expect.any(Number));
    expect([everybody, without, those?.length]).not.toEqual([[135], [110], 3]);
  });
});
