/** D3, D4: what is told of a cell, and of the whole? */
import { WITHHELD } from '../shapes/answer';
import type { DisclosureRules } from '../rules/disclosure';
import { isPopulationAlone, type Figures, type Mark } from './marks';
import type { Cell } from './table';

export const roundedTo = (step: number, count: number): number => Math.round(count / step) * step;

/** Whole per cent, of rounded counts. */
export const percentOf = (outcome: number, population: number): number => Math.round((100 * outcome) / population);

export function figuresOf({ population, outcome }: Cell, mark: Mark, { roundTo, band }: DisclosureRules): Figures {
  const { earlier } = mark;
  if (mark.population === 'withheld') return { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };
  const all = earlier?.figures.population ?? roundedTo(roundTo, population);
  if (mark.outcome === 'withheld' || all === WITHHELD) return { population: all, outcome: WITHHELD, percent: WITHHELD };
  if (mark.outcome === 'band') return { population: all, outcome: WITHHELD, percent: band.words };
  if (earlier !== null && !isPopulationAlone(mark)) return earlier.figures;
  const has = roundedTo(roundTo, outcome);
  return { population: all, outcome: has, percent: percentOf(has, all) };
}

const sum = (counts: readonly Figures['population'][]): Figures['population'] => {
  const told = counts.filter((count) => count !== WITHHELD);
  return told.length === 0 ? WITHHELD : told.reduce((one, other) => one + other, 0);
};

/** The counts that are told of both: a share of the whole is of these, or its two halves would be of other people. */
export function wholeOf(figures: readonly Figures[]): { readonly population: number; readonly outcome: number } | null {
  const both = figures.flatMap(({ population, outcome }) =>
    population === WITHHELD || outcome === WITHHELD ? [] : [{ population, outcome }],
  );
  if (both.length === 0) return null;
  return {
    population: both.reduce((total, one) => total + one.population, 0),
    outcome: both.reduce((total, one) => total + one.outcome, 0),
  };
}

/** Sums of what is shown. */
export function totalOf(figures: readonly Figures[]): Figures {
  const whole = wholeOf(figures);
  return {
    population: sum(figures.map(({ population }) => population)),
    outcome: sum(figures.map(({ outcome }) => outcome)),
    percent: whole === null ? WITHHELD : percentOf(whole.outcome, whole.population),
  };
}
