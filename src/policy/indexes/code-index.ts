/**
 * What does a code tell? The tables and the loaded value sets, compiled into look-ups with a memory for codes already
 * met.
 */
import { rememberedCode } from '../../domain/remembered';
import { CATEGORIES, VALID } from '../marks';
import type { PolicyTables } from '../tables';
import type { ExclusionId } from '../tables/exclusions';
import { isKnownVocabulary } from '../tables/known-vocabularies';
import { familyOf, isValidCode, standsForNoCode, type Family } from './code-family';
import { createCodeTables, isTabled, nameOf, type LoadedCode } from './code-tables';
import { createLabelIndex } from './label-index';

export interface Switches {
  readonly exclusions: ReadonlySet<ExclusionId>;
  readonly medicines: ReadonlySet<ExclusionId>;
}

export interface CodeIndex {
  /**
   * Marks of a coding, and VALID where its text need not decide. `isFunction`: it stands where treatment functions
   * stand.
   */
  mark(system: string | undefined, code: string, isFunction: boolean): number;
  /** Marks of the words in a code that no table knows, and in the name of its system: “HIV-AB”, “…/hiv-stage”. */
  words(system: string | undefined, code: string): number;
  /**
   * Does any table here know this code? The tables of the policy, the vocabularies that name no condition, and what the
   * deployment knows besides.
   */
  isKnown(system: string | undefined, code: string): boolean;
  /** Marks of a security label; unknown ones of the two label systems count as restricted, other systems as nothing. */
  label(system: string | undefined, code: string | undefined): number;
}

/** Codes already judged that are remembered. */
const REMEMBERED = 50_000;
const SNOMED_IDS = /(?<![0-9A-Za-z])\d{6,18}(?![0-9A-Za-z])/g;
/** “DomesticViolence” is two words. */
const apart = (code: string): string => code.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
/** Full-width digits, blanks and invisible characters make no other code. */
const unspaced = (code: string): string => {
  const plain = /[^ -~]/.test(code) ? code.normalize('NFKC').replace(/\p{Cf}/gu, '') : code;
  return /^[\d\s]+$/.test(plain) ? plain.replace(/\s/g, '') : plain.trim();
};
/** Noughts or a few letters before an id. */
const PADDED = /^(?:0+|[A-Za-z]{1,6})(\d{6,18})$/;
/**
 * Under a system that nobody knows: an ATC code of a substance, an ICD-10 code with its dot. Hardly anything else is
 * spelt like these.
 */
const SPELT_ATC = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/i;
const SPELT_ICD10 = /^[A-Z]\d\d\.[0-9X]/i;

/** True for a code that a table outside the policy knows by name. */
export type KnowsCode = (system: string | undefined, code: string) => boolean;

export interface CodeSources {
  /** What a text tells. */
  words(text: string): number;
  readonly knowsCode: KnowsCode;
  /** Value sets. */
  readonly loaded: readonly LoadedCode[];
}

export function createCodeIndex(
  on: Switches,
  tables: PolicyTables,
  { words, knowsCode, loaded }: CodeSources,
): CodeIndex {
  const labels = createLabelIndex(on, tables);
  const { inFamily, inLocal, isInSeed } = createCodeTables(on, loaded, tables);

  /**
   * INVARIANT: a SNOMED id counts whatever system it is sent under; a post-coordinated expression, an address or
   * brackets count by every id in them.
   */
  const judge = (system: string | undefined, sent: string, isFunction: boolean): number => {
    const code = unspaced(sent);
    const family: Family = familyOf(system);
    let marks = inFamily('sct', code) | inFamily('sct', code.replace(PADDED, '$1')) | inLocal(system, code);
    if (/\D/.test(code)) for (const id of code.match(SNOMED_IDS) ?? []) marks |= inFamily('sct', id);
    if (isTabled(family) && family !== 'sct') marks |= inFamily(family, code);
    else if (family === 'none') marks |= inFamily('icd10', code) | inFamily('atc', code);
    else if (family === 'local' && SPELT_ATC.test(code)) marks |= inFamily('atc', code);
    else if (family === 'local' && SPELT_ICD10.test(code)) marks |= inFamily('icd10', code);
    else if (family === 'label' || family === 'confidentiality') marks |= labels.named(family, code);
    if (isFunction) marks |= inFamily('function', code);
    return isValidCode(family, code) ? marks | VALID : marks;
  };

  /**
   * In lower case, where an abbreviation that is another word tells nothing: “STD” is a standard appointment. An
   * expression carries its terms, whatever the system.
   */
  const judgeWords = (system: string | undefined, code: string): number => {
    const family = familyOf(system);
    if (family === 'label' || family === 'confidentiality') return 0;
    return (words(apart(code)) | words(apart(nameOf(system)))) & CATEGORIES;
  };

  /** INVARIANT: what is switched off is known all the same: a code of the tables is never a bare number. */
  const judgeKnown = (system: string | undefined, code: string): number => {
    const family = familyOf(system);
    const known =
      standsForNoCode(code.trim()) ||
      isKnownVocabulary(system, code) ||
      (judge(system, code, true) & ~VALID) !== 0 ||
      isInSeed(family, code) ||
      knowsCode(system, code);
    return known ? 1 : 0;
  };
  const known = rememberedCode(judgeKnown, REMEMBERED);

  const plain = rememberedCode((system: string | undefined, code) => judge(system, code, false), REMEMBERED);
  const ofFunctions = rememberedCode((system: string | undefined, code) => judge(system, code, true), REMEMBERED);
  return {
    mark: (system, code, isFunction) => (isFunction ? ofFunctions : plain)(system, code),
    words: rememberedCode(judgeWords, REMEMBERED),
    isKnown: (system, code) => known(system, code) === 1,
    label: labels.label,
  };
}
