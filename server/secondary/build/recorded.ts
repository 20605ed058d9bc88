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

const sign = (one: string): string => `\\${one}`;
const escaped = (base: string): string => base.replace(/\/+$/, '').replace(/[.*+?^${}()|[\]\\/]/g, sign);
/** What may stand before `Patient/` in a reference to one of this source. */
const before = (baseUrl: string | null): string => (baseUrl === null ? '' : `(?:${escaped(baseUrl)}\\/)?`);

/** The id of the patient; nothing of a reference that leads to another server, or to no patient. */
const TO_PATIENT = `'^' || f.before || 'Patient/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]+)?$'`;
const PATIENT = `regexp_extract(r.person, ${TO_PATIENT}, 1)`;

/** An edition of SNOMED CT has a name of its own. */
const EDITION = `CASE WHEN starts_with(r.system, '${SNOMED}/') THEN '${SNOMED}' ELSE r.system END`;

/** The lines of many files, the id of each with its file before it. */
const linesWithFile = (lines: string): string =>
  `(SELECT * EXCLUDE (${FILE}) REPLACE (${FILE} || ${BETWEEN} || id AS id) FROM ${lines})`;

function statement(entry: Counted, rows: string): string {
  const person = MANY.has(entry.type) ? 'unnest(person)' : 'person';
  const at = datesOf(entry).join(', ');
  return `INSERT INTO recorded
    SELECT DISTINCT l.spine, c.concept, first_day(r.said), final_day(r.said)
    FROM (SELECT split_part(id, ${BETWEEN}, 1) AS file, split_part(id, ${BETWEEN}, 2) AS id, ${person} AS person,
      coalesce(${at}, NULL) AS said, system, code FROM (${rows})) AS r
    JOIN codes AS c ON c.code = r.code AND c.system = ${EDITION}
    JOIN files AS f ON f.path = r.file
    JOIN links AS l ON l.source = f.source AND l.patient = ${PATIENT}
    WHERE r.id <> '' AND NOT EXISTS (
      SELECT 1 FROM left_out AS o WHERE o.source = f.source AND o.type = ${text(entry.type)} AND o.id = r.id)`;
}

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
  await work.run(statement(entry, over(linesWithFile(linesOf(paths, reads, 'is-nothing')))));
  return done(null);
}
