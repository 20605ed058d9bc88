/**
 * What day is meant by a date as it was sent, and which day is told of it? In words of a query; the same as
 * `src/secondary/rules/precisions.ts` says of one day.
 */
import type { Precision } from '../../../src/secondary/shapes/request';

const WRITTEN = String.raw`\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?`;

/**
 * The first and the last day that a text may mean; null where it is no date. A moment is the day it was in London, a
 * moment without a zone is London's own (the session's zone is).
 */
const DAYS = `
CREATE MACRO moment_day(t) AS CAST(timezone('Europe/London', TRY_CAST(t AS TIMESTAMPTZ)) AS DATE);
CREATE MACRO is_written(t) AS regexp_full_match(t, '${WRITTEN}');
CREATE MACRO first_day(t) AS CASE WHEN NOT is_written(t) THEN NULL ELSE CASE length(t)
  WHEN 4 THEN TRY_CAST(t || '-01-01' AS DATE) WHEN 7 THEN TRY_CAST(t || '-01' AS DATE)
  WHEN 10 THEN TRY_CAST(t AS DATE) ELSE moment_day(t) END END;
CREATE MACRO final_day(t) AS CASE WHEN NOT is_written(t) THEN NULL ELSE CASE length(t)
  WHEN 4 THEN TRY_CAST(t || '-12-31' AS DATE) WHEN 7 THEN last_day(TRY_CAST(t || '-01' AS DATE))
  WHEN 10 THEN TRY_CAST(t AS DATE) ELSE moment_day(t) END END;
`;

const STARTS: Readonly<Record<Precision, string>> = {
  year: `make_date(year(d), 1, 1)`,
  season:
    `CASE WHEN month(d) >= 9 THEN make_date(year(d), 9, 1) ` +
    `WHEN month(d) <= 3 THEN make_date(year(d) - 1, 9, 1) ELSE make_date(year(d), 4, 1) END`,
  quarter: `make_date(year(d), month(d) - (month(d) - 1) % 3, 1)`,
  month: `make_date(year(d), month(d), 1)`,
  'days-before-index': 'd',
};

/** Statements that give a database `first_day`, `final_day` and `period_start`, in this precision. */
export const dateWords = (precision: Precision): readonly string[] => [
  `SET TimeZone = 'Europe/London'`,
  ...DAYS.split(';').filter((one) => one.trim() !== ''),
  `CREATE MACRO period_start(d) AS ${STARTS[precision]}`,
];
