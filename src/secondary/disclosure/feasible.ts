/**
 * Could each withheld count still be one of several values, given everything that was ever told? Counts are bounded by
 * what is shown of them, by the other two counts of their cell, and by cells of other answers that hold the same
 * people; each bound narrows the next.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import { rulesOf, type EarlierAnswer, type Side, type Sum } from './earlier';
import { unique } from './joined';
import type { Breakdown } from '../shapes/question';
import type { Figures } from './marks';
import { knownRange } from './range';
import { sizeOf } from './sets';
import { PARTS, type Cell, type Part } from './table';

interface Known {
  low: number;
  high: number;
}

/** Σ left ≤ Σ right, or the same too, by place in the list of what is known. */
interface Equation {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly isSame: boolean;
}

/** A table and what is told of it. */
export interface Answered {
  readonly number: number;
  readonly by: readonly Breakdown[];
  readonly cells: readonly Cell[];
  readonly figures: readonly Figures[];
  readonly sums: readonly Sum[];
  readonly withheldUpTo?: number;
}

/** What a ledger keeps of an answer, in the form in which it is kept now. */
export const sumsIn = ({ sums, balances = [] }: Pick<EarlierAnswer, 'sums' | 'balances'>): readonly Sum[] =>
  sums ??
  balances.flatMap(({ with: number, own, other, isOutcomeToo }) =>
    PARTS.slice(0, isOutcomeToo ? PARTS.length : 1).map((part) => ({
      left: [{ number: null, part, cells: own }],
      right: [{ number, part, cells: other }],
    })),
  );

const sumOf = (known: readonly Known[], of: readonly number[], end: 'low' | 'high'): number =>
  of.reduce((sum, at) => sum + (known[at]?.[end] ?? 0), 0);

/** Narrows each count by Σ lesser ≤ Σ greater; gives those that were. */
function narrow(known: readonly Known[], lesser: readonly number[], greater: readonly number[]): readonly number[] {
  const [least, most] = [sumOf(known, lesser, 'low'), sumOf(known, greater, 'high')];
  const changed: number[] = [];
  for (const at of lesser) {
    const one = known[at];
    if (one === undefined || most - (least - one.low) >= one.high) continue;
    one.high = most - (least - one.low);
    changed.push(at);
  }
  for (const at of greater) {
    const one = known[at];
    if (one === undefined || least - (most - one.high) <= one.low) continue;
    one.low = least - (most - one.high);
    changed.push(at);
  }
  return changed;
}

/** So often each equation is looked at, at most, on average: what is known by then is wider than it could be. */
const PASSES = 60;

/** Narrows until nothing changes any more: an equation is looked at again where one of its counts was narrowed. */
function settle(known: readonly Known[], equations: readonly Equation[]): void {
  const within = known.map((): number[] => []);
  for (const [at, { left, right }] of equations.entries())
    for (const count of [...left, ...right]) within[count]?.push(at);
  const isQueued = equations.map(() => true);
  const queue = [...equations.keys()];
  for (let turn = 0; turn < queue.length && turn < PASSES * equations.length; turn += 1) {
    const at = queue[turn] ?? 0;
    isQueued[at] = false;
    const { left = [], right = [], isSame = false } = equations[at] ?? {};
    const changed = [...narrow(known, left, right), ...(isSame ? narrow(known, right, left) : [])];
    for (const count of changed)
      for (const next of within[count] ?? [])
        if (isQueued[next] === false) {
          isQueued[next] = true;
          queue.push(next);
        }
  }
}

/** A count of the new table or of an earlier one. */
interface Count {
  readonly answer: number;
  readonly cell: number;
  readonly part: Part;
}

interface System {
  readonly counts: readonly Count[];
  readonly known: readonly Known[];
  readonly equations: readonly Equation[];
}

/** Cells of one answer in a sum. */
interface Summed {
  readonly answer: Answered;
  readonly part: Part;
  readonly cells: readonly number[];
}

const keyOf = (columns: readonly Breakdown[], cell: Cell | undefined): string =>
  JSON.stringify(columns.map((column) => cell?.by[column]));

type EmptyIn = (answer: Answered, part: Part) => readonly number[];

/** The cells in a part of which nobody is. */
function emptyCells(): EmptyIn {
  const known = new Map<Answered, ReadonlyMap<Part, readonly number[]>>();
  return (answer, part) => {
    const found = known.get(answer) ?? new Map(PARTS.map((one) => [one, placesOf(answer.cells, one)]));
    known.set(answer, found);
    return found.get(part) ?? [];
  };
}
const placesOf = (cells: readonly Cell[], part: Part): readonly number[] =>
  cells.flatMap((cell, at) => (sizeOf(cell, part) === 0 ? [at] : []));

/** With the empty cells that would be in the sum, had anybody been in them: that they are empty is told to nobody. */
function withEmpty({ answer, part, cells }: Summed, others: readonly Summed[], emptyIn: EmptyIn): readonly number[] {
  const empty = emptyIn(answer, part);
  if (empty.length === 0) return cells;
  const common = others.map((other) => {
    const columns = answer.by.filter((column) => other.answer.by.includes(column));
    return { columns, keys: new Set(other.cells.map((at) => keyOf(columns, other.answer.cells[at]))) };
  });
  const isThere = (cell: Cell | undefined): boolean =>
    common.some(({ columns, keys }) => keys.has(keyOf(columns, cell)));
  return unique([...cells, ...empty.filter((at) => isThere(answer.cells[at]))]);
}

