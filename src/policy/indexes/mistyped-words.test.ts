/** Is a telling word known with one typing error in it, and no other word taken for one? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMistyped, longWords } from '../../domain/mistyped';
import { isOneSlipOf } from '../../domain/one-slip';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { LEXICON } from '../tables/lexicon';
import { MEDICINES } from '../tables/medicines';
import { MISTYPED, MISTYPED_MEDICINES } from '../tables/mistyped';
import { exclusionMark } from '../marks';

/** Every way to get one letter wrong behind the first. */
function errorsIn(word: string): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const places = [...word].map((_letter, at) => at).slice(1);
  const made = places.flatMap((at) => {
    const [before, here, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
    return [
      before + after,
      before + (after[0] ?? '') + here + after.slice(1),
      ...letters.flatMap((letter) => [before + letter + after, before + letter + here + after]),
    ];
  });
  return [...new Set([...made, ...letters.map((letter) => word + letter)])].filter((typed) => typed !== word);
}

/** Words that tell when they stand by themselves. */
const TELLING = MISTYPED.flatMap(({ exclusion, words }) =>
  words.filter((word) => policy.text.names(word) !== 0).map((word) => ({ exclusion, word })),
);
const OTHERS = [...MISTYPED, ...MISTYPED_MEDICINES].flatMap(({ others }) => others);

describe('a word with one typing error', () => {
  it.each(TELLING)('$word tells', ({ exclusion, word }) => {
    const others = new Set([...OTHERS, ...MISTYPED.flatMap(({ words }) => words)]);
    const mayBeAnother = (typed: string) => others.has(typed) || OTHERS.some((other) => isOneSlipOf(typed, other));
    const passed = errorsIn(word).filter(
      (typed) => !mayBeAnother(typed) && (policy.text.names(typed) & exclusionMark(exclusion)) === 0,
    );
    expect(passed).toEqual([]);
  });

  it.each([
    ['Termination of pregnacy 2014', 'EX-3'],
    ['Discussed termintion of pregnancy', 'EX-3'],
    ['Gender dysphoira', 'EX-4'],
    ['Domestc violance by partner', 'EX-5'],
    ['Spent convictons', 'EX-6'],
    ['CHLAMIYDIA', 'EX-1'],
    ['domestic vio-\nlence', 'EX-5'],
  ] as const)('tells beside others: %s', (text, exclusion) => {
    expect(policy.text.words(text) & exclusionMark(exclusion)).not.toBe(0);
  });

  it.each(['mifepristne', 'Raltegravr 400mg', 'Biktrvy tablets', 'Emtricitabin 200mg'].map((name) => ({ name })))(
    'is the medicine that was meant: $name',
    ({ name }) => {
      expect(policy.text.medicine(name)).not.toBe(0);
    },
  );

  it.each(OTHERS)('but %s is a word of its own', (word) => {
    const { asMeant } = shipped();
    expect(asMeant(`A ${word} was seen`)).toBe(`A ${word} was seen`);
  });

  it.each([
    'Iron absortion poor',
    'Calcium aborption reduced',
    'Complere bed rest',
    'discovey of a breast lump',
    'Merdional incision',
    'Apreture 3 mm',
    'not conviced it is cardiac',
    'Reminded to take it',
  ])('and what may be another word is taken for it: %s', (text) => {
    expect(policy.text.names(text) | policy.text.medicine(text)).toBe(0);
  });

  it('is in the tables for a word of the lexicon', () => {
    const lost = MISTYPED.flatMap(({ exclusion, words }) => {
      const rows = LEXICON.filter((row) => row.exclusion === exclusion);
      const said = new Set(rows.flatMap((row) => row.examples).flatMap(longWords));
      const begins = (word: string) =>
        rows.some(({ terms }) => terms.some((term) => term.replaceAll('-?', '').includes(word.slice(0, 7))));
      return words.filter((word) => !said.has(word) && !begins(word));
    });
    expect(lost).toEqual([]);
  });

  it('makes no near miss of the lexicon or the medicines tell', () => {
    const { asMeant } = shipped();
    const read = [...LEXICON, ...MEDICINES].flatMap(({ nearMisses }) => nearMisses);
    expect(read.filter((text) => asMeant(text) !== text && policy.text.words(text) !== 0)).toEqual([]);
  });
});

function shipped(): { readonly asMeant: (text: string) => string } {
  const words = MISTYPED.flatMap((row) => row.words);
  return { asMeant: createMistyped({ words, others: OTHERS, names: [] }) };
}

describe('as it was meant', () => {
  const word = fc.stringMatching(/^[abc]{7,10}$/);

  it('is every such word of a text, and nothing else of it', () => {
    const text = fc.array(fc.oneof(word, fc.constantFrom(' ', '\n', '-', '9', '.', 'é')), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          word.filter(({ length }) => length > 7),
          { minLength: 1, maxLength: 4 },
        ),
        text,
        (words, parts) => {
          const asked = parts.join('');
          const meant = (typed: string): readonly string[] =>
            words.includes(typed) ? [typed] : words.filter((one) => one[0] === typed[0] && isOneSlipOf(one, typed));
          const [before, after] = [asked, createMistyped({ words, others: [], names: [] })(asked)].map((all) =>
            all.split(/([A-Za-z]+)/),
          );
          expect(after).toHaveLength(before?.length ?? -1);
          before?.forEach((part, at) => {
            const near = meant(part);
            if (near.length === 0) expect(after?.[at]).toBe(part);
            else expect(near).toContain(after?.[at]);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
