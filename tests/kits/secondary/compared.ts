/** Does an answer say what is true: each shown count, each group that stands out, and no other? */
import type { Asked, By, Row, Told } from './by-command';

const nameOf = (by: By): string => JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));

export interface Compared {
  readonly shown: number;
  readonly withheld: number;
  /** Counts that are further from the truth than rounding may take them. */
  readonly off: readonly string[];
  readonly missed: readonly string[];
  readonly madeUp: readonly string[];
}

/** Rounded to the nearest five. */
const FURTHEST = 2.5;

export function compared(asked: Asked, { rows }: Told): Compared {
  const truth = new Map(asked.cells.map((cell) => [nameOf(cell.by), cell]));
  const byName = new Map(rows.map((row): [string, Row] => [nameOf(row.by), row]));
  const off: string[] = [];
  let shown = 0;
  for (const row of rows)
    for (const column of ['population', 'outcome'] as const) {
      const count = row[column];
      if (count === 'withheld') continue;
      shown += 1;
      const real = truth.get(nameOf(row.by))?.[column] ?? 0;
      if (Math.abs(count - real) > FURTHEST) off.push(`${nameOf(row.by)} ${column}: ${String(count)}, ${String(real)}`);
    }
  const planted = new Map(asked.planted.map(({ by, stands }) => [nameOf(by), stands]));
  const stands = (row: Row): boolean => row.stands === 'above' || row.stands === 'below';
  return {
    shown,
    withheld: rows.filter(({ outcome }) => outcome === 'withheld').length,
    off,
    missed: [...planted].filter(([by, where]) => byName.get(by)?.stands !== where).map(([by]) => by),
    madeUp: rows.filter((row) => stands(row) && !planted.has(nameOf(row.by))).map(({ by }) => nameOf(by)),
  };
}
