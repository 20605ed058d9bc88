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

/** By how much a table misses what was told. */
const missed = (table: readonly number[], told: readonly Told[]): number =>
  told.reduce((total, { of, low, high }) => {
    const sum = of.reduce((all, at) => all + (table[at] ?? 0), 0);
    return total + Math.max(0, low - sum, sum - high);
  }, 0);

/** Tables that differ from one by one person more or less in one place, or in two. */
function* nextTo(table: readonly number[], most: readonly number[]): Iterable<readonly number[]> {
  const fits = (value: number, at: number): boolean => value >= 0 && value <= (most[at] ?? 0);
  const changed = (of: readonly number[], at: number, by: number): readonly number[] | null =>
    fits((of[at] ?? 0) + by, at) ? of.with(at, (of[at] ?? 0) + by) : null;
  for (const by of [1, -1])
    for (const at of table.keys()) {
      const one = changed(table, at, by);
      if (one === null) continue;
      yield one;
      for (const other of table.keys()) {
        const two = other === at ? null : changed(one, other, -by);
        if (two !== null) yield two;
      }
    }
}

const FAR = 12;
const TRIES = 30;

/** Is there such a table a few steps from the true one? Where it finds none, there may be one all the same. */
function isNear(truth: readonly number[], told: readonly Told[], most: readonly number[]): boolean {
  let state = 1;
  const chance = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const atFirst = missed(truth, told);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    let [table, left] = [truth, atFirst];
    for (let step = 0; left > 0 && step < FAR; step += 1) {
      let [best, least, equals] = [table, Infinity, 0];
      for (const one of nextTo(table, most)) {
        const misses = missed(one, told);
        if (misses > least) continue;
        equals = misses < least ? 1 : equals + 1;
        // of equals any: the first of them may lead nowhere
        if (misses < least || chance() * equals < 1) [best, least] = [one, misses];
      }
      [table, left] = [best, least];
    }
    if (left === 0) return true;
  }
  return false;
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
    const all = [...told, { of, low: value, high: value }];
    if (isNear(truth, all, most) || isPossible(bounds, all, truth, { steps: 0 })) found += 1;
    if (found >= enough) break;
  }
  return found;
}
