// T2: does anybody learn of one person by holding two answers against each other, whoever asked, on whatever build?
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody, type World } from '../../../tests/kits/secondary/asked-world';
import { WITHHELD, type AnswerRow, type Shown } from '../shapes/answer';
import { BREAKDOWNS, type Breakdown } from '../shapes/question';
import { RULES } from '../rules/disclosure';
import type { Values } from './table';

const VALUES: Values = {
  ageBand: ['25-34', '35-44', '45-54', '55-64', '65-74', '75+'],
  sex: ['female', 'male'],
  borough: ['Barnet', 'Camden', 'Enfield', 'Haringey', 'Islington'],
  deprivationFifth: ['1', '2', '3', '4', '5'],
};
const COLUMNS = BREAKDOWNS.filter((column) => VALUES[column] !== undefined);

/** A world by a seed, as a table of chances that mean nothing. */
function made(people: number, seed: number): World {
  let state = seed;
  const chance = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((again ^ (again >>> 16)) >>> 0) / 2 ** 32;
  };
  const one = (column: Breakdown): string => {
    const values = VALUES[column] ?? [];
    return values[Math.floor(chance() ** 1.3 * values.length)] ?? '';
  };
  return Array.from({ length: people }, (): Somebody => ({
    by: Object.fromEntries(COLUMNS.map((column) => [column, one(column)])),
    hasOutcome: chance() < 0.4,
  }));
}

const older =
  (edge: number) =>
  (one: Somebody): boolean =>
    parseInt(one.by.ageBand ?? '', 10) >= edge;
/** Few have a rare concept: whether somebody has it is known to whoever attacks. */
const rare = (at: number): boolean => at % 331 === 0;

const POPULATIONS: readonly (readonly [string, NonNullable<Asked['of']>])[] = [
  ['all', () => true],
  ...[35, 45, 65, 75].map((edge) => [`from ${String(edge)}`, older(edge)] as const),
  ['women', ({ by }) => by.sex === 'female'],
  ['women from 45', (one) => one.by.sex === 'female' && older(45)(one)],
  ['without the rare concept', (_, at) => !rare(at)],
  ['from 65 without it', (one, at) => older(65)(one) && !rare(at)],
  ['from 65, or with it', (one, at) => older(65)(one) || rare(at)],
];
const BYS: readonly (readonly Breakdown[])[] = [
  ...COLUMNS.map((column) => [column]),
  ['ageBand', 'sex'],
  ['sex', 'borough'],
  ['sex', 'deprivationFifth'],
];
const QUESTIONS: readonly Asked[] = POPULATIONS.flatMap(([asked, of]) => BYS.map((by) => ({ asked, of, by })));

interface Group {
  readonly people: ReadonlySet<number>;
  readonly low: number;
  readonly high: number;
}

const range = (told: Shown<number>) => (told === WITHHELD ? null : { low: Math.max(8, told - 2), high: told + 2 });

/** What an answer tells: of each cell whose outcome is shown, and of all of these together. */
function groupsOf(world: World, { of }: Asked, rows: readonly AnswerRow[]): readonly Group[] {
  const cells = rows.flatMap((row) => {
    const told = range(row.outcome);
    // a figure of an earlier build is of people of that build
    if (told === null || row.figureOf !== undefined) return [];
    const isIn = (one: Somebody): boolean =>
      Object.entries(row.by).every(([column, value]) => one.by[column as Breakdown] === value);
    const people = new Set(
      world.flatMap((one, at) => (one !== null && (of?.(one, at) ?? true) && isIn(one) ? [at] : [])),
    );
    return [{ people, ...told }];
  });
  const all = new Set(cells.flatMap(({ people }) => [...people]));
  const sum = (end: 'low' | 'high'): number => cells.reduce((total, cell) => total + cell[end], 0);
  return cells.length < 2 ? cells : [...cells, { people: all, low: sum('low'), high: sum('high') }];
}

/** Of how many people the outcome is known for certain: those in one group and not in the other, which has the rest. */
function recovered(one: Group, other: Group): number {
  const only = [...one.people].filter((at) => !other.people.has(at)).length;
  const others = [...other.people].filter((at) => !one.people.has(at)).length;
  if (others > 0 || only === 0) return 0;
  const least = Math.max(0, one.low - other.high);
  const most = Math.min(only, one.high - other.low);
  return most === 0 || least === only ? only : 0;
}

interface Told {
  readonly groups: readonly Group[];
}

