/**
 * Which counts of a new table add up to those of earlier answers? Of one answer, any part may be the same people as any
 * other: those with a condition, and everybody of whom it is asked. Of several: everybody is those who have a condition
 * and those who have it not, or women and men. Each pair of them may tell nothing, and the three or four a count.
 */
import { hasOwn, type Compared, type Pairs, type Shared, type Sum } from './earlier';
import { total } from './joined';
import { partsOf, sumsOf, type SharedBy, type Table } from './sums';
import { PARTS, type Cell } from './table';

/**
 * So many answers at most are held against each other at once. Each rounded count leaves five values: with one answer
 * more, it is by a chance of one in thousands that a withheld count has fewer than three values left.
 */
const MOST_TOGETHER = 4;

/**
 * And so many of their cells: a withheld count of such a sum has fewer than three values left only where all the others
 * lie at one end of their five, which is by a chance of one in 10⁹ where there are sixteen.
 */
const MOST_CELLS = 20;

/** The new table as one that may add up. `isOwn`: whether the figure of this part of a cell is of this very set. */
export const newTable = (cells: readonly Cell[], isOwn: Table['isOwn']): Table => ({
  number: null,
  cells,
  isOwn,
});

const earlierTable = ({ number, cells }: Compared): Table => ({
  number,
  cells,
  isOwn: (at, part) => {
    const cell = cells[at];
    return cell !== undefined && hasOwn(cell, part);
  },
});

const turned = ({ cell, earlier, populationOutcome, outcomePopulation, ...same }: Shared): Shared => ({
  ...same,
  cell: earlier,
  earlier: cell,
  populationOutcome: outcomePopulation,
  outcomePopulation: populationOutcome,
});

const sharedAmong = (answers: readonly Compared[], pairs: Pairs): SharedBy => {
  const withNew = new Map(answers.map(({ number, shared }) => [number, shared]));
  return ({ number: one }, { number: other }) => {
    if (one !== null && other !== null) return pairs.shared(one, other);
    const shared = withNew.get(one ?? other ?? Number.NaN) ?? [];
    return one === null ? shared : shared.map(turned);
  };
};

/** Of a cell, how many of its people are in another table at all, and in how many cells of it. */
interface Reach {
  readonly people: number;
  readonly cells: number;
}
type ReachOf = (one: Table, other: Table) => readonly Reach[];

const NOWHERE: Reach = { people: 0, cells: 0 };
const together = (reaches: readonly Reach[]): Reach => ({
  people: total(reaches.map(({ people }) => people)),
  cells: total(reaches.map(({ cells }) => cells)),
});

const reachBy = (sharedBy: SharedBy): ReachOf => {
  const known = new Map<string, readonly Reach[]>();
  return (one, other) => {
    const key = `${String(one.number)} ${String(other.number)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const reach = one.cells.map(() => NOWHERE);
    for (const { cell, populations } of sharedBy(one, other))
      reach[cell] = together([reach[cell] ?? NOWHERE, { people: populations, cells: 1 }]);
    known.set(key, reach);
    return reach;
  };
};

/** Whether all people of some cell of this one, in which there are any, are in a few cells of those. */
const isPartWithin = (one: Table, others: readonly Table[], reachOf: ReachOf): boolean => {
  const all = others.map((other) => reachOf(one, other));
  return one.cells.some(({ population }, at) => {
    if (population === 0) return false;
    const { people, cells } = together(all.map((reach) => reach[at] ?? NOWHERE));
    return people === population && cells < MOST_CELLS;
  });
};

/** Sets of so many tables at most of which no two have anybody in common. */
function apartSets(tables: readonly Table[], most: number, { areApart }: Pairs): readonly (readonly Table[])[] {
  const grown = (set: readonly Table[], from: number): readonly (readonly Table[])[] =>
    tables.slice(from).flatMap((table, offset) => {
      const { number } = table;
      if (number === null || !set.every((one) => one.number !== null && areApart(one.number, number))) return [];
      const next = [...set, table];
      return next.length === most ? [next] : [next, ...grown(next, from + offset + 1)];
    });
  return grown([], 0);
}

/** Of three or four tables, of which the new one is one. */
function sumsOfSeveral(table: Table, answers: readonly Compared[], pairs: Pairs): readonly Sum[] {
  const sharedBy = sharedAmong(answers, pairs);
  const reachOf = reachBy(sharedBy);
  const sets = apartSets(answers.map(earlierTable), MOST_TOGETHER - 1, pairs);
  const apart = new Set(answers.filter(({ shared }) => shared.length === 0).map(({ number }) => number));
  const besides = [[], ...sets.filter((set) => set.every(({ number }) => number !== null && apart.has(number)))];
  return sets
    .filter((right) => isPartWithin(table, right, reachOf))
    .flatMap((right) =>
      besides.flatMap((beside) => {
        const left = [table, ...beside];
        const answered = left.length + right.length;
        if (answered < 3 || answered > MOST_TOGETHER || beside.some((one) => right.includes(one))) return [];
        const isHopeful =
          right.every((one) => isPartWithin(one, left, reachOf)) &&
          beside.every((one) => isPartWithin(one, right, reachOf));
        if (!isHopeful) return [];
        return PARTS.flatMap((part) => {
          const members = (tables: readonly Table[]) => tables.map((of) => ({ table: of, part }));
          return sumsOf(members(left), members(right), sharedBy, MOST_CELLS);
        });
      }),
    );
}

/** Every sum of the new table and earlier answers, four of them together at most. */
export function addsUp(table: Table, answers: readonly Compared[], pairs: Pairs): readonly Sum[] {
  const ofTwo = answers.flatMap((answer) =>
    PARTS.flatMap((part) =>
      PARTS.flatMap((earlier) => {
        const [one, other] = [
          { table, part },
          { table: earlierTable(answer), part: earlier },
        ];
        return [
          ...sumsOf([one], [other], () => answer.shared),
          ...(part === earlier ? partsOf(one, other, answer.shared, MOST_CELLS) : []),
        ];
      }),
    ),
  );
  return [...ofTwo, ...sumsOfSeveral(table, answers, pairs)];
}
