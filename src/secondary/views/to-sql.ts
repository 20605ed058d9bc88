/**
 * Which query gives the rows of a view? One expression over the resources of a shape, in DuckDB's or Spark's words. The
 * rows are those of `evaluate.ts`.
 */
import { done, refused, type Outcome } from './outcome';
import type { Shape } from './shape';
import { flatOf, multiplied, type Flat } from './sql/blocks';
import { typeOfColumn, type Kinds } from './sql/cells';
import type { Dialect } from './sql/dialects';
import { rootOf, termOf } from './sql/path';
import { truthOf, typeOfShape, usedFields, writingOf, type Scope, type Writing } from './sql/terms';
import { columnsOf, type Select, type View } from './view';

export interface Query {
  /** The query over `source`, an expression that stands behind FROM and has the columns of `reads`. */
  readonly over: (source: string) => string;
  /** What is read of each resource, and nothing else: names and types in the words of the dialect. */
  readonly reads: readonly (readonly [name: string, type: string])[];
  /** The columns of the rows, in order. */
  readonly columns: readonly (readonly [name: string, type: string])[];
}

const TYPE = 'resourceType';

function wanted(writing: Writing, { resource, where }: View, scope: Scope): string {
  const { dialect } = writing;
  const ofType = `${dialect.field('r', TYPE)} = ${dialect.text(resource)}`;
  return [ofType, ...where.map((path) => truthOf(writing, termOf(writing, path, scope)))].join(' AND ');
}

interface Written {
  readonly flat: Flat;
  readonly where: string;
}

function written(writing: Writing, kinds: Kinds, view: View): Written {
  const scope: Scope = { focus: rootOf(writing), index: () => '0' };
  const all: Select = { each: null, columns: [], selects: view.selects, union: [] };
  return { flat: flatOf(writing, kinds, all, scope), where: wanted(writing, view, scope) };
}

/** Values that are the same in every row of a resource stand beside the list, and are not copied into its rows. */
function queryOf(writing: Writing, names: readonly string[], { flat, where }: Written, source: string): string {
  const { dialect } = writing;
  const from = `FROM ${dialect.from(source)} WHERE ${where}`;
  const plain = flat.cells.map(({ name, text }) => `${text} AS ${dialect.id(name)}`);
  if (flat.blocks.length === 0) return `SELECT ${plain.join(', ')} ${from}`;
  const beside = new Set(flat.cells.map(({ name }) => name));
  const rows = `${dialect.rows(multiplied(writing, { cells: [], blocks: flat.blocks }))} AS ${dialect.id('_')}`;
  const columns = names.map((name) =>
    beside.has(name)
      ? `s.${dialect.id(name)}`
      : `${dialect.field(`s.${dialect.id('_')}`, name)} AS ${dialect.id(name)}`,
  );
  return `SELECT ${columns.join(', ')} FROM (SELECT ${[...plain, rows].join(', ')} ${from}) AS s`;
}

/** What the view asks for that this shape cannot give is said in words. */
export function toSql(view: View, shape: Shape, dialect: Dialect): Outcome<Query> {
  const kinds: Kinds = new Map();
  const root: Shape = { ...shape, kind: 'object', list: false };
  const first = writingOf(dialect, view.resource, root);
  written(first, kinds, view);
  const writing = writingOf(dialect, view.resource, root);
  const found = written(writing, kinds, view);
  const problem = first.problem ?? writing.problem;
  if (problem !== null) return refused(problem);
  const columns = view.selects.flatMap(columnsOf);
  const fields = usedFields(root).filter(([name]) => name !== '_' && name !== TYPE);
  return done({
    over: (source) =>
      queryOf(
        writing,
        columns.map(({ name }) => name),
        found,
        source,
      ),
    reads: [
      [TYPE, dialect.types.text],
      ...fields.map(([name, field]): readonly [string, string] => [name, typeOfShape(dialect, field)]),
    ],
    columns: columns.map((column) => [column.name, typeOfColumn(writing, kinds, column)]),
  });
}
