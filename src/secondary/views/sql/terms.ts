/** What is an expression on its way into a query? Its text, what it gives, and how it is brought to one value. */
import type { Kind } from '../fhir-types';
import { simpleShape, type Shape } from '../shape';
import type { Dialect } from './dialects';

/**
 * `nothing` is known to be empty before a row is read; `one` is null where empty; `many` is a list without nulls, or
 * null where empty.
 */
export type Term =
  { readonly gives: 'nothing' } | { readonly gives: 'one' | 'many'; readonly text: string; readonly shape: Shape };

export const NOTHING: Term = { gives: 'nothing' };

/** The writing of one query. */
export interface Writing {
  readonly dialect: Dialect;
  /** Of the view. */
  readonly resource: string;
  readonly root: Shape;
  /** A name that no other lambda of the query has. */
  readonly variable: () => string;
  readonly fails: (problem: string) => Term;
  problem: string | null;
}

/** From where a path starts: an element, or nothing at all. */
export interface Scope {
  readonly focus: Term;
  /** The text of `%rowIndex`; asking for it notes that it is wanted. */
  readonly index: () => string;
}

export function writingOf(dialect: Dialect, resource: string, root: Shape): Writing {
  let last = 0;
  const writing: Writing = {
    dialect,
    resource,
    root,
    variable: () => {
      last += 1;
      return `v${String(last)}`;
    },
    problem: null,
    fails: (problem) => {
      writing.problem ??= problem;
      return NOTHING;
    },
  };
  return writing;
}

export const one = (text: string, kind: Kind): Term => ({ gives: 'one', text, shape: simpleShape(kind) });

export const nullOf = ({ dialect }: Writing, kind: Kind): string => `CAST(NULL AS ${dialect.types[kind]})`;

/** What may stand in a text many times. */
const isShort = (text: string): boolean => text.length <= 60;

/** The body with a name for the value, where writing the value out again and again would make the query long. */
export function bound({ dialect, variable }: Writing, text: string, body: (name: string) => string): string {
  if (isShort(text)) return body(text);
  const name = variable();
  return dialect.at(dialect.each(dialect.list([text]), name, body(name)), 0);
}

/** The list without what is null. */
export function withoutNulls({ dialect, variable }: Writing, list: string): string {
  const name = variable();
  return dialect.keep(list, name, `${name} IS NOT NULL`);
}

/** Is there anything? */
export function isThere({ dialect }: Writing, term: Term): string {
  if (term.gives === 'nothing') return 'FALSE';
  return term.gives === 'one' ? `(${term.text} IS NOT NULL)` : `(${dialect.count(term.text)} > 0)`;
}

/**
 * The one value, or null; the query fails, in these words, where there are more. `beside`: it does so only where this
 * is there too.
 */
export function single(writing: Writing, term: Term, words: string, beside?: Term): Term {
  if (term.gives !== 'many') return term;
  const { dialect } = writing;
  const too = beside === undefined ? '' : ` AND ${isThere(writing, beside)}`;
  const text = bound(
    writing,
    term.text,
    (list) =>
      `CASE WHEN ${dialect.count(list)} > 1${too} THEN ${dialect.fail(words)} ` + `ELSE ${dialect.at(list, 0)} END`,
  );
  return { gives: 'one', text, shape: { ...term.shape, list: false } };
}

/** True, false or null. */
export function truthOf(writing: Writing, term: Term): string {
  const words = 'true or false is expected, and a path gives something else';
  const found = single(writing, term, words);
  if (found.gives === 'nothing') return nullOf(writing, 'boolean');
  if (found.shape.kind !== 'boolean') writing.fails(words);
  return found.text;
}

/** As a list without nulls; null where it is empty. */
export function listed(writing: Writing, term: Exclude<Term, { gives: 'nothing' }>): string {
  return term.gives === 'many' ? term.text : withoutNulls(writing, writing.dialect.list([term.text]));
}

export const isNumeric = ({ kind }: Shape): boolean => kind === 'integer' || kind === 'decimal';
export const isCompound = ({ kind }: Shape): boolean => kind === 'object' || kind === 'unlike';

/** The type of the values of a shape, of what a view uses of it alone. */
export function typeOfShape(dialect: Dialect, shape: Shape): string {
  const { kind, list } = shape;
  let type: string;
  if (kind === 'object')
    type = dialect.objectType(usedFields(shape).map(([name, of]) => [name, typeOfShape(dialect, of)]));
  else type = dialect.types[kind === 'nothing' || kind === 'unlike' ? 'text' : kind];
  return list === true ? dialect.listType(type) : type;
}

/**
 * The fields that a view uses. INVARIANT: of an object of which only its being there counts nothing is read: the one
 * field that is declared has a name that no element has.
 */
export function usedFields(shape: Shape): readonly (readonly [string, Shape])[] {
  const used = [...shape.fields].filter(([, field]) => field.used);
  return used.length > 0 ? used : [['_', simpleShape('boolean')]];
}
