/** Which family does a code system belong to, however its URI is spelt, and may a computer rely on its codes? */
import type { CodeFamily } from './exclusion-codes';
import { isSnomedId } from './verhoeff';

export type Family = CodeFamily | 'label' | 'confidentiality' | 'standard' | 'unit' | 'none' | 'local';

/** Tables here hold only some of their codes, and their hierarchy is not in the code: the text beside one of them still decides. */
const PARTLY_KNOWN: ReadonlySet<Family> = new Set<Family>(['read', 'loinc', 'opcs4']);

const SPELLINGS: readonly (readonly [RegExp, Family])[] = [
  [/snomed|^https?:\/\/dmd\.|\bdm\+?d\b|2\.16\.840\.1\.113883\.6\.96/i, 'sct'],
  [/icd-?10|2\.16\.840\.1\.113883\.6\.3\b/i, 'icd10'],
  [/\bread\b|readv2|read\.info|\bctv3\b/i, 'read'],
  [/\batc\b|whocc/i, 'atc'],
  [/treatment-?_?function|specialt|main-?specialty|tfc/i, 'function'],
  [/v3-?\/?ActCode(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.4(?:\||$)/i, 'label'],
  [/v3-?\/?Confidentiality(?:[|/#]|$)|2\.16\.840\.1\.113883\.5\.25(?:\||$)/i, 'confidentiality'],
  [/unitsofmeasure\.org/i, 'unit'],
  [/loinc\.org|2\.16\.840\.1\.113883\.6\.1$/i, 'loinc'],
  [/opcs-?4/i, 'opcs4'],
  [/^https?:\/\/(?:(?:terminology\.)?hl7\.org\/|fhir\.(?:hl7\.org\.uk|nhs\.uk|nhs\.net)\/(?:STU3\/|R4\/)?CodeSystem\/)/i, 'standard'],
];

/** Codes that arrive in place of what was lost in transfer: they say nothing (UK-FHIR “Degraded on transfer”). */
const DEGRADED: ReadonlySet<string> = new Set(['196421000000109', '196461000000101', '196411000000103']);

export function familyOf(system: string | undefined): Family {
  if (system === undefined || system === '') return 'none';
  for (const [spelling, family] of SPELLINGS) if (spelling.test(system)) return family;
  return 'local';
}

/** A coding is valid when it has a code in a known system; only then does the text beside it not decide. */
export function isValidCode(family: Family, code: string): boolean {
  if (code === '' || family === 'none' || family === 'local' || PARTLY_KNOWN.has(family)) return false;
  if (family === 'sct') return isSnomedId(code) && !DEGRADED.has(code);
  return true;
}
