/**
 * What is left of a resource in a summary? An allow-list per section and type: every element not named goes. Source:
 * POLICY 4.
 */
import type { ResourceType } from '../../domain/section-of';
import type { SectionId } from '../../domain/sections';

export interface SummaryRow {
  readonly id: string;
  readonly section: SectionId;
  readonly type: ResourceType;
  /**
   * Element names; `element>Type` keeps only references to that type, `element:part,part` only those parts, `element!`
   * only that there is such.
   */
  readonly keeps: string;
  /** Which of them are kept at all; said in words in `why`. */
  readonly only?: 'active-or-major' | 'not-past-issues' | 'communication-needs' | 'last-three';
  readonly why: string;
  readonly hazard: string;
}

const WITH_STATUS = 'A status stays always: “not done” and “entered in error” must not read as a fact.';

export const SUMMARIES: readonly SummaryRow[] = [
  {
    id: 'SU-allergy',
    section: 'allergies',
    type: 'AllergyIntolerance',
    keeps:
      'clinicalStatus verificationStatus criticality code patient reaction:substance,manifestation,severity! note!',
    why: 'Substance, reaction, severity, clinical and verification status; of a note, and of a reaction told otherwise, only that there is one, since it may take back a “no known allergies”.',
    hazard: 'H-07',
  },
  {
    id: 'SU-med-request',
    section: 'medications',
    type: 'MedicationRequest',
    keeps:
      'status intent medicationCodeableConcept medicationReference subject dosageInstruction:sequence,text,timing,asNeededBoolean,asNeededCodeableConcept,route,doseAndRate,maxDosePerPeriod',
    only: 'not-past-issues',
    why: 'Name, strength, form, current dose, route, frequency and status; no past issues.',
    hazard: 'H-08',
  },
  {
    id: 'SU-med-statement',
    section: 'medications',
    type: 'MedicationStatement',
    keeps:
      'status basedOn>MedicationRequest medicationCodeableConcept medicationReference subject dosage:sequence,text,timing,asNeededBoolean,asNeededCodeableConcept,route,doseAndRate,maxDosePerPeriod',
    why: 'Name, strength, form, current dose, route, frequency and status. Which prescription it is of stays, so that one medicine is one line.',
    hazard: 'H-08',
  },
  {
    id: 'SU-problem',
    section: 'problems',
    type: 'Condition',
    keeps: 'extension clinicalStatus verificationStatus category code subject onsetDateTime onsetAge onsetPeriod',
    only: 'active-or-major',
    why: 'Active problems, and inactive ones marked major: name and onset.',
    hazard: 'H-04',
  },
  {
    id: 'SU-encounter',
    section: 'encounters',
    type: 'Encounter',
    keeps: 'status class type subject period serviceProvider>Organization',
    only: 'last-three',
    why: 'Date, type and organisation; no reason, diagnosis or note. Social worker and pharmacist: the last three.',
    hazard: 'H-04',
  },
  {
    id: 'SU-episode',
    section: 'encounters',
    type: 'EpisodeOfCare',
    keeps: 'status type patient period managingOrganization>Organization',
    only: 'last-three',
    why: 'Date, type and organisation; counted with the encounters.',
    hazard: 'H-04',
  },
  {
    id: 'SU-observation',
    section: 'results',
    type: 'Observation',
    keeps: 'status category code subject effectiveDateTime effectivePeriod effectiveInstant',
    why: `That it was measured, and when; no value. ${WITH_STATUS}`,
    hazard: 'H-05',
  },
  {
    id: 'SU-report',
    section: 'results',
    type: 'DiagnosticReport',
    keeps: 'status category code subject effectiveDateTime effectivePeriod issued',
    why: `That it was reported, and when; no result. ${WITH_STATUS}`,
    hazard: 'H-05',
  },
  {
    id: 'SU-appointment',
    section: 'appointments',
    type: 'Appointment',
    keeps:
      'status serviceCategory serviceType appointmentType start end minutesDuration participant>Location,HealthcareService,Organization',
    why: 'When, where, status and service type; no description or comment.',
    hazard: 'H-04',
  },
  {
    id: 'SU-referral',
    section: 'appointments',
    type: 'ServiceRequest',
    keeps: 'status intent category code subject authoredOn occurrenceDateTime occurrencePeriod',
    why: 'That a referral was made, when and to which kind of service.',
    hazard: 'H-04',
  },
  {
    id: 'SU-immunisation',
    section: 'immunisations',
    type: 'Immunization',
    keeps: 'status vaccineCode patient occurrenceDateTime',
    why: `Date and vaccine. ${WITH_STATUS}`,
    hazard: 'H-05',
  },
  {
    id: 'SU-procedure',
    section: 'procedures',
    type: 'Procedure',
    keeps: 'status code subject performedDateTime performedPeriod',
    why: `Date and name. ${WITH_STATUS}`,
    hazard: 'H-05',
  },
  {
    id: 'SU-implant',
    section: 'procedures',
    type: 'Device',
    keeps: 'status deviceName type patient manufactureDate',
    why: `What was implanted. ${WITH_STATUS}`,
    hazard: 'H-05',
  },
  {
    id: 'SU-document',
    section: 'documents',
    type: 'DocumentReference',
    keeps: 'status docStatus type category subject date author>Organization custodian>Organization',
    why: 'Date, type and author organisation; no content, no title.',
    hazard: 'H-05',
  },
  {
    id: 'SU-composition',
    section: 'documents',
    type: 'Composition',
    keeps: 'status type category subject date author>Organization custodian>Organization',
    why: 'Date, type and author organisation; no content, no title.',
    hazard: 'H-05',
  },
  {
    id: 'SU-plan',
    section: 'care-plans',
    type: 'CarePlan',
    keeps: 'status intent category title subject period created',
    why: 'Title, kind and dates.',
    hazard: 'H-12',
  },
  {
    id: 'SU-care-team',
    section: 'care-plans',
    type: 'CareTeam',
    keeps: 'status category name subject period',
    why: 'That a team exists, and since when.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-document',
    section: 'care-plans',
    type: 'DocumentReference',
    keeps: 'status docStatus type category subject date',
    why: 'That a plan exists as a document, its kind and date.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-composition',
    section: 'care-plans',
    type: 'Composition',
    keeps: 'status type category subject date',
    why: 'That a plan exists as a document, its kind and date.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-flag',
    section: 'care-plans',
    type: 'Flag',
    keeps: 'status category code subject period',
    why: 'That a plan exists, its kind and dates.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-observation',
    section: 'care-plans',
    type: 'Observation',
    keeps: 'status category code subject effectiveDateTime',
    why: 'That a plan exists, its kind and date.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-condition',
    section: 'care-plans',
    type: 'Condition',
    keeps: 'clinicalStatus verificationStatus category code subject onsetDateTime recordedDate',
    why: 'That a plan exists, its kind and date.',
    hazard: 'H-12',
  },
  {
    id: 'SU-plan-procedure',
    section: 'care-plans',
    type: 'Procedure',
    keeps: 'status category code subject performedDateTime',
    why: 'That a plan exists, its kind and date.',
    hazard: 'H-12',
  },
  {
    id: 'SU-package',
    section: 'social-care',
    type: 'EpisodeOfCare',
    keeps: 'status type patient period managingOrganization careManager',
    why: 'That a package exists, its kind and whom to contact.',
    hazard: 'H-04',
  },
  {
    id: 'SU-social-plan',
    section: 'social-care',
    type: 'CarePlan',
    keeps: 'status intent category title subject period author',
    why: 'That a plan exists, its kind and whom to contact.',
    hazard: 'H-04',
  },
  {
    id: 'SU-alert',
    section: 'alerts',
    type: 'Flag',
    keeps: 'status category code subject period',
    only: 'communication-needs',
    why: 'Communication and reasonable-adjustment needs only.',
    hazard: 'H-11',
  },
];

