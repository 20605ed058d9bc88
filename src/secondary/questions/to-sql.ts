/**
 * What does a question become as a query? The SQL that DuckDB and Spark have in common, over two tables, `people` and
 * `events`. INVARIANT: it is made of words of closed lists and of checked days; nothing that somebody typed is in it.
 */
import { ageBand } from '../rules/age-bands';
import { PERSON } from '../shapes/data-set';
import type { AgeRange, AnyTest, ConceptTest, Question, Window } from '../shapes/question';

export interface Query {
  /** What must hold of a row of `events`, named `e`, for the question to read it. */
  readonly reads: string;
  /** One row a person of the population: `person`, each breakdown, `outcome` (1 or 0). */
  readonly people: string;
  /** One row a cell: each breakdown, `population`, `outcome`. */
  readonly counts: string;
}

const CONCEPT = /^[a-z][a-zA-Z0-9-]{0,63}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A word of a closed list; anything else is a programmer's error, never a query. */
function word(text: string, shape: RegExp): string {
  if (!shape.test(text)) throw new Error('not a word that a query may hold');
  return `'${text}'`;
}
/** Words of a closed list, as what stands between the brackets of IN. */
const wordsOf = (texts: readonly string[]): string => texts.map((one) => word(one, CONCEPT)).join(', ');
const day = (text: string): string => `DATE ${word(text, DAY)}`;

const between = ({ from, to }: Window): string => `e.at >= ${day(from)} AND e.at <= ${day(to)}`;

/** Collects one column of 0 or 1 for each test, each test once. */
function flagsOf() {
  const names = new Map<string, string>();
  const concepts = new Set<string>();
  return {
    of(concept: string, at: string): string {
      concepts.add(concept);
      const test = `e.concept = ${word(concept, CONCEPT)} AND ${at}`;
      const name = names.get(test) ?? `t${String(names.size)}`;
      names.set(test, name);
      return `COALESCE(f.${name}, 0)`;
    },
    reads: (): string => [...names.keys()].map((test) => `(${test})`).join(' OR '),
    query(): string {
      const columns = [...names].map(([test, name]) => `MAX(CASE WHEN ${test} THEN 1 ELSE 0 END) AS ${name}`);
      return (
        `SELECT e.${PERSON} AS ${PERSON}, ${columns.join(', ')} FROM events e ` +
        `WHERE e.concept IN (${wordsOf([...concepts])}) GROUP BY e.${PERSON}`
      );
    },
  };
}

/** The bands of a range of ages, whose edges are edges of bands. */
export const bandsWithin = ({ from, to }: AgeRange, edges: readonly number[]): readonly string[] =>
  edges.filter((edge) => edge >= from && (to === undefined || edge <= to)).map((edge) => ageBand(edge, edges));

const BAND = /^\d+(-\d+|\+)$/;
const inBands = (range: AgeRange, edges: readonly number[]): string =>
  `p.ageBand IN (${bandsWithin(range, edges)
    .map((band) => word(band, BAND))
    .join(', ')})`;

/**
 * `ageEdges`: the lower edges of the bands of the data set. The question has been read and checked. `row`: the column
 * of `people` by which each of them is told apart in what comes back.
 */
export function toSql(
  { index, population, outcome, within, by }: Question,
  ageEdges: readonly number[],
  row: 'person' | 'n' = PERSON,
): Query {
  const flags = flagsOf();
  const flag = (test: ConceptTest): string =>
    typeof test === 'string' ? flags.of(test, `e.at <= ${day(index)}`) : flags.of(test.concept, between(test.within));
  const one = (test: AnyTest): string =>
    typeof test === 'object' && 'age' in test ? inBands(test.age, ageEdges) : `${flag(test)} = 1`;
  const { sex, age, any, all = [], none = [] } = population;
  const conditions = [
    ...(sex === undefined ? [] : [`p.sex = ${word(sex, CONCEPT)}`]),
    ...(age === undefined ? [] : [inBands(age, ageEdges)]),
    ...(any === undefined ? [] : [`(${any.map(one).join(' OR ')})`]),
    ...all.map(one),
    ...none.map((test) => `${flag(test)} = 0`),
  ];
  const has = flags.of(outcome.concept, between(within));
  const columns = [...by.map((column) => `p.${column} AS ${column}`)];
  const people =
    `SELECT p.${row} AS ${row}, ${columns.join(', ')}, ` +
    `CASE WHEN ${has} = ${outcome.present ? '1' : '0'} THEN 1 ELSE 0 END AS outcome ` +
    `FROM people p LEFT JOIN (${flags.query()}) f ON f.${PERSON} = p.${PERSON}` +
    (conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`);
  const counts =
    `SELECT ${by.join(', ')}, COUNT(*) AS population, SUM(outcome) AS outcome FROM (${people}) a ` +
    `GROUP BY ${by.join(', ')}`;
  return { reads: flags.reads(), people, counts };
}
