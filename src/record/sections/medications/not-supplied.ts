/**
 * Was nothing handed out? Pharmacies send an item that was not supplied as a dispense too, under a status that does not
 * say so. (Hazard H-06.) Source: NHS England Electronic Prescription Service, medicationdispense-type; FHIR R4
 * MedicationDispense.status.
 */
import type { MedicationDispense } from 'fhir/r4';
import { list, textOf } from '../../fhir/shape';
import type { MedicationResource } from './resource';

const EPS_TYPE = 'https://fhir.nhs.uk/CodeSystem/medicationdispense-type';
/** Not dispensed, owing, cancelled, expired. */
const NOTHING_SUPPLIED: ReadonlySet<string> = new Set(['0002', '0004', '0005', '0006']);
const WORDS =
  /^(?:(?:item|prescription|medicine|drug) )?(?:was )?(?:not (?:dispensed|supplied|collected)|owing|owed)\b/i;
/** Statuses that say by themselves that nothing was given. */
const SAYS_SO: ReadonlySet<string> = new Set(['cancelled', 'declined', 'stopped', 'entered-in-error']);

function suppliedNothing({ type }: MedicationDispense): boolean {
  const codings = list(type?.coding);
  const known = codings.filter(({ system }) => system === EPS_TYPE);
  if (known.length > 0) return known.some(({ code }) => NOTHING_SUPPLIED.has(code ?? ''));
  return [type?.text, ...codings.map(({ display }) => display)].some((words) => WORDS.test(textOf(words) ?? ''));
}

/** The status of a medication resource in small letters; `not-dispensed` where its type says that nothing was. */
export function statusOf(resource: MedicationResource): string {
  const status = String(resource.status ?? 'unknown')
    .trim()
    .toLowerCase();
  return resource.resourceType === 'MedicationDispense' && !SAYS_SO.has(status) && suppliedNothing(resource)
    ? 'not-dispensed'
    : status;
}

const NOTHING_GIVEN: ReadonlySet<string> = new Set(['cancelled', 'declined', 'not-dispensed']);

/** Whether it is a supply of which nothing was given: then it is no evidence that the medicine is taken. */
export const gaveNothing = ({ resourceType }: MedicationResource, status: string): boolean =>
  resourceType === 'MedicationDispense' && NOTHING_GIVEN.has(status);
