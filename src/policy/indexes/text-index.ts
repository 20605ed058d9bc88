/**
 * What does a text tell? The lexicons and medicine names, compiled into one quick test and the exact ones behind it.
 */
import { remembered } from '../../domain/remembered';
import { HYPHENATED } from '../../domain/hyphenated';
import { createMistyped } from '../../domain/mistyped';
import { DOOR_CODE, exclusionMark, HORMONE, sharedMark, sparedMark } from '../marks';
import type { PolicyTables } from '../tables';
import type { Switches } from './code-index';
import { mayBeMarkup, withoutMarkup } from './markup-readings';
import { mistypedWords } from './mistyped-words';
import { endOfGroup, lookingFirst, quickTerms } from './quick-terms';
import { finder } from './term-starts';

export interface TextIndex {
  /** Marks of words in a text: lexicons, medicine names that are telling anywhere, door codes. */
  words(text: string): number;
  /** The same of the name of a concept, where words tell that are said of other things in a text. */
  names(text: string): number;
  /** The words of a name without the medicines: for the name of a medicine, of which `medicine` tells more exactly. */
  lexicon(text: string): number;
  /** Marks of a medicine's name, not yet settled; HORMONE for the listed hormones. */
  medicine(name: string): number;
  /** Marks of the medicines that are named in the name of anything else, a test or a reaction, and tell there too. */
  named(name: string): number;
}

interface Test {
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
  readonly marks: number;
  /** Marks where `unless` holds. */
  readonly spared: number;
}

const BLANK = '[\\s_-]';
const LOOKS_BACK = /\(\?<[=!]/;
const withBlanks = (term: string, some: string, any: string): string =>
  term.replace(/(\[- \]\?|[ -]\?)|(\[- \]| )|\[[^\]]*\]/g, (part: string, maybe?: string, blank?: string) =>
    maybe ? BLANK + any : blank ? BLANK + some : part,
  );
/**
 * A blank in a term stands for any run of blanks, hyphens and underscores; a blank or hyphen that may be there, for
 * none as well. INVARIANT: what looks back passes three at most: a longer run would be passed again from each of its
 * blanks, which in a long letter takes seconds. The text is read with its long runs shortened too.
 */
function spaced(term: string): string {
  let made = '';
  let rest = term;
  for (let at = rest.search(LOOKS_BACK); at >= 0; at = rest.search(LOOKS_BACK)) {
    const end = endOfGroup(rest, at);
    made += withBlanks(rest.slice(0, at), '+', '*') + withBlanks(rest.slice(at, end), '{1,3}', '{0,3}');
    rest = rest.slice(end);
  }
  return made + withBlanks(rest, '+', '*');
}

/** Most patterns that are kept: those of every shipped row, a few times over. */
const KEPT = 300;
const patternOf = remembered(
  (key) => {
    const end = key.indexOf('/');
    return new RegExp(key.slice(end + 1), key.slice(0, end));
  },
  { longest: Infinity, most: KEPT },
);
/** The same for the same terms: an expression is made ready by its first use, which takes far longer than any other. */
const compiled = (source: string, flags: '' | 'i'): RegExp => patternOf(`${flags}/${source}`);

/** Whole words only. INVARIANT: of no terms nothing is found; an empty pattern would be found in every text. */
const whole = (terms: readonly string[], end: string): string =>
  terms.length === 0 ? '(?!)' : `(?<![A-Za-z0-9])(?:${terms.join('|')})(?![${end}])`;
/**
 * Whole words by these terms, in which a blank stands for any run of blanks and hyphens. A term that looks back does so
 * where its first letters stand: at each word of a letter, one such term took longer than all the others.
 */
export const wholeWords = (terms: readonly string[], flags: '' | 'i'): RegExp =>
  compiled(whole(terms.map(spaced).map(lookingFirst), 'A-Za-z0-9'), flags);
const anyOf = (alternation: string): string => `(?<![A-Za-z0-9])(?:${alternation})(?![A-Za-z])`;
/** As `wholeNames`, written to tell quickly that there is none. */
export const anyName = (names: readonly string[]): RegExp =>
  compiled(names.length === 0 ? '(?!)' : anyOf(quickTerms(names.map(spaced))), 'i');
/** Whether `anyName` finds any of them, told quicker still. */
export const hasName = (names: readonly string[]): ((text: string) => boolean) =>
  finder(names.map(spaced), (some) => new RegExp(anyOf(quickTerms(some)), 'iy'));
/** A strength may follow a medicine without a blank: “emtricitabine200mg”. */
export const wholeNames = (names: readonly string[]): RegExp => compiled(whole(names.map(spaced), 'A-Za-z'), 'i');

