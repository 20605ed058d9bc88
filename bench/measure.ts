/** How long does this take, against how long that takes, in one run? Ratios of medians, since machines differ. */

/** Calls that are not counted. */
const WARM = 2;

/** Median of the milliseconds of `runs` calls, each given what `make` makes for it alone. */
export function medianMsOfEach<T>(runs: number, make: () => T, work: (made: T) => unknown): number {
  const times: number[] = [];
  for (let run = -WARM; run < runs; run += 1) {
    const made = make();
    const before = performance.now();
    work(made);
    if (run >= 0) times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Median of the milliseconds of `runs` calls of the same. */
export const medianMs = (runs: number, work: () => unknown): number => medianMsOfEach(runs, () => null, work);

export interface Figure {
  readonly bar: string;
  readonly measure: string;
  readonly value: number;
  readonly atMost: number;
  readonly unit: string;
  /** What the value was made from, such as the two medians in milliseconds. */
  readonly parts: Readonly<Record<string, number>>;
}

export const round = (value: number): number => Math.round(value * 100) / 100;

/** One measure over another, both named. */
export function ratio(
  bar: string,
  measure: string,
  [name, value]: readonly [name: string, value: number],
  [against, other]: readonly [name: string, value: number],
  atMost: number,
): Figure {
  const parts = { [name]: round(value), [against]: round(other) };
  return { bar, measure, value: round(value / other), atMost, unit: '×', parts };
}
