/** Which of several dates is the first, and which the last? */
import type { RecordDate } from '../../entry';

export const latestOf = (dates: readonly (RecordDate | null)[]): RecordDate | null =>
  dates.reduce<RecordDate | null>(
    (best, date) => (date !== null && (best === null || date.sort > best.sort) ? date : best),
    null,
  );

export const earliestOf = (dates: readonly (RecordDate | null)[]): RecordDate | null =>
  dates.reduce<RecordDate | null>(
    (best, date) => (date !== null && (best === null || date.sort < best.sort) ? date : best),
    null,
  );
