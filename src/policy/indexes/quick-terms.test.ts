/** Does the quick pattern find a term wherever the plain one does, and nowhere else? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOOR_CODE_TERMS, LEXICON } from '../tables/lexicon';
import { MEDICINES } from '../tables/medicines';
import { onceEach, quickTerms } from './quick-terms';
import { anyName, wholeNames, wholeWords } from './text-index';

const ALL = [...DOOR_CODE_TERMS, ...LEXICON.flatMap(({ terms }) => terms), ...MEDICINES.flatMap(({ names }) => names)];
const plain = wholeNames(ALL);
const quick = anyName(ALL);

/** Words of the terms themselves, of what they find and of what they nearly find, whole and in part. */
const WORDS = [
  ...new Set([
    ...ALL.flatMap((term) => term.split(/[^A-Za-z0-9]+/)),
    ...LEXICON.flatMap(({ examples, nearMisses }) => [...examples, ...nearMisses]).flatMap((text) => text.split(/\s+/)),
    ...MEDICINES.flatMap(({ names }) => names),
  ]),
].filter((word) => word !== '');
const EXAMPLES = LEXICON.flatMap(({ examples, nearMisses }) => [...examples, ...nearMisses]);

describe('the exact pattern of a row', () => {
  const rows = LEXICON.map(({ terms, exactCase }) => {
    const { source } = wholeNames(terms);
    const flags = exactCase === true ? '' : 'i';
    return { exact: wholeWords(terms, flags), plain: new RegExp(source.replace(/\]\)$/, '0-9])'), flags) };
  }).filter(({ exact, plain }) => exact.source !== plain.source);

  it('looks for first letters before it looks back, and finds what the plain one does', () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const text of EXAMPLES)
      for (const one of [text, `${text.toUpperCase()}1`])
        for (const { exact, plain } of rows) expect([one, exact.test(one)]).toEqual([one, plain.test(one)]);
  });
});

describe('the quick pattern of all terms', () => {
  it.each(EXAMPLES)('tells of “%s” as the plain one does', (text) => {
    for (const one of [text, text.toUpperCase(), ` ${text}.`, `x${text}`, `${text}x`])
      expect([one, quick.test(one)]).toEqual([one, plain.test(one)]);
  });

  it('tells of any text as the plain one does', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
            { weight: 2, arbitrary: fc.constantFrom(...EXAMPLES) },
            { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
          ),
          { maxLength: 5 },
        ),
        fc.constantFrom(' ', '', '-', '  ', '\n', ', '),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toUpperCase(),
          (text) => text.slice(1),
          (text) => text.slice(0, -1),
        ),
        (words, between, changed) => {
          const text = changed(words.join(between));
          expect(quick.test(text)).toBe(plain.test(text));
          if (plain.test(text)) found += 1;
        },
      ),
      { numRuns: 4 * Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('finds what each form of term finds', () => {
    const terms = [
      'ab?c',
      'a|b',
      '(?<!x)de',
      '(?<=y)(?<!z)f+g',
      'h[ij]|k',
      'l',
      'lm',
      '(?:n|o)p',
      'q{2}r',
      '[|]s',
      't\\|u',
    ];
    const slow = new RegExp(`^(?:${terms.map((term) => `(?:${term})`).join('|')})$`, 'i');
    const fast = new RegExp(`^(?:${quickTerms(terms)})$`, 'i');
    const texts = fc.stringMatching(/^[a-uA-U|xyz]{0,4}$/);
    fc.assert(
      fc.property(texts, (text) => {
        expect(fast.test(text)).toBe(slow.test(text));
      }),
      { numRuns: 5000 },
    );
    for (const text of [
      'ac',
      'abc',
      'a',
      'b',
      'de',
      'fg',
      'hi',
      'k',
      'l',
      'lm',
      'np',
      'op',
      'qqr',
      '|s',
      't|u',
      'ab',
      'qr',
    ])
      expect([text, fast.test(text)]).toEqual([text, slow.test(text)]);
  });

  // What repeats without end within what does so is tried in more ways than anybody can wait for; no term of a table
  // may (costly-terms.test.ts).
  const mayRepeat = (atom: string, quantifier: string): boolean =>
    !atom.startsWith('(?<') && !(atom.startsWith('(?:') && /[*+]/.test(quantifier));

  it('finds what any terms find, however they begin', () => {
    const { term } = fc.letrec<{ term: string; one: string; atom: string }>((tie) => ({
      term: fc.array(tie('one'), { minLength: 1, maxLength: 2 }).map((those) => those.join('|')),
      one: fc
        .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '??', '{0,1}', '{2}')), {
          minLength: 1,
          maxLength: 3,
        })
        .map((atoms) =>
          atoms.map(([atom, quantifier]) => atom + (mayRepeat(atom, quantifier) ? quantifier : '')).join(''),
        ),
      atom: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'C', '1', '[ab]', '[Cc]', '[^a]', '[\\s_-]', '\\d', '.', '-', '(?<!a)', '(?<=b|c)'),
        tie('term').map((inner) => `(?:${inner})`),
      ),
    }));
    const texts = fc.array(fc.stringMatching(/^[abcABC1 -]{0,6}$/), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), texts, (terms, tried) => {
        const slow = new RegExp(`(?<!x)(?:${terms.map((one) => `(?:${one})`).join('|')})(?!y)`, 'i');
        const fast = new RegExp(`(?<!x)(?:${quickTerms(terms)})(?!y)`, 'i');
        for (const text of tried) expect([text, fast.test(text)]).toEqual([text, slow.test(text)]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 600) },
    );
  });

  it('leaves terms alone that refer to their own groups', () => {
    expect(quickTerms(['(a)b\\1', 'ac'])).toBe('(a)b\\1|ac');
    expect(quickTerms(['(?<n>a)', 'ac'])).toBe('(?<n>a)|ac');
  });

  it('hold each term once where all of them may begin, however many ways it begins in', () => {
    const terms = LEXICON.flatMap((row) => row.terms);
    const marks = (text: string): number => text.split('partner').length;
    expect(marks(onceEach(terms))).toBe(marks(terms.join('|')));
    // beside a look ahead for first letters, nothing is added
    expect(onceEach(terms).length).toBeLessThan(terms.join('|').length * 1.1);
  });
});
