/** D4: in which line would the one cell that is missing be worked out, and which goes with it? */
import { withAllWithheld, withOutcomeWithheld, type Mark } from './marks';
import type { Cell } from './table';

interface Kind {
  readonly isTold: (mark: Mark) => boolean;
  /** How near a cell is to being withheld of itself: the nearest goes. */
  readonly size: (cell: Cell) => number;
  readonly withhold: (mark: Mark) => Mark;
}

export const POPULATIONS: Kind = {
  isTold: ({ population }) => population === 'shown',
  size: ({ population }) => population,
  withhold: withAllWithheld,
};

export const OUTCOMES: Kind = {
  isTold: ({ outcome }) => outcome === 'shown',
  size: ({ population, outcome }) => Math.min(outcome, population - outcome),
  withhold: withOutcomeWithheld,
};

/** The smallest of those that are still told; the first of equals, so that the same table gives the same bytes. */
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
    if (cell === undefined || mark === undefined || !isTold(mark) || size(cell) >= least) continue;
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
