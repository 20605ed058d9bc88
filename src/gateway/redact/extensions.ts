/**
 * Which extensions pass? Those that a section's clinical rules need, by the name in their URL; every other goes.
 * Sources: GP Connect 1.6.2, UK Core.
 */
import { remembered } from '../../domain/remembered';
import { VALUE, type Shape } from './shapes';

/** Type → names of extensions, without the publisher's prefix and version. */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  MedicationRequest: [
    'MedicationRepeatInformation',
    'PrescriptionType',
    'MedicationPrescriptionType',
    'MedicationStatusReason',
    'MedicationQuantityText',
  ],
  MedicationStatement: [
    'MedicationStatementLastIssueDate',
    'MedicationLastIssueDate',
    'PrescribingAgency',
    'MedicationPrescribingAgency',
    'MedicationPrescribingOrganization',
    'MedicationPrescribingOrganizationType',
    'MedicationStatementDosageLastChanged',
    'DosageLastChanged',
    'MedicationChangeSummary',
    'ChangeSummary',
  ],
  Condition: [
    'ProblemSignificance',
    'ConditionProblemSignificance',
    'ConditionEpisode',
    'ConditionEpisodicity',
    'Episodicity',
  ],
  AllergyIntolerance: ['AllergyIntoleranceEnd', 'Evidence'],
  Encounter: ['OutcomeOfAttendance', 'EmergencyCareDischargeStatus', 'DischargeMethod', 'AdmissionMethod'],
  Immunization: ['VaccinationProcedure', 'DateRecorded', 'ParentPresent'],
  Appointment: ['DeliveryChannel', 'BookingOrganization'],
};

/** The value of an allowed extension; parts of it are named by plain words. */
export const EXTENSION_VALUE: Shape = {
  ...VALUE,
  valueCode: 'plain',
  valueCoding: 'coding',
  valueUnsignedInt: 'plain',
  valuePositiveInt: 'plain',
  valueDecimal: 'plain',
  valueDate: 'plain',
  valueDuration: 'quantity',
  valueReference: 'reference',
};

const PUBLISHERS = /^https?:\/\/(?:fhir\.hl7\.org\.uk|fhir\.nhs\.uk|fhir\.nhs\.net)\//;

/**
 * `https://fhir.hl7.org.uk/…/Extension-UKCore-MedicationRepeatInformation` → `MedicationRepeatInformation`; null for
 * other publishers.
 */
export const extensionName = remembered((url): string | null =>
  PUBLISHERS.test(url)
    ? (/\/(?:Extension-)?(?:UKCore-|CareConnect-GPC-|CareConnect-|GPC-)?([A-Za-z]+)(?:-\d+)?$/.exec(url)?.[1] ?? null)
    : null,
);
