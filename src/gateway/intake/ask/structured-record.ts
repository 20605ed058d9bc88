/**
 * What does GP Connect's one question look like? Every include part, nothing filtered. Source: GP Connect 1.6.2
 * `$gpc.getstructuredrecord`.
 */
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import type { ResourceType } from '../../../domain/section-of';

export const STRUCTURED_RECORD = 'Patient/$gpc.getstructuredrecord';

/**
 * What the structured record can bring, in R4's words: a GP's silence on anything else is "not supplied", never "none".
 */
export const STRUCTURED_RECORD_TYPES: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'AllergyIntolerance',
  'MedicationStatement',
  'MedicationRequest',
  'Medication',
  'Condition',
  'Encounter',
  'Observation',
  'DiagnosticReport',
  'Specimen',
  'Immunization',
  'ServiceRequest',
  'List',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
]);

/** The Parameters body for one NHS number. */
export const structuredRecordQuestion = (nhsNumber: string): unknown => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'patientNHSNumber', valueIdentifier: { system: NHS_NUMBER_SYSTEM, value: nhsNumber } },
    { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
    { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
    { name: 'includeConsultations' },
    { name: 'includeProblems' },
    { name: 'includeImmunisations' },
    { name: 'includeUncategorisedData' },
    { name: 'includeInvestigations' },
    { name: 'includeReferrals' },
    { name: 'includeDiaryEntries' },
  ],
});
