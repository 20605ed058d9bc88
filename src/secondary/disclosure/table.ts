/** What is counted, before anything is withheld? Every cell that there could be, the empty ones too. */
import type { Breakdown } from '../shapes/question';

export type By = Readonly<Partial<Record<Breakdown, string>>>;

/** True counts: they are told to nobody. */
export interface Cell {
  readonly by: By;
  readonly population: number;
  readonly outcome: number;
}

/** All of a cell, those with the outcome, and those without it. */
export type Part = 'population' | 'outcome' | 'others';
export const PARTS: readonly Part[] = ['population', 'outcome', 'others'];

export interface CountTable {
  /** Of whom, and what, is asked, in one text. */
  readonly asked: string;
  /** Of whom alone, in one text. Absent: not known, and the same as none. */
  readonly of?: string;
  readonly by: readonly Breakdown[];
  readonly cells: readonly Cell[];
}

/** The same for the same cell, in whatever order its breakdowns stand. */
export const cellKey = (by: By): string =>
  JSON.stringify(Object.entries(by).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The values that a breakdown may have here, in order. */
export type Values = Readonly<Partial<Record<Breakdown, readonly string[]>>>;

/** How many cells there would be. */
export const cellsOf = (by: readonly Breakdown[], values: Values): number =>
  by.reduce((product, column) => product * (values[column]?.length ?? 0), 1);

/**
 * Every combination of the values. INVARIANT: a cell that nobody is in is a cell like another; its absence would say
 * that it is empty.
 */
export function combinations(by: readonly Breakdown[], values: Values): readonly By[] {
  return by.reduce<readonly By[]>(
    (made, column) => made.flatMap((one) => (values[column] ?? []).map((value) => ({ ...one, [column]: value }))),
    [{}],
  );
}

/** The cells that differ in one breakdown alone, for each breakdown, in one order whatever the order of these. */
export function linesOf(
  by: readonly Breakdown[],
  cells: readonly { readonly by: By }[],
): readonly (readonly number[])[] {
  return [...by].sort().flatMap((column) => {
    const lines = new Map<string, number[]>();
    for (const [at, cell] of cells.entries()) {
      const key = cellKey({ ...cell.by, [column]: '' });
      const line = lines.get(key) ?? [];
      line.push(at);
      lines.set(key, line);
    }
    return [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
  });
}
