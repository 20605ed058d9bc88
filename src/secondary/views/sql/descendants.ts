/**
 * What does `repeat` become in a query? A database has no endless recursion over a list: the paths are followed as deep
 * as the shape of the resources goes, and what they lead to is brought into one shape.
 */
import type { Path } from '../path/ast';
import { emptyShape, widen, type Shape } from '../shape';
import { termOf } from './path';
import { listed, nullOf, NOTHING, usedFields, typeOfShape, type Scope, type Term, type Writing } from './terms';

const ofElement = (text: string, shape: Shape): Term => ({ gives: 'one', text, shape: { ...shape, list: false } });

/** The shape that holds every element which the paths lead to, from any depth. */
export function descendantShape(writing: Writing, paths: readonly Path[], from: Scope): Shape {
  const all = emptyShape();
  const follow = (scope: Scope): void => {
    for (const path of paths) {
      const term = termOf(writing, path, scope);
      if (term.gives === 'nothing') continue;
      const element: Shape = { ...term.shape, list: false };
      widen(all, element);
      follow({ ...scope, focus: ofElement('x', element) });
    }
  };
  follow(from);
  return all;
}

/** The value, of which only what is used of `into` is left; what it has not is null. */
function brought(writing: Writing, text: string, shape: Shape, into: Shape): string {
  const { dialect, variable } = writing;
  if (into.list === true) {
    const name = variable();
    const element = { ...into, list: false };
    return dialect.each(text, name, brought(writing, name, { ...shape, list: false }, element));
  }
  if (into.kind !== 'object') {
    if (shape.kind === into.kind) return text;
    return into.kind === 'decimal' ? `CAST(${text} AS ${dialect.types.decimal})` : text;
  }
  const fields = usedFields(into).map(([name, field]): readonly [string, string] => {
    const own = shape.fields.get(name);
    if (own === undefined || own.kind === 'nothing')
      return [name, name === '_' ? nullOf(writing, 'boolean') : `CAST(NULL AS ${typeOfShape(dialect, field)})`];
    own.used = true;
    return [name, brought(writing, dialect.field(text, name), own, field)];
  });
  return `CASE WHEN ${text} IS NOT NULL THEN ${dialect.row(fields)} END`;
}

/** Depth first, each element before what it leads to. `into` is the common shape, marked by what the select uses. */
export function descendants(writing: Writing, paths: readonly Path[], from: Scope, into: Shape): Term {
  const { dialect, variable } = writing;
  const follow = (scope: Scope): string | null => {
    const lists = paths.flatMap((path) => {
      const term = termOf(writing, path, scope);
      if (term.gives === 'nothing') return [];
      const name = variable();
      const element: Shape = { ...term.shape, list: false };
      const deeper = follow({ ...scope, focus: ofElement(name, element) });
      const self = dialect.list([brought(writing, name, element, into)]);
      const branch = deeper === null ? self : dialect.behind([self, deeper]);
      const all = dialect.flat(dialect.each(listed(writing, term), name, branch));
      return [`coalesce(${all}, CAST(${dialect.list([])} AS ${dialect.listType(typeOfShape(dialect, into))}))`];
    });
    return lists.length === 0 ? null : dialect.behind(lists);
  };
  const text = follow(from);
  return text === null ? NOTHING : { gives: 'many', text, shape: { ...into, list: true } };
}
