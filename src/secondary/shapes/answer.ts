/** What leaves after disclosure control? */
import type { Breakdown } from './question';

export const WITHHELD = 'withheld';

export type Shown<T> = T | typeof WITHHELD;

export interface AnswerRow {
  readonly by: Readonly<Partial<Record<Breakdown, string>>>;
  readonly population: Shown<number>;
  readonly outcome: Shown<number>;
  /** A whole number from rounded counts, or words: `at least 85 %`. */
  readonly percent: Shown<number | string>;
  /** Against the figure of the whole; null where the gap may be chance. It refers to the measure. */
  readonly stands: 'above' | 'below' | 'within' | null;
  /** The day of an earlier build whose figure stands here still; absent where the figure is of this build. */
  readonly figureOf?: string;
  /**
   * The same of the population alone: it was told beside another outcome, and few have come or left since. Beside
   * `figureOf` the figure of that day had its population of this one.
   */
  readonly populationOf?: string;
}

export interface Answer {
  readonly request: string;
  readonly question: string;
  readonly released: boolean;
  readonly rows: readonly AnswerRow[];
  /** Sums of what is shown, never the true total. */
  readonly total: Pick<AnswerRow, 'population' | 'outcome' | 'percent'>;
}
