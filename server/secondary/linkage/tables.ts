/** Which tables does linkage fill? Those of its own go again; the last three are what a build reads. */
import type { Table } from './line-file';

const texts = (...names: readonly string[]) => names.map((name) => [name, 'VARCHAR'] as const);

/** A row of a source; `number` is empty where there is no valid one. */
export const ROWS: Table = {
  name: 'lk_rows',
  columns: [
    ...texts('source', 'patient', 'number', 'birthDate', 'family', 'given', 'postcode', 'gender', 'practice', 'ethnic'),
    ['gp', 'BOOLEAN'],
  ],
};

export const CODES: Table = { name: 'lk_codes', columns: texts('source', 'patient', 'system', 'code', 'date') };

export const DEMOGRAPHICS: Table = {
  name: 'lk_demographics',
  columns: [
    ...texts('number', 'birthDate', 'family', 'given', 'postcode', 'gender', 'practice', 'ethnic'),
    ['restricted', 'BOOLEAN'],
  ],
};

export const SUPERSEDED: Table = { name: 'lk_superseded', columns: texts('number', 'current') };

export const OWN: Table = { name: 'lk_own', columns: texts('number', 'said', 'since') };

export const CLEANED: Table = { name: 'lk_cleaned', columns: texts('number') };

export const LINKS: Table = { name: 'links', columns: texts('source', 'patient', 'spine') };

export const SPINE_PEOPLE: Table = {
  name: 'spine_people',
  columns: [...texts('spine', 'birthDate', 'gender', 'postcode', 'practice', 'ethnic'), ['hasGp', 'BOOLEAN']],
};

export const LEFT_OUT: Table = { name: 'left_out', columns: texts('source', 'type', 'id') };

/** The number that is theirs now. */
const current = (table: string): string =>
  `SELECT t.*, coalesce(s.current, t.number) AS person
    FROM ${table} t LEFT JOIN lk_superseded s ON s.number = t.number`;

/** Whoever has this family name, birth date and postcode beside somebody of another given name. */
const TWINS = `SELECT d.number FROM lk_demographics d JOIN (
  SELECT family, birthDate, postcode FROM lk_demographics
  WHERE family <> '' AND birthDate <> '' AND postcode <> ''
  GROUP BY ALL HAVING count(DISTINCT given) > 1) t
  ON d.family = t.family AND d.birthDate = t.birthDate AND d.postcode = t.postcode`;

export const KINDS = { demographics: '1', row: '2', code: '3', own: '4', cleaned: '5' } as const;

/**
 * Everything that is known of a person under any of their numbers, person by person: however many there are, one is in
 * hand at a time. A line comes as one text, a list of JSON: to fetch a dozen takes four times as long.
 */
export const PERSON_BY_PERSON = `
WITH r AS (SELECT * FROM (${current('lk_rows')}) WHERE number <> ''),
  p AS (SELECT DISTINCT person FROM r)
SELECT person, CAST(json_array(kind, a, b, c, d, e, f, g, h, i, j, k) AS VARCHAR) AS line FROM (
  SELECT number AS person, '${KINDS.demographics}' AS kind,
    CASE WHEN d.number IN (${TWINS}) THEN 'twin' ELSE '' END AS a,
    CASE WHEN restricted THEN 'restricted' ELSE '' END AS b, birthDate AS c, family AS d, given AS e,
    postcode AS f, gender AS g, practice AS h, ethnic AS i, '' AS j, number AS k
  FROM lk_demographics d SEMI JOIN p ON p.person = d.number
  UNION ALL
  SELECT person, '${KINDS.row}', source, patient, birthDate, family, given, postcode, gender, practice, ethnic,
    CASE WHEN gp THEN 'gp' ELSE '' END, number FROM r
    WHERE NOT EXISTS (
      SELECT 1 FROM left_out x WHERE x.source = r.source AND x.type = 'Patient' AND x.id = r.patient)
  UNION ALL
  SELECT r.person, '${KINDS.code}', system, code, c.date, '', '', '', '', '', '', '', '' FROM lk_codes c
    JOIN r ON r.source = c.source AND r.patient = c.patient
  UNION ALL
  SELECT o.person, '${KINDS.own}', said, since, '', '', '', '', '', '', '', '', number FROM (${current('lk_own')}) o
    SEMI JOIN p ON p.person = o.person
  UNION ALL
  SELECT c.person, '${KINDS.cleaned}', '', '', '', '', '', '', '', '', '', '', number FROM (${current('lk_cleaned')}) c
    SEMI JOIN p ON p.person = c.person
) ORDER BY person, kind, a, b, c, k`;

/** What tells who somebody is goes as soon as it has been read. */
export const OWN_TABLES: readonly string[] = [ROWS, CODES, DEMOGRAPHICS, SUPERSEDED, OWN, CLEANED].map(
  ({ name }) => name,
);
