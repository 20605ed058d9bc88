/**
 * Which words does a term mean by {partner} or {harmed}? A set of words is written once; the terms of the lexicon name
 * it where any of its words may stand. They are written out in one place, when the lexicon is read.
 */
import { z } from 'zod';
import { hazard, terms, text, why } from './table-file';

/** As they stand in lexicon.json: words are regular expressions, and may name other sets. */
export const wordSets = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'must be a name in small letters, with hyphens'),
    words: terms.min(1, 'must hold a word: of an empty set a term would find nothing'),
    why,
    hazard,
    source: text,
  }),
);
export interface WordSet {
  readonly id: string;
  readonly words: readonly string[];
}

/**
 * Whatever stands in curly brackets and is no number of times: a name that is misspelt is refused, not read as text.
 */
const NAMED = /(?<!\\)\{([^{}\d,][^{}]*)\}/g;

/** The sets that a term names itself. */
export const setsNamedIn = (term: string): readonly string[] => [...term.matchAll(NAMED)].map(([, name = '']) => name);

/** Why the sets that a term names cannot be written out; null where they can. */
function problemOf(term: string, sets: readonly WordSet[], within: readonly string[]): string | null {
  for (const name of setsNamedIn(term)) {
    if (within.includes(name)) return `names the word set {${name}} within itself: ${[...within, name].join(' > ')}`;
    const words = sets.find(({ id }) => id === name)?.words;
    if (words === undefined) return `names the word set {${name}}, which nobody knows`;
    for (const word of words) {
      const problem = problemOf(word, sets, [...within, name]);
      if (problem !== null) return problem;
    }
  }
  return null;
}

/** What is wrong with a term that names sets; null where nothing is. */
export const setProblem = (term: string, sets: readonly WordSet[]): string | null => problemOf(term, sets, []);

/** Where words of a set are, what is wrong with them; a set that names itself is told by its own name. */
export const setProblemIn = (id: string, word: string, sets: readonly WordSet[]): string | null =>
  problemOf(word, sets, [id]);

const ONE_SET = new RegExp(`^(?:${NAMED.source})$`);

/** The words of a set; of one that it holds whole, the words of that one, so that each begins with its own letters. */
const wordsOf = (name: string, sets: readonly WordSet[]): readonly string[] =>
  (sets.find(({ id }) => id === name)?.words ?? []).flatMap((word) => {
    const [, within] = ONE_SET.exec(word) ?? [];
    return within === undefined ? [writtenOut(word, sets)] : wordsOf(within, sets);
  });

/** In: a term whose sets are sound. Out: the same with the words of each set in its place, one or the other. */
export const writtenOut = (term: string, sets: readonly WordSet[]): string =>
  term.replace(NAMED, (_, name: string) => `(?:${wordsOf(name, sets).join('|')})`);
