/**
 * What does a code tell? The tables and the loaded value sets, compiled into look-ups with a memory for codes already
 * met.
 */
import { rememberedCode } from '../../domain/remembered';
import { EXCLUSION_CODES, type CodeFamily } from '../tables/exclusion-codes';
import { HORMONE_ATC } from '../tables/medicines';
import { CAP_ROWS, HARMLESS_LABELS, ORDINARY_CONFIDENTIALITY } from '../tables/label-caps';
import { EXCLUSIONS, type ExclusionId } from '../tables/exclusions';
import { capMark, CATEGORIES, exclusionMark, HORMONE, sharedMark, VALID } from '../marks';
import { canonical, familyOf, isValidCode, standsForNoCode, type Family } from './code-family';
import { isKnownVocabulary } from '../tables/known-vocabularies';

export interface LoadedCode {
  readonly exclusion: ExclusionId;
  readonly system: string | undefined;
  readonly code: string;
}

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

interface Prefix {
  readonly start: string;
  readonly except: readonly string[];
  readonly marks: number;
}

interface Table {
  readonly whole: Map<string, number>;
  readonly prefixes: Prefix[];
}

/** Codes already judged that are remembered. */
const REMEMBERED = 50_000;
const FAMILIES: readonly CodeFamily[] = ['sct', 'icd10', 'read', 'atc', 'function', 'loinc', 'opcs4'];
const isTabled = (family: Family): family is CodeFamily => (FAMILIES as readonly Family[]).includes(family);
/** `HTTPS://example/|2.0` → `example`: a version, the scheme, its case or a last slash make no other code system. */
const nameOf = (system: string | undefined): string =>
  (system ?? '')
    .trim()
    .toLowerCase()
    .replace(/\|.*|^https?:\/\//gs, '')
    .replace(/\/$/, '');
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
}

export function createCodeIndex(
  on: Switches,
  loaded: readonly LoadedCode[],
  { words, knowsCode }: CodeSources,
): CodeIndex {
  const labels = createLabelIndex(on);
  const tables = Object.fromEntries(
    FAMILIES.map((family): [CodeFamily, Table] => [family, { whole: new Map(), prefixes: [] }]),
  ) as Readonly<Record<CodeFamily, Table>>;
  const local = new Map<string, number>();
  const add = (map: Map<string, number>, code: string, marks: number) => map.set(code, (map.get(code) ?? 0) | marks);
  const addTo = (family: CodeFamily, sent: string, marks: number) => {
    const { whole } = tables[family];
    const code = canonical(family, sent);
    add(whole, code, marks);
    // A sender that holds codes as numbers ruins those above 2^53; what is left of them counts as the code.
    if (family === 'sct' && !Number.isSafeInteger(Number(code))) add(whole, String(Number(code)), marks);
  };

  for (const row of EXCLUSION_CODES) {
    if (!(row.medicine ? on.medicines : on.exclusions).has(row.exclusion)) continue;
    const marks = row.shared === undefined ? exclusionMark(row.exclusion) : sharedMark(row.shared);
    for (const code of row.codes ?? []) addTo(row.family, code, marks);
    for (const start of row.prefixes ?? [])
      tables[row.family].prefixes.push({ start: canonical(row.family, start), except: row.except ?? [], marks });
  }
  if (on.medicines.has('EX-4'))
    for (const start of HORMONE_ATC) tables.atc.prefixes.push({ start, except: [], marks: HORMONE });
  for (const row of CAP_ROWS) {
    for (const code of row.codes) addTo('sct', code, capMark(row.label));
    for (const code of row.functions) addTo('function', code, capMark(row.label));
  }
  for (const { exclusion, system, code } of loaded) {
    if (!on.exclusions.has(exclusion)) continue;
    const family = familyOf(system);
    if (isTabled(family)) addTo(family, code, exclusionMark(exclusion));
    else add(local, `${nameOf(system)}|${code}`, exclusionMark(exclusion));
  }

  const inFamily = (family: CodeFamily, sent: string): number => {
    const code = canonical(family, sent);
    const { whole, prefixes } = tables[family];
    let marks = whole.get(code) ?? 0;
    for (const prefix of prefixes)
      if (code.startsWith(prefix.start) && !prefix.except.some((start) => code.startsWith(start)))
        marks |= prefix.marks;
    return marks;
  };

  /**
   * INVARIANT: a SNOMED id counts whatever system it is sent under; a post-coordinated expression, an address or
   * brackets count by every id in them.
   */
  const judge = (system: string | undefined, sent: string, isFunction: boolean): number => {
    const code = unspaced(sent);
    const family: Family = familyOf(system);
    let marks =
      inFamily('sct', code) |
      inFamily('sct', code.replace(PADDED, '$1')) |
      (local.get(`${nameOf(system)}|${code}`) ?? 0);
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

/** In the seed, whether or not its category is in force. */
function isInSeed(family: Family, sent: string): boolean {
  const code = canonical(family, sent);
  return EXCLUSION_CODES.some(
    (row) =>
      row.family === family &&
      ((row.codes ?? []).includes(sent.trim()) ||
        (row.prefixes ?? []).some((start) => code.startsWith(canonical(family, start)))),
  );
}

interface LabelIndex {
  readonly label: CodeIndex['label'];
  /**
   * What a label says that stands as an ordinary coding. Other codes of its system are no labels there: a class of
   * encounter, say.
   */
  named(family: 'label' | 'confidentiality', code: string): number;
}

function createLabelIndex(on: Switches): LabelIndex {
  const restricted = capMark('restricted');
  const labels = new Map<string, number>(Object.keys(HARMLESS_LABELS).map((code) => [code, 0]));
  for (const { id, labels: codes } of EXCLUSIONS)
    for (const code of codes)
      labels.set(code, (labels.get(code) ?? 0) | (on.exclusions.has(id) ? exclusionMark(id) : 0));
  for (const row of CAP_ROWS)
    for (const code of row.labels) labels.set(code, (labels.get(code) ?? 0) | capMark(row.label));

  const known = (code: string | undefined): number | undefined =>
    code === undefined ? undefined : (labels.get(code) ?? labels.get(code.trim().toUpperCase()));
  return {
    label(system, code) {
      const family = familyOf(system);
      if (family === 'label') return known(code) ?? restricted;
      if (family === 'confidentiality')
        return code !== undefined && ORDINARY_CONFIDENTIALITY.includes(code) ? 0 : restricted;
      // A tag without a system may be either: what both know as harmless is, anything else is restricted or what it
      // says.
      if (family === 'none')
        return code !== undefined && ORDINARY_CONFIDENTIALITY.includes(code) ? 0 : (known(code) ?? restricted);
      return 0;
    },
    named: (family, code) => (family === 'label' ? (known(code) ?? 0) : /^[RV]$/i.test(code) ? restricted : 0),
  };
}
