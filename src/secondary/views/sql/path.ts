/** What does a path become in a query? An expression over what its scope names, of the shape that is read. */
import type { Literal, Path } from '../path/ast';
import type { Shape } from '../shape';
import { boundaryOf } from './boundary';
import { compared, summed } from './compare';
import { referenceKey, resourceKey } from './keys';
import { bound, isThere, NOTHING, one, truthOf, withoutNulls, type Scope, type Term, type Writing } from './terms';

type Value = Exclude<Term, { gives: 'nothing' }>;

function literalText({ dialect }: Writing, { kind, value }: Literal): string {
  if (typeof value === 'string') return dialect.text(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return `CAST('${String(value)}' AS ${dialect.types[kind]})`;
}

/** The element of each: one field, or the fields of all in a row. */
function memberText(writing: Writing, { gives, text }: Value, name: string, child: Shape): string {
  const { dialect, variable } = writing;
  if (gives === 'one') {
    const field = dialect.field(text, name);
    return child.list === true ? withoutNulls(writing, field) : field;
  }
  const each = variable();
  const fields = dialect.each(text, each, dialect.field(each, name));
  return withoutNulls(writing, child.list === true ? dialect.flat(fields) : fields);
}

function memberOf(writing: Writing, of: Term, name: string): Term {
  if (of.gives === 'nothing') return NOTHING;
  if (of.shape.kind !== 'object') return writing.fails(`“${name}” is asked of a simple value`);
  const child = of.shape.fields.get(name);
  if (child === undefined || child.kind === 'nothing') return NOTHING;
  if (child.kind === 'unlike') return writing.fails(`“${name}” is not of one kind in all resources`);
  child.used = true;
  const gives = of.gives === 'many' || child.list === true ? 'many' : 'one';
  // a field of what has been cut to size by CASE or a function needs brackets before its point
  const held = of.gives === 'one' && !/^[\w."`]+$/.test(of.text) ? { ...of, text: `(${of.text})` } : of;
  return {
    gives,
    text: memberText(writing, held, name, child),
    shape: { ...child, list: gives === 'many', fields: child.fields },
  };
}

const within = (scope: Scope, focus: Term): Scope => ({ focus, index: scope.index });

function whereOf(writing: Writing, of: Term, by: Path, scope: Scope): Term {
  if (of.gives === 'nothing') return NOTHING;
  const { dialect, variable } = writing;
  const element: Shape = { ...of.shape, list: false };
  const holds = (name: string): string =>
    truthOf(writing, termOf(writing, by, within(scope, { gives: 'one', text: name, shape: element })));
  if (of.gives === 'one')
    return { ...of, text: bound(writing, of.text, (name) => `CASE WHEN ${holds(name)} THEN ${name} END`) };
  const name = variable();
  return { ...of, text: dialect.keep(of.text, name, `coalesce(${holds(name)}, FALSE)`) };
}

function itemAt({ dialect }: Writing, of: Term, index: number): Term {
  if (of.gives === 'nothing' || (of.gives === 'one' && index > 0)) return NOTHING;
  return of.gives === 'one'
    ? of
    : { ...of, gives: 'one', text: dialect.at(of.text, index), shape: { ...of.shape, list: false } };
}

function joined(writing: Writing, of: Term, by: string): Term {
  if (of.gives === 'nothing') return one(`''`, 'text');
  if (of.shape.kind !== 'text') return writing.fails('join() is of texts');
  const text = of.gives === 'one' ? of.text : writing.dialect.join(of.text, by);
  return one(`coalesce(${text}, '')`, 'text');
}

/** The expression of a path; a fault of the view over this shape is noted in the writing. */
export function termOf(writing: Writing, path: Path, scope: Scope): Term {
  const term = (of: Path): Term => termOf(writing, of, scope);
  switch (path.op) {
    case 'this':
      return scope.focus;
    case 'literal':
      return one(literalText(writing, path), path.kind);
    case 'row-index':
      return one(`CAST(${scope.index()} AS ${writing.dialect.types.integer})`, 'integer');
    case 'member':
      return memberOf(writing, term(path.of), path.name);
    case 'where':
      return whereOf(writing, term(path.of), path.by, scope);
    case 'exists':
      return one(isThere(writing, term(path.of)), 'boolean');
    case 'empty':
      return one(`(NOT ${isThere(writing, term(path.of))})`, 'boolean');
    case 'at':
      return itemAt(writing, term(path.of), path.index);
    case 'join':
      return joined(writing, term(path.of), path.by);
    default:
      return computed(writing, path, term);
  }
}

type Computed = Exclude<
  Path,
  { op: 'this' | 'literal' | 'row-index' | 'member' | 'where' | 'exists' | 'empty' | 'at' | 'join' }
>;

function computed(writing: Writing, path: Computed, term: (of: Path) => Term): Term {
  switch (path.op) {
    case 'not':
      return one(`(NOT ${truthOf(writing, term(path.of))})`, 'boolean');
    case 'both': {
      const [left, right] = [truthOf(writing, term(path.left)), truthOf(writing, term(path.right))];
      return one(`(${left} ${path.how === 'and' ? 'AND' : 'OR'} ${right})`, 'boolean');
    }
    case 'compare':
      return compared(writing, path, term(path.left), term(path.right));
    case 'sum':
      return summed(writing, path.how, term(path.left), term(path.right));
    case 'resource-key':
      return resourceKey(writing, memberOf(writing, rootOf(writing), 'id'));
    case 'reference-key':
      return referenceKey(writing, memberOf(writing, term(path.of), 'reference'), path.type);
    case 'boundary':
      return boundaryOf(writing, path, term(path.of));
  }
}

/** The resource itself, under the name that every dialect gives it. */
export const rootOf = ({ root }: Writing): Term => ({ gives: 'one', text: 'r', shape: root });
