/** D7, of a later build: which figures of earlier answers stand, with their day, and what stays refused? */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import {
  hasOwn,
  type Compared,
  type EarlierAnswer,
  type EarlierCell,
  type Ledger,
  type Shared,
  type Unshown,
} from './earlier';
import { withAllWithheld, withOutcomeWithheld, type Mark, type Stands } from './marks';
import { total } from './joined';
import { distance, sizeOf } from './sets';
import { markOf } from './small';
import { cellKey, PARTS, type Cell, type CountTable, type Part } from './table';

const sharedWith = ({ shared }: Compared): ReadonlyMap<number, ReadonlyMap<number, Shared>> => {
  const of = new Map<number, Map<number, Shared>>();
  for (const one of shared) {
    const those = of.get(one.cell) ?? new Map<number, Shared>();
    those.set(one.earlier, one);
    of.set(one.cell, those);
  }
  return of;
};

/** INVARIANT: what was told under another approval is withheld here, where the conditions of this one would. */
export function markOfEarlier(
  earlier: Pick<EarlierCell, 'by' | 'population' | 'outcome' | 'figures'>,
  rules: DisclosureRules,
): Pick<Mark, 'population' | 'outcome'> {
  const { figures } = earlier;
  const here = markOf(earlier, rules);
  return {
    population: figures.population === WITHHELD ? 'withheld' : here.population,
    outcome: figures.percent === WITHHELD ? 'withheld' : figures.outcome === WITHHELD ? 'band' : here.outcome,
  };
}

interface Pair {
  readonly at: number;
  readonly cell: Cell;
  readonly earlier: EarlierCell;
  readonly shared: Shared | undefined;
  /** Whether so few moved of this part that its figure stands. */
  readonly isStill: (part: Part) => boolean;
}

/**
 * By how many a part moved. INVARIANT: whom the floor withholds, or shows again, neither came nor left: where one left
 * of ten who are alike, the other nine go from their cells with them, and that is no move of ten.
 */
const movedBy =
  (cell: Cell, earlier: EarlierCell, shared: Shared | undefined, unshown: readonly (Unshown | undefined)[]) =>
  (part: Part): number =>
    distance(cell, part, earlier, part, shared) -
    total(unshown.map((one) => (one === undefined ? 0 : sizeOf(one, part))));

/** The cells of a table that an earlier one had too. */
function inBoth(table: CountTable, answer: Compared, tooNear: number): readonly Pair[] {
  const places = new Map(answer.cells.map(({ by }, at) => [cellKey(by), at]));
  const shared = sharedWith(answer);
  return table.cells.flatMap((cell, at) => {
    const place = places.get(cellKey(cell.by));
    const earlier = place === undefined ? undefined : answer.cells[place];
    if (place === undefined || earlier === undefined) return [];
    const both = shared.get(at)?.get(place);
    const unshown = [answer.byFloor?.own[at], answer.byFloor?.earlier[place]];
    const moved = movedBy(cell, earlier, both, unshown);
    const most = Math.max(tooNear, (answer.edges?.[at] ?? 0) - 1);
    return [{ at, cell, earlier, shared: both, isStill: (part: Part) => moved(part) <= most }];
  });
}

interface Moved extends Pair {
  readonly isSameSet: boolean;
}

/** Those that have moved by few since. */
const movedByFew = (table: CountTable, answer: Compared, tooNear: number): readonly Moved[] =>
  inBoth(table, answer, tooNear).flatMap((pair) => {
    const { cell, earlier, shared, isStill } = pair;
    if (!hasOwn(earlier, 'outcome')) return [];
    // a part that did not move at all says of those who came or left that none, or all, have the outcome
    if (!PARTS.some(isStill)) return [];
    const isSame = PARTS.every((part) => distance(cell, part, earlier, part, shared) === 0);
    return [{ ...pair, isSameSet: isSame && hasOwn(earlier, 'population') }];
  });

/**
 * The days of a figure. INVARIANT: one of people who did not change keeps the day on which it was first told. That of a
 * later answer, in which it stood already, would stand in every row but those in which somebody left.
 */
