/** D1, D2: which counts are too small, or too near to everybody, to be told? */
import { RULES, type DisclosureRules } from '../rules/disclosure';
import { roundedTo } from './figures';
import type { Mark } from './marks';
import type { Cell } from './table';

/** INVARIANT: what is told of a practice instead says no more than that 85 in 100 or more have it. */
const isInBand = ({ by, population, outcome }: Cell, { band }: DisclosureRules): boolean =>
  by.practice !== undefined && population >= band.register && outcome >= band.share * population;

/**
 * Those without the outcome, as few as they may be by what is told: under an approval that shows no small count but
 * above a higher edge. INVARIANT: what it withholds besides is read off round numbers, or it would tell of the true
 * ones that another approval rounds.
 */
function othersOf({ population, outcome }: Cell, { withheldUpTo, roundTo }: DisclosureRules): number {
  const others = population - outcome;
  if (withheldUpTo === RULES.withheldUpTo) return others;
  const slack = 2 * Math.floor(roundTo / 2);
  return Math.min(others, roundedTo(roundTo, population) - roundedTo(roundTo, outcome) - slack);
}

export function markOf(cell: Cell, rules: DisclosureRules): Mark {
  const few = (count: number): boolean => count <= rules.withheldUpTo;
  const { population, outcome } = cell;
  if (few(population)) return { population: 'withheld', outcome: 'withheld', earlier: null };
  if (few(outcome)) return { population: 'shown', outcome: 'withheld', earlier: null };
  if (!few(othersOf(cell, rules))) return { population: 'shown', outcome: 'shown', earlier: null };
  return { population: 'shown', outcome: isInBand(cell, rules) ? 'band' : 'withheld', earlier: null };
}
