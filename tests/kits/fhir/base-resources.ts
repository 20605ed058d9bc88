/** The least that a section reads of each type, and where: what an element of its own is added to. */
import type { Setting } from '../../../src/domain/settings';

export interface Base {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly setting: Setting;
}

const text = (words: string) => ({ text: words });
const subject = { reference: 'Patient/p' };
const day = '2026-05-05';

const acute = (resource: Readonly<Record<string, unknown>>): Base => ({ resource, setting: 'acute' });
const social = (resource: Readonly<Record<string, unknown>>): Base => ({ resource, setting: 'social-care' });

export const BASES: Readonly<Record<string, Base>> = {
  AllergyIntolerance: acute({ patient: subject, code: text('Penicillin'), recordedDate: day }),
  MedicationRequest: acute({
    status: 'active',
    intent: 'order',
    subject,
    medicationCodeableConcept: text('Amlodipine 5mg tablets'),
    authoredOn: day,
  }),
  MedicationStatement: acute({
    status: 'active',
    subject,
    medicationCodeableConcept: text('Amlodipine 5mg tablets'),
    effectiveDateTime: day,
  }),
  MedicationDispense: acute({
    status: 'completed',
    subject,
    medicationCodeableConcept: text('Amlodipine 5mg tablets'),
    whenHandedOver: day,
  }),
  MedicationAdministration: acute({
    status: 'completed',
    subject,
    medicationCodeableConcept: text('Amlodipine 5mg tablets'),
    effectiveDateTime: day,
  }),
  Condition: acute({ subject, code: text('Asthma'), recordedDate: day }),
  FamilyMemberHistory: acute({
    status: 'completed',
    patient: subject,
    relationship: text('Father'),
    date: day,
    condition: [{ code: text('Stroke') }],
  }),
  Encounter: acute({ status: 'finished', subject, type: [text('Ward stay')], period: { start: day } }),
  EpisodeOfCare: acute({
    status: 'active',
    patient: subject,
    type: [text('District nursing')],
    period: { start: day },
  }),
  Observation: acute({ status: 'final', subject, code: text('Potassium'), effectiveDateTime: day }),
  DiagnosticReport: acute({
    status: 'final',
    subject,
    code: text('Chest X-ray'),
    effectiveDateTime: day,
    conclusion: 'Clear.',
  }),
  Appointment: acute({
    status: 'booked',
    start: '2026-12-05T09:00:00Z',
    description: 'Eye clinic',
    participant: [{ actor: subject, status: 'accepted' }],
  }),
  ServiceRequest: acute({
    status: 'active',
    intent: 'order',
    subject,
    code: text('Referral to dietitian'),
    authoredOn: day,
  }),
  Immunization: acute({ status: 'completed', patient: subject, vaccineCode: text('MMR'), occurrenceDateTime: day }),
  Procedure: acute({ status: 'completed', subject, code: text('Hip replacement'), performedDateTime: day }),
  Device: acute({
    status: 'active',
    patient: subject,
    type: { coding: [{ system: 'http://snomed.info/sct', code: '14106009' }], text: 'Cardiac pacemaker' },
  }),
  DocumentReference: acute({
    status: 'current',
    subject,
    type: text('Discharge letter'),
    date: `${day}T09:00:00Z`,
    content: [{ attachment: { title: 'Letter', contentType: 'text/plain' } }],
  }),
  Composition: acute({ status: 'final', subject, type: text('Discharge summary'), title: 'Summary', date: day }),
  CarePlan: acute({ status: 'active', intent: 'plan', subject, title: 'Falls plan', period: { start: day } }),
  Goal: acute({ lifecycleStatus: 'active', subject, description: text('Walk to the shop'), startDate: day }),
  CareTeam: acute({ status: 'active', subject, name: 'Falls team', period: { start: day } }),
  Task: social({ status: 'requested', intent: 'order', for: subject, code: text('Needs assessment'), authoredOn: day }),
  QuestionnaireResponse: social({
    status: 'completed',
    subject,
    authored: day,
    item: [{ linkId: 'a', text: 'Walking', answer: [{ valueString: 'With a stick' }] }],
  }),
  RelatedPerson: acute({ active: true, patient: subject, relationship: [text('Daughter')], name: [{ text: 'Anne' }] }),
  Flag: acute({ status: 'active', subject, code: text('Needs an interpreter'), period: { start: day } }),
  Consent: acute({
    status: 'active',
    patient: subject,
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'adr' }] },
    category: [text('Advance decision to refuse treatment')],
    dateTime: day,
  }),
};
