/** Does a resource show that the person is in the care of whoever holds it? Source: POLICY 6. */
import type { FhirResource } from 'fhir/r4';
import { fromIso } from '../domain/instant';

const DAY = 24 * 3600_000;
/** POLICY 6: within 90 days or in future. */
const IN_CARE_DAYS = 90;

const NOT_CARE: readonly unknown[] = ['cancelled', 'entered-in-error', 'noshow', 'revoked', 'draft', 'on-hold'];

interface Dated {
  readonly status?: unknown;
  readonly start?: string;
  readonly authoredOn?: string;
  readonly period?: { readonly start?: string; readonly end?: string };
}

const CARE_TYPES: readonly string[] = ['Encounter', 'EpisodeOfCare', 'Appointment', 'ServiceRequest'];

/** `now` in milliseconds. */
export function showsCare(resource: FhirResource, now: number): boolean {
  if (!CARE_TYPES.includes(resource.resourceType)) return false;
  const { status, start, authoredOn, period } = resource as unknown as Dated;
  if (NOT_CARE.includes(status)) return false;
  if ((status === 'in-progress' || status === 'active') && period?.start !== undefined && period.end === undefined)
    return true;
  return [start, authoredOn, period?.start, period?.end].some(
    (text) => text !== undefined && fromIso(text) >= now - IN_CARE_DAYS * DAY,
  );
}
