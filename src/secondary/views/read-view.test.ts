// Is whatever is wrong with a view said before a row is read, and in words?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readView } from './read-view';

const problemOf = (view: unknown): string => {
  const read = readView(view);
  return read.ok ? '' : read.problem;
};
const withPath = (path: string): unknown => ({ resource: 'Patient', select: [{ column: [{ name: 'c', path }] }] });
const withSelect = (...select: readonly object[]): unknown => ({ resource: 'Patient', select });
const column = (name: string, more: object = {}): object => ({ name, path: 'id', ...more });

const PATHS: readonly (readonly [path: string, words: string])[] = [
  ['@2020', 'no path holds “@2020” (at sign 1)'],
  ["name.where(use = 'x", "no path holds “'x”"],
  ['name.', 'a name is expected where the end stands'],
  ['name..family', 'a name is expected where “.” stands'],
  ['name family', '“family” is not expected here'],
  ['name[use]', 'an index is a whole number'],
  ['name[-1]', 'an index is a whole number'],
  ['name.count()', 'count() is not one of the functions of a view'],
  ['name.constructor()', 'constructor() is not one of the functions of a view'],
  ['name.given.join(1)', 'join() is given a text'],
  ['extension(use)', 'extension() is given the address of one'],
  ['value.ofType(Patient)', '“Patient” is no type that a value may have'],
  ['value.first().ofType(string)', 'ofType() stands directly behind the element that has several types'],
  ['$index', 'a name is expected where “$index” stands'],
  ['%nowhere', 'there is no constant “nowhere”'],
  ['name.getResourceKey()', 'getResourceKey() is asked of the resource itself'],
  ['name.where(getResourceKey() = use).use', 'getResourceKey() is asked of the resource itself'],
  ["1 + 'a'", '“+” is of numbers'],
  ["'\\u0000'", 'a text holds half a sign'],
  ["'\\ud800'", 'a text holds half a sign'],
  ['9007199254740993', 'is too large a number'],
  [`${'('.repeat(60)}id${')'.repeat(60)}`, 'a path is nested at most 40 deep'],
  ['id'.padEnd(3000, ' '), 'a path has at most 2000 signs'],
];

describe('a path', () => {
  it.each(PATHS)('%s is refused', (path, words) => {
    expect(problemOf(withPath(path))).toContain(words);
    expect(problemOf(withPath(path))).toMatch(/^the path of the column “c”/);
  });

  it('is never a crash, whatever is written', () => {
    const word = fc.constantFrom(
      'name',
      'id',
      '.',
      '(',
      ')',
      '[',
      ']',
      '0',
      "'a'",
      '%x',
      '=',
      'and',
      'where',
      'ofType',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (path) => {
          const read = readView(withPath(path));
          expect(read.ok || read.problem.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('may hold comments, backticks and blanks', () => {
    expect(problemOf(withPath('`name` /* all */ . family // the last'))).toBe('');
  });
});

const VIEWS: readonly (readonly [words: string, view: unknown])[] = [
  ['a view is a JSON object', []],
  ['a view names the type of its resource', { select: [{ column: [column('a')] }] }],
  ['a view names the type of its resource', { resource: "Patient'; DROP", select: [{ column: [column('a')] }] }],
  ['a view has a select', { resource: 'Patient' }],
  ['“select” is a list', { resource: 'Patient', select: {} }],
  ['a select is no object', withSelect(1 as unknown as object)],
  ['a select without a column gives nothing', withSelect({ forEach: 'name' })],
  ['a select has either of forEach and repeat', withSelect({ forEach: 'a', repeat: ['b'], column: [column('a')] })],
  [
    'a path of a repeat leads from an element to its elements',
    withSelect({ repeat: ['$this'], column: [column('a')] }),
  ],
  ['a column has no name that a table can hold', withSelect({ column: [column('a"b')] })],
  ['the type of the column “a” is no simple type', withSelect({ column: [column('a', { type: 'Coding' })] })],
  ['“collection” of the column “a”', withSelect({ column: [column('a', { collection: 'yes' })] })],
  ['two columns are called “a”', withSelect({ column: [column('A'), column('a')] })],
  [
    'is declared as integer and gives another type',
    withSelect({ column: [{ name: 'a', path: 'exists()', type: 'integer' }] }),
  ],
  [
    'the column “a” does not give a simple value',
    withSelect({ column: [{ name: 'a', path: 'value.ofType(Quantity)', type: 'string' }] }),
  ],
  [
    'the branches of a unionAll differ',
    withSelect({ unionAll: [{ column: [column('a', { type: 'id' })] }, { column: [column('a', { type: 'code' })] }] }),
  ],
  [
    'the path of a where is true or false',
    { resource: 'Patient', select: [{ column: [column('a')] }], where: [{ path: "'x'" }] },
  ],
];

describe('a view', () => {
  it.each(VIEWS)('%s', (words, view) => {
    expect(problemOf(view)).toContain(words);
  });

  it('is never a crash, whatever JSON it is', () => {
    const key = fc.constantFrom(
      'resource',
      'select',
      'column',
      'forEach',
      'unionAll',
      'constant',
      'where',
      'path',
      'name',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('Patient', 'id', 'a', 1, null, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (view) => {
        const read = readView(view);
        expect(read.ok || read.problem.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('may be nested deeper than any needs, and no deeper', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { column: [column('a')] } : { select: [nested(depth - 1)] };
    expect(problemOf(withSelect(nested(20)))).toBe('');
    expect(problemOf(withSelect(nested(21)))).toBe('selects are nested at most 20 deep');
  });
});

const CONSTANTS: readonly (readonly [words: string, constants: unknown])[] = [
  ['“constant” is no list', {}],
  ['a constant has no name', [{ valueString: 'x' }]],
  ['the name of the constant “rowIndex” is taken', [{ name: 'rowIndex', valueInteger: 1 }]],
  [
    'the name of the constant “a” is taken',
    [
      { name: 'a', valueInteger: 1 },
      { name: 'a', valueInteger: 2 },
    ],
  ],
  ['the constant “a” has not exactly one value', [{ name: 'a' }]],
  ['the constant “a” has not exactly one value', [{ name: 'a', valueInteger: 1, valueString: 'x' }]],
  ['the constant “a” holds no valueInteger', [{ name: 'a', valueInteger: '1' }]],
  ['the constant “a” holds no valueCoding', [{ name: 'a', valueCoding: {} }]],
];

describe('a constant', () => {
  it.each(CONSTANTS)('%s', (words, constant) => {
    expect(problemOf({ resource: 'Patient', constant, select: [{ column: [column('a')] }] })).toContain(words);
  });
});
