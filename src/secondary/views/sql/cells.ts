/** What does a column become in a query? An expression of the column's type, which is that of its kind. */
import { kindOfType, type Kind } from '../fhir-types';
import type { Column } from '../view';
import { termOf } from './path';
import { isCompound, nullOf, single, type Scope, type Term, type Writing } from './terms';

export interface Cell {
  readonly name: string;
  readonly text: string;
}

/**
 * What each column gives, by its name: found in a first writing, so that the branches of a union, and what nobody
 * holds, are of one type in the second.
 */
export type Kinds = Map<string, Kind>;

function note(kinds: Kinds, name: string, found: Kind, writing: Writing): void {
  const before = kinds.get(name) ?? found;
  const both = new Set([before, found]);
  if (both.size === 1) kinds.set(name, found);
  else if (both.has('integer') && both.has('decimal')) kinds.set(name, 'decimal');
  else writing.fails(`the column “${name}” gives values of different types`);
}

/** The kind that was found for a column, or that it is declared to have. */
export const kindOfColumn = (kinds: Kinds, { name, type }: Pick<Column, 'name' | 'type'>): Kind =>
  (type === null ? null : kindOfType(type)) ?? kinds.get(name) ?? 'text';

export const typeOfColumn = ({ dialect }: Writing, kinds: Kinds, column: Column): string => {
  const type = dialect.types[kindOfColumn(kinds, column)];
  return column.collection ? dialect.listType(type) : type;
};

function judged(writing: Writing, kinds: Kinds, { name, type }: Column, term: Term): void {
  if (term.gives === 'nothing') return;
  const { kind } = term.shape;
  if (isCompound(term.shape) || kind === 'nothing' || kind === 'object' || kind === 'unlike') {
    writing.fails(`the column “${name}” gives no simple value`);
    return;
  }
  const wanted = type === null ? null : kindOfType(type);
  if (wanted === null) note(kinds, name, kind, writing);
  else if (wanted !== kind && !(wanted === 'decimal' && kind === 'integer'))
    writing.fails(`the column “${name}” gives no ${type ?? ''}`);
}

export function cellOf(writing: Writing, kinds: Kinds, column: Column, scope: Scope): Cell {
  const { dialect } = writing;
  const { name, collection } = column;
  const term = termOf(writing, column.path, scope);
  judged(writing, kinds, column, term);
  const kind = kindOfColumn(kinds, column);
  const type = typeOfColumn(writing, kinds, column);
  if (collection) {
    if (term.gives === 'nothing') return { name, text: `CAST(${dialect.list([])} AS ${type})` };
    const one =
      term.gives === 'one' ? `CASE WHEN ${term.text} IS NOT NULL THEN ${dialect.list([term.text])} END` : term.text;
    return { name, text: `coalesce(CAST(${one} AS ${type}), CAST(${dialect.list([])} AS ${type}))` };
  }
  const value = single(writing, term, `the column “${name}” gives more than one value`);
  if (value.gives === 'nothing') return { name, text: nullOf(writing, kind) };
  return { name, text: value.shape.kind === kind ? value.text : `CAST(${value.text} AS ${type})` };
}