function allRecovered(told: readonly Told[]): number {
  const groups = told.flatMap(({ groups: of }) => of);
  let found = 0;
  for (const one of groups)
    for (const other of groups) if (one.people.size > other.people.size) found += recovered(one, other);
  return found;
}

/** Every question of a world, through one ledger. */
function askAll(
  ledger: ReturnType<typeof askedWorld>,
  world: World,
  questions: readonly Asked[],
  dataSet: string,
): readonly Told[] {
  return questions.flatMap((question) => {
    const released = ledger.ask(world, question, dataSet, `day of ${dataSet}`);
    return released.ok ? [{ groups: groupsOf(world, question, released.rows) }] : [];
  });
}

/** `npm run deep` tries more. */
const SEEDS = Number(process.env['PROPERTY_RUNS'] ?? 20) > 100 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];

describe('all pairs of allowed questions on 2,000 people', () => {
  it.each(SEEDS)('tell of nobody (seed %i)', (seed) => {
    const world = made(2_000, seed);
    const told = askAll(askedWorld(VALUES), world, QUESTIONS, 'first');
    // that nothing is told would prove nothing
    expect(told.flatMap(({ groups }) => groups).length).toBeGreaterThan(100);
    expect(allRecovered(told)).toBe(0);
  });

  it('would tell of many without the ledger', () => {
    const world = made(2_000, 1);
    const told = QUESTIONS.flatMap((question) => askAll(askedWorld(VALUES), world, [question], 'first'));
    expect(allRecovered(told)).toBeGreaterThan(0);
  });
});

const CHANGES: readonly (readonly [string, (world: World) => World])[] = [
  ['one opts out', (world) => world.map((one, at) => (at === 17 ? null : one))],
  ['one is born', (world) => [...world, { by: world[5]?.by ?? {}, hasOutcome: true }]],
  [
    'one moves',
    (world) =>
      world.map((one, at) => (at === 23 && one !== null ? { ...one, by: { ...one.by, borough: 'Islington' } } : one)),
  ],
  [
    'one is vaccinated',
    (world) => world.map((one, at) => (at === 29 && one !== null ? { ...one, hasOutcome: !one.hasOutcome } : one)),
  ],
];
const AGAIN = QUESTIONS.filter(({ asked }) => asked === 'all' || asked === 'from 65');

describe('a new build after one change', () => {
  it.each(CHANGES)('tells nothing of it, where the same is asked again: %s', (_what, change) => {
    const world = made(2_000, 3);
    const ledger = askedWorld(VALUES);
    const first = AGAIN.map((question) => ledger.ask(world, question, 'first', 'one day'));
    const second = AGAIN.map((question) => ledger.ask(change(world), question, 'second', 'another day'));
    const figures = (released: (typeof first)[number]) =>
      released.ok
        ? released.rows.map(({ by, population, outcome, percent }) => [by, population, outcome, percent])
        : null;
    expect(second.map(figures)).toEqual(first.map(figures));
    // and no cell looks different from another
    const days = second.flatMap((released) => (released.ok ? released.rows.map(({ figureOf }) => figureOf) : []));
    expect(new Set(days)).toEqual(new Set(['one day']));
  });

  it.each(CHANGES)('tells of nobody, where other questions are asked: %s', (_what, change) => {
    const world = made(2_000, 4);
    const ledger = askedWorld(VALUES);
    const half = (rest: number) => QUESTIONS.filter((__, at) => at % 2 === rest);
    const told = [...askAll(ledger, world, half(0), 'first'), ...askAll(ledger, change(world), half(1), 'second')];
    expect(allRecovered(told)).toBe(0);
  });

  it('shows new figures once ten have changed, and not by steps of nine', () => {
    const world = made(2_000, 5);
    const [question] = QUESTIONS;
    if (question === undefined) throw new Error('no question');
    const without = (count: number): World => {
      let left = count;
      return world.map((one) => (one?.by.sex === 'female' && one.by.ageBand === '25-34' && left-- > 0 ? null : one));
    };
    const ledger = askedWorld(VALUES, RULES);
    const figure = (released: ReturnType<typeof ledger.ask>) => (released.ok ? released.rows[0] : undefined);
    const first = figure(ledger.ask(world, question, 'a', 'day a'));
    const nine = figure(ledger.ask(without(9), question, 'b', 'day b'));
    expect(nine).toMatchObject({ population: first?.population, outcome: first?.outcome, figureOf: 'day a' });
    // held against the figure that is shown, not against the people of yesterday
    const many = figure(ledger.ask(without(40), question, 'c', 'day c'));
    expect(many?.figureOf).toBeUndefined();
    expect(many?.population).not.toBe(first?.population);
  });
});
