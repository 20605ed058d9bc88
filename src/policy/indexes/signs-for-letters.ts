/**
 * What is meant by a word in which signs stand for letters? "H|V", "g0norrhoea" and "s3xual he@lth" are read by people
 * as the words that were meant, and so must the lexicon. Only between two letters: elsewhere such a sign is itself.
 */

const AS_LETTER: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};

/** The signs that are no digits: a text with one in it may be read otherwise than it stands. */
export const SIGNS_FOR_LETTERS: ReadonlySet<number> = new Set([...'@$!|'].map((sign) => sign.charCodeAt(0)));

const BETWEEN_LETTERS = /(?<=[A-Za-z])[01345@$!|](?=[A-Za-z])/;
const EACH = /(?<=[A-Za-z])[01345@$!|](?=[A-Za-z])/g;

/** As it stands; and, where signs stand for letters in it, with the letters. */
export function withLetters(text: string): readonly string[] {
  if (!BETWEEN_LETTERS.test(text)) return [text];
  const read = text.replace(EACH, (sign) => AS_LETTER[sign] ?? sign);
  return read === text ? [text] : [text, read];
}
