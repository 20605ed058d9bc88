/**
 * Which vocabularies need no words beside their codes? Closed ones that say what sort of thing it is, and name no
 * condition, test, treatment or
 * place: a bare code of theirs tells of no excluded category. Named one by one: a list of services, of places or of
 * ways to leave hospital is not here.
 */
import { LEGAL_DECISIONS } from '../../domain/legal-decisions';
import { PLAN_CODES } from '../../domain/section-of';
import { COMMUNICATION_NEED_CODES } from './summaries';

export interface VocabularyRow {
  /** Addresses begin with one of these … */
  readonly below: string;
  /** … and end with one of these names. */
  readonly names: string;
  readonly why: string;
}

export const KNOWN_VOCABULARIES: readonly VocabularyRow[] = [
  {
    below:
      'http://terminology.hl7.org/CodeSystem/ http://hl7.org/fhir/ http://hl7.org/fhir/v3/ http://hl7.org/fhir/v2/',
    names:
      'condition-category condition-clinical condition-ver-status condition-state allergyintolerance-clinical allergyintolerance-verification allergy-clinical-status allergy-verification-status observation-category v2-0074 0074 v2-0078 0078 v3-ObservationInterpretation ObservationInterpretation v3-ActCode ActCode v3-ActPriority v3-ParticipationType ParticipationType v3-ParticipationMode v3-NullFlavor NullFlavor data-absent-reason diagnosis-role location-physical-type referencerange-meaning medicationrequest-category medication-statement-category medicationdispense-category medication-admin-category dose-rate-type consentscope consentcategorycodes v2-0131 0131 v2-0203 contactentity-type flag-category goal-achievement goal-category goal-priority immunization-origin care-plan-category careplan-category v3-ActMood v3-MaritalStatus v2-0116',
    why: 'Statuses, classes, categories and kinds. Source: HL7 Terminology, FHIR R4 and STU3.',
  },
  {
    below:
      'https://fhir.hl7.org.uk/CodeSystem/ https://fhir.hl7.org.uk/STU3/CodeSystem/ https://fhir.nhs.uk/STU3/CodeSystem/',
    names:
      'UKCore-ConditionEpisodicity CareConnect-ConditionEpisodicity-1 CareConnect-ConditionCategory-1 UKCore-DeliveryChannel GPConnect-DeliveryChannel-2 UKCore-MedicationPrescribingOrganization CareConnect-PrescribingAgency-1 GPConnect-PrescribingAgency-1 CareConnect-MedicationStatementLastIssueDate-1',
    why: 'How long, by which channel, by whom prescribed. Source: UK Core, Care Connect, GP Connect 1.6.2.',
  },
];

const ADDRESSES: ReadonlySet<string> = new Set(
  KNOWN_VOCABULARIES.flatMap(({ below, names }) =>
    below.split(' ').flatMap((start) => names.split(' ').map((name) => start + name)),
  ),
);
const TABLED: ReadonlySet<string> = new Set([
  ...Object.keys(PLAN_CODES),
  ...LEGAL_DECISIONS.flatMap(({ known, values }) =>
    known === 'codes' ? values.map((value) => value.split('|')[1] ?? value) : [],
  ),
  ...COMMUNICATION_NEED_CODES,
]);
/**
 * A treatment function is known by the whole of its list, in which the tables name those that tell. Source: NHS Data
 * Dictionary.
 */
const FUNCTIONS = /treatment-?function(?:-?codes?)?(?:-\d)?(?:\||$)/i;

/** True where the code needs no words. INVARIANT: what is shaped like a SNOMED id is never known by where it stands. */
export function isKnownVocabulary(system: string | undefined, code: string): boolean {
  if (TABLED.has(code.trim())) return true;
  if (/^\d{6,18}$/.test(code.trim())) return false;
  const address = (system ?? '')
    .trim()
    .replace(/^https?:\/\/www\./, 'http://')
    .replace(/\|.*$/, '')
    .replace(/\/$/, '');
  return (
    ADDRESSES.has(address) ||
    ADDRESSES.has(address.replace(/^https:/, 'http:')) ||
    (FUNCTIONS.test(system ?? '') && /^\d{3}$/.test(code.trim()))
  );
}