const daysOf = (
  { day, dataSet }: Pick<EarlierAnswer, 'day' | 'dataSet'>,
  earlier: Pick<EarlierCell, 'population' | 'outcome' | 'populationOf'>,
  before: Stands | null,
  own: string,
): Pick<Stands, 'day' | 'populationOf'> => {
  const isSame =
    before?.counts.population === earlier.population &&
    (before.counts.outcome === undefined || before.counts.outcome === earlier.outcome);
  const { populationOf } = isSame ? before : earlier;
  return {
    day: isSame ? before.day : dataSet === own ? null : day,
    ...(populationOf === undefined ? {} : { populationOf }),
  };
};

/** What was withheld of a figure while it stood stays so, as it does of those that nobody left. */
function withheldToo(mark: Mark, { figures, population, outcome }: EarlierCell): Mark {
  const counts = mark.earlier?.counts;
  if (counts?.population !== population || counts.outcome !== outcome) return mark;
  if (figures.population === WITHHELD) return withAllWithheld(mark);
  return figures.percent === WITHHELD ? withOutcomeWithheld(mark) : mark;
}

/**
 * The cells that were answered before, and have moved by so few that the figure stands; null for any other. INVARIANT:
 * one that did not move at all looks no different, or the rest would tell where somebody left.
 */
export function earlierFigures(
  table: CountTable,
  { answers, dataSet }: Pick<Ledger, 'answers' | 'dataSet'>,
  rules: DisclosureRules,
): readonly (Mark | null)[] {
  const stand: (Mark | null)[] = table.cells.map(() => null);
  // the latest that stands is the last to be written
  for (const answer of answers) {
    if (answer.asked !== table.asked) continue;
    for (const { at, earlier } of inBoth(table, answer, rules.tooNear)) {
      const before = stand[at] ?? null;
      if (before !== null && !hasOwn(earlier, 'outcome')) stand[at] = withheldToo(before, earlier);
    }
    for (const { at, earlier, isSameSet } of movedByFew(table, answer, rules.tooNear)) {
      const { figures, population, outcome } = earlier;
      const days = daysOf(answer, earlier, stand[at]?.earlier ?? null, dataSet);
      stand[at] = {
        ...markOfEarlier(earlier, rules),
        earlier: { figures, counts: { population, outcome }, ...days, isSameSet },
      };
    }
  }
  return stand;
}

/**
 * The figures of everybody in a cell that were told on an earlier build beside another outcome, and from which few have
 * come or left: they stand as they were told. Else of the rows that nobody left the new figure would be told, and of
 * the one that somebody left withheld. None where what was told of them was withheld, but for their size.
 */
export function earlierPopulations(
  table: CountTable,
  { answers, dataSet }: Pick<Ledger, 'answers' | 'dataSet'>,
  rules: DisclosureRules,
): readonly (Stands | null)[] {
  const stand: (Stands | null)[] = table.cells.map(() => null);
  if (table.of === undefined) return stand;
  for (const answer of answers) {
    if (answer.of !== table.of || answer.dataSet === dataSet) continue;
    for (const { at, cell, earlier, shared, isStill } of inBoth(table, answer, rules.tooNear)) {
      const { figures, population } = earlier;
      const isTold = figures.population !== WITHHELD || population <= rules.withheldUpTo;
      if (!isTold || !hasOwn(earlier, 'population') || !isStill('population')) continue;
      const isSameSet = distance(cell, 'population', earlier, 'population', shared) === 0;
      const populationOf = earlier.populationOf ?? answer.day;
      const days = daysOf(answer, { population, outcome: 0, populationOf }, stand[at] ?? null, dataSet);
      stand[at] = { figures, counts: { population }, ...days, day: null, isSameSet };
    }
  }
  return stand;
}

/**
 * In which words the same was refused of an earlier build, from which no cell has moved by more than few; null where it
 * was not. INVARIANT: what was refused is told as little by being answered as what was answered by being refused.
 */
export function refusedBefore(
  table: CountTable,
  refusals: readonly Compared[],
  { tooNear, withheldUpTo }: DisclosureRules,
): string | null {
  const again = refusals.findLast(
    (answer) =>
      answer.asked === table.asked &&
      answer.withheldUpTo === withheldUpTo &&
      answer.cells.length === table.cells.length &&
      movedByFew(table, answer, tooNear).length === table.cells.length,
  );
  return again?.refused ?? null;
}
