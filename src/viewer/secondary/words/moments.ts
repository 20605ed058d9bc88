/** When was it, in London, for people: `28-Nov-2026 13:40`? */
import { parseDate } from '../../../domain/dates';
import { formatDateTime } from '../../../domain/dates/written';

export function formatDateTimeOf(instant: string | null): string {
  const date = instant === null ? null : parseDate(instant);
  return date === null ? 'at a time not on record' : formatDateTime(date);
}
