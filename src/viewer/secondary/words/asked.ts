/** What does a request ask for, a line each, as a reader meets it? */
import { writeDate } from '../../../domain/dates/written';
import type { AskedFor } from '../../../secondary/shapes/request';
import { BREAKDOWN_NAMES, BREAKDOWN_ORDER } from './groups';
import { conceptName } from './questions';
import { NEVER_INCLUDED } from './data';
import { PRECISION_NAMES } from './states';

type Asked = Pick<AskedFor, 'columns' | 'valueSets' | 'precision'> & { readonly period: AskedFor['period'] | null };

export function askedInWords({ columns, valueSets, precision, period }: Asked): readonly string[] {
  if (columns.length === 0 && valueSets.length === 0) return [];
  return [
    ...BREAKDOWN_ORDER.filter((one) => columns.includes(one)).map((one) => BREAKDOWN_NAMES[one]),
    ...(valueSets.length === 0
      ? []
      : [`Whether, and when, there is a record of: ${valueSets.map(conceptName).join(', ')}`]),
    `Dates to the ${PRECISION_NAMES[precision].toLowerCase()}`,
    ...(period === null ? [] : [`From ${writeDate(period.from)} to ${writeDate(period.to)}`]),
  ];
}

/** The columns that were left out, then what nobody gets. */
export const notAskedInWords = (columns: AskedFor['columns']): readonly string[] => {
  const left = BREAKDOWN_ORDER.filter((one) => !columns.includes(one)).map((one) => BREAKDOWN_NAMES[one]);
  return [...(left.length === 0 ? [] : [`Not asked for: ${left.join(', ').toLowerCase()}`]), ...NEVER_INCLUDED];
};
