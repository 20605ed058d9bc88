/** How is a letter read that looks like a plain Latin one? The words of a record, of a search and of a table alike. */

/** Greek and Cyrillic letters that look like Latin ones. Source: Unicode confusables. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...'АВЕЗКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ'].map((letter, at) => [
    letter,
    'ABE3KMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXoivu'[at] ?? letter,
  ]),
);

/**
 * In compatibility forms, without what is written above and below, and with the Latin letters that others look like:
 * “kürtaj” is “kurtaj”, and “НIV” with a Cyrillic letter is “HIV”.
 */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0370-\u04ff]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
