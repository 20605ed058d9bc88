/** What does an observation of how somebody lives say: smoking, alcohol, work, home? */
import type { Observation, Quantity } from 'fhir/r4';
import { quantityText as quantityInWords } from '../../fhir/quantity';
import { codeInWords, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, notesText, textOf } from '../../fhir/shape';
import { phraseKey } from '../../fhir/wording';
import type { ReadContext } from '../../section';
import { NOTHING_MORE, type ProblemFact } from './fact';
import { conceptCodes } from './long-term';

const quantityText = (quantity: Quantity): string | null => quantityInWords(quantity, (unit) => unit);

type Valued = Pick<
  Observation,
  'valueCodeableConcept' | 'valueQuantity' | 'valueString' | 'valueBoolean' | 'valueInteger' | 'valueDateTime'
>;

function valueText(of: Valued): string | null {
  if (of.valueCodeableConcept !== undefined) return conceptText(of.valueCodeableConcept);
  if (of.valueQuantity !== undefined) return quantityText(of.valueQuantity);
  if (of.valueBoolean !== undefined) return of.valueBoolean ? 'yes' : 'no';
  if (of.valueInteger !== undefined) return String(of.valueInteger);
  return textOf(of.valueString) ?? textOf(of.valueDateTime);
}

export function readSocialHistory(observation: Observation, context: ReadContext): ProblemFact | string {
  const name = conceptText(observation.code);
  const own = valueText(observation);
  const parts = list(observation.component).flatMap((part) => {
    const value = valueText(part);
    return value === null ? [] : [`${conceptText(part.code) ?? 'value'} ${value}`];
  });
  const value = [own, ...parts].filter((part) => part !== null).join(', ') || null;
  if (name === null && value === null) return 'names nothing that was observed';
  const date = firstDate(
    observation.effectiveDateTime,
    observation.effectiveInstant,
    observation.effectivePeriod?.start,
    observation.issued,
  );
  return {
    provider: context.provider,
    reference: referenceOf(observation),
    resource: observation,
    date,
    kind: 'context',
    title: name === null || value === null ? (name ?? value ?? '') : `${name}: ${value}`,
    code: conceptCode(observation.code),
    codes: conceptCodes(observation.code),
    phrase: phraseKey(`${name ?? ''} ${value ?? ''}`),
    ...NOTHING_MORE,
    identity: identityKeys(observation.identifier),
    status: textOf(observation.status) === null ? null : codeInWords(observation.status),
    recorder: referenceText(list(observation.performer)[0], context),
    note: notesText(observation.note),
  };
}
