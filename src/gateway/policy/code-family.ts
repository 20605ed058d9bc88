/** Which family does a code system belong to, however its URI is spelt, and may a computer rely on its codes? */
import type { CodeFamily } from './exclusion-codes';
import { isSnomedId } from './verhoeff';

export type Family = CodeFamily | 'label' | 'confidentiality' | 'standard' | 'says-nothing' | 'unit' | 'none' | 'local';

/** Tables here hold only some of their codes, and their hierarchy is not in the code: the text beside one of them still decides. */
const PARTLY_KNOWN: ReadonlySet<Family> = new Set<Family>(['read', 'loinc', 'opcs4']);

const SPELLINGS: readonly (readonly [RegExp, Family])[] = [
  [/snomed|^https?:\/\/dmd\.|\bdm\+?d\b|2\.16\.840\.1\.113883\.6\.96/i, 'sct'],
  [/icd-?10|2\.16\.840\.1\.113883\.6\.(?:3|90)(?:\||$)/i, 'icd10'],
  [/\bread\b|readv2|read\.info|\bctv3\b/i, 'read'],
  [/\batc\b|whocc|2\.16\.840\.1\.113883\.6\.73(?:\||$)/i, 'atc'],
  [/treatment-?_?function|specialt|main-?specialty|tfc/i, 'function'],
  [/v3-?\/?ActCode(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.4(?:\||$)/i, 'label'],
  [/v3-?\/?Confidentiality(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.25(?:\||$)/i, 'confidentiality'],
  [/null-?flavor|data-absent-reason/i, 'says-nothing'],
  [/unitsofmeasure\.org/i, 'unit'],
  [/loinc\.org|2\.16\.840\.1\.113883\.6\.1$/i, 'loinc'],
  [/opcs-?4/i, 'opcs4'],
  [/^https?:\/\/(?:(?:terminology\.)?hl7\.org\/|fhir\.(?:hl7\.org\.uk|nhs\.uk|nhs\.net)\/(?:STU3\/|R4\/)?CodeSystem\/)/i, 'standard'],
];

/** Codes that stand where no code was found: lost in transfer (UK-FHIR “Degraded on transfer”), “other”, “unknown”. They say nothing. */
const EMPTY_CODES: ReadonlySet<string> = new Set(['196421000000109', '196461000000101', '196411000000103', '74964007', '261665006']);
const EMPTY_WORDS = /^(?:oth|other|unk|unknown|ni|na|asku|nask|not-applicable|not applicable)$/i;

/** Families whose codes have a form; what lacks it is no code of theirs. */
const FORMS: Readonly<Partial<Record<Family, RegExp>>> = {
  icd10: /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/,
  atc: /^[A-Z]\d{2}[A-Z]{0,2}\d{0,2}$/,
  function: /^\d{3}$/,
};

/** Systems whose codes mean the same in either case; in Read codes case tells codes apart. */
const CASELESS: ReadonlySet<Family> = new Set<Family>(['icd10', 'atc', 'opcs4']);
/** Systems whose codes are written with the dot and without it. */
const DOTLESS: ReadonlySet<Family> = new Set<Family>(['icd10', 'opcs4']);

export function familyOf(system: string | undefined): Family {
  if (system === undefined || system === '') return 'none';
  for (const [spelling, family] of SPELLINGS) if (spelling.test(system)) return family;
  return 'local';
}

/** One spelling for each code of a family: case, dots, the term code behind a Read code and the marks behind an ICD-10 code make no difference. */
export function canonical(family: Family, sent: string): string {
  let code = sent.trim();
  if (CASELESS.has(family)) code = code.toUpperCase();
  if (DOTLESS.has(family)) code = code.replace(/\./g, '');
  if (family === 'icd10') code = code.replace(/[†*+#!-]+[DA]?$/u, '');
  if (family === 'read') code = code.replace(/^(.{5})[0-9A-Za-z]{2}$/, '$1').replace(/\.+$/, '');
  return code;
}

/** A coding is valid when it has a code in a known system; only then does the text beside it not decide. */
export function isValidCode(family: Family, code: string): boolean {
  if (code === '' || family === 'none' || family === 'local' || family === 'says-nothing' || PARTLY_KNOWN.has(family)) return false;
  if (family === 'sct') return isSnomedId(code) && !EMPTY_CODES.has(code);
  if (family === 'standard') return !EMPTY_WORDS.test(code);
  return FORMS[family]?.test(canonical(family, code)) ?? true;
}
