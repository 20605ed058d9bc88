/** Which product does a medication resource name, in words and by code? */
import type { CodeableConcept, Medication, MedicationIngredient } from 'fhir/r4';
import { DMD, SNOMED } from '../../../domain/code-systems';
import { codingsOf, conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import type { ReadContext } from '../../section';
import type { MedicationResource } from './resource';
import { findStrength, numberText } from './strength';

export interface Product {
  readonly names: readonly string[];
  readonly concept: CodeableConcept | undefined;
  readonly shown: string | null;
}

/** Words of a concept; a sender's placeholder for lost structure is none. */
const wordsOf = (concept: CodeableConcept | undefined): readonly string[] => {
  const text = textOf(concept?.text);
  const displays = codingsOf(concept).flatMap(({ display }) => textOf(display) ?? []);
  return text === null || /^transfer[- ]degraded/i.test(text) ? displays : [text, ...displays];
};

/** ` 5 mg/1 mL`, or nothing where no amount is said. */
function strengthText({ numerator, denominator }: NonNullable<MedicationIngredient['strength']>): string {
  if (typeof numerator?.value !== 'number') return '';
  const per =
    denominator?.unit !== undefined && typeof denominator.value === 'number'
      ? `/${numberText(denominator.value)} ${denominator.unit}`
      : '';
  return ` ${numberText(numerator.value)} ${numerator.unit ?? numerator.code ?? ''}${per}`;
}

/** Each ingredient with its strength, unless its name already says one. */
const ingredientsOf = (medication: Medication | undefined): readonly string[] =>
  list(medication?.ingredient).flatMap(({ itemCodeableConcept, strength }) => {
    const name = conceptText(itemCodeableConcept);
    if (name === null) return [];
    return [findStrength(name.toLowerCase()).strength === null ? `${name}${strengthText(strength ?? {})}` : name];
  });

/** What a medication resource names: in itself, or in the Medication it refers to. */
export function productOf(resource: MedicationResource, context: ReadContext): Product {
  if (resource.medicationCodeableConcept !== undefined) {
    const concept = resource.medicationCodeableConcept;
    return { concept, names: wordsOf(concept), shown: conceptText(concept) };
  }
  const reference = resource.medicationReference;
  const target = context.resolve(reference?.reference);
  const medication = target?.resourceType === 'Medication' ? target : undefined;
  const display = textOf(reference?.display);
  const parts = ingredientsOf(medication);
  const names = [
    ...wordsOf(medication?.code),
    ...(display === null ? [] : [display]),
    ...(parts.length === 1 ? parts : []),
  ];
  const combined =
    parts.length > 1 && names.length === 0 ? [parts.map((part) => part.replace(/ \d.*$/, '')).join(' / ')] : [];
  return {
    concept: medication?.code,
    names: [...names, ...combined],
    shown: conceptText(medication?.code) ?? display ?? parts.join(' / '),
  };
}

/** `system|code`, dm+d and SNOMED CT as one. */
export const productCodes = (concept: CodeableConcept | undefined): readonly string[] =>
  codingsOf(concept).flatMap(({ system, code }) =>
    code === undefined || system === undefined ? [] : [`${system === DMD ? SNOMED : system}|${String(code)}`],
  );
