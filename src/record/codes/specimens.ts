/**
 * Of which specimen is a result? Serum, plasma and venous blood hold one and the same measurement for a clinician;
 * capillary or
 * arterial blood, urine and every other specimen are another.
 * Rows: `specimens.csv`.
 */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED, canonicalSystem } from '../../domain/code-systems';
import { concepts, fromTables } from '../../terminology/in-force';
import { codingsOf, plainText } from '../fhir/concept';
import { rememberedByTables } from '../../terminology/in-force';

const byCode = fromTables(
  () =>
    new Map(
      concepts('specimens').flatMap(({ id, codes }) =>
        codes.map(({ system, code }) => [`${system} ${code}`, id] as const),
      ),
    ),
);

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
export const specimenNamed = rememberedByTables((text): string => {
  const plain = plainText(text);
  return BY_WORDS.find(([shape]) => shape.test(plain))?.[1] ?? plain.replace(/ (?:specimen|sample)$/, '');
});

/** The kind of specimen, by its code before its words; null where neither says. */
export function specimenKind(concept: CodeableConcept | undefined, text: string | null): string | null {
  for (const { system, code } of codingsOf(concept)) {
    const known =
      system !== undefined && canonicalSystem(system) === SNOMED
        ? byCode().get(`snomed ${String(code)}`)
        : byCode().get(`hl7-0487 ${String(code).toUpperCase()}`);
    if (known !== undefined) return known;
  }
  return text === null ? null : specimenNamed(text);
}
