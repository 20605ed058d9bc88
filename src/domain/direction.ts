/**
 * Which characters print nothing and turn what is read around? They are shown, and never live: a dose must not read
 * backwards, nor take the date beside it along. Source: Unicode Standard Annex 9 (bidirectional controls); Unicode
 * Technical Report 36.
 */

/**
 * The mark of each kind. INVARIANT: of signs alone, without a letter or a digit: no word, code or number is made or
 * changed by one, so that reading and merging are as they were.
 */
const MARKS: readonly (readonly [characters: RegExp, mark: string])[] = [
  // right-to-left: mark, Arabic letter mark, embedding, override, isolate
  [/[\u200f\u061c\u202b\u202e\u2067]/g, '⟦⇠⟧'],
  // left-to-right: mark, embedding, override, isolate
  [/[\u200e\u202a\u202d\u2066]/g, '⟦⇢⟧'],
  // first strong isolate; the ends of embeddings, overrides and isolates
  [/[\u2068\u202c\u2069]/g, '⟦⇿⟧'],
];

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** The text, also one of JSON, with a visible mark in place of each; hardly any text has one. */
export const turnsShown = (text: string): string =>
  TURNING.test(text) ? MARKS.reduce((left, [characters, mark]) => left.replace(characters, mark), text) : text;
