/** Does a look at the beginnings of words miss nothing that a pattern finds, and one over a text no second reading? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOOR_CODE_TERMS, LEXICON } from '../tables/lexicon';
import { MEDICINES } from '../tables/medicines';
import { finder } from './term-starts';
import { readings, readsOneWay } from './readings';
import { anyName, hasName } from './text-index';
import { casesOf, sampleOf } from '../../../tests/kits/deep';

const RUNS = casesOf(1200);
const ALL = [...DOOR_CODE_TERMS, ...LEXICON.flatMap(({ terms }) => terms), ...MEDICINES.flatMap(({ names }) => names)];
const EXAMPLES = LEXICON.flatMap(({ examples, nearMisses }) => [...examples, ...nearMisses]);
const WORDS = [...new Set([...ALL, ...EXAMPLES].flatMap((term) => term.split(/[^A-Za-z0-9]+/)))];

const some = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 2, arbitrary: fc.constantFrom(...EXAMPLES) },
      { weight: 2, arbitrary: fc.string({ maxLength: 4 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9]([. /·•_-][a-zA-Z0-9]){1,4}$/) },
    ),
    { maxLength: 5 },
  )
  .chain((words) => fc.constantFrom(' ', '', '-', '    ', '\n', ', ', ' _ ').map((between) => words.join(between)));

/** Terms of every form that a table may hold, and of some that none does. */
const letter = fc.constantFrom(...'abAB019 -_.,’é'.split(''));
const literal = letter.map((one) => (one === '.' ? '\\.' : one));
const atom = fc.oneof(
  { weight: 6, arbitrary: literal },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['[ab]', '[^a]', '[a-b]', '[0-1b]', '[-a]', '[\\s_-]', '[\\d.]', '[^]', '[\\]a]', '[\\w-b]', '[é]', '[A-b]'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\\d', '\\w', '\\s', '\\S', '\\x61', '\\u0062', '\\(', '.', '\\b', '^', '$'),
  },
  { weight: 1, arbitrary: fc.constantFrom('(?=a)', '(?!b)', '(?<=a )', '(?<!b)', '(?<![ab][^]{0,2})') },
);
const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{0,1}', '{2}', '{1,}', '{0,2}?', '+?');
const { term: terms } = fc.letrec<{ term: string; group: string }>((tie) => ({
  group: fc.tuple(fc.constantFrom('(?:', '('), tie('term'), tie('term')).map(([open, a, b]) => `${open}${a}|${b})`),
  term: fc
    .array(
      fc.tuple(
        fc.oneof({ maxDepth: 2 }, { weight: 4, arbitrary: atom }, { weight: 1, arbitrary: tie('group') }),
        quantifier,
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) =>
      // nothing is repeated that has no width
      parts.map(([one, many]) => (/^(?:\(\?<?[=!]|\\b|[\^$])/.test(one) ? one : one + many)).join(''),
    ),
}));

describe('a look at the beginnings of words', () => {
  const [has, any] = [hasName(ALL), anyName(ALL)];

  it('tells of every example as the pattern does', () => {
    for (const text of sampleOf(EXAMPLES, 3))
      for (const one of [text, text.toUpperCase(), ` ${text}.`, `x${text}`, `${text}x`])
        if (has(one) !== any.test(one)) expect([one, has(one)]).toEqual([one, any.test(one)]);
  });

  it('tells of any text as the pattern does', () => {
    let found = 0;
    fc.assert(
      fc.property(some, (text) => {
        expect(has(text)).toBe(any.test(text));
        if (any.test(text)) found += 1;
      }),
      { numRuns: 2 * RUNS },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('misses nothing that any form of term finds', () => {
    let found = 0;
    const texts = fc.array(fc.stringMatching(/^[abAB01 _.,’é()-]{0,6}$/), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(terms, { minLength: 1, maxLength: 3 }), texts, (those, read) => {
        const patternOf = (all: readonly string[]) => `(?<![A-Za-z0-9])(?:${all.join('|')})(?![A-Za-z])`;
        const slow = new RegExp(patternOf(those), 'i');
        const quick = finder(those, (all) => new RegExp(patternOf(all), 'iy'));
        for (const text of read) {
          expect([those, text, quick(text)]).toEqual([those, text, slow.test(text)]);
          if (slow.test(text)) found += 1;
        }
      }),
      { numRuns: RUNS / 2 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('asks few terms of all the words of a text together', () => {
    let asked = 0;
    const quick = finder(ALL, (those) => {
      asked += those.length;
      return /(?!)/y;
    });
    quick('Serum creatinine level of the left wrist in 2019, seen by the nurse');
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(ALL.length / 20);
  });

  it('keeps terms together that refer to their own groups', () => {
    const quick = finder(['b', '(a|c)\\1'], (those) => new RegExp(those.join('|'), 'iy'));
    expect(['aa', 'cc', 'ac', 'bd', 'x'].map(quick)).toEqual([true, true, false, true, false]);
  });

  it('finds nothing of no terms', () => {
    expect(hasName([])('')).toBe(false);
  });
});

describe('a look over a text', () => {
  it.each([
    ['A-4', false],
    ['WL-4', true],
    ['WL-925', true],
    ['Serum creatinine level', true],
    ['type 1 diabetes', true],
    ['I.V.F.', false],
    ['at I V F', false],
    ['a    b', false],
    ['Röntgen', false],
    ['tab\tbed', false],
    ['Crohn&#39;s', false],
    ['<p>well</p>', false],
    ['letter%20one', false],
    ['one\\.br\\two', false],
    ['**well**', false],
    ['CRP 12.5 (x10^9/L)', true],
    ['', true],
  ])('says of “%s” that it reads one way: %s', (text, one) => {
    expect(readsOneWay(text)).toBe(one);
    if (one) expect(readings(text)).toEqual([text]);
  });

  it('says so of nothing that reads in other ways too', () => {
    let said = 0;
    fc.assert(
      fc.property(some, (text) => {
        if (!readsOneWay(text)) return;
        said += 1;
        expect(readings(text)).toEqual([text]);
      }),
      { numRuns: 2 * RUNS },
    );
    expect(said).toBeGreaterThan(100);
  });
});
