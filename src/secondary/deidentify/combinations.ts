/** How many people share a combination of values as columns are made coarser? Values are held as numbers, for speed. */
import { columnRow } from '../rules/columns';
import type { Breakdown } from '../shapes/question';

export interface Combination {
  /** In the order of the columns. */
  readonly values: readonly string[];
  readonly people: number;
}

/** How often each column has been made coarser, in the order of the columns. */
export type Steps = readonly number[];

const LEFT_OUT = '';

interface ColumnOfCodes {
  readonly name: Breakdown;
  /** Of each combination. */
  readonly codes: Int32Array;
  /** For each step, what stands for a code. */
  readonly at: readonly Int32Array[];
  readonly texts: readonly string[];
}

export interface Coded {
  readonly columns: readonly ColumnOfCodes[];
  readonly people: Int32Array;
  readonly all: number;
}

/** Whether nothing of the column is left after so many steps. */
export const isLeftOut = (column: Breakdown, step: number): boolean => {
  const { steps, isLeftOutAtLast } = columnRow(column);
  return isLeftOutAtLast && step === steps;
};

const valueAt = (column: Breakdown, value: string, step: number): string =>
  isLeftOut(column, step) ? LEFT_OUT : columnRow(column).coarser(value, step);

function codesOf(name: Breakdown, values: readonly string[]): ColumnOfCodes {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const codeOf = (text: string): number => {
    const code = known.get(text) ?? texts.push(text) - 1;
    known.set(text, code);
    return code;
  };
  const codes = Int32Array.from(values, codeOf);
  const finest = [...texts];
  const at = Array.from({ length: columnRow(name).steps + 1 }, (_, step) =>
    Int32Array.from(finest, (text) => codeOf(valueAt(name, text, step))),
  );
  return { name, codes, at, texts };
}

export function coded(columns: readonly Breakdown[], combinations: readonly Combination[]): Coded {
  const people = Int32Array.from(combinations, (one) => one.people);
  return {
    columns: columns.map((name, at) =>
      codesOf(
        name,
        combinations.map(({ values }) => values[at] ?? ''),
      ),
    ),
    people,
    all: people.reduce((sum, one) => sum + one, 0),
  };
}

/** For each combination the number of its group: two are one group where their values are the same by now. */
export function groupsAt({ columns, people }: Coded, steps: Steps): Float64Array {
  const keys = new Float64Array(people.length);
  columns.forEach(({ codes, at, texts }, index) => {
    const by = at[steps[index] ?? 0];
    const size = texts.length + 1;
    codes.forEach((code, one) => {
      keys[one] = (keys[one] ?? 0) * size + (by?.[code] ?? 0);
    });
  });
  return keys;
}

/** How many people each group has. */
export function sizesOf({ people }: Coded, keys: Float64Array): Map<number, number> {
  const sizes = new Map<number, number>();
  keys.forEach((key, one) => sizes.set(key, (sizes.get(key) ?? 0) + (people[one] ?? 0)));
  return sizes;
}

/** What is shown of a combination. */
export const textsAt = ({ columns }: Coded, steps: Steps, one: number): readonly string[] =>
  columns.map(({ codes, at, texts }, index) => texts[at[steps[index] ?? 0]?.[codes[one] ?? 0] ?? 0] ?? '');
