/** D1, D2: which counts are too small, or too near to everybody, to be told? */
import type { DisclosureRules } from '../rules/disclosure';
import type { Mark } from './marks';
import type { Cell } from './table';

/** INVARIANT: what is told of a practice instead says no more than that 85 in 100 or more have it. */
const isInBand = ({ by, population, outcome }: Cell, { band }: DisclosureRules): boolean =>
  by.practice !== undefined && population >= band.register && outcome >= band.share * population;

export function markOf(cell: Cell, rules: DisclosureRules): Mark {
  const few = (count: number): boolean => count <= rules.withheldUpTo;
  const { population, outcome } = cell;
  if (few(population)) return { population: 'withheld', outcome: 'withheld', earlier: null };
  if (few(outcome)) return { population: 'shown', outcome: 'withheld', earlier: null };
  if (!few(population - outcome)) return { population: 'shown', outcome: 'shown', earlier: null };
  return { population: 'shown', outcome: isInBand(cell, rules) ? 'band' : 'withheld', earlier: null };
}
