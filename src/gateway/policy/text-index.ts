/** What does a text tell? The lexicons and medicine names, compiled into one quick test and the exact ones behind it. */
import { DOOR_CODE_TERMS, LEXICON } from './lexicon';
import { MEDICINES } from './medicines';
import { DOOR_CODE, exclusionMark, HORMONE, sharedMark, sparedMark } from './marks';
import type { Switches } from './code-index';

export interface TextIndex {
  /** Marks of words in a text: lexicons, medicine names that are telling anywhere, door codes. */
  words(text: string): number;
  /** Marks of a medicine's name, not yet settled; HORMONE for the listed hormones. */
  medicine(name: string): number;
}

interface Test {
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
  readonly marks: number;
  /** Marks where `unless` holds. */
  readonly spared: number;
}

const SPACE = '[\\s_-]+';
const MAYBE_SPACE = '[\\s_-]*';
/** A blank in a term stands for any run of blanks, hyphens and underscores. */
const spaced = (term: string): string =>
  term.replace(/\[[^\]]*\]|( \?)|( )/g, (part: string, maybe?: string, blank?: string) => (maybe ? MAYBE_SPACE : blank ? SPACE : part));

/** Whole words only. */
const wholeWords = (terms: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9])(?:${[...terms].map(spaced).sort().join('|')})(?![A-Za-z0-9])`, flags);

/** Compatibility forms, invisible characters and odd hyphens must not slip a word past the lexicon. */
const plain = (text: string): string =>
  !/[^ -~\s]/.test(text) ? text : text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\p{Pd}/gu, '-');

const run = (tests: readonly Test[], text: string): number => {
  let marks = 0;
  for (const { pattern, unless, marks: own, spared } of tests) if (pattern.test(text)) marks |= unless?.test(text) === true ? spared : own;
  return marks;
};

export function createTextIndex(on: Switches): TextIndex {
  const words: Test[] = [{ pattern: wholeWords(DOOR_CODE_TERMS, 'i'), unless: null, marks: DOOR_CODE, spared: 0 }];
  const medicines: Test[] = [];
  const wordTerms: string[] = [...DOOR_CODE_TERMS];
  const medicineTerms: string[] = [];

  for (const row of LEXICON) {
    if (!on.exclusions.has(row.exclusion)) continue;
    words.push({ pattern: wholeWords(row.terms, row.exactCase ? '' : 'i'), unless: null, marks: exclusionMark(row.exclusion), spared: 0 });
    wordTerms.push(...row.terms);
  }
  for (const row of MEDICINES) {
    if (!on.medicines.has(row.exclusion)) continue;
    const unless = row.unless ? new RegExp(row.unless.map(spaced).join('|'), 'i') : null;
    const test = { pattern: wholeWords(row.names, 'i'), unless, marks: row.onlyWithIndication ? HORMONE : exclusionMark(row.exclusion), spared: 0 };
    medicines.push(row.shared === undefined ? test : { ...test, marks: sharedMark(row.shared), spared: sharedMark(row.shared) | sparedMark(row.shared) });
    medicineTerms.push(...row.names, ...(row.otherNames ?? []));
    if (row.shared !== undefined && row.otherNames !== undefined) medicines.push({ pattern: wholeWords(row.otherNames, 'i'), unless: null, marks: sparedMark(row.shared), spared: 0 });
    if (row.medicinesOnly || row.onlyWithIndication) continue;
    words.push(test);
    wordTerms.push(...row.names);
  }
  const anyWord = wholeWords(wordTerms, 'i');
  const anyMedicine = wholeWords(medicineTerms.length > 0 ? medicineTerms : ['(?!)'], 'i');

  return {
    words: (text) => {
      const read = plain(text);
      return anyWord.test(read) ? run(words, read) : 0;
    },
    medicine: (name) => {
      const read = plain(name);
      return anyMedicine.test(read) ? run(medicines, read) : 0;
    },
  };
}
