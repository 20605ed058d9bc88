/** How many people or rows did each rule touch? Exact here; never told but rounded. */
import { LINKAGE } from '../../../src/secondary/rules/linkage';
import { OBJECTIONS } from '../../../src/secondary/rules/objections';
import type { Count } from '../build/build';
import type { Database } from '../duckdb/database';
import type { PersonDone, PersonKnown } from './person';

export interface Counting {
  add(rule: string, count: number): void;
  person(person: PersonKnown, done: PersonDone): void;
  /** Rows without a valid number: of nobody who could be asked about. */
  withoutNumber(work: Database): Promise<void>;
  all(): readonly Count[];
}

const WORDS: Readonly<Record<string, string>> = Object.fromEntries([
  ...OBJECTIONS.map(({ id, who }) => [id, `people out: ${who}`] as const),
  ...LINKAGE.map(({ id, then }) => [id, `rows: ${then}`] as const),
  ['EX', 'resources that nobody may see, left out'] as const,
  ['L-ruled', 'rows that the linkage team has ruled on'] as const,
]);

export function createCounts(): Counting {
  const counts = new Map<string, number>();
  const add = (rule: string, count: number): void => {
    counts.set(rule, (counts.get(rule) ?? 0) + count);
  };
  return {
    add,
    person: ({ number, rows }, { included, objections, rows: done }) => {
      if (!included) for (const id of objections) add(id, 1);
      for (const row of rows) if (row.number !== number) add('L6', 1);
      for (const { linked, ruling } of done) add(ruling === null ? linked.rule : 'L-ruled', 1);
    },
    withoutNumber: async (work) => {
      for await (const [row] of work.rows(`SELECT count(*) AS rows FROM lk_rows WHERE number = ''`)) {
        add('OB-5', Number(row?.['rows']));
        add('L4', Number(row?.['rows']));
      }
    },
    all: () =>
      Object.entries(WORDS).flatMap(([rule, words]) => {
        const count = counts.get(rule) ?? 0;
        return count === 0 ? [] : [{ rule, words, count }];
      }),
  };
}
