/** Does a resource show that the person is in the care of whoever holds it? Source: POLICY 6. */
import type { FhirResource } from 'fhir/r4';
import { fromIso } from '../domain/instant';
import type { Setting } from '../domain/settings';

const DAY = 24 * 3600_000;
/** POLICY 6: within 90 days or in future; at a practice that is not the registered one, to come within 90 days. */
const IN_CARE_DAYS = 90;

const NOT_CARE: readonly unknown[] = ['cancelled', 'entered-in-error', 'noshow', 'revoked', 'draft', 'on-hold'];

interface Dated {
  readonly status?: unknown;
  readonly start?: string;
  readonly authoredOn?: string;
  readonly period?: { readonly start?: string; readonly end?: string };
}

const CARE_TYPES: readonly string[] = ['Encounter', 'EpisodeOfCare', 'Appointment', 'ServiceRequest'];

/** By type: with these, and no other, the person is there. */
const THERE: Readonly<Record<string, readonly unknown[]>> = {
  Appointment: ['arrived', 'checked-in'],
  Encounter: ['arrived', 'triaged', 'in-progress'],
};

/**
 * At a practice that is not the registered one: the person is expected soon, or is there today. Expected: what was
 * agreed with them alone; what a practice proposes or plans, or has them wait for, is its own word.
 */
function isComingOrThere(type: string, { status, start, period }: Dated, now: number): boolean {
  const from = fromIso(start ?? period?.start ?? '');
  if (type === 'Appointment' && status === 'booked') return from >= now && from <= now + IN_CARE_DAYS * DAY;
  return THERE[type]?.includes(status) === true && period?.end === undefined && Math.abs(from - now) <= DAY;
}

/**
 * `now` in milliseconds; `setting` of whoever holds it. INVARIANT: a practice of which this is asked is not the one
 * where the person is registered, and what is past there tells of no care now: people who flee change practice, and
 * its staff must not follow them unseen (RE-former-practice).
 */
export function showsCare(resource: FhirResource, now: number, setting: Setting): boolean {
  if (!CARE_TYPES.includes(resource.resourceType)) return false;
  const dated = resource as unknown as Dated;
  const { status, start, authoredOn, period } = dated;
  if (NOT_CARE.includes(status)) return false;
  if (setting === 'gp') return isComingOrThere(resource.resourceType, dated, now);
  if ((status === 'in-progress' || status === 'active') && period?.start !== undefined && period.end === undefined)
    return true;
  return [start, authoredOn, period?.start, period?.end].some(
    (text) => text !== undefined && fromIso(text) >= now - IN_CARE_DAYS * DAY,
  );
}
