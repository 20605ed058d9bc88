/**
 * Which rows does a view give of a resource? The oracle: closures over JSON that say what a view means; the compiled
 * query must give the same rows (tests/secondary).
 */
import { isObject, type Json } from '../../domain/json';
import { kindOfType, type Kind } from './fhir-types';
import { askOf, truth, type Ask } from './oracle/path';
import { runOver, type Run, type Values } from './oracle/run';
import { done, refused, type Outcome } from './outcome';
import { columnsOf, type Column, type Each, type Select, type View } from './view';

export type Cell = string | number | boolean | null | readonly (string | number | boolean)[];
export type Row = Readonly<Record<string, Cell>>;

type Rows = (focus: Values, run: Run) => readonly Row[];

const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: Number.isInteger,
  decimal: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};
const isSimple = (value: unknown): boolean => typeof value !== 'object';

function cellOf({ name, path, type, collection }: Column): (focus: Values, run: Run) => Cell {
  const ask = askOf(path);
  const kind = type === null ? null : kindOfType(type);
  const fits = kind === null ? isSimple : FITS[kind];
  return (focus, run) => {
    const values = ask(focus, run);
    if (!values.every(fits))
      run.fails(`the column “${name}” gives ${type === null ? 'no simple value' : `no ${type}`}`);
    if (collection) return values as readonly (string | number | boolean)[];
    if (values.length > 1) run.fails(`the column “${name}” gives more than one value`);
    return values.length === 0 ? null : (values[0] as string | number | boolean);
  };
}

/** Every row of the one beside every row of the other. */
const multiplied = (left: readonly Row[], right: readonly Row[]): readonly Row[] =>
  left.flatMap((row) => right.map((other) => ({ ...row, ...other })));

/** Nothing that anybody answers is nested so deep. */
const DEEPEST = 100;

/** Depth first: an element, and then what it leads to. */
function descendants(paths: readonly Ask[], from: Values, run: Run, depth = 0): unknown[] {
  if (depth > DEEPEST) {
    run.fails(`a repeat goes at most ${String(DEEPEST)} deep`);
    return [];
  }
  return paths
    .flatMap((path) => path(from, run))
    .flatMap((element) => [element, ...descendants(paths, [element], run, depth + 1)]);
}

/** What a select runs over; each is a focus, and one that holds nothing gives the row of nulls. */
function focusesOf(each: Each): (focus: Values, run: Run) => readonly Values[] {
  if (each.over === 'descendants') {
    const paths = each.paths.map(askOf);
    return (focus, run) => descendants(paths, focus, run).map((element) => [element]);
  }
  const path = askOf(each.path);
  return (focus, run) => {
    const elements = path(focus, run).map((element) => [element]);
    return elements.length === 0 && each.orNull ? [[]] : elements;
  };
}

/** What a select gives from where it stands: values, each the same in every row, and lists that are multiplied. */
interface Flat {
  readonly cells: readonly (readonly [name: string, cell: (focus: Values, run: Run) => Cell])[];
  readonly lists: readonly Rows[];
}

function bodyOf({ columns, selects, union }: Select): Flat {
  const nested = selects.map((select) =>
    select.each === null ? bodyOf(select) : { cells: [], lists: [rowsOf(select)] },
  );
  const branches = union.map(rowsOf);
  const united: Rows = (focus, run) => branches.flatMap((branch) => branch(focus, run));
  return {
    cells: [
      ...columns.map((column) => [column.name, cellOf(column)] as const),
      ...nested.flatMap(({ cells }) => cells),
    ],
    lists: [...nested.flatMap(({ lists }) => lists), ...(branches.length === 0 ? [] : [united])],
  };
}

/** A value is asked for only where a row holds it: what has no row has no fault either. */
function rowsOf(select: Select): Rows {
  const { cells, lists } = bodyOf(select);
  const body: Rows = (focus, run) => {
    let rows: readonly Row[] = [{}];
    for (const list of lists) if (rows.length > 0) rows = multiplied(rows, list(focus, run));
    if (rows.length === 0) return rows;
    const beside = Object.fromEntries(cells.map(([name, cell]) => [name, cell(focus, run)]));
    return rows.map((row) => ({ ...beside, ...row }));
  };
  const { each } = select;
  if (each === null) return body;
  const focuses = focusesOf(each);
  return (focus, run) => {
    const outer = run.rowIndex;
    const rows = focuses(focus, run).flatMap((one, at) => {
      run.rowIndex = at;
      return body(one, run);
    });
    run.rowIndex = outer;
    return rows;
  };
}

const named = (resource: Json): string => `${String(resource['resourceType'])}/${String(resource['id'] ?? '?')}`;

/** The rows of one resource, in order; of a resource of another type, no row. */
export function evaluator({ resource: type, selects, where }: View): (resource: unknown) => Outcome<readonly Row[]> {
  const criteria = where.map(askOf);
  const all = rowsOf({ each: null, columns: [], selects, union: [] });
  const names = selects.flatMap(columnsOf).map(({ name }) => name);
  const inOrder = (row: Row): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return (resource) => {
    if (!isObject(resource)) return refused('a line holds no resource');
    if (resource['resourceType'] !== type) return done([]);
    const run = runOver(resource);
    const wanted = criteria.every((criterion) => truth(criterion([resource], run), run) === true);
    const rows = wanted ? all([resource], run) : [];
    return run.problem === null ? done(rows.map(inOrder)) : refused(`${named(resource)}: ${run.problem}`);
  };
}