/** What an alert shows when a label would cap it: never less than that it exists. Source: POLICY 5. */
export const HEADLINES: readonly SummaryRow[] = [
  {
    id: 'HL-flag',
    section: 'alerts',
    type: 'Flag',
    keeps: 'status category code subject period',
    why: 'Caps never apply to an alert’s headline. Where safeguarding is the reason the headline says only that there is a concern, and whom to contact.',
    hazard: 'H-11',
  },
  {
    id: 'HL-related',
    section: 'alerts',
    type: 'RelatedPerson',
    keeps: 'active patient relationship',
    why: 'That a contact is recorded, and in what relationship, is an alert’s headline; who it is and how to reach them is not.',
    hazard: 'H-11',
  },
  {
    id: 'HL-consent',
    section: 'alerts',
    type: 'Consent',
    keeps: 'status scope category patient dateTime',
    why: 'That an advance decision or power of attorney exists is an alert’s headline.',
    hazard: 'H-11',
  },
];

/** Roles that see only the last three encounters in summary (national restricted view). */
export const LAST_THREE_ROLES: readonly string[] = ['social-worker', 'pharmacist'];
export const LAST_THREE = 3;

/**
 * Flags an administrator sees: SNOMED codes of communication needs and reasonable adjustments, and the words of a
 * category.
 */
export const COMMUNICATION_NEED_CODES: readonly string[] = ['1108111000000107', '315594003'];
export const COMMUNICATION_NEED_WORDS =
  'reasonable adjustments?|communication (?:needs?|support|method|preference)|interpreter (?:needed|required)|needs? (?:an )?interpreter|sign language|british sign language|lip ?reads?|braille|large print|easy ?read|hearing loop|preferred language|main spoken language|accessible information';
