/** What does this path ask? Text in, tree out, or words that say what is outside the subset. */
import { isMoment } from '../fhir-types';
import { done, refused, type Outcome } from '../outcome';
import { kindOfPath, THIS, typeOfPath, type Comparison, type Literal, type Path, type Sum } from './ast';
import { callOf } from './calls';
import { expects, fail, said, takes, tokenOf, type Naming, type Reading } from './reading';
import { tokensOf, type Token } from './tokens';

/** A path is a line, not a program. */
const LONGEST = 2000;
const DEEPEST = 40;

/** The tree of a path; a problem says where it stops being one. */
export function parsePath(path: string, naming: Naming): Outcome<Path> {
  if (path.length > LONGEST) return refused(`a path has at most ${String(LONGEST)} signs`);
  const tokens = tokensOf(path);
  if (!tokens.ok) return tokens;
  const reading: Reading = { tokens: tokens.value, naming, at: 0, depth: 0, problem: null, fromStart: true };
  const tree = whole(reading);
  if (reading.problem === null && tokenOf(reading).kind !== 'end')
    fail(reading, `${said(tokenOf(reading))} is not expected here`);
  return reading.problem === null ? done(tree) : refused(reading.problem);
}

/** A whole expression. */
function whole(reading: Reading): Path {
  reading.depth += 1;
  if (reading.depth > DEEPEST) return fail(reading, `a path is nested at most ${String(DEEPEST)} deep`);
  const tree = either(reading);
  reading.depth -= 1;
  return tree;
}

function either(reading: Reading): Path {
  let left = both(reading);
  while (takes(reading, 'or', 'name')) left = { op: 'both', how: 'or', left, right: both(reading) };
  return left;
}

function both(reading: Reading): Path {
  let left = equality(reading);
  while (takes(reading, 'and', 'name')) left = { op: 'both', how: 'and', left, right: equality(reading) };
  return left;
}

const takesOneOf = <T extends string>(reading: Reading, signs: readonly T[]): T | undefined =>
  signs.find((sign) => takes(reading, sign));

const compared = (how: Comparison, left: Path, right: Path): Path => ({
  op: 'compare',
  how,
  left,
  right,
  moments: isMoment(typeOfPath(left)) || isMoment(typeOfPath(right)),
});

function equality(reading: Reading): Path {
  let left = inequality(reading);
  for (let how = takesOneOf(reading, ['=', '!=']); how !== undefined; how = takesOneOf(reading, ['=', '!=']))
    left = compared(how, left, inequality(reading));
  return left;
}

const UNEQUAL = ['<=', '>=', '<', '>'] as const;

function inequality(reading: Reading): Path {
  let left = sum(reading);
  for (let how = takesOneOf(reading, UNEQUAL); how !== undefined; how = takesOneOf(reading, UNEQUAL))
    left = compared(how, left, sum(reading));
  return left;
}

const isNumber = (path: Path): boolean => ['integer', 'decimal', null].includes(kindOfPath(path));

function summed(reading: Reading, how: Sum, left: Path, right: Path): Path {
  if (isNumber(left) && isNumber(right)) return { op: 'sum', how, left, right };
  return fail(reading, `“${how}” is of numbers`);
}

function sum(reading: Reading): Path {
  let left = product(reading);
  for (let how = takesOneOf(reading, ['+', '-']); how !== undefined; how = takesOneOf(reading, ['+', '-']))
    left = summed(reading, how, left, product(reading));
  return left;
}

function product(reading: Reading): Path {
  let left = signed(reading);
  for (let how = takesOneOf(reading, ['*', '/']); how !== undefined; how = takesOneOf(reading, ['*', '/']))
    left = summed(reading, how, left, signed(reading));
  return left;
}

const NOUGHT: Literal = { op: 'literal', kind: 'integer', value: 0, type: null };

function signed(reading: Reading): Path {
  if (takes(reading, '+')) return chain(reading);
  if (!takes(reading, '-')) return chain(reading);
  const of = chain(reading);
  if (of.op === 'literal' && typeof of.value === 'number' && of.value !== 0) return { ...of, value: -of.value };
  return summed(reading, '-', NOUGHT, of);
}

function chain(reading: Reading): Path {
  let of = start(reading);
  for (;;) {
    if (takes(reading, '.')) of = step(reading, of);
    else if (takes(reading, '[')) of = indexed(reading, of);
    else return of;
  }
}

function indexed(reading: Reading, of: Path): Path {
  const index = whole(reading);
  expects(reading, ']');
  return index.op === 'literal' && index.kind === 'integer' && Number(index.value) >= 0
    ? { op: 'at', of, index: Number(index.value) }
    : fail(reading, 'an index is a whole number, or a constant that is one');
}

const literal = (kind: Literal['kind'], value: Literal['value']): Literal => ({
  op: 'literal',
  kind,
  value,
  type: null,
});

/** A text that no engine can hold is no text of ours. */
const isWhole = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

function start(reading: Reading): Path {
  const token = tokenOf(reading);
  reading.at += 1;
  switch (token.kind) {
    case 'text':
      return isWhole(token.text) ? literal('text', token.text) : fail(reading, 'a text holds half a sign');
    case 'integer':
      return Number.isSafeInteger(Number(token.text))
        ? literal('integer', Number(token.text))
        : fail(reading, `${token.text} is too large a number`);
    case 'decimal':
      return literal('decimal', Number(token.text));
    case 'constant':
      return constant(reading, token.text);
    case 'name':
      reading.at -= 1;
      return first(reading, token);
    default:
      if (token.text !== '(') return fail(reading, `a path cannot go on with ${said(token)}`);
  }
  const inner = whole(reading);
  expects(reading, ')');
  return inner;
}

function constant(reading: Reading, name: string): Path {
  if (name === 'rowIndex') return { op: 'row-index' };
  return reading.naming.constants.get(name) ?? fail(reading, `there is no constant “${name}”`);
}

function first(reading: Reading, { text }: Token): Path {
  const next = reading.tokens[reading.at + 1]?.text;
  if (next !== '(' && (text === 'true' || text === 'false' || text === '$this')) {
    reading.at += 1;
    return text === '$this' ? THIS : literal('boolean', text === 'true');
  }
  if (next === '.' && reading.fromStart && text === reading.naming.resource) {
    reading.at += 1;
    return THIS;
  }
  return step(reading, THIS);
}

function step(reading: Reading, of: Path): Path {
  const token = tokenOf(reading);
  if (token.kind !== 'name' || token.text.startsWith('$'))
    return fail(reading, `a name is expected where ${said(token)} stands`);
  reading.at += 1;
  if (takes(reading, '(')) return callOf(reading, of, token.text, whole);
  return { op: 'member', of, name: token.text, type: null };
}