/** Greek and Cyrillic letters that look like Latin ones. Source: Unicode confusables. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...'АВЕЗКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ'].map((letter, at) => [
    letter,
    'ABE3KMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXoivu'[at] ?? letter,
  ]),
);

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
  const read = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\p{Pd}\u2212\u2043\u02d7]/gu, '-')
    .replace(/[\u0370-\u04ff]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
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
  withoutMarkup(text).flatMap(seenWords).flatMap(unbroken).flatMap(unstopped).flatMap(shortened);

const [MARK, LETTER, DIGIT, BLANK_OR_HYPHEN, ELSE] = [0, 1, 2, 3, 4];
const LAST_SEEN = 126;
/** What each sign is that may stand in a text that reads one way alone. A table: every letter is looked up. */
const KINDS = Uint8Array.from({ length: LAST_SEEN + 1 }, (_kind, code) => {
  const sign = String.fromCharCode(code);
  if (code < 32 || mayBeMarkup(code)) return ELSE;
  if (/[A-Za-z]/.test(sign)) return LETTER;
  if (/[0-9]/.test(sign)) return DIGIT;
  return /[ _-]/.test(sign) ? BLANK_OR_HYPHEN : MARK;
});
const LONGEST_RUN = 3;

/** Five signs, two bits each, the last one lowest: letter, digit or neither. */
const FIVE = 0b1111111111;
/** A letter by itself, and one more letter or digit behind a mark or blank. */
const isApart = (five: number): boolean => five === 0b0001000100 || five === 0b0001001000;

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
    if (isApart(five)) return false;
  }
  return !isApart((five << 2) & FIVE);
}

const run = (tests: readonly Test[], text: string): number => {
  let marks = 0;
  for (const { pattern, unless, marks: own, spared } of tests)
    if (pattern.test(text)) marks |= unless?.test(text) === true ? spared : own;
  return marks;
};

export function createTextIndex(on: Switches, { lexicon, medicines: names, doorCodeTerms }: PolicyTables): TextIndex {
  const words: Test[] = [{ pattern: wholeWords(doorCodeTerms, 'i'), unless: null, marks: DOOR_CODE, spared: 0 }];
  const ofNames: Test[] = [];
  const medicines: Test[] = [];
  const named: Test[] = [];
  const wordTerms: string[] = [...doorCodeTerms];
  const nameTerms: string[] = [];
  const medicineTerms: string[] = [];
  const namedTerms: string[] = [];

  for (const row of lexicon) {
    if (!on.exclusions.has(row.exclusion)) continue;
    const test = {
      pattern: wholeWords(row.terms, row.exactCase ? '' : 'i'),
      unless: null,
      marks: exclusionMark(row.exclusion),
      spared: 0,
    };
    (row.namesOnly ? ofNames : words).push(test);
    (row.namesOnly ? nameTerms : wordTerms).push(...row.terms);
  }
  for (const row of names) {
    if (!on.medicines.has(row.exclusion)) continue;
    // INVARIANT: an empty list of exceptions spares nothing; an alternation of nothing would match every name.
    const exceptions = row.unless ?? [];
    const unless = exceptions.length === 0 ? null : compiled(exceptions.map(spaced).join('|'), 'i');
    const test = {
      pattern: wholeNames(row.names),
      unless,
      marks: row.onlyWithIndication ? HORMONE : exclusionMark(row.exclusion),
      spared: 0,
    };
    medicineTerms.push(...row.names);
    if (row.shared === undefined) medicines.push(test);
    else {
      const { shared, otherNames = [] } = row;
      medicines.push({ ...test, marks: sharedMark(shared), spared: sharedMark(shared) | sparedMark(shared) });
      medicines.push({ pattern: wholeNames(otherNames), unless: null, marks: sparedMark(shared), spared: 0 });
      medicineTerms.push(...otherNames);
    }
    if (row.medicinesOnly || row.onlyWithIndication) continue;
    named.push(test);
    namedTerms.push(...row.names);
  }
  const asMeant = createMistyped(mistypedWords(on, names));
  const asking = (terms: readonly string[], tests: readonly Test[]) => {
    const has = hasName(terms);
    const asWritten = (text: string): number => (has(text) ? run(tests, text) : 0);
    const asRead = (text: string): number => {
      const meant = asMeant(text);
      return meant === text ? asWritten(text) : asWritten(text) | asWritten(meant);
    };
    return (text: string): number => {
      if (readsOneWay(text)) return asRead(text);
      let marks = 0;
      for (const read of readings(text)) marks |= asRead(read);
      return marks;
    };
  };
  return {
    words: asking([...wordTerms, ...namedTerms], [...words, ...named]),
    names: asking([...wordTerms, ...nameTerms, ...namedTerms], [...words, ...ofNames, ...named]),
    lexicon: asking([...wordTerms, ...nameTerms], [...words, ...ofNames]),
    medicine: asking(medicineTerms, medicines),
    named: asking(namedTerms, named),
  };
}
