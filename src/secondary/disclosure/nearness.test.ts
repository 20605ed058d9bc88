// D7, part by part: which earlier figure stands, what was refused before, and what is too near to what was told?
import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import type { Compared, EarlierCell } from './earlier';
import type { Figures, Mark } from './marks';
import { earlierFigures, refusedBefore } from './kept-figures';
import { withNearWithheld } from './nearness';
import type { CountTable } from './table';

/** In a group with the outcome, without it, or not at all. */
type Where = 'has' | 'not' | '-';
type People = readonly (readonly [count: number, now: Where, before: Where])[];

const count = (people: People, is: (now: Where, before: Where) => boolean): number =>
  people.reduce((sum, [many, now, before]) => sum + (is(now, before) ? many : 0), 0);

const TOLD: Figures = { population: 100, outcome: 50, percent: 50 };
const SHOWN: Mark = { population: 'shown', outcome: 'shown', earlier: null };

/** One cell of a new table beside one cell of an earlier answer. */
function beside(people: People, cell: Partial<EarlierCell> = {}, more: Partial<Compared> = {}) {
  const [now, before] = [count(people, (one) => one !== '-'), count(people, (_one, other) => other !== '-')];
  const table: CountTable = {
    asked: 'this',
    by: ['sex'],
    cells: [{ by: { sex: 'male' }, population: now, outcome: count(people, (one) => one === 'has') }],
  };
  const shared = {
    cell: 0,
    earlier: 0,
    populations: count(people, (one, other) => one !== '-' && other !== '-'),
    populationOutcome: count(people, (one, other) => one !== '-' && other === 'has'),
    outcomePopulation: count(people, (one, other) => one === 'has' && other !== '-'),
    outcomes: count(people, (one, other) => one === 'has' && other === 'has'),
  };
  const earlier: EarlierCell = {
    by: { sex: 'male' },
    population: before,
    outcome: count(people, (_one, other) => other === 'has'),
    figures: TOLD,
    isOwn: true,
    ...cell,
  };
  const answer: Compared = {
    number: 0,
    asked: 'this',
    by: ['sex'],
    day: 'one day',
    dataSet: 'first',
    withheldUpTo: RULES.withheldUpTo,
    cells: [earlier],
    sums: [],
    shared: shared.populations === 0 ? [] : [shared],
    ...more,
  };
  return { table, answer };
}

const stayed = (has: number, not: number): People => [
  [has, 'has', 'has'],
  [not, 'not', 'not'],
];
const SAME = stayed(50, 50);

