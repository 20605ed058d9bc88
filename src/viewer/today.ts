/** Which day is it in London, and how far ahead may a filter look? The viewer's clock for what is typed. */
import { dayOfInstant } from '../domain/dates';

/** ISO day. */
export const today = (): string => dayOfInstant(Date.now());

/**
 * The last day that a year of two digits may mean in a filter of the record, which also holds what is planned: ten
 * years on, beyond any recall or review that a reader of the record would look for.
 */
export function tenYearsOn(): string {
  const day = today();
  return `${String(Number(day.slice(0, 4)) + 10)}${day.slice(4)}`;
}
