/**
 * What is meant by a telling word that the end of a line parts without a hyphen? Old systems end a line after so many
 * letters, wherever that is: "chla", and "mydia" on the next one.
 */

/** Letters of the shortest word that is put together: a shorter one may be two words, "grade I" and "VF". */
const SHORTEST = 5;
/** Beside these, told by their capitals. */
const IN_CAPITALS: ReadonlySet<string> = new Set(['HIV']);

/** The end of a line within letters, with the marks of quoting and ruling before the next. INVARIANT: bounded. */
const AT_LINE_END = /(?<![A-Za-z])([A-Za-z]{1,40})[ \t]{0,8}\r?\n[ \t>|]{0,40}(?=([A-Za-z]{1,40}))/g;

/** Every run of letters in these that is long enough, in small letters. */
const wordsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.toLowerCase().match(/[a-z]{5,}/g) ?? []);

/**
 * Gives a text with each word in one piece that begins as one in `texts` does and that the end of a line parts; the
 * same text where there is none.
 */
export function createWhole(texts: readonly string[]): (text: string) => string {
  const words = new Set(wordsIn(texts));
  const isOne = (start: string, end: string): boolean => {
    if (IN_CAPITALS.has(start + end)) return true;
    const joined = (start + end).toLowerCase();
    for (let length = Math.max(SHORTEST, start.length + 1); length <= joined.length; length += 1)
      if (words.has(joined.slice(0, length))) return true;
    return false;
  };
  return (text) =>
    text.includes('\n')
      ? text.replace(AT_LINE_END, (all: string, start: string, end: string) => (isOne(start, end) ? start : all))
      : text;
}
