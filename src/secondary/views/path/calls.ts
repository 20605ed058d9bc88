/** What does a function in a path ask? Those of the subset, each with what it may be given. */
import { isChoiceType } from '../fhir-types';
import { THIS, type Path } from './ast';
import { fail, said, takes, tokenOf, type Reading } from './reading';

/** Reads a whole expression. */
type Whole = (reading: Reading) => Path;
type Call = (reading: Reading, of: Path, whole: Whole) => Path;

const EXTENSION_URL: Path = { op: 'member', of: THIS, name: 'url', type: null };

/** A path that starts from each element, not from where the whole path does. */
function ofEach(reading: Reading, whole: Whole): Path {
  const { fromStart } = reading;
  reading.fromStart = false;
  const by = whole(reading);
  reading.fromStart = fromStart;
  return by;
}

/** The one name in brackets; null where nothing stands there. */
function named(reading: Reading): string | null {
  const token = tokenOf(reading);
  if (token.kind !== 'name') return null;
  reading.at += 1;
  return token.text;
}

function text(reading: Reading, whole: Whole): string | null {
  const argument = whole(reading);
  return argument.op === 'literal' && typeof argument.value === 'string' ? argument.value : null;
}

/** `value.ofType(Quantity)`: the member that holds it. */
function choice(reading: Reading, of: Path, type: string): Path {
  if (!isChoiceType(type)) return fail(reading, `“${type}” is no type that a value may have`);
  if (of.op !== 'member' || of.type !== null)
    return fail(reading, 'ofType() stands directly behind the element that has several types');
  return { ...of, name: of.name + type.charAt(0).toUpperCase() + type.slice(1), type };
}

const CALLS: Readonly<Record<string, Call>> = {
  where: (reading, of, whole) => ({ op: 'where', of, by: ofEach(reading, whole) }),
  exists: (reading, of, whole) =>
    tokenOf(reading).text === ')'
      ? { op: 'exists', of }
      : { op: 'exists', of: { op: 'where', of, by: ofEach(reading, whole) } },
  empty: (_, of) => ({ op: 'empty', of }),
  not: (_, of) => ({ op: 'not', of }),
  first: (_, of) => ({ op: 'at', of, index: 0 }),
  ofType: (reading, of) => choice(reading, of, named(reading) ?? ''),
  join: (reading, of, whole) => {
    if (tokenOf(reading).text === ')') return { op: 'join', of, by: '' };
    const by = text(reading, whole);
    return by === null ? fail(reading, 'join() is given a text') : { op: 'join', of, by };
  },
  extension: (reading, of, whole) => {
    const url = text(reading, whole);
    if (url === null) return fail(reading, 'extension() is given the address of one, as a text');
    const by: Path = {
      op: 'compare',
      how: '=',
      left: EXTENSION_URL,
      right: { op: 'literal', kind: 'text', value: url, type: null },
      moments: false,
    };
    return { op: 'where', of: { op: 'member', of, name: 'extension', type: null }, by };
  },
  getResourceKey: (reading, of) =>
    of === THIS && reading.fromStart && reading.naming.resource !== null
      ? { op: 'resource-key' }
      : fail(reading, 'getResourceKey() is asked of the resource itself'),
  getReferenceKey: (reading, of) => ({ op: 'reference-key', of, type: named(reading) }),
  lowBoundary: (_, of) => ({ op: 'boundary', of, side: 'low', type: null }),
  highBoundary: (_, of) => ({ op: 'boundary', of, side: 'high', type: null }),
};

/** The call of the function `name`, whose opening bracket has been taken. */
export function callOf(reading: Reading, of: Path, name: string, whole: Whole): Path {
  const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (call === undefined) return fail(reading, `${name}() is not one of the functions of a view`);
  const tree = call(reading, of, whole);
  return takes(reading, ')') ? tree : fail(reading, `${name}() cannot be given ${said(tokenOf(reading))}`);
}