describe('an earlier figure', () => {
  const standing = ({ table, answer }: ReturnType<typeof beside>, dataSet = 'second') =>
    earlierFigures(table, { dataSet, answers: [answer] }, RULES)[0];

  it.each<[string, People, boolean, boolean]>([
    ['of whom nobody moved', SAME, true, true],
    ['that one left', [...SAME, [1, '-', 'has']], true, false],
    ['that nine of each kind left', [...SAME, [9, '-', 'has'], [9, '-', 'not']], true, false],
    ['that ten of each kind left', [...SAME, [10, '-', 'has'], [10, '-', 'not']], false, false],
    ['that forty joined, none of them with the outcome', [...SAME, [40, 'not', '-']], true, false],
    ['that forty joined, nine of them with the outcome', [...SAME, [31, 'not', '-'], [9, 'has', '-']], true, false],
    ['that forty joined, nine of them without it', [...SAME, [9, 'not', '-'], [31, 'has', '-']], true, false],
    ['where ten changed', [...SAME, [10, 'has', 'not']], true, false],
    [
      'that shares nobody',
      [
        [50, 'has', '-'],
        [50, 'not', '-'],
        [50, '-', 'has'],
        [50, '-', 'not'],
      ],
      false,
      false,
    ],
  ])('of a cell %s: stands, and is of the same people', (_what, people, stands, isSameSet) => {
    const found = standing(beside(people));
    expect(found?.earlier ?? null).toEqual(
      stands ? expect.objectContaining({ figures: TOLD, day: 'one day', isSameSet }) : null,
    );
  });

  it('has the counts that were behind it, and no day where it is of this very build', () => {
    const given = beside([...SAME, [1, '-', 'has']]);
    expect(standing(given)?.earlier?.counts).toEqual({ population: 101, outcome: 51 });
    expect(standing(given, 'first')?.earlier?.day).toBe(null);
  });

  it.each<[string, Partial<EarlierCell>, Partial<Compared>]>([
    ['of another question', {}, { asked: 'that' }],
    ['of another cell', { by: { sex: 'female' } }, {}],
    ['that stood there of an answer before', { isOwn: false }, {}],
  ])('%s does not stand', (_what, cell, more) => {
    expect(standing(beside(SAME, cell, more))).toBe(null);
  });

  const LATER = { number: 1, day: 'another day' };

  it('is that of the latest answer that stands', () => {
    const [one, other] = [beside([...SAME, [1, '-', 'has']]), beside(SAME, {}, LATER)];
    const [found] = earlierFigures(other.table, { dataSet: 'second', answers: [one.answer, other.answer] }, RULES);
    expect(found?.earlier?.day).toBe('another day');
  });

  it.each([
    ['on a later build', 'third'],
    ['on the very build on which it stood', 'second'],
  ])('keeps the day on which it was first told, asked again %s', (_what, dataSet) => {
    const [one, other] = [beside(SAME), beside(SAME, {}, { ...LATER, dataSet: 'second' })];
    const [found] = earlierFigures(one.table, { dataSet, answers: [one.answer, other.answer] }, RULES);
    // where somebody left, the figure of the first is the one that stands, with its day
    expect(found?.earlier?.day).toBe('one day');
  });

  it.each<[string, Figures, readonly string[]]>([
    ['nothing more', TOLD, ['shown', 'shown']],
    ['its outcome', { ...TOLD, outcome: WITHHELD, percent: WITHHELD }, ['shown', 'withheld']],
    ['all', { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD }, ['withheld', 'withheld']],
  ])('of which was withheld since, while it stood, %s', (_what, figures, marks) => {
    const one = beside([...SAME, [1, '-', 'has']]);
    const cells = one.answer.cells.map((cell) => ({ ...cell, figures, isOwn: false }));
    const stood = { ...one.answer, ...LATER, dataSet: 'second', cells };
    const [found] = earlierFigures(one.table, { dataSet: 'third', answers: [one.answer, stood] }, RULES);
    expect([found?.population, found?.outcome]).toEqual(marks);
  });

  it.each<[string, Figures, People, number, Pick<Mark, 'population' | 'outcome'>]>([
    ['a figure', TOLD, SAME, 7, { population: 'shown', outcome: 'shown' }],
    [
      'nothing',
      { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD },
      SAME,
      7,
      { population: 'withheld', outcome: 'withheld' },
    ],
    [
      'a population',
      { population: 100, outcome: WITHHELD, percent: WITHHELD },
      SAME,
      7,
      { population: 'shown', outcome: 'withheld' },
    ],
    [
      'a band',
      { population: 100, outcome: WITHHELD, percent: 'at least 85 %' },
      stayed(95, 5),
      7,
      { population: 'shown', outcome: 'band' },
    ],
    ['a figure, which this approval would not tell', TOLD, SAME, 50, { population: 'shown', outcome: 'withheld' }],
    ['a figure of which this approval tells nothing', TOLD, SAME, 100, { population: 'withheld', outcome: 'withheld' }],
  ])('where there was told %s', (_what, figures, people, withheldUpTo, marks) => {
    const { table, answer } = beside(people, { figures });
    const [found] = earlierFigures(table, { dataSet: 'second', answers: [answer] }, { ...RULES, withheldUpTo });
    expect(found).toMatchObject(marks);
  });
});

