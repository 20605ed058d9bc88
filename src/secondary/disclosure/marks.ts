/** Which figures of a cell are told so far? A step withholds more, and none withholds less. */
import type { Shown } from '../shapes/answer';

/** What was told of a cell in an earlier answer. */
export interface Figures {
  readonly population: Shown<number>;
  readonly outcome: Shown<number>;
  readonly percent: Shown<number | string>;
}

export type OutcomeMark = 'shown' | 'band' | 'withheld';

/** Figures of an earlier answer, and the true counts behind them. */
export interface Stands {
  readonly figures: Figures;
  /** Without an outcome: the figure of everybody alone stands, and the outcome is of this build. */
  readonly counts: { readonly population: number; readonly outcome?: number };
  /** Null: they are of this build. */
  readonly day: string | null;
  /** The day of the figure of everybody, where it was told beside another outcome before. */
  readonly populationOf?: string;
  readonly isSameSet: boolean;
}

export interface Mark {
  readonly population: 'shown' | 'withheld';
  readonly outcome: OutcomeMark;
  /** The figures of an earlier answer stand here instead of this build's. */
  readonly earlier: Stands | null;
}

export const withOutcomeWithheld = (mark: Mark): Mark => ({ ...mark, outcome: 'withheld' });
export const withAllWithheld = (mark: Mark): Mark => ({ ...mark, population: 'withheld', outcome: 'withheld' });

/** Only the figure of everybody is an earlier one. */
export const isPopulationAlone = ({ earlier }: Mark): boolean =>
  earlier !== null && earlier.counts.outcome === undefined;
