// Do figures of several cells at once tell of the few by whom two answers differ? Held against people and values one by
// one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RULES } from '../rules/disclosure';
import type { Compared } from './earlier';
import { figuresOf } from './figures';
import type { Mark } from './marks';
import { placeOf, sharedBetween } from './overlap';
import { toldRange } from './range';
import { markOf } from './small';
import type { Part } from './table';
import { telling } from './unions';

const CELLS = [0, 1, 2];
const EARLIER_CELLS = [0, 1];

/** Where somebody is counted in the new table and in the earlier one, and whether with the outcome. */
interface Somebody {
  readonly own: number | null;
  readonly earlier: number | null;
  readonly has: boolean;
  readonly had: boolean;
}
type Outcomes = 'same' | 'opposite' | 'other';

interface Few {
  readonly own: number | null;
  readonly earlier: number | null;
  readonly people: number;
  readonly outcomes: number;
}
const few = (most: number, own: number | null, earlier: number | null) =>
  fc.record({
    own: fc.constant(own),
    earlier: fc.constant(earlier),
    people: fc.nat(most),
    outcomes: fc.oneof(fc.nat(most), fc.constant(most), fc.constant(0)),
  });
/** Of those with the outcome as many as are nearly shown otherwise. */
const many = (own: number, earlier: number) =>
  few(40, own, earlier).chain((one) =>
    fc.constantFrom(one, ...[12, 13, 17, 22].map((outcomes) => ({ ...one, people: 40, outcomes }))),
  );
/** Many are in both tables, and few in one of them alone. */
const all = fc.tuple(
  ...CELLS.flatMap((own) =>
    EARLIER_CELLS.map((earlier) =>
      own % 2 === earlier
        ? many(own, earlier)
        : fc.oneof({ weight: 5, arbitrary: few(0, own, earlier) }, few(3, own, earlier)),
    ),
  ),
  ...CELLS.map((own) => few(4, own, null)),
  ...EARLIER_CELLS.map((earlier) => few(3, null, earlier)),
);

const peopleOf = (groups: readonly Few[], outcomes: Outcomes): readonly Somebody[] =>
  groups.flatMap(({ own, earlier, people, outcomes: with_ }) =>
    Array.from({ length: people }, (_, at) => {
      const has = at < with_;
      return { own, earlier, has, had: outcomes === 'same' ? has : outcomes === 'opposite' ? !has : at % 3 === 0 };
    }),
  );

function cellsOf(people: readonly Somebody[], cells: readonly number[], side: 'own' | 'earlier') {
  return cells.map((cell) => {
    const within = people.filter((one) => one[side] === cell);
    const outcome = within.filter(({ has, had }) => (side === 'own' ? has : had)).length;
    return { by: { sex: String(cell) }, population: within.length, outcome };
  });
}
const placesOf = (people: readonly Somebody[], side: 'own' | 'earlier') =>
  Uint16Array.from(people, ({ [side]: cell, has, had }) =>
    cell === null ? 0 : placeOf(cell, side === 'own' ? has : had),
  );

interface Told {
  readonly cells: readonly number[];
  readonly part: Part;
}
const inOrder = (told: readonly Told[]): readonly string[] =>
  told.map(({ cells, part }) => `${part} of ${[...cells].sort((a, b) => a - b).join()}`).sort();

