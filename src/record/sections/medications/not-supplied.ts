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
/** To be dispensed; with the dispenser. */
const WAITING: ReadonlySet<string> = new Set(['0007', '0008']);
/** In full, in part. */
const SUPPLIED: ReadonlySet<string> = new Set(['0001', '0003']);

/** Why not, or to whom: other words beside it may tell of another time, “owing now supplied”. */
const WHY =
  '(?:[ ,;:(\\u2013-]+(?:item|owing|owed|(?:to|by) (?:the )?patient|(?:out of|no|not in) stock|' +
  '(?:not )?(?:required|needed|wanted|available)|unavailable|refused|declined))*';
const NOT_SUPPLIED = 'not (?:dispensed|supplied|collected)|owing|owed';
const WORDS = new RegExp(`^(?:(?:item|prescription|medicine|drug) )?(?:was )?(?:${NOT_SUPPLIED})${WHY}[ ).]*$`, 'i');
const SUPPLIED_WORDS = /^(?:item )?(?:(?:fully|part\w*) )?(?:dispensed|supplied|collected)\b/i;
/** Statuses that say by themselves that nothing was given. */
const SAYS_SO: ReadonlySet<string> = new Set(['cancelled', 'declined', 'stopped', 'entered-in-error']);

/** What its type says against its status; null where it says nothing. Whatever was given, was given. */
function saidByType({ type }: MedicationDispense): 'not-dispensed' | 'not-yet-dispensed' | null {
  const codings = list(type?.coding);
  const known = codings.filter(({ system }) => system === EPS_TYPE).map(({ code }) => code ?? '');
  const words = [type?.text, ...codings.map(({ display }) => display)].map((some) => textOf(some) ?? '');
  const given =
    known.length > 0 ? known.some((code) => SUPPLIED.has(code)) : words.some((some) => SUPPLIED_WORDS.test(some));
  if (given) return null;
  if (known.length === 0) return words.some((some) => WORDS.test(some)) ? 'not-dispensed' : null;
  if (known.some((code) => NOTHING_SUPPLIED.has(code))) return 'not-dispensed';
  return known.some((code) => WAITING.has(code)) ? 'not-yet-dispensed' : null;
}

/** The status of a medication resource in small letters; `not-dispensed` where its type says that nothing was. */
export function statusOf(resource: MedicationResource): string {
  const status = String(resource.status ?? 'unknown')
    .trim()
    .toLowerCase();
  if (resource.resourceType !== 'MedicationDispense' || SAYS_SO.has(status)) return status;
  return saidByType(resource) ?? status;
}

const NOTHING_GIVEN: ReadonlySet<string> = new Set(['cancelled', 'declined', 'not-dispensed', 'not-yet-dispensed']);

/** Whether it is a supply of which nothing was given, or nothing yet: no evidence that the medicine is taken. */
export const gaveNothing = ({ resourceType }: { readonly resourceType: string }, status: string): boolean =>
  resourceType === 'MedicationDispense' && NOTHING_GIVEN.has(status);
