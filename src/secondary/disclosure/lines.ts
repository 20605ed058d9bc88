/** D4: in which line would the one cell that is missing be worked out, and which goes with it? */
import { RULES } from '../rules/disclosure';
import { roundedTo } from './figures';
import { withAllWithheld, withOutcomeWithheld, type Mark } from './marks';
import { cellKey, type Cell } from './table';

interface Kind {
  readonly isTold: (mark: Mark) => boolean;
  /**
   * How near a cell is to being withheld of itself: the nearest goes. INVARIANT: of rounded counts, as they are told;
   * by the true ones, which of two goes would tell which has fewer people.
   */
  readonly size: (cell: Cell) => number;
  readonly withhold: (mark: Mark) => Mark;
}

const rounded = (count: number): number => roundedTo(RULES.roundTo, count);

export const POPULATIONS: Kind = {
  isTold: ({ population }) => population === 'shown',
  size: ({ population }) => rounded(population),
  withhold: withAllWithheld,
};

export const OUTCOMES: Kind = {
  isTold: ({ outcome }) => outcome === 'shown',
  size: ({ population, outcome }) => Math.min(rounded(outcome), rounded(population) - rounded(outcome)),
  withhold: withOutcomeWithheld,
};

/** The smallest of those that are told; of equals the one whose values come first, in whatever order they stand. */
export function smallestTold(
  among: readonly number[],
  cells: readonly Cell[],
  marks: readonly Mark[],
  { isTold, size }: Kind,
): number | null {
  let smallest: number | null = null;
  let least = Infinity;
  for (const at of among) {
    const [cell, mark] = [cells[at], marks[at]];
    if (cell === undefined || mark === undefined || !isTold(mark) || size(cell) > least) continue;
    if (size(cell) === least && smallest !== null && cellKey(cell.by) >= cellKey(cells[smallest]?.by ?? {})) continue;
    [smallest, least] = [at, size(cell)];
  }
  return smallest;
}

/** Withholds until no line has exactly one withheld cell. */
function closeLines(lines: readonly (readonly number[])[], cells: readonly Cell[], marks: Mark[], kind: Kind): void {
  for (let again = true; again;) {
    again = false;
    for (const line of lines) {
      const told = line.filter((at) => kind.isTold(marks[at] as Mark));
      const next = line.length - told.length === 1 ? smallestTold(told, cells, marks, kind) : null;
      if (next === null) continue;
      marks[next] = kind.withhold(marks[next] as Mark);
      again = true;
    }
  }
}

/** Both counts of every cell, until nothing changes. */
export function withLinesClosed(
  lines: readonly (readonly number[])[],
  cells: readonly Cell[],
  given: readonly Mark[],
): readonly Mark[] {
  const marks = [...given];
  closeLines(lines, cells, marks, POPULATIONS);
  closeLines(lines, cells, marks, OUTCOMES);
  return marks;
}
