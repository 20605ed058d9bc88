/**
 * In which ways may a text be read? As it stands, and however else a reader may take it: without markup, in plain
 * letters, with its words in one piece.
 */
import { HYPHENATED } from '../../domain/hyphenated';
import { plainLetters } from '../../domain/plain-letters';
import { mayBeMarkup, withoutMarkup } from './markup-readings';

import { SIGNS_FOR_LETTERS, withLetters } from './signs-for-letters';

/** Controls, formats, fillers, and what stands for an object: nothing is drawn for them, or a blank. */
const UNSEEN = /[\p{Cf}\0-\x08\x0e-\x1f\x7f-\x9f\u115f\u1160\u2800\u3164\uffa0\ufffc]/gu;

/** Letters with a stop behind each, as abbreviations are written: “I.V.F.”, “C.D.4”. */
const STOPPED = /(?<![A-Za-z0-9.])[A-Za-z](?:\.[A-Za-z0-9](?![A-Za-z0-9]))+\.?/g;
/**
 * Three letters or more that one mark or blank keeps apart: “I V F”, “I/V/F”. Read in small letters, for in capitals
 * they are more often something else: “M T F” are days.
 */
const APART = /(?<![A-Za-z0-9])[A-Za-z]([ /·•_-])[A-Za-z](?:\1[A-Za-z](?![A-Za-z0-9]))+/g;
const MAYBE_JOINED = /[A-Za-z][. /·•_-][A-Za-z0-9](?![A-Za-z0-9])/;

/** As it stands; and, where letters are kept apart, without what does it, so that no abbreviation slips past by it. */
const unstopped = (text: string): readonly string[] => {
  if (!MAYBE_JOINED.test(text)) return [text];
  const read = text
    .replace(STOPPED, (letters) => letters.replaceAll('.', ''))
    .replace(APART, (letters) => letters.replace(/[^A-Za-z]/g, '').toLowerCase());
  return read === text ? [text] : [text, read];
};

/** A run of blanks that is longer than any term looks back over. */
const LONG_RUN = /[\s_-]{4,}/g;
/** More blanks than any term counts between two words; see the tables' windows. */
export const WIDEST_RUN = 100;
const asRun = (blanks: string, most: number): string =>
  blanks.length <= most ? blanks : (blanks.includes('\n') ? '\n' : ' ').padEnd(most);
/**
 * As it stands, but for runs of blanks wider than any window, which cost time alone; and with each run of more than
 * three as one blank, or a line's end where there is one, for what looks back.
 */
function shortened(text: string): readonly string[] {
  const read = text.replace(LONG_RUN, (blanks) => asRun(blanks, 1));
  return read === text ? [text] : [text.replace(LONG_RUN, (blanks) => asRun(blanks, WIDEST_RUN)), read];
}

/**
 * The ways in which letters may be seen: compatibility forms, accents, lookalikes, invisible characters and odd hyphens
 * must not slip a word past the lexicon. INVARIANT: what is not seen is read as nothing and as a blank, for it may
 * stand within a word and between two.
 */
function seenWords(text: string): readonly string[] {
  if (!/[^ -~\s]/.test(text)) return [text];
  const read = plainLetters(text).replace(/[\p{Pd}\u2212\u2043\u02d7]/gu, '-');
  const joined = read.replace(UNSEEN, '');
  return joined.length === read.length ? [read] : [joined, read.replace(UNSEEN, ' ')];
}

/** As it stands; and, where a line ends within a word, with that word in one piece. */
function unbroken(text: string): readonly string[] {
  if (!text.includes('\n')) return [text];
  const read = text.replace(HYPHENATED, '');
  return read === text ? [text] : [text, read];
}

/** The ways in which a text may be read. */
export const readings = (text: string): readonly string[] =>
  withoutMarkup(text).flatMap(seenWords).flatMap(withLetters).flatMap(unbroken).flatMap(unstopped).flatMap(shortened);

const [MARK, LETTER, DIGIT, BLANK_OR_HYPHEN, ELSE] = [0, 1, 2, 3, 4];
const LAST_SEEN = 126;
/** What each sign is that may stand in a text that reads one way alone. A table: every letter is looked up. */
const KINDS = Uint8Array.from({ length: LAST_SEEN + 1 }, (_kind, code) => {
  const sign = String.fromCharCode(code);
  if (code < 32 || mayBeMarkup(code) || SIGNS_FOR_LETTERS.has(code)) return ELSE;
  if (/[A-Za-z]/.test(sign)) return LETTER;
  if (/[0-9]/.test(sign)) return DIGIT;
  return /[ _-]/.test(sign) ? BLANK_OR_HYPHEN : MARK;
});
const LONGEST_RUN = 3;

/** Five signs, two bits each, the last one lowest: letter, digit or neither. */
const FIVE = 0b1111111111;
/** A letter by itself, and one more letter or digit behind a mark or blank. */
const isApart = (five: number): boolean => five === 0b0001000100 || five === 0b0001001000;
/** A digit between two letters may stand for one. */
const mayBeLetter = (five: number): boolean => (five & 0b111111) === 0b011001;

/**
 * Whether a text reads one way alone, as most do: told by one look over it. INVARIANT: where it says so, `readings`
 * has the text itself and no other; it need not say so of each of those.
 */
export function readsOneWay(text: string): boolean {
  let run = 0;
  let five = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code > LAST_SEEN ? ELSE : KINDS[code];
    if (kind === undefined || kind === ELSE) return false;
    const isBlank = kind === BLANK_OR_HYPHEN;
    run = isBlank ? run + 1 : 0;
    if (run > LONGEST_RUN) return false;
    five = ((five << 2) | (isBlank ? MARK : kind)) & FIVE;
    if (isApart(five) || mayBeLetter(five)) return false;
  }
  return !isApart((five << 2) & FIVE);
}
