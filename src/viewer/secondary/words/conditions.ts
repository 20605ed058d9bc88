/** What does a condition of an approval say? */
import { writeDate } from '../../../domain/dates/written';
import type { Condition } from '../../../secondary/shapes/approved';
import { byInWords } from './groups';
import { PRECISION_NAMES } from './states';

export function conditionInWords(condition: Condition): string {
  switch (condition.kind) {
    case 'precision':
      return `Dates to the ${PRECISION_NAMES[condition.precision].toLowerCase()}`;
    case 'columns':
      return condition.columns.length === 0 ? 'No column' : `Only these columns: ${byInWords(condition.columns)}`;
    case 'threshold':
      return `Counts below ${String(condition.least)} are withheld`;
    case 'expiry':
      return `Nothing is built or answered after ${writeDate(condition.on)}`;
    case 'other':
      return condition.words;
  }
}
