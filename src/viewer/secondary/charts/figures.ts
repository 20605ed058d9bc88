/** What of one row of an answer can be drawn? A point with its interval, a band, or nothing where it is withheld. */
import type { AnswerRow } from '../../../secondary/shapes/answer';
import { wilson, type Interval } from './intervals';

export type Figures = Pick<AnswerRow, 'population' | 'outcome' | 'percent'>;

export type Drawn =
  | { readonly kind: 'point'; readonly share: number; readonly interval: Interval; readonly population: number }
  /** `at least 85 %`: somewhere from there to all. */
  | { readonly kind: 'band'; readonly from: number; readonly population: number | null }
  | { readonly kind: 'withheld' };

const AT_LEAST = /^at least (\d{1,3}) %$/;

const numberOf = (shown: AnswerRow['population']): number | null => (typeof shown === 'number' ? shown : null);

export function drawnOf({ population, outcome, percent }: Figures): Drawn {
  const people = numberOf(population);
  if (typeof percent === 'string') {
    const least = AT_LEAST.exec(percent)?.[1];
    return least === undefined ? { kind: 'withheld' } : { kind: 'band', from: Number(least) / 100, population: people };
  }
  const with_ = numberOf(outcome);
  const interval = people === null || with_ === null ? null : wilson(with_, people);
  if (people === null || with_ === null || interval === null) return { kind: 'withheld' };
  return { kind: 'point', share: with_ / people, interval, population: people };
}

/** The share of the whole that is shown; null where it is withheld. */
export function shareOfWhole(total: Figures): number | null {
  const drawn = drawnOf(total);
  return drawn.kind === 'point' ? drawn.share : null;
}
