/** What is a view, once it has been read? Its paths are trees, its constants in their places, its columns checked. */
import type { Path } from './path/ast';

export interface Column {
  readonly name: string;
  readonly path: Path;
  /** A simple FHIR type; null where the view does not say. */
  readonly type: string | null;
  /** Every value as a list; otherwise two values are a fault. */
  readonly collection: boolean;
}

/** Over what a select runs; its paths then start from each element. */
export type Each =
  | { readonly over: 'elements'; readonly path: Path; readonly orNull: boolean }
  /** Every element that these paths lead to, and what they lead to from there, to the end. */
  | { readonly over: 'descendants'; readonly paths: readonly Path[] };

export interface Select {
  readonly each: Each | null;
  readonly columns: readonly Column[];
  /** Each of these is multiplied with the others. */
  readonly selects: readonly Select[];
  /** These stand one below the other; empty where there are none. */
  readonly union: readonly Select[];
}

export interface View {
  readonly resource: string;
  readonly selects: readonly Select[];
  readonly where: readonly Path[];
}

/** Columns as they stand in a row: own, nested, united. */
export const columnsOf = ({ columns, selects, union }: Select): readonly Column[] => [
  ...columns,
  ...selects.flatMap(columnsOf),
  ...(union[0] === undefined ? [] : columnsOf(union[0])),
];
