/** By how many people do two cells differ: their populations, those with the outcome, and those without it? */
import type { EarlierCell, Shared } from './earlier';
import type { Cell, Part } from './table';

type Counted = Pick<Cell, 'population' | 'outcome'>;

export const sizeOf = ({ population, outcome }: Counted, part: Part): number =>
  part === 'population' ? population : part === 'outcome' ? outcome : population - outcome;

/** How many people are in this part of the new cell and in that part of the earlier one. */
export function sharedOf(shared: Shared | undefined, part: Part, earlier: Part): number {
  if (shared === undefined) return 0;
  const { populations, populationOutcome, outcomePopulation, outcomes } = shared;
  const within = (of: Part): number => {
    if (of === 'population') return earlier === 'outcome' ? populationOutcome : populations;
    return earlier === 'outcome' ? outcomes : outcomePopulation;
  };
  const both = (of: 'population' | 'outcome'): number =>
    earlier === 'others'
      ? of === 'population'
        ? populations - populationOutcome
        : outcomePopulation - outcomes
      : within(of);
  return part === 'others' ? both('population') - both('outcome') : both(part);
}

/** How many are in one of the two and not in the other. */
export const distance = (
  cell: Counted,
  part: Part,
  earlier: EarlierCell,
  earlierPart: Part,
  shared: Shared | undefined,
): number => sizeOf(cell, part) + sizeOf(earlier, earlierPart) - 2 * sharedOf(shared, part, earlierPart);
