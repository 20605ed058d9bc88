/** Between which values may a count lie, by what is told of it? */
import { WITHHELD, type Shown } from '../shapes/answer';
import type { DisclosureRules } from '../rules/disclosure';
import type { Figures } from './marks';
import { sizeOf } from './sets';
import type { Cell, Part } from './table';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** 0.15 of 20 are 3, and a little less to a computer. */
const TINY = 1e-9;

/** More than there are people. */
export const NO_END = 1e9;

/** Of a rounded count; `slack` is how far off it may be. */
const around = (told: number, { roundTo, withheldUpTo }: DisclosureRules): Range => {
  const slack = Math.floor(roundTo / 2);
  return { low: Math.max(withheldUpTo + 1, told - slack), high: told + slack };
};

/**
 * Of a part of a cell, as somebody knows it who sees the figures. Null where this part was not told. Those without the
 * outcome are told by the other two.
 */
export function toldRange(figures: Figures, part: Part, rules: DisclosureRules): Range | null {
  const of = (told: Shown<number>): Range | null => (told === WITHHELD ? null : around(told, rules));
  if (part === 'population') return of(figures.population);
  const outcome = of(figures.outcome);
  if (part === 'outcome' || outcome === null) return outcome;
  const population = of(figures.population);
  if (population === null) return null;
  return {
    low: Math.max(rules.withheldUpTo + 1, population.low - outcome.high),
    high: population.high - outcome.low,
  };
}

/**
 * The same, for somebody who knows the rules too, and guesses right which of two withheld counts was the small one. Of
 * the outcome one mark stands for few with it and for few without it: never is it known that both are few.
 */
export function knownRange(
  cell: Pick<Cell, 'population' | 'outcome'>,
  figures: Figures,
  part: Part,
  rules: DisclosureRules,
): Range {
  const told = toldRange(figures, part, rules);
  if (told !== null) return told;
  const few = rules.withheldUpTo;
  const of = toldRange(figures, 'population', rules);
  // “at least 85 %” is told of many with it, and of few without it
  if (of !== null && figures.percent === rules.band.words) {
    const most = Math.min(few, Math.floor((1 - rules.band.share) * of.high + TINY));
    return part === 'others' ? { low: 0, high: most } : { low: of.low - most, high: of.high };
  }
  const isFew = (of: Part): boolean => sizeOf(cell, of) <= few;
  if (isFew('population')) return { low: 0, high: few };
  if (part === 'population') return { low: few + 1, high: NO_END };
  const isSmallOne = part === 'outcome' ? isFew('outcome') : isFew('others') && !isFew('outcome');
  return { low: 0, high: isSmallOne ? few : NO_END };
}
