/**
 * What was recorded, of whom, on which days? From the files of a source, by the allow-list alone, into the table
 * `recorded` of the work database: concepts, never codes. What the label step leaves out is left out here.
 */
import { spellingsOf, SNOMED } from '../../../src/domain/code-systems';
import { codedQuery, datesOf, MANY } from '../../../src/secondary/deidentify/coded-view';
import type { Concept } from '../../../src/secondary/rules/concepts';
import type { Counted } from '../../../src/secondary/rules/counted';
import { DUCKDB } from '../../../src/secondary/views/sql/dialects';
import type { Outcome } from '../../../src/secondary/views/outcome';
import { done } from '../../../src/secondary/views/outcome';
import { FILE, linesOf, text, type Database } from '../duckdb/database';

export interface File {
  readonly source: string;
  /** Where its references may begin; null where they are relative alone. */
  readonly baseUrl: string | null;
  readonly path: string;
}

/** Between the file and the id of an entry; no path and no id holds it. */
const BETWEEN = 'chr(31)';

/** The codes of these concepts, as they are written in a resource: in their quotes, under every name of the system. */
export async function fillCodes(work: Database, concepts: readonly Concept[]): Promise<void> {
  await work.run('CREATE TABLE codes (system VARCHAR, code VARCHAR, concept VARCHAR)');
  await work.run('CREATE TABLE recorded (spine VARCHAR, concept VARCHAR, lo DATE, hi DATE)');
  const rows = new Map<string, readonly [string, string, string]>();
  for (const { id, codes } of concepts)
    for (const { system, code } of codes)
      for (const spelling of spellingsOf(system)) {
        const row = [spelling, JSON.stringify(code), id] as const;
        rows.set(row.join('\u0000'), row);
      }
  await work.append('codes', rows.values());
}

/** What may stand before `Patient/` in a reference to one of this source, beside nothing. */
const before = (baseUrl: string | null): string => (baseUrl === null ? '' : `${baseUrl.replace(/\/+$/, '')}/`);

/** The same of every row: a pattern that differs from row to row is made anew for each. */
const TO_PATIENT = `'^(|.*/)Patient/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]+)?$'`;
/** The id of the patient; nothing of a reference that leads to no patient. */
const PATIENT = `regexp_extract(r.person, ${TO_PATIENT}, 2)`;
/** Does it lead to this source, and to no other server? */
const IS_HERE = `regexp_extract(r.person, ${TO_PATIENT}, 1) IN ('', f.before)`;

/** An edition of SNOMED CT has a name of its own. */
const EDITION = `CASE WHEN starts_with(r.system, '${SNOMED}/') THEN '${SNOMED}' ELSE r.system END`;

/** The lines of many files, the id of each with its file before it. */
const linesWithFile = (lines: string): string =>
  `(SELECT * EXCLUDE (${FILE}) REPLACE (${FILE} || ${BETWEEN} || id AS id) FROM ${lines})`;

/**
 * First what has an approved code, into a table: of many lines few. Whose it is takes longer to tell, and is asked of
 * those alone.
 */
function foundIn(entry: Counted, rows: string): string {
  const person = MANY.has(entry.type) ? 'unnest(person)' : 'person';
  const at = datesOf(entry).join(', ');
  return `CREATE OR REPLACE TEMP TABLE found AS
    SELECT split_part(r.id, ${BETWEEN}, 1) AS file, split_part(r.id, ${BETWEEN}, 2) AS id, r.person, r.said, c.concept
    FROM (SELECT id, ${person} AS person, coalesce(${at}, NULL) AS said, system, code FROM (${rows})) AS r
    JOIN codes AS c ON c.code = r.code AND c.system = ${EDITION}`;
}

/** Each date is read once, however often it stands there: to read one takes long. */
const taken = ({ type }: Counted): string => `INSERT INTO recorded
    WITH dates AS MATERIALIZED (
      SELECT said, first_day(said) AS lo, final_day(said) AS hi FROM (SELECT DISTINCT said FROM found)
    )
    SELECT DISTINCT l.spine, r.concept, d.lo, d.hi
    FROM found AS r
    LEFT JOIN dates AS d ON d.said = r.said
    JOIN files AS f ON f.path = r.file
    JOIN links AS l ON l.source = f.source AND l.patient = ${PATIENT}
    WHERE r.id <> '' AND ${IS_HERE} AND NOT EXISTS (
      SELECT 1 FROM left_out AS o WHERE o.source = f.source AND o.type = ${text(type)} AND o.id = r.id)`;

/**
 * Reads the files of one type, of whatever sources, at once. Throws in DuckDB's words, which may hold what a file
 * holds.
 */
export async function record(work: Database, entry: Counted, files: readonly File[]): Promise<Outcome<null>> {
  const query = codedQuery(entry, DUCKDB);
  if (!query.ok) return query;
  if (files.length === 0) return done(null);
  const { over, reads } = query.value;
  await work.run('CREATE OR REPLACE TABLE files (path VARCHAR, source VARCHAR, before VARCHAR)');
  await work.append(
    'files',
    files.map(({ path, source, baseUrl }) => [path, source, before(baseUrl)]),
  );
  const paths = files.map(({ path }) => path);
  await work.run(foundIn(entry, over(linesWithFile(linesOf(paths, reads, 'is-nothing')))));
  await work.run(taken(entry));
  return done(null);
}
