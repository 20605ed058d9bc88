/**
 * How may a word be written so that a reader sees it and a lexicon does not? The same words in plain spelling, judged
 * beside what is written.
 */

/** Letters of other scripts, and small capitals, that are read as Latin ones. Source: Unicode 16, confusables.txt. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['АВСЕНІЈКМОРЅТХҮ', 'ABCEHIJKMOPSTXY'],
      ['асԁеһіјӏорԛѕѵԝхуґӀ', 'acdehijlopqsvwxyrI'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['αικνορτυχ', 'aikvoptux'],
      ['ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ', 'ABCDEGHiJKLMPRSTVWZ'],
      ['ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprtuvwyz'],
      ['ıȷɑɡⲞⲟ∨ⅼ', 'ijagOovl'],
    ] as const
  ).flatMap(([read, as]) => [...read].map((letter, at) => [letter, [...as][at] ?? letter] as const)),
);

const LOOKALIKE = new RegExp(`[${[...LOOKALIKES.keys()].join('')}]`, 'u');
const WIDE = /[\p{Lm}\p{So}\u2100-\u218f\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u;

/**
 * Compatibility forms (wide, circled, mathematical, ligatures) and lookalikes as plain letters; accents alone are read
 * by whoever judges.
 */
const inPlainLetters = (text: string): string => {
  if (!/[^\0-\x7f]/.test(text) || !(LOOKALIKE.test(text) || WIDE.test(text))) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
};

/** Numbers that point to a note: “sexual¹ health”, “HIV[2]”. */
const withoutNotes = (text: string): string => text.replace(/[⁰¹²³⁴-⁹⁺⁻]+|\[\d{1,3}\]|[†‡§]/gu, '');

/** “H I V”, “H.I.V.”, “S E X U A L”: one letter at a time is one word; two blanks part two. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:[ \u00a0.·•*_|/\\-]\p{L}){2,}(?![\p{L}\p{N}])/gu;
const unspaced = (text: string): string => text.replace(SPACED, (letters) => letters.replace(/[^\p{L}]/gu, ''));

/** A word that goes on in the next line without a hyphen. */
const unbroken = (text: string): string => text.replace(/(\p{L})[ \t]*\r?\n[ \t]*(?=\p{L})/gu, '$1');

/** Marks between words that are not the end of a sentence: “sexual (health)”, “domestic *abuse*”. */
const BETWEEN =
  /(?<=\p{L}) ?(?:["“”'‘’`´()[\]<>*_~^|\\/·•,+#=-] ?|;(?! )|\.(?! ) ?|\. (?=\p{Ll})|:(?=\p{L})){1,8}(?=\p{L})/gu;
const unmarked = (text: string): string => text.replace(BETWEEN, ' ');

/** “H1V”, “HlV”: a sign that is read as a letter between two capitals. */
const signsAsLetters = (text: string): string =>
  text
    .replace(/(?<=\p{Lu})[1l|!](?=\p{Lu})/gu, 'I')
    .replace(/(?<=\p{Lu})0(?=\p{Lu})/gu, 'O')
    .replace(/(?<=\p{Ll})1(?=\p{Ll})/gu, 'l');

/** Each way of reading `text` otherwise that differs from it. Takes time in proportion to its length. */
export function spellings(text: string): readonly string[] {
  const plain = withoutNotes(inPlainLetters(text.replace(/[⁰¹²³⁴-⁹⁺⁻]+/gu, '')));
  const joined = signsAsLetters(unspaced(plain));
  const ways = new Set([inPlainLetters(text), plain, joined, unbroken(joined), unmarked(joined)]);
  ways.delete(text);
  return [...ways];
}
