/** How is a comparison or a sum written, so that it says what the oracle says? */
import { momentKey, MOMENT_SHAPE } from '../moments';
import type { Comparison, Path, Sum } from '../path/ast';
import { bound, isCompound, isNumeric, listed, NOTHING, one, single, type Term, type Writing } from './terms';

type Value = Exclude<Term, { gives: 'nothing' }>;

const isAlike = (left: Value, right: Value): boolean =>
  left.shape.kind === right.shape.kind || (isNumeric(left.shape) && isNumeric(right.shape));

/** The key of a moment; of a constant it is known beforehand. */
function keyOf({ dialect }: Writing, text: string, path: Path): string {
  if (path.op === 'literal') return dialect.text(momentKey(String(path.value)));
  const isMoment = `regexp_extract(${text}, ${dialect.text(MOMENT_SHAPE)}, 0) <> ''`;
  return `CASE WHEN ${isMoment} THEN coalesce(${dialect.utc(text)}, ${text}) ELSE ${text} END`;
}

const OF_EQUALS: Readonly<Record<Comparison, boolean>> = {
  '=': true,
  '!=': false,
  '<': false,
  '<=': true,
  '>': false,
  '>=': true,
};

/** Decided where the shorter differs from the beginning of the longer; equal where both end there; else not known. */
function momentsCompared(how: Comparison, a: string, b: string): string {
  const shared = `least(length(${a}), length(${b}))`;
  const [left, right] = [`left(${a}, ${shared})`, `left(${b}, ${shared})`];
  return (
    `CASE WHEN ${left} <> ${right} THEN ${left} ${sign(how)} ${right} ` +
    `WHEN length(${a}) = length(${b}) THEN ${OF_EQUALS[how] ? 'TRUE' : 'FALSE'} END`
  );
}

const sign = (how: Comparison): string => (how === '!=' ? '<>' : how);

/** Whole collections: as many, and each equal in its place. */
function listsCompared(writing: Writing, how: '=' | '!=', left: Value, right: Value): string {
  const { dialect } = writing;
  const alike = isAlike(left, right);
  const wide = isNumeric(left.shape) ? dialect.listType(dialect.types.decimal) : null;
  const cast = (list: string): string => (wide === null ? list : `CAST(${list} AS ${wide})`);
  return bound(writing, listed(writing, left), (a) =>
    bound(writing, listed(writing, right), (b) => {
      const some = `${dialect.count(a)} > 0 AND ${dialect.count(b)} > 0`;
      const same = alike ? `${cast(a)} ${sign(how)} ${cast(b)}` : how === '=' ? 'FALSE' : 'TRUE';
      return `CASE WHEN ${some} THEN ${same} END`;
    }),
  );
}

function equal(writing: Writing, how: '=' | '!=', left: Value, right: Value): string {
  if (left.gives === 'many' || right.gives === 'many') return listsCompared(writing, how, left, right);
  if (isAlike(left, right)) return `(${left.text} ${sign(how)} ${right.text})`;
  const some = `${left.text} IS NOT NULL AND ${right.text} IS NOT NULL`;
  return `CASE WHEN ${some} THEN ${how === '=' ? 'FALSE' : 'TRUE'} END`;
}

type Compare = Extract<Path, { op: 'compare' }>;

export function compared(writing: Writing, path: Compare, left: Term, right: Term): Term {
  if (left.gives === 'nothing' || right.gives === 'nothing') return NOTHING;
  const { how } = path;
  if (isCompound(left.shape) || isCompound(right.shape)) return writing.fails('only simple values are compared');
  if (!path.moments && (how === '=' || how === '!=')) return one(equal(writing, how, left, right), 'boolean');
  const words = `“${how}” compares two values, and there are more`;
  const [a, b] = [single(writing, left, words, right), single(writing, right, words, left)];
  if (a.gives === 'nothing' || b.gives === 'nothing') return NOTHING;
  if (!isAlike(a, b) || a.shape.kind === 'boolean') return writing.fails(`“${how}” compares two numbers or two texts`);
  if (!path.moments) return one(`(${a.text} ${how} ${b.text})`, 'boolean');
  const text = bound(writing, keyOf(writing, a.text, path.left), (key) =>
    bound(writing, keyOf(writing, b.text, path.right), (other) => momentsCompared(how, key, other)),
  );
  return one(text, 'boolean');
}

export function summed(writing: Writing, how: Sum, left: Term, right: Term): Term {
  const words = `“${how}” is of two numbers`;
  const [a, b] = [single(writing, left, words, right), single(writing, right, words, left)];
  if (a.gives === 'nothing' || b.gives === 'nothing') return NOTHING;
  if (!isNumeric(a.shape) || !isNumeric(b.shape)) return writing.fails(words);
  if (how === '/') {
    const decimal = writing.dialect.types.decimal;
    return one(`CASE WHEN ${b.text} <> 0 THEN CAST(${a.text} AS ${decimal}) / ${b.text} END`, 'decimal');
  }
  const whole = a.shape.kind === 'integer' && b.shape.kind === 'integer';
  return one(`(${a.text} ${how} ${b.text})`, whole ? 'integer' : 'decimal');
}
