/**
 * What does a text tell? The lexicons and medicine names, compiled into one quick test and the exact ones behind it.
 */
import { remembered } from '../../domain/remembered';
import { createMistyped } from '../../domain/mistyped';
import { plainLetters } from '../../domain/plain-letters';
import { DOOR_CODE, exclusionMark, HORMONE, sharedMark, sparedMark } from '../marks';
import type { PolicyTables } from '../tables';
import type { Switches } from './code-index';
import { mistypedWords } from './mistyped-words';
import { createWhole } from './parted-words';

import { endOfGroup, lookingFirst, onceEach, quickTerms } from './quick-terms';
import { readings, readsOneWay } from './readings';
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
 * blanks, which in a long letter takes seconds. The text is read with its long runs shortened too, and in plain
 * letters, as the term is then: “kürtaj” in the table finds “kurtaj”, what Arabic and Bengali write above a letter is
 * none, and a Cyrillic word is found though some of its letters are read as Latin ones.
 */
function spaced(term: string): string {
  let made = '';
  let rest = plainLetters(term);
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
  finder(names.map(spaced), (some) => new RegExp(anyOf(onceEach(some)), 'iy'));
/** A strength may follow a medicine without a blank: “emtricitabine200mg”. */
export const wholeNames = (names: readonly string[]): RegExp => compiled(whole(names.map(spaced), 'A-Za-z'), 'i');

const run = (tests: readonly Test[], text: string): number => {
  let marks = 0;
  for (const { pattern, unless, marks: own, spared } of tests) {
    // what could tell nothing more is not asked: most rows tell of the same few exclusions
    if ((~marks & (own | spared)) === 0) continue;
    if (pattern.test(text)) marks |= unless?.test(text) === true ? spared : own;
  }
  return marks;
};

function indexOf(on: Switches, { lexicon, medicines: names, doorCodeTerms }: PolicyTables): TextIndex {
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
  const mistyped = mistypedWords(on, names);
  const asMeant = createMistyped(mistyped);
  const unparted = createWhole([
    ...wordTerms,
    ...nameTerms,
    ...medicineTerms,
    ...lexicon.filter(({ exclusion }) => on.exclusions.has(exclusion)).flatMap(({ examples }) => examples),
    ...mistyped.words,
  ]);
  const asking = (terms: readonly string[], tests: readonly Test[]) => {
    const has = hasName(terms);
    const asWritten = (text: string): number => (has(text) ? run(tests, text) : 0);
    const asTyped = (text: string): number => {
      const meant = asMeant(text);
      return meant === text ? asWritten(text) : asWritten(text) | asWritten(meant);
    };
    const asRead = (text: string): number => {
      const inOnePiece = unparted(text);
      return inOnePiece === text ? asTyped(text) : asTyped(text) | asTyped(inOnePiece);
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

/** Which index was made of these lists, by what is switched on; gone with the lists themselves. */
const made = new WeakMap<PolicyTables['lexicon'], Map<string, Made>>();
interface Made {
  readonly of: PolicyTables;
  readonly index: TextIndex;
}

/**
 * The lexicons and medicine names of these tables that are switched on. The same lists switched alike have one index: a
 * quick test of hundreds of terms is made by its first uses, which take far longer than any other. INVARIANT: it keeps
 * no text that it was asked about.
 */
export function createTextIndex(on: Switches, tables: PolicyTables): TextIndex {
  const bySwitches = made.get(tables.lexicon) ?? new Map<string, Made>();
  made.set(tables.lexicon, bySwitches);
  const switches = `${[...on.exclusions].sort().join(' ')}/${[...on.medicines].sort().join(' ')}`;
  const before = bySwitches.get(switches);
  if (before?.of.medicines === tables.medicines && before.of.doorCodeTerms === tables.doorCodeTerms)
    return before.index;
  const index = indexOf(on, tables);
  bySwitches.set(switches, { of: tables, index });
  return index;
}
