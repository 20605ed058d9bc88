/** What was recorded of the people of a data set, as it leaves: a concept, and the period it lies in. */
import { EARLIER } from '../../../src/secondary/rules/precisions';
import type { AskedFor } from '../../../src/secondary/shapes/request';
import { text } from '../duckdb/database';

const day = (of: string): string => `DATE ${text(of)}`;

/**
 * Which period a record lies in. Wholly before the period of the request it leaves as “earlier”; where its date is too
 * coarse to tell the period, it does not leave.
 */
const toldOf = ({ from, to }: AskedFor['period']): string =>
  `CASE WHEN r.hi < ${day(from)} THEN ${day(EARLIER)}
    WHEN r.lo >= ${day(from)} AND r.hi <= ${day(to)} AND period_start(r.lo) = period_start(r.hi)
    THEN CAST(period_start(r.lo) AS DATE) END`;

export function eventsQuery({ valueSets, period }: Pick<AskedFor, 'valueSets' | 'period'>): string {
  const approved = valueSets.length === 0 ? 'NULL' : valueSets.map(text).join(', ');
  return `SELECT DISTINCT person, concept, "at" FROM (
      SELECT p.person, r.concept, ${toldOf(period)} AS "at"
      FROM recorded AS r JOIN pseudonyms AS p ON p.spine = r.spine WHERE r.concept IN (${approved})
    ) WHERE "at" IS NOT NULL ORDER BY person, concept, "at"`;
}

/** How many records there are of the approved concepts, how many without a date, how many too coarse. */
export const undatedQuery = ({ period }: Pick<AskedFor, 'period'>): string =>
  `SELECT count(*) FILTER (WHERE r.lo IS NULL) AS undated,
    count(*) FILTER (WHERE r.lo IS NOT NULL AND r.lo <= ${day(period.to)} AND ${toldOf(period)} IS NULL
      AND NOT (r.lo > ${day(period.to)})) AS coarse FROM recorded AS r`;