describe('what was refused before', () => {
  const REFUSED = { refused: 'too fine' };
  const again = (people: People, cell: Partial<EarlierCell> = {}, more: Partial<Compared> = {}) => {
    const { table, answer } = beside(people, cell, { ...REFUSED, ...more });
    return refusedBefore(table, [answer], RULES);
  };

  it.each<[string, string | null, People, Partial<EarlierCell>, Partial<Compared>]>([
    ['of the same people', 'too fine', SAME, {}, {}],
    ['where few moved', 'too fine', [...SAME, [9, '-', 'has']], {}, {}],
    ['where many moved', null, [...SAME, [10, '-', 'has'], [10, '-', 'not']], {}, {}],
    ['of another question', null, SAME, {}, { asked: 'that' }],
    ['under another threshold', null, SAME, {}, { withheldUpTo: 20 }],
    ['of another cell', null, SAME, { by: { sex: 'female' } }, {}],
  ])('%s: %s', (_what, told, people, cell, more) => {
    expect(again(people, cell, more)).toBe(told);
  });

  it('of a table that has another number of cells is not refused for that', () => {
    const { table, answer } = beside(SAME, {}, REFUSED);
    const more = {
      ...answer,
      cells: [...answer.cells, { ...(answer.cells[0] as EarlierCell), by: { sex: 'female' } }],
    };
    expect(refusedBefore(table, [more], RULES)).toBe(null);
  });

  it('is refused in the words of the latest', () => {
    const [one, other] = [beside(SAME, {}, REFUSED), beside(SAME, {}, { refused: 'worked out' })];
    expect(refusedBefore(one.table, [one.answer, other.answer], RULES)).toBe('worked out');
    expect(refusedBefore(one.table, [], RULES)).toBe(null);
  });
});

