/** Since when is something called new? The earlier opening, to the minute: the reader may have looked an hour ago. */
import { parseDate } from '../../../domain/dates';
import { formatDateTime } from '../../../domain/dates/written';

export const sinceWords = (since: string): string => {
  const date = parseDate(since);
  return date === null ? 'you last looked' : formatDateTime(date);
};
