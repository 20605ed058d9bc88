/** What does a built data set hold? Two tables of one approval, and the manifest that is told of them. */
import type { Breakdown } from './question';

/**
 * One row a person who has a GP contribution, ordered by pseudonym: `person`, then the approved columns, each VARCHAR.
 * A value is a group's code, `not recorded`, or `withheld` by the floor.
 */
export const PEOPLE_FILE = 'people.parquet';
/**
 * `person`, `concept`, `at` (DATE: the first day of its period, or the day itself where approved), and `personRow`
 * (INTEGER: which row of the table of people that person is, from 0), ordered by the first three.
 */
export const EVENTS_FILE = 'events.parquet';

export const PERSON = 'person';
export const PERSON_ROW = 'personRow';
export const NOT_RECORDED = 'not recorded';

/** Printed last by a build. No clock, no digest of a register. */
export interface Manifest {
  readonly request: string;
  /** SHA-256 over the files' names and digests. */
  readonly digest: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly rows: number }[];
}

/** What a question needs to know of a data set; kept beside the files. */
export interface DataSetFacts {
  readonly columns: readonly Breakdown[];
  readonly concepts: readonly string[];
  /** Lower edges of the age bands in this data set, years, ascending: the ladder may have coarsened them. */
  readonly ageEdges: readonly number[];
}
