/**
 * Which whole numbers could a withheld count be, for somebody who holds every figure that was told? An exhaustive
 * search over whole tables, and none of what it searches with is the product's.
 */

/** The sum of these unknowns lies between the two. */
export interface Told {
  readonly of: readonly number[];
  readonly low: number;
  readonly high: number;
}

interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

const copy = ({ low, high }: Bounds): Bounds => ({ low: [...low], high: [...high] });

function settle({ low, high }: Bounds, told: readonly Told[]): boolean {
  for (let again = true; again;) {
    again = false;
    for (const { of, low: least, high: most } of told) {
      let [sumLow, sumHigh] = [0, 0];
      for (const at of of) [sumLow, sumHigh] = [sumLow + (low[at] ?? 0), sumHigh + (high[at] ?? 0)];
      if (sumLow > most || sumHigh < least) return false;
      for (const at of of) {
        const [l, h] = [low[at] ?? 0, high[at] ?? 0];
        const [newLow, newHigh] = [Math.max(l, least - (sumHigh - h)), Math.min(h, most - (sumLow - l))];
        if (newLow > newHigh) return false;
        if (newLow === l && newHigh === h) continue;
        [low[at], high[at], again] = [newLow, newHigh, true];
        [sumLow, sumHigh] = [sumLow + newLow - l, sumHigh + newHigh - h];
      }
    }
  }
  return true;
}

/** The unknown with the fewest values left; null where each has one. */
function narrowest({ low, high }: Bounds): number | null {
  let [found, least] = [-1, Infinity];
  for (const [at, from] of low.entries()) {
    const wide = (high[at] ?? 0) - from;
    if (wide > 0 && wide < least) [found, least] = [at, wide];
  }
  return found < 0 ? null : found;
}

/** A search that is longer finds nothing: then the count passes for one that can be worked out. */
const STEPS = 3_000;

/** Whether there is such a table; looks first near the true one, which is where there is one if any. */
function isPossible(
  bounds: Bounds,
  told: readonly Told[],
  truth: readonly number[],
  search: { steps: number },
): boolean {
  search.steps += 1;
  if (search.steps > STEPS || !settle(bounds, told)) return false;
  const open = narrowest(bounds);
  if (open === null) return true;
  const [low, high] = [bounds.low[open] ?? 0, bounds.high[open] ?? 0];
  const near = Math.min(high, Math.max(low, truth[open] ?? 0));
  const values = Array.from({ length: high - low + 1 }, (_, at) => low + at);
  values.sort((one, other) => Math.abs(one - near) - Math.abs(other - near));
  return values.some((value) => {
    const next = copy(bounds);
    [next.low[open], next.high[open]] = [value, value];
    return isPossible(next, told, truth, search);
  });
}

/** How many values the sum of these unknowns may have; it stops at `enough`. `most` bounds each unknown. */
export function feasibleValues(
  of: readonly number[],
  told: readonly Told[],
  truth: readonly number[],
  most: readonly number[],
  enough: number,
): number {
  const sum = of.reduce((total, at) => total + (truth[at] ?? 0), 0);
  const top = of.reduce((total, at) => total + (most[at] ?? 0), 0);
  const values = Array.from({ length: top + 1 }, (_, value) => value);
  values.sort((one, other) => Math.abs(one - sum) - Math.abs(other - sum));
  let found = 0;
  for (const value of values) {
    const bounds = { low: truth.map(() => 0), high: [...most] };
    if (isPossible(bounds, [...told, { of, low: value, high: value }], truth, { steps: 0 })) found += 1;
    if (found >= enough) break;
  }
  return found;
}