it('finds each, and no other', () => {
  const found = { population: 0, outcome: 0, others: 0, ofTwo: 0 };
  fc.assert(
    fc.property(
      all,
      fc.constantFrom<Outcomes>('same', 'same', 'opposite', 'other'),
      fc.constantFrom(null, 0, 1),
      fc.constantFrom(null, 0, 1, 2),
      (groups, outcomes, not, stands) => {
        const people = peopleOf(groups, outcomes);
        const cells = cellsOf(people, CELLS, 'own');
        const marks = cells.map((cell, at): Mark => {
          const mark = markOf(cell, RULES);
          const { figures, counts } = { figures: figuresOf(cell, mark, RULES), counts: cell };
          return at === stands ? { ...mark, earlier: { figures, counts, day: null, isSameSet: true } } : mark;
        });
        const figures = cells.map((cell, at) => figuresOf(cell, marks[at] as Mark, RULES));
        const was = cellsOf(people, EARLIER_CELLS, 'earlier').map((cell, at) => ({
          ...cell,
          figures: figuresOf(cell, markOf(cell, RULES), RULES),
          isOwn: at !== not,
        }));
        const shared = sharedBetween(placesOf(people, 'own'), placesOf(people, 'earlier'), [3, 2]);
        const earlier: Compared = {
          number: 0,
          asked: 'that',
          by: ['sex'],
          day: '2026-01-01',
          dataSet: 'first',
          cells: was,
          sums: [],
          shared,
        };

        const told = CELLS.filter((at) => at !== stands && marks[at]?.population === 'shown');
        const toldThen = EARLIER_CELLS.filter((at) => at !== not && was[at]?.figures.population !== 'withheld');
        const both = (own: number, then: number): number =>
          people.filter((one) => one.own === own && one.earlier === then).length;
        const sharing = (own: number): readonly number[] => toldThen.filter((then) => both(own, then) > 0);
        const wholeOwn = told.filter((own) => sharing(own).length > 0);
        const wholeThen = toldThen.filter((then) => told.some((own) => both(own, then) > 0));
        const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
          ...wholeOwn.map(
            (own) => [[own], toldThen.filter((then) => 2 * both(own, then) > (was[then]?.population ?? 0))] as const,
          ),
          ...wholeThen.map(
            (then) => [told.filter((own) => 2 * both(own, then) > (cells[own]?.population ?? 0)), [then]] as const,
          ),
          [wholeOwn, wholeThen],
        ];
        const meant = pairs.flatMap(([own, then]): readonly Told[] => {
          const isMine = ({ own: at }: Somebody): boolean => at !== null && own.includes(at);
          const isTheirs = ({ earlier: at }: Somebody): boolean => at !== null && then.includes(at);
          const mine = people.filter((one) => isMine(one) && !isTheirs(one)).length;
          const theirs = people.filter((one) => isTheirs(one) && !isMine(one)).length;
          if (own.length === 0 || then.length === 0 || mine + theirs === 0) return [];
          const known = (part: Part, thenPart: Part) => {
            const here = own.map((at) => figures[at] && toldRange(figures[at], part, RULES));
            const there = then.map((at) => was[at] && toldRange(was[at].figures, thenPart, RULES));
            if (here.some((one) => !one) || there.some((one) => !one)) return null;
            const sum = (of: typeof here, end: 'low' | 'high'): number =>
              of.reduce((total, one) => total + (one?.[end] ?? 0), 0);
            return { least: sum(here, 'low') - sum(there, 'high'), most: sum(here, 'high') - sum(there, 'low') };
          };
          const sizes = known('population', 'population');
          if (mine + theirs <= RULES.tooNear && sizes !== null && (sizes.least > 0 || sizes.most < 0))
            return [{ cells: own, part: 'population' }];
          const inBoth = people.filter((one) => isMine(one) && isTheirs(one));
          const turned = inBoth.every(({ has, had }) => has !== had);
          if (!turned && !inBoth.every(({ has, had }) => has === had)) return [];
          return (['outcome', 'others'] as const).flatMap((part) => {
            const other = part === 'outcome' ? 'others' : 'outcome';
            const range = known(part, turned ? other : part);
            if (range === null) return [];
            const values = new Set<number>();
            for (let a = 0; a <= mine; a += 1)
              for (let b = 0; b <= theirs; b += 1) if (a - b >= range.least && a - b <= range.most) values.add(a - b);
            if (values.size >= Math.min(3, mine + theirs + 1)) return [];
            if (values.size === 2) found.ofTwo += 1;
            return [{ cells: own, part }];
          });
        });
        for (const { part } of meant) found[part] += 1;
        const table = { asked: 'this', by: ['sex' as const], cells };
        expect(inOrder(telling(table, figures, marks, [earlier], RULES))).toEqual(inOrder(meant));
      },
    ),
    { numRuns: 600 },
  );
  // that nothing is found would prove nothing
  expect(Math.min(found.population, found.outcome, found.ofTwo)).toBeGreaterThan(5);
});
