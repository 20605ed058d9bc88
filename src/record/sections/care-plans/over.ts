/** Does a plan no longer stand, and how well does a goal go? Source: FHIR R4, status of each type; goal-achievement. */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import { codeInWords, conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';

/**
 * Statuses of CarePlan, Goal, CareTeam, Flag, DocumentReference, Condition and Procedure that say it no longer stands.
 */
const OVER = new Set([
  'revoked',
  'completed',
  'cancelled',
  'rejected',
  'inactive',
  'superseded',
  'resolved',
  'remission',
  'not-done',
  'stopped',
  'ended',
]);

/** A plan done is a procedure completed and a document complete: only where a status means "no longer" is it over. */
export function isOver(resource: FhirResource, status: string | null): boolean {
  if (status === null || !OVER.has(status)) return false;
  return !(
    status === 'completed' &&
    (resource.resourceType === 'Procedure' || resource.resourceType === 'Observation')
  );
}

/** `Not achieved`: the words that were sent, else HL7's code in words. */
export function achievedSaid(achievement: CodeableConcept | undefined): string | null {
  const words = textOf(achievement?.text) ?? list(achievement?.coding).map(({ display }) => textOf(display))[0] ?? null;
  const code = textOf(list(achievement?.coding)[0]?.code);
  return words ?? (code !== null && /^[a-z-]+$/.test(code) ? codeInWords(code) : conceptText(achievement));
}
