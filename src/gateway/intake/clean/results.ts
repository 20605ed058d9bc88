/**
 * What of a result's shape must be settled before anybody judges it? A reason for having no value stands where FHIR has
 * its place, since no extension passes; and no range names a sex (docs/POLICY.md EX-4).
 */
import type { FhirResource } from 'fhir/r4';
import { VALUE_NOT_SHOWN, absentReasonWithin, hasOtherValue } from '../../../domain/absent-reason';
import { objectsOf, type JsonDraft } from '../../../domain/json';
import { withoutSexInRanges, type Sex } from '../../../domain/ranges-by-sex';

const REASONS = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

function giveReason(valued: JsonDraft): void {
  if (valued['dataAbsentReason'] !== undefined) return;
  const code = absentReasonWithin(valued);
  if (code === null && hasOtherValue(valued)) valued['dataAbsentReason'] = { coding: [{ code: VALUE_NOT_SHOWN }] };
  if (code !== null) valued['dataAbsentReason'] = { coding: [{ system: REASONS, code }] };
}

function settle(resource: JsonDraft, sex: Sex | null): void {
  for (const inner of objectsOf(resource['contained'])) settle(inner as JsonDraft, sex);
  if (resource['resourceType'] !== 'Observation') return;
  giveReason(resource);
  for (const component of objectsOf(resource['component'])) giveReason(component as JsonDraft);
  withoutSexInRanges(resource, sex);
}

/** Changes the observations in place. `sex` is demographics'; null where they hold neither. */
export function settleResults(resources: readonly FhirResource[], sex: Sex | null): void {
  for (const resource of resources) {
    const { contained } = resource as { readonly contained?: unknown };
    if (resource.resourceType === 'Observation' || contained !== undefined)
      settle(resource as unknown as JsonDraft, sex);
  }
}