function systemOf(answers: readonly Answered[], rules: DisclosureRules): System {
  const counts: Count[] = [];
  const known: Known[] = [];
  const equations: Equation[] = [];
  const add = (count: Count, range: Known): number => {
    counts.push(count);
    return known.push({ ...range }) - 1;
  };
  const firsts = new Map<Answered, number>();
  for (const answer of answers) {
    const { number, cells, figures } = answer;
    const own = rulesOf(answer, rules);
    firsts.set(answer, known.length);
    for (const [cell, of] of cells.entries()) {
      const told = figures[cell] ?? NOTHING;
      const [all, outcome, others] = PARTS.map((part) =>
        add({ answer: number, cell, part }, knownRange(of, told, part, own)),
      );
      if (all !== undefined && outcome !== undefined && others !== undefined)
        equations.push({ left: [all], right: [outcome, others], isSame: true });
    }
  }
  const numbered = new Map(answers.map((answer) => [answer.number, answer]));
  const emptyIn = emptyCells();
  for (const answer of answers)
    for (const { left, right, isPart } of answer.sums) {
      const summed = (sides: readonly Side[]): readonly Summed[] =>
        sides.flatMap(({ number, ...side }) => {
          const of = number === null ? answer : numbered.get(number);
          return of === undefined ? [] : [{ answer: of, ...side }];
        });
      const [those, others] = [summed(left), summed(right)];
      // an answer of it is not among the related ones: nothing is known of the sum
      if (those.length + others.length < left.length + right.length) continue;
      const places = (side: readonly Summed[], beside: readonly Summed[]): readonly number[] =>
        side.flatMap((one) =>
          withEmpty(one, beside, emptyIn).map(
            (at) => (firsts.get(one.answer) ?? 0) + PARTS.length * at + PARTS.indexOf(one.part),
          ),
        );
      equations.push({ left: places(those, others), right: places(others, those), isSame: isPart !== true });
    }
  return { counts, known, equations };
}

const NOTHING: Figures = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };

const isWithheld = ({ cell, part }: Count, figures: readonly Figures[] | undefined): boolean => {
  const told = figures?.[cell] ?? NOTHING;
  return part === 'population' ? told.population === WITHHELD : told.outcome === WITHHELD;
};

const numbersIn = (sums: readonly Sum[]): readonly number[] =>
  sums.flatMap(({ left, right }) => [...left, ...right].flatMap(({ number }) => number ?? []));

/**
 * Only answers that hold the same people as the new table in some sum, or as one of these, can narrow what is
 * withheld.
 */
export function relatedTo(sums: readonly Sum[], ledger: readonly EarlierAnswer[]): readonly EarlierAnswer[] {
  const groups = ledger.map((answer) => [answer.number, ...numbersIn(sumsIn(answer))]);
  const related = new Set(numbersIn(sums));
  for (let before = -1; before < related.size;) {
    before = related.size;
    for (const group of groups)
      if (group.some((number) => related.has(number))) group.forEach((one) => related.add(one));
  }
  return ledger.filter(({ number }) => related.has(number));
}

export interface Narrow {
  /** Cells of the new table that are in a sum with the count that could be worked out; all that are in any, else. */
  readonly among: readonly number[];
  readonly part: Part;
}

/** The withheld counts, of the new table or of earlier ones, that could be too few values. */
export function narrowed(table: Answered, related: readonly Answered[], rules: DisclosureRules): readonly Narrow[] {
  const system = systemOf([...related, table], rules);
  settle(system.known, system.equations);
  const figures = new Map([...related, table].map((answer) => [answer.number, answer.figures]));
  const found = system.counts.filter((count, at) => {
    const range = system.known[at];
    return (
      range !== undefined && range.high - range.low + 1 < rules.feasible && isWithheld(count, figures.get(count.answer))
    );
  });
  const beside = ownBeside(table, found);
  const inAny = unique(table.sums.flatMap((sum) => ownIn(sum)));
  return found.map(({ answer, cell, part }) => ({ among: beside.get(placeKey(answer, cell)) ?? inAny, part }));
}

const ownIn = ({ left, right }: Sum): readonly number[] =>
  [...left, ...right].flatMap(({ number, cells }) => (number === null ? cells : []));
const placeKey = (answer: number, cell: number): string => `${String(answer)} ${String(cell)}`;

/** For each cell in which one of these counts is, the cells of the new table that are in a sum with it. */
function ownBeside(table: Answered, counts: readonly Count[]): ReadonlyMap<string, readonly number[]> {
  const sought = new Map(counts.map(({ answer, cell }) => [placeKey(answer, cell), new Set<number>()]));
  for (const sum of counts.length === 0 ? [] : table.sums) {
    const own = ownIn(sum);
    for (const { number, cells } of [...sum.left, ...sum.right])
      for (const cell of cells) {
        const found = sought.get(placeKey(number ?? table.number, cell));
        // once all are in it, none can come
        if (found !== undefined && found.size < table.cells.length) for (const one of own) found.add(one);
      }
  }
  return new Map([...sought].flatMap(([key, own]) => (own.size === 0 ? [] : [[key, unique([...own])]])));
}
