/** How many people do the cells of two answers share? Both list them in one order. */
import type { Shared } from './earlier';

/** Where a person was counted: 0 for nowhere, else the cell, and whether with the outcome. */
export const placeOf = (cell: number, hasOutcome: boolean): number => 1 + 2 * cell + (hasOutcome ? 1 : 0);

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
    const place = (own[at] ?? 0) * wide + (earlier[at] ?? 0);
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
