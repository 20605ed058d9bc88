/** Which family does a code system belong to, however its URI is spelt, and may a computer rely on its codes? */
import type { CodeFamily } from '../tables/exclusion-codes';
import { isSnomedId } from '../../domain/snomed-id';

export type Family = CodeFamily | 'label' | 'confidentiality' | 'none' | 'local';

const SPELLINGS: readonly (readonly [RegExp, Family])[] = [
  [/snomed|^https?:\/\/dmd\.|\bdm\+?d\b|2\.16\.840\.1\.113883\.6\.96/i, 'sct'],
  [/icd[-_ ]?10|2\.16\.840\.1\.113883\.6\.(?:3|90)(?:\||$)/i, 'icd10'],
  [
    /\bread(?:[-_ ]?(?:codes?|v?[23]|ctv?3))*(?:\b|_)|\bctv?3\b|2\.16\.840\.1\.113883\.2\.1\.(?:6\.2|3\.2\.4\.14)(?:\||$)/i,
    'read',
  ],
  [/\batc\b|whocc|2\.16\.840\.1\.113883\.6\.73(?:\||$)/i, 'atc'],
  [/treatment[-_ ]?function|specialt|tfc/i, 'function'],
  [/(?:^|[^a-z])ActCode(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.4(?:\||$)/i, 'label'],
  [/(?:^|[^a-z])Confidentiality(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.25(?:\||$)/i, 'confidentiality'],
  [/\bloinc\b|2\.16\.840\.1\.113883\.6\.1(?:\||$)/i, 'loinc'],
  [/opcs[-_ ]?4/i, 'opcs4'],
];

/**
 * Codes that stand where no code was found: lost in transfer (UK-FHIR “Degraded on transfer”), “other”, “unknown”. They
 * say nothing.
 */
const EMPTY_CODES: ReadonlySet<string> = new Set([
  '196421000000109',
  '196461000000101',
  '196411000000103',
  '74964007',
  '261665006',
]);

/**
 * Beside SNOMED CT, the families by whose codes a computer can tell what a concept is, and the form of their codes;
 * what lacks it is no code of theirs. Of Read,
 * LOINC and OPCS-4 the tables here hold only some codes; those of HL7 and of the UK (a category, a class, a kind of
 * service, a unit) say what sort of thing it is,
 * and not which: the text beside any of them still decides.
 */
const FORMS: Readonly<Partial<Record<Family, RegExp>>> = {
  icd10: /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/,
  atc: /^[A-Z]\d{2}[A-Z]{0,2}\d{0,2}$/,
  function: /^\d{3}$/,
};

/** Systems whose codes mean the same in either case; in Read codes case tells codes apart. */
const CASELESS: ReadonlySet<Family> = new Set<Family>(['icd10', 'atc', 'opcs4']);
/** Systems whose codes are written with the dot or a blank and without them. */
const DOTLESS: ReadonlySet<Family> = new Set<Family>(['icd10', 'atc', 'opcs4']);

export function familyOf(system: string | undefined): Family {
  const sent = system?.trim() ?? '';
  if (sent === '') return 'none';
  for (const [spelling, family] of SPELLINGS) if (spelling.test(sent)) return family;
  return 'local';
}

/**
 * One spelling for each code of a family: case, dots, the term code behind a Read code and the marks behind an ICD-10
 * code make no difference.
 */
export function canonical(family: Family, sent: string): string {
  let code = sent.trim();
  if (CASELESS.has(family)) code = code.toUpperCase();
  if (DOTLESS.has(family)) code = code.replace(/[.\s]/g, '');
  if (family === 'icd10') code = code.replace(/[†*+#!-]+[DA]?$/u, '');
  if (family === 'read') code = code.replace(/^(.{5})[0-9A-Za-z]{2}$/, '$1').replace(/\.+$/, '');
  return code;
}

/** A coding is valid when it has a code in a system that is relied on; only then does the text beside it not decide. */
export function isValidCode(family: Family, code: string): boolean {
  if (family === 'sct') return isSnomedId(code) && !EMPTY_CODES.has(code);
  return FORMS[family]?.test(canonical(family, code)) ?? false;
}

/** True for a code that stands where no code was found: it names nothing, and so no secret. */
export const standsForNoCode = (code: string): boolean => EMPTY_CODES.has(code);
