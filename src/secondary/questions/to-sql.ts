/**
 * What does a question become as a query? The SQL that DuckDB and Spark have in common, over two tables, `people` and
 * `events`. INVARIANT: it is made of words of closed lists and of checked days; nothing that somebody typed is in it.
 */
import { ageBand } from '../rules/age-bands';
import { PERSON } from '../shapes/data-set';
import type { AgeRange, AnyTest, ConceptTest, Question, Window } from '../shapes/question';

export interface Query {
  /** Over `events`: one row a person of whom anything asked of was recorded, and the tests passed, as bits. */
  readonly tests: string;
  /** The columns of them, of at most twenty tests each. */
  readonly testColumns: readonly string[];
  /** Over `people` with these columns, 0 where there is no row: one row a person of the population, and `outcome`. */
  readonly people: string;
  /** Both in one, over the two tables as they are: one row a cell: each breakdown, `population`, `outcome`. */
  readonly counts: string;
}

const CONCEPT = /^[a-z][a-zA-Z0-9-]{0,63}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A word of a closed list; anything else is a programmer's error, never a query. */
function word(text: string, shape: RegExp): string {
  if (!shape.test(text)) throw new Error('not a word that a query may hold');
  return `'${text}'`;
}
const day = (text: string): string => `DATE ${word(text, DAY)}`;

const between = ({ from, to }: Window): string => `e.at >= ${day(from)} AND e.at <= ${day(to)}`;

/** Tests of one column: what is told apart by them and by something else beside is still one exact number. */
const BITS = 20;

/** Collects the tests of what was recorded, each once. */
function testsOf() {
  const numbers = new Map<string, number>();
  const bitOf = (number: number): string => String(2 ** (number % BITS));
  const columnOf = (number: number): string => `t${String(Math.floor(number / BITS))}`;
  return {
    /** Whether somebody passes it. */
    of(concept: string, at: string, passes: boolean): string {
      const test = `e.concept = ${word(concept, CONCEPT)} AND ${at}`;
      const number = numbers.get(test) ?? numbers.size;
      numbers.set(test, number);
      return `(p.${columnOf(number)} & ${bitOf(number)}) ${passes ? '<>' : '='} 0`;
    },
    columns: (): readonly string[] => [...new Set([...numbers.values()].map(columnOf))],
    query(row: string): string {
      const bits = (column: string): string =>
        [...numbers]
          .filter(([, number]) => columnOf(number) === column)
          .map(([test, number]) => `CASE WHEN ${test} THEN ${bitOf(number)} ELSE 0 END`)
          .join(' + ');
      const columns = this.columns().map((column) => `BIT_OR(${bits(column)}) AS ${column}`);
      const reads = [...numbers.keys()].map((test) => `(${test})`).join(' OR ');
      return `SELECT e.${row} AS ${row}, ${columns.join(', ')} FROM events e WHERE ${reads} GROUP BY e.${row}`;
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
 * of both tables by which people are told apart.
 */
export function toSql(
  { index, population, outcome, within, by }: Question,
  ageEdges: readonly number[],
  row: 'person' | 'n' = PERSON,
): Query {
  const tests = testsOf();
  const recorded = (test: ConceptTest, passes: boolean): string =>
    typeof test === 'string'
      ? tests.of(test, `e.at <= ${day(index)}`, passes)
      : tests.of(test.concept, between(test.within), passes);
  const one = (test: AnyTest): string =>
    typeof test === 'object' && 'age' in test ? inBands(test.age, ageEdges) : recorded(test, true);
  const { sex, age, any, all = [], none = [] } = population;
  const conditions = [
    ...(sex === undefined ? [] : [`p.sex = ${word(sex, CONCEPT)}`]),
    ...(age === undefined ? [] : [inBands(age, ageEdges)]),
    ...(any === undefined ? [] : [`(${any.map(one).join(' OR ')})`]),
    ...all.map(one),
    ...none.map((test) => recorded(test, false)),
  ];
  const has = tests.of(outcome.concept, between(within), outcome.present);
  const asked = (columns: string, from: string): string =>
    `SELECT ${columns}, CASE WHEN ${has} THEN 1 ELSE 0 END AS outcome FROM ${from} p` +
    (conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`);
  const testColumns = tests.columns();
  const passed = testColumns.map((column) => `COALESCE(f.${column}, 0) AS ${column}`).join(', ');
  const whole = `(SELECT q.*, ${passed} FROM people q LEFT JOIN (${tests.query(row)}) f ON f.${row} = q.${row})`;
  const cells = by.join(', ');
  return {
    tests: tests.query(row),
    testColumns,
    people: asked(`p.${row} AS ${row}`, 'people'),
    counts:
      `SELECT ${cells}, COUNT(*) AS population, SUM(outcome) AS outcome FROM ` +
      `(${asked(by.map((column) => `p.${column} AS ${column}`).join(', '), whole)}) a GROUP BY ${cells}`,
  };
}
