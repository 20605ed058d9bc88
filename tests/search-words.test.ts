/**
 * Does a search seek by no name of what is never shown, unless that is what was typed? Then the category is the answer,
 * for every person alike. (Hazard H-45.)
 */
import { expect, it } from 'vitest';
import { MISTYPED } from '../src/policy/tables/mistyped';
import { isOneSlipOf } from '../src/domain/one-slip';
import { neverShownAnswer } from '../src/policy/never-shown-words';
import { buildPolicy } from '../src/policy/policy';
import { knownTerms } from '../src/record/search/known-terms';
import { soughtBy } from '../src/record/search/sought';
import { categoriesNamed } from '../src/viewer/open-record/never-shown';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
if (!built.ok) throw new Error(built.problems.join('\n'));
const WORDS = neverShownAnswer(built.policy);
const AS_WRITTEN = { ...WORDS, mistyped: { words: [], others: [], names: [] } };

const ANY = WORDS.categories.flatMap(({ patterns }) =>
  patterns.map(({ source, anyCase }) => new RegExp(source, anyCase ? 'i' : '')),
);
/** Quick and too wide: what is of none of them is asked no further. */
const mayBe = (name: string): boolean => ANY.some((one) => one.test(name) || one.test(name.toUpperCase()));

it('no other name that is sought for what was typed is of what is never shown', () => {
  const terms = [...knownTerms().terms.keys()];
  const seekers = new Map<string, string>();
  for (const typed of terms) for (const name of soughtBy(typed)?.further ?? []) seekers.set(`${typed}\n${name}`, name);
  const doubtful = new Set([...new Set(seekers.values())].filter(mayBe));
  expect(seekers.size).toBeGreaterThan(10_000);
  // a name of it that was typed is answered with the category already
  const led = [...seekers].flatMap(([pair, name]) => {
    const [typed = ''] = pair.split('\n');
    const isLed =
      doubtful.has(name) && categoriesNamed(typed, WORDS).length === 0 && categoriesNamed(name, WORDS).length > 0;
    return isLed ? [pair] : [];
  });
  expect(led).toEqual([]);
  expect(categoriesNamed('HIV', WORDS)).toHaveLength(1);
});

it('no word that the tables know is taken for a telling one that was mistyped', () => {
  const { terms, words, brandWords } = knownTerms();
  const known = [...terms.keys(), ...words, ...brandWords];
  const taken = known.filter(
    (typed) => categoriesNamed(typed, AS_WRITTEN).length === 0 && categoriesNamed(typed, WORDS).length > 0,
  );
  expect(known.length).toBeGreaterThan(10_000);
  expect(taken).toEqual([]);
});

/** One letter left out of the middle, two changed about, and one too many at the end. */
const slipsOf = (word: string): readonly string[] => {
  const at = word.length >> 1;
  const [before, here = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  return [before + next + after, before + next + here + after, `${word}x`].filter((typed) => typed !== word);
};

it('a telling word that is mistyped is answered as the word is', () => {
  const telling = MISTYPED.flatMap(({ words }) => words).filter((word) => categoriesNamed(word, WORDS).length > 0);
  expect(telling.length).toBeGreaterThan(20);
  const silent = telling.flatMap((word) => {
    const named = categoriesNamed(word, WORDS);
    return slipsOf(word)
      .filter((typed) => !WORDS.mistyped.others.some((other) => other === typed || isOneSlipOf(typed, other)))
      .filter((typed) => !named.every((name) => categoriesNamed(typed, WORDS).includes(name)));
  });
  expect(silent).toEqual([]);
});