describe('a cell beside one that was told', () => {
  const told = (people: People, cell: Partial<EarlierCell> = {}, dataSet = 'first', mark: Mark = SHOWN) => {
    const { table, answer } = beside(people, cell, { asked: 'that' });
    const [found] = withNearWithheld(table, [mark], { dataSet, answers: [answer] }, RULES);
    return [found?.population, found?.outcome];
  };
  const SHOW = ['shown', 'shown'];
  const NO_OUTCOME = ['shown', 'withheld'];
  const NOTHING = ['withheld', 'withheld'];
  const population = { ...TOLD, outcome: WITHHELD, percent: WITHHELD } as const;
  const band = { ...TOLD, outcome: WITHHELD, percent: 'at least 85 %' } as const;

  it.each<[string, People, readonly string[]]>([
    ['of the same people', SAME, SHOW],
    ['of one more', [...SAME, [1, 'not', '-']], NOTHING],
    ['of one fewer', [...SAME, [1, '-', 'has']], NOTHING],
    ['of nine more', [...SAME, [9, 'has', '-']], NOTHING],
    ['of whom one is another', [...SAME, [1, 'has', '-'], [1, '-', 'has']], NOTHING],
    ['of ten more, all with the outcome', [...SAME, [10, 'has', '-']], NO_OUTCOME],
    ['of ten more, none with it', [...SAME, [10, 'not', '-']], NO_OUTCOME],
    ['of twenty more, nine with it', [...SAME, [9, 'has', '-'], [11, 'not', '-']], NO_OUTCOME],
    ['of twenty more, nine without it', [...SAME, [11, 'has', '-'], [9, 'not', '-']], NO_OUTCOME],
    ['of twenty more, ten of each kind', [...SAME, [10, 'has', '-'], [10, 'not', '-']], SHOW],
    ['of the same people, one of whom changed', [...SAME, [1, 'has', 'not']], NO_OUTCOME],
    ['of the same people, ten of whom changed', [...SAME, [10, 'has', 'not']], SHOW],
    [
      'asked the other way round',
      [
        [50, 'not', 'has'],
        [50, 'has', 'not'],
      ],
      SHOW,
    ],
    [
      'asked the other way round, one of whom changed',
      [
        [50, 'not', 'has'],
        [50, 'has', 'not'],
        [1, 'has', 'has'],
      ],
      NO_OUTCOME,
    ],
    [
      'of those alone who had the outcome',
      [
        [25, 'has', 'has'],
        [25, 'not', 'has'],
        [50, '-', 'not'],
      ],
      SHOW,
    ],
    [
      'with the outcome for all of its people alone',
      [
        [25, 'has', 'has'],
        [25, 'has', 'not'],
        [50, 'not', '-'],
      ],
      SHOW,
    ],
    [
      'of others',
      [
        [50, 'has', '-'],
        [50, 'not', '-'],
        [50, '-', 'has'],
        [50, '-', 'not'],
      ],
      SHOW,
    ],
  ])('%s', (_what, people, marks) => {
    expect(told(people)).toEqual(marks);
  });

  it.each<[string, Partial<EarlierCell>, Partial<CountTable>, string, readonly string[]]>([
    ['the same values of the same people', {}, { of: 'women' }, 'women', SHOW],
    ['the same values, of people in other words', {}, { of: 'women' }, 'all', NOTHING],
    ['other values of the same people', { by: { borough: 'Camden' } }, { of: 'women' }, 'women', NOTHING],
    ['other values, of people in other words', { by: { borough: 'Camden' } }, { of: 'women' }, 'all', NOTHING],
    ['the same values, of whom it was not kept', {}, {}, 'women', SHOW],
  ])(
    'that nobody differs says that there are no others, unless the questions say it: %s',
    (_what, cell, of, was, marks) => {
      const { table, answer } = beside(SAME, cell, { asked: 'that', of: was });
      const [found] = withNearWithheld({ ...table, ...of }, [SHOWN], { dataSet: 'first', answers: [answer] }, RULES);
      expect([found?.population, found?.outcome]).toEqual(marks);
    },
  );

  it.each<[string, Partial<EarlierCell>, People, readonly string[]]>([
    ['nothing', { figures: { ...population, population: WITHHELD } }, [...SAME, [1, 'not', '-']], SHOW],
    ['what stood there from before', { isOwn: false }, [...SAME, [1, 'not', '-']], SHOW],
    ['its population alone: beside one more', { figures: population }, [...SAME, [1, 'not', '-']], NOTHING],
    ['its population alone: beside ten without', { figures: population }, [...SAME, [10, 'not', '-']], SHOW],
    ['a band: beside ten without', { figures: band }, [...SAME, [10, 'not', '-']], NO_OUTCOME],
  ])('of which was told %s', (_what, cell, people, marks) => {
    expect(told(people, cell)).toEqual(marks);
  });

  it.each<[string, People, Partial<EarlierCell>, readonly string[]]>([
    ['the same', SAME, {}, NOTHING],
    ['the same, but for few', [...SAME, [1, 'has', '-'], [1, 'not', '-']], {}, NOTHING],
    [
      'its opposite',
      [
        [50, 'not', 'has'],
        [50, 'has', 'not'],
      ],
      {},
      NOTHING,
    ],
    ['the same people, nine of whom changed', [...SAME, [9, 'has', 'not']], {}, NOTHING],
    ['the same people, ten of whom changed', [...SAME, [10, 'has', 'not']], {}, SHOW],
    ['the same people with another outcome', [...SAME, [20, 'has', 'not'], [20, 'not', 'has']], {}, SHOW],
    ['the same, of which nothing was told', SAME, { figures: { ...population, population: WITHHELD } }, SHOW],
    ['others', [...SAME, [20, 'has', '-'], [20, 'not', '-']], {}, SHOW],
  ])('of an earlier build that told %s in other words', (_what, people, cell, marks) => {
    expect(told(people, cell, 'second')).toEqual(marks);
  });

  it.each<[string, Mark, readonly string[]]>([
    ['is withheld stays so', { population: 'withheld', outcome: 'withheld', earlier: null }, NOTHING],
    [
      'has an earlier figure keeps it',
      { ...SHOWN, earlier: { figures: TOLD, counts: { population: 100, outcome: 50 }, day: null, isSameSet: true } },
      SHOW,
    ],
    ['has its outcome withheld loses the rest', { ...SHOWN, outcome: 'withheld' }, NOTHING],
    ['is told by a band loses all', { ...SHOWN, outcome: 'band' }, NOTHING],
  ])('that %s', (_what, mark, marks) => {
    expect(told([...SAME, [1, 'not', '-']], {}, 'first', mark)).toEqual(marks);
  });

  it.each<[string, People, string]>([
    ['near', [...SAME, [1, 'not', '-']], 'first'],
    ['told anew', SAME, 'second'],
  ])('is held against each of them: one that is not %s hides none that is', (_what, people, dataSet) => {
    const { table, answer } = beside(people, { by: { borough: 'Camden' } }, { asked: 'that' });
    const [own, [near]] = [answer.cells[0] as EarlierCell, answer.shared];
    const far: EarlierCell = { ...own, population: 500, outcome: 250 };
    for (const cells of [
      [own, far],
      [far, own],
    ]) {
      const shared = cells.map((_cell, earlier) => ({ ...(near as NonNullable<typeof near>), earlier }));
      const ledger = { dataSet, answers: [{ ...answer, cells, shared }] };
      expect(withNearWithheld(table, [SHOWN], ledger, RULES)[0]?.population).toBe('withheld');
    }
  });
});
