/** D3, D4: what is told of a cell, and of the whole? */
import { WITHHELD } from '../shapes/answer';
import type { DisclosureRules } from '../rules/disclosure';
import type { Figures, Mark } from './marks';
import type { Cell } from './table';

export const roundedTo = (step: number, count: number): number => Math.round(count / step) * step;

/** Whole per cent, of rounded counts. */
export const percentOf = (outcome: number, population: number): number => Math.round((100 * outcome) / population);

export function figuresOf({ population, outcome }: Cell, mark: Mark, { roundTo, band }: DisclosureRules): Figures {
  const told = mark.earlier?.figures ?? {
    population: roundedTo(roundTo, population),
    outcome: mark.outcome === 'band' ? WITHHELD : roundedTo(roundTo, outcome),
    percent:
      mark.outcome === 'band' ? band.words : percentOf(roundedTo(roundTo, outcome), roundedTo(roundTo, population)),
  };
  if (mark.population === 'withheld') return { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };
  return mark.outcome === 'withheld' ? { ...told, outcome: WITHHELD, percent: WITHHELD } : told;
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
