/**
 * Does a row of words follow a small grammar? Every part of a grammar maps the places where it may begin to those where
 * it may
 * end, each place once, so that no text keeps the reader longer than its words times the parts.
 */

export type Part = (words: readonly string[], starts: readonly number[]) => readonly number[];

const once = (places: readonly number[]): readonly number[] => (places.length < 2 ? places : [...new Set(places)]);

/** Any of these, as they stand; `|` between them: `history of|hx of`. */
export function words(text: string): Part {
  const phrases = text.split('|').map((phrase) => phrase.split(' '));
  const stands = (phrase: readonly string[], all: readonly string[], at: number): boolean =>
    phrase.every((word, i) => all[at + i] === word);
  return (all, starts) =>
    once(starts.flatMap((at) => phrases.flatMap((phrase) => (stands(phrase, all, at) ? [at + phrase.length] : []))));
}

/** One after the other. */
export const row =
  (...parts: readonly Part[]): Part =>
  (all, starts) =>
    parts.reduce((at, part) => (at.length === 0 ? at : part(all, at)), starts);

/** Any one of them. */
export const either =
  (...parts: readonly Part[]): Part =>
  (all, starts) =>
    once(parts.flatMap((part) => part(all, starts)));

/** It, or nothing. */
export const perhaps =
  (...parts: readonly Part[]): Part =>
  (all, starts) =>
    once([...starts, ...row(...parts)(all, starts)]);

/** Nothing, or it, as often as it stands. */
export const repeated =
  (...parts: readonly Part[]): Part =>
  (all, starts) => {
    const part = row(...parts);
    const reached = new Set(starts);
    for (let at: readonly number[] = starts; at.length > 0;) {
      at = part(all, at).filter((place) => !reached.has(place));
      for (const place of at) reached.add(place);
    }
    return [...reached];
  };

/** Whether the part takes up all the words. */
export const isWhole = (part: Part, all: readonly string[]): boolean => part(all, [0]).includes(all.length);
