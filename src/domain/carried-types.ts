/**
 * Which types of resource may be released at all? The same as in the table of sections, spelt out so that the compiler
 * holds whoever must know each of them to it: `Record<CarriedType, …>`. A type that stands in the table alone has no
 * shape, and nothing of it is released; tests/whole.test.ts says where the two differ.
 */
import type { ResourceType } from './section-of';

/** Types that some section carries. */
export const CARRIED_TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'Binary',
  'CarePlan',
  'CareTeam',
  'Composition',
  'Condition',
  'Consent',
  'Device',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'EpisodeOfCare',
  'FamilyMemberHistory',
  'Flag',
  'Goal',
  'Immunization',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'QuestionnaireResponse',
  'RelatedPerson',
  'ServiceRequest',
  'Task',
] as const satisfies readonly ResourceType[];
export type CarriedType = (typeof CARRIED_TYPES)[number];

/** Types that pass only when something released refers to them. */
export const REACHED_TYPES = [
  'Device',
  'HealthcareService',
  'Location',
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'Specimen',
] as const satisfies readonly ResourceType[];
export type SupportingType = (typeof REACHED_TYPES)[number];
