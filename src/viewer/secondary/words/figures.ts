/** How is a count, a share or a standing written? */
import type { AnswerRow, Shown } from '../../../secondary/shapes/answer';

export const WITHHELD_WORD = 'withheld';

export const count = (value: number): string => value.toLocaleString('en-GB');

/** `43 %`, or the words that came: `at least 85 %`. */
export const percentInWords = (percent: number | string): string =>
  typeof percent === 'number' ? `${String(percent)} %` : percent;

export const isWithheld = <T>(shown: Shown<T>): shown is typeof WITHHELD_WORD => shown === WITHHELD_WORD;

/**
 * Against the figure of all that is shown. Never “no difference”: the interval may only be too wide to tell one.
 */
export function standingInWords(row: AnswerRow): string {
  switch (row.stands) {
    case 'above':
      return 'Above';
    case 'below':
      return 'Below';
    default:
      return isWithheld(row.percent) ? 'Cannot be told' : 'No clear difference';
  }
}
