/**
 * What does a select become in a query? A list of rows of its resource: so that forEach, forEachOrNull, unionAll and
 * nesting are functions over lists, the same in every engine, and no joins.
 */
import { columnsOf, type Each, type Select } from '../view';
import { cellOf, typeOfColumn, type Cell, type Kinds } from './cells';
import { descendants, descendantShape } from './descendants';
import { termOf } from './path';
import { listed, NOTHING, type Scope, type Term, type Writing } from './terms';

/** A list of rows, and the names of what each holds. */
export interface Block {
  readonly names: readonly string[];
  readonly text: string;
}

/** What a select gives from where it stands: values, each the same in every row, and lists that are multiplied. */
export interface Flat {
  readonly cells: readonly Cell[];
  readonly blocks: readonly Block[];
}

const fieldsOf = ({ dialect }: Writing, { names }: Block, row: string): readonly Cell[] =>
  names.map((name) => ({ name, text: dialect.field(row, name) }));

const rowOf = ({ dialect }: Writing, cells: readonly Cell[]): string =>
  dialect.row(cells.map(({ name, text }) => [name, text]));

/** The list of all rows: each of a list beside each of the next. */
export function multiplied(writing: Writing, { cells, blocks }: Flat): string {
  const [block, ...others] = blocks;
  const { dialect } = writing;
  if (block === undefined) return dialect.list([rowOf(writing, cells)]);
  if (cells.length === 0 && others.length === 0) return block.text;
  const name = writing.variable();
  const beside = [...cells, ...fieldsOf(writing, block, name)];
  if (others.length === 0) return dialect.each(block.text, name, rowOf(writing, beside));
  return dialect.flat(dialect.each(block.text, name, multiplied(writing, { cells: beside, blocks: others })));
}

export function flatOf(writing: Writing, kinds: Kinds, select: Select, scope: Scope): Flat {
  if (select.each !== null) return { cells: [], blocks: [eachBlock(writing, kinds, select, select.each, scope)] };
  return bodyOf(writing, kinds, select, scope);
}

function bodyOf(writing: Writing, kinds: Kinds, { columns, selects, union }: Select, scope: Scope): Flat {
  const cells = columns.map((column) => cellOf(writing, kinds, column, scope));
  const nested = selects.map((select) => flatOf(writing, kinds, select, scope));
  const united = union.length === 0 ? [] : [unionBlock(writing, kinds, union, scope)];
  return {
    cells: [...cells, ...nested.flatMap((flat) => flat.cells)],
    blocks: [...nested.flatMap((flat) => flat.blocks), ...united],
  };
}

function unionBlock(writing: Writing, kinds: Kinds, union: readonly Select[], scope: Scope): Block {
  const names = union[0] === undefined ? [] : columnsOf(union[0]).map(({ name }) => name);
  const lists = union.map((select) => {
    const text = inOrder(writing, names, flatOf(writing, kinds, select, scope));
    return `coalesce(${text}, ${noRow(writing, kinds, select)})`;
  });
  return { names, text: writing.dialect.behind(lists) };
}

/** The fields of a row stand as the columns of the view do, so that rows of several selects are of one type. */
function inOrder(writing: Writing, names: readonly string[], flat: Flat): string {
  const [block] = flat.blocks;
  const as = [...flat.cells.map(({ name }) => name), ...flat.blocks.flatMap((one) => one.names)];
  const isOrdered = as.every((name, at) => name === names[at]);
  if (isOrdered || block === undefined) return multiplied(writing, flat);
  const name = writing.variable();
  const row = names.map((field): Cell => ({ name: field, text: writing.dialect.field(name, field) }));
  return writing.dialect.each(multiplied(writing, flat), name, rowOf(writing, row));
}

/** An empty list of the rows of a select. */
function noRow(writing: Writing, kinds: Kinds, select: Select): string {
  const { dialect } = writing;
  const type = dialect.objectType(
    columnsOf(select).map((column) => [column.name, typeOfColumn(writing, kinds, column)] as const),
  );
  return `CAST(${dialect.list([])} AS ${dialect.listType(type)})`;
}

interface Over {
  readonly elements: Term;
  /** From each element; what the body uses of it is then known. */
  readonly from: (element: string) => Term;
}

function overOf(writing: Writing, each: Each, scope: Scope): Over {
  if (each.over === 'elements') {
    const elements = termOf(writing, each.path, scope);
    if (elements.gives === 'nothing') return { elements, from: () => NOTHING };
    const shape = { ...elements.shape, list: false };
    return { elements, from: (text) => ({ gives: 'one', text, shape }) };
  }
  const shape = descendantShape(writing, each.paths, scope);
  const elements: Term = shape.kind === 'nothing' ? NOTHING : { gives: 'many', text: '', shape };
  return { elements, from: (text) => ({ gives: 'one', text, shape: { ...shape, list: false } }) };
}

/** The list that is run over, once it is known what the body uses of each. */
function listOf(writing: Writing, each: Each, { elements }: Over, scope: Scope): string {
  if (elements.gives === 'nothing') return '';
  if (each.over === 'elements') return listed(writing, elements);
  const found = descendants(writing, each.paths, scope, elements.shape);
  return found.gives === 'nothing' ? '' : found.text;
}

function eachBlock(writing: Writing, kinds: Kinds, select: Select, each: Each, scope: Scope): Block {
  const { dialect, variable } = writing;
  const over = overOf(writing, each, scope);
  const orNull = each.over === 'elements' && each.orNull;
  if (over.elements.gives === 'nothing') {
    const flat = bodyOf(writing, kinds, select, { focus: NOTHING, index: () => '0' });
    const names = [...flat.cells.map(({ name }) => name), ...flat.blocks.flatMap((block) => block.names)];
    return { names, text: orNull ? multiplied(writing, flat) : noRow(writing, kinds, select) };
  }
  const [element, place] = [variable(), variable()];
  let placed = false;
  const at = (): string => {
    placed = true;
    return dialect.placeOf(place);
  };
  const flat = bodyOf(writing, kinds, select, { focus: over.from(element), index: at });
  const names = [...flat.cells.map(({ name }) => name), ...flat.blocks.flatMap((block) => block.names)];
  const body = flat.blocks.length === 0 ? rowOf(writing, flat.cells) : multiplied(writing, flat);
  const list = listOf(writing, each, over, scope);
  const full = orNull ? orOneNull(writing, list) : list;
  const rows = placed ? dialect.eachAt(full, element, place, body) : dialect.each(full, element, body);
  return { names, text: flat.blocks.length === 0 ? rows : dialect.flat(rows) };
}

/** The list, or a list of one null where it is empty: the row of nulls of forEachOrNull. */
const orOneNull = ({ dialect }: Writing, list: string): string =>
  `CASE WHEN ${dialect.count(list)} = 0 THEN ${dialect.list(['NULL'])} ELSE ${list} END`;
