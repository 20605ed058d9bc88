/**
 * Of which specimen is a result? Serum, plasma and venous blood hold one and the same measurement for a clinician;
 * capillary or
 * arterial blood, urine and every other specimen are another.
 * Sources: SNOMED CT specimen concepts; HL7 v2 table 0487.
 */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED, canonicalSystem } from '../../domain/code-systems';
import { codingsOf, plainText } from '../fhir/concept';
import { remembered } from '../../domain/remembered';

const SNOMED_SPECIMENS: Readonly<Record<string, string>> = {
  '119364003': 'blood',
  '119361006': 'blood',
  '119297000': 'blood',
  '258580003': 'blood',
  '122555007': 'blood',
  '122552005': 'arterial blood',
  '122554006': 'capillary blood',
  '122575003': 'urine',
  '258574006': 'urine',
  '119334006': 'sputum',
  '119339001': 'faeces',
  '258450006': 'cerebrospinal fluid',
};

const HL7_SPECIMENS: Readonly<Record<string, string>> = {
  SER: 'blood',
  PLAS: 'blood',
  PLS: 'blood',
  BLD: 'blood',
  WB: 'blood',
  BLDV: 'blood',
  BLDA: 'arterial blood',
  BLDC: 'capillary blood',
  BLDCO: 'cord blood',
  UR: 'urine',
  URN: 'urine',
  SPT: 'sputum',
  STL: 'faeces',
  CSF: 'cerebrospinal fluid',
};

const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bcapillary\b|\bfinger ?prick\b/, 'capillary blood'],
  [/\barterial\b/, 'arterial blood'],
  [/\bcord\b/, 'cord blood'],
  [/\b24 ?(?:h|hr|hour|hours)\b.*\burine\b|\burine\b.*\b24 ?(?:h|hr|hour|hours)\b/, '24 hour urine'],
  [/\b(?:urine|msu|csu)\b/, 'urine'],
  [/\b(?:csf|cerebrospinal)\b/, 'cerebrospinal fluid'],
  [/\b(?:faeces|feces|faecal|fecal|stool)\b/, 'faeces'],
  [/\bsputum\b/, 'sputum'],
  [/\b(?:serum|plasma|venous|blood|edta|clotted)\b/, 'blood'],
];

/** The kind of specimen that words name; words that are not listed are a kind of their own. */
export const specimenNamed = remembered((text): string => {
  const plain = plainText(text);
  return BY_WORDS.find(([shape]) => shape.test(plain))?.[1] ?? plain.replace(/ (?:specimen|sample)$/, '');
});

/** The kind of specimen, by its code before its words; null where neither says. */
export function specimenKind(concept: CodeableConcept | undefined, text: string | null): string | null {
  for (const { system, code } of codingsOf(concept)) {
    const known =
      system !== undefined && canonicalSystem(system) === SNOMED
        ? SNOMED_SPECIMENS[String(code)]
        : HL7_SPECIMENS[String(code).toUpperCase()];
    if (known !== undefined) return known;
  }
  return text === null ? null : specimenNamed(text);
}
