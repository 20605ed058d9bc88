/** What was recorded of the people of a data set, as it leaves: a concept, and the period it lies in. */
import { EARLIER } from '../../../src/secondary/rules/precisions';
import type { AskedFor } from '../../../src/secondary/shapes/request';
import { PERSON_ROW } from '../../../src/secondary/shapes/data-set';
import { numberedParquetOf, text } from '../duckdb/database';

const day = (of: string): string => `DATE ${text(of)}`;

/**
 * Which period a record lies in. Wholly before the period of the request it leaves as “earlier”; where its date is too
 * coarse to tell the period, it does not leave.
 */
const toldOf = ({ from, to }: AskedFor['period']): string =>
  `CASE WHEN r.hi < ${day(from)} THEN ${day(EARLIER)}
    WHEN r.lo >= ${day(from)} AND r.hi <= ${day(to)} AND period_start(r.lo) = period_start(r.hi)
    THEN CAST(period_start(r.lo) AS DATE) END`;

/** `people`: the table of people, as it was written. */
export function eventsQuery({ valueSets, period }: Pick<AskedFor, 'valueSets' | 'period'>, people: string): string {
  const approved = valueSets.length === 0 ? 'NULL' : valueSets.map(text).join(', ');
  return `SELECT f.person, e.concept, e."at", CAST(f.file_row_number AS INTEGER) AS "${PERSON_ROW}" FROM (
      SELECT DISTINCT p.person, r.concept, ${toldOf(period)} AS "at"
      FROM recorded AS r JOIN pseudonyms AS p ON p.spine = r.spine WHERE r.concept IN (${approved})
    ) AS e JOIN ${numberedParquetOf(people)} AS f ON f.person = e.person
    WHERE e."at" IS NOT NULL ORDER BY f.file_row_number, e.concept, e."at"`;
}

/** How many records there are of the approved concepts, how many without a date, how many too coarse. */
export const undatedQuery = ({ period }: Pick<AskedFor, 'period'>): string =>
  `SELECT count(*) FILTER (WHERE r.lo IS NULL) AS undated,
    count(*) FILTER (WHERE r.lo IS NOT NULL AND r.lo <= ${day(period.to)} AND ${toldOf(period)} IS NULL
      AND NOT (r.lo > ${day(period.to)})) AS coarse FROM recorded AS r`;
