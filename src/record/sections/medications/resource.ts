/** Which resources tell of a medicine, and where do their extensions stand? */
import type {
  Extension,
  FhirResource,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4';
import { list } from '../../fhir/shape';

export type MedicationResource =
  MedicationRequest | MedicationStatement | MedicationDispense | MedicationAdministration;

/** A reference to one of them, relative to its provider. */
export const MEDICATION_TYPES = /^Medication(?:Request|Statement|Dispense|Administration)\//;

export const isMedication = (resource: FhirResource): resource is MedicationResource =>
  MEDICATION_TYPES.test(`${resource.resourceType}/`);

/** An extension by the stem of its name, as STU3 GP Connect and UK Core both spell it, at any of its two levels. */
export function extensionOf(extensions: readonly Extension[] | undefined, stem: RegExp): Extension | undefined {
  for (const one of list(extensions)) {
    if (stem.test(one.url)) return one;
    const inner = list(one.extension).find(({ url }) => stem.test(url));
    if (inner !== undefined) return inner;
  }
  return undefined;
}
