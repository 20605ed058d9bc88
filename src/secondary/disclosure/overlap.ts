/** How many people do the cells of two answers share? Both list them in one order. */
import type { ByFloor, Pairs, Shared, Unshown } from './earlier';

/** Where a person was counted: 0 for nowhere, else the cell, and whether with the outcome. */
export const placeOf = (cell: number, hasOutcome: boolean): number => 1 + 2 * cell + (hasOutcome ? 1 : 0);

/** Of somebody in no cell because the floor withholds a value of theirs: they neither came nor left. */
export const UNSHOWN = 0xffff;

/** As many places as there may be, of the largest table that is answered. */
export type Places = Uint16Array;

/** `cells`: how many the new table has, and the earlier one. People whom one list has not are in none of its cells. */
export function sharedBetween(
  own: Places,
  earlier: Places,
  [cells, earlierCells]: readonly [number, number],
): readonly Shared[] {
  const wide = 2 * earlierCells + 1;
  const counts = new Uint32Array((2 * cells + 1) * wide);
  const people = Math.min(own.length, earlier.length);
  for (let at = 0; at < people; at += 1) {
    const [mine, theirs] = [own[at] ?? 0, earlier[at] ?? 0];
    if (mine === UNSHOWN || theirs === UNSHOWN) continue;
    const place = mine * wide + theirs;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const shared: Shared[] = [];
  for (let cell = 0; cell < cells; cell += 1)
    for (let other = 0; other < earlierCells; other += 1) {
      const first = (2 * cell + 1) * wide + 2 * other + 1;
      const [neither, theirs] = [counts[first] ?? 0, counts[first + 1] ?? 0];
      const [mine, both] = [counts[first + wide] ?? 0, counts[first + wide + 1] ?? 0];
      const populations = neither + theirs + mine + both;
      if (populations === 0) continue;
      shared.push({
        cell,
        earlier: other,
        populations,
        populationOutcome: theirs + both,
        outcomePopulation: mine + both,
        outcomes: both,
      });
    }
  return shared;
}

/** How many of each cell of one list the floor keeps out of every cell of the other. */
function unshownIn(places: Places, other: Places, cells: number): readonly Unshown[] {
  const counts = new Uint32Array(2 * cells + 1);
  const people = Math.min(places.length, other.length);
  for (let at = 0; at < people; at += 1) {
    const place = places[at] ?? 0;
    if (place !== UNSHOWN && other[at] === UNSHOWN) counts[place] = (counts[place] ?? 0) + 1;
  }
  return Array.from({ length: cells }, (_, cell) => {
    const [others, outcome] = [counts[2 * cell + 1] ?? 0, counts[2 * cell + 2] ?? 0];
    return { population: others + outcome, outcome };
  });
}

/** Who is in a cell of one of the two, and withheld in the other by the floor. `cells` as for `sharedBetween`. */
export const byFloorBetween = (
  own: Places,
  earlier: Places,
  [cells, earlierCells]: readonly [number, number],
): ByFloor => ({ own: unshownIn(own, earlier, cells), earlier: unshownIn(earlier, own, earlierCells) });

/**
 * For each own cell a number for exactly those who came to it, left it or changed their outcome since: the same people
 * have the same number in whatever cell, of whatever answer. `sameAs`: for each own cell the earlier one of the same
 * values, -1 for none; `numberOf`: of a person.
 */
export function whoMoved(
  own: Places,
  earlier: Places,
  sameAs: readonly number[],
  numberOf: (person: number) => number,
): Uint32Array {
  const moved = new Uint32Array(sameAs.length);
  const ownOf = new Int32Array(Math.max(0, ...sameAs) + 1).fill(-1);
  for (const [here, there] of sameAs.entries()) if (there >= 0) ownOf[there] = here;
  const cellAt = (place: number): number => (place === 0 || place === UNSHOWN ? -1 : (place - 1) >> 1);
  const people = Math.max(own.length, earlier.length);
  for (let at = 0; at < people; at += 1) {
    const [mine, theirs] = [own[at] ?? 0, earlier[at] ?? 0];
    if (mine === UNSHOWN || theirs === UNSHOWN || mine + theirs === 0) continue;
    const here = cellAt(mine);
    const left = ownOf[cellAt(theirs)] ?? -1;
    if (here === left && (mine - 1) % 2 === (theirs - 1) % 2) continue;
    const number = numberOf(at);
    if (here >= 0) moved[here] = (moved[here] ?? 0) + number;
    if (left >= 0 && left !== here) moved[left] = (moved[left] ?? 0) + number;
  }
  return moved;
}

const isCounted = (place: number | undefined): boolean => place !== 0 && place !== UNSHOWN;

const areApart = (one: Places, other: Places): boolean => {
  const people = Math.min(one.length, other.length);
  for (let at = 0; at < people; at += 1) if (isCounted(one[at]) && isCounted(other[at])) return false;
  return true;
};

/** Two answers by their numbers, each pair looked at once. `cellsOf`: how many cells an answer has. */
export function pairsAmong(placesOf: (number: number) => Places, cellsOf: (number: number) => number): Pairs {
  const apart = new Map<string, boolean>();
  const shared = new Map<string, readonly Shared[]>();
  return {
    areApart: (one, other) => {
      const key = `${String(Math.min(one, other))} ${String(Math.max(one, other))}`;
      const found = apart.get(key) ?? areApart(placesOf(one), placesOf(other));
      apart.set(key, found);
      return found;
    },
    shared: (one, other) => {
      const key = `${String(one)} ${String(other)}`;
      const found = shared.get(key) ?? sharedBetween(placesOf(one), placesOf(other), [cellsOf(one), cellsOf(other)]);
      shared.set(key, found);
      return found;
    },
  };
}
