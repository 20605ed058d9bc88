/** How is the key of a resource or a reference written? As the oracle's, in `oracle/keys.ts`. */
import type { Dialect } from './dialects';
import { bound, NOTHING, withoutNulls, one, type Term, type Writing } from './terms';

const RELATIVE = '^([A-Z][A-Za-z]*/[A-Za-z0-9.-]+)(/_history/[A-Za-z0-9.-]+)?$';
const typed = (type: string): string => `(^|/)${type}/[A-Za-z0-9.-]+(/_history/[A-Za-z0-9.-]+)?$`;

export const resourceKey = ({ dialect, resource }: Writing, id: Term): Term =>
  id.gives === 'one' ? one(`(${dialect.text(`${resource}/`)} || ${id.text})`, 'text') : NOTHING;

function keyOf(dialect: Dialect, text: string, type: string | null): string {
  const other = type === null ? '' : `WHEN regexp_extract(${text}, ${dialect.text(typed(type))}, 0) = '' THEN NULL `;
  const key = `coalesce(nullif(regexp_extract(${text}, ${dialect.text(RELATIVE)}, 1), ''), ${text})`;
  return `CASE WHEN left(${text}, 1) = '#' THEN NULL ${other}ELSE ${key} END`;
}

/** `references` are the texts of the references. */
export function referenceKey(writing: Writing, references: Term, type: string | null): Term {
  if (references.gives === 'nothing') return NOTHING;
  const { dialect } = writing;
  if (references.shape.kind !== 'text') return writing.fails('a reference is no text');
  if (references.gives === 'one')
    return one(
      bound(writing, references.text, (text) => keyOf(dialect, text, type)),
      'text',
    );
  const name = writing.variable();
  const keys = dialect.each(references.text, name, keyOf(dialect, name, type));
  return { ...references, text: withoutNulls(writing, keys) };
}
