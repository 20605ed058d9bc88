/** What does a resource look like as a source exports it? R4, with every text marked by the canary. */
import { SNOMED } from '../../src/domain/code-systems';
import { CANARY, sung } from './canary';

export type Body = Readonly<Record<string, unknown>>;
export interface Entry {
  readonly resourceType: string;
  readonly body: Body;
}

const clinical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
});
const verification = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }],
});

export const coded = (code: string, words: string, system: string = SNOMED): Body => ({
  coding: [{ system, code, display: sung(words) }],
  text: sung(words),
});

const note = [{ authorString: sung('Clinician'), text: sung('Seen as planned, nothing else to add') }];

export const condition = (code: Body, on: string, verified = 'confirmed'): Entry => ({
  resourceType: 'Condition',
  body: {
    clinicalStatus: clinical('active'),
    verificationStatus: verification(verified),
    code,
    onsetDateTime: on,
    recordedDate: on,
    note,
  },
});

export const observation = (code: Body, on: string, more: Body = {}, status = 'final'): Entry => ({
  resourceType: 'Observation',
  body: { status, code, effectiveDateTime: on, ...more, note },
});

export const procedure = (code: Body, on: string, status = 'completed'): Entry => ({
  resourceType: 'Procedure',
  body: { status, code, performedDateTime: on, note },
});

export const immunization = (code: Body, on: string, status = 'completed', reason?: string): Entry => ({
  resourceType: 'Immunization',
  body: {
    status,
    vaccineCode: code,
    occurrenceDateTime: `${on}T09:30:00+00:00`,
    recorded: on,
    lotNumber: CANARY,
    note,
    ...(reason === undefined ? {} : { reasonCode: [{ text: sung(reason) }] }),
  },
});

export const serviceRequest = (code: Body, on: string, status = 'completed'): Entry => ({
  resourceType: 'ServiceRequest',
  body: { status, intent: 'order', code, authoredOn: on, patientInstruction: sung('Please ring to book') },
});

export const encounter = (on: string, words: string): Entry => ({
  resourceType: 'Encounter',
  body: {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [{ text: sung(words) }],
    period: { start: `${on}T10:00:00+00:00`, end: `${on}T10:20:00+00:00` },
  },
});

export const appointment = (on: string): Entry => ({
  resourceType: 'Appointment',
  body: {
    status: 'booked',
    description: sung('Follow-up'),
    start: `${on}T11:00:00+00:00`,
    end: `${on}T11:15:00+00:00`,
    comment: sung('Ground floor'),
  },
});

export const medicationRequest = (code: Body, on: string): Entry => ({
  resourceType: 'MedicationRequest',
  body: {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: code,
    authoredOn: on,
    dosageInstruction: [{ text: sung('One tablet in the morning') }],
  },
});

export const allergy = (code: Body, on: string): Entry => ({
  resourceType: 'AllergyIntolerance',
  body: { clinicalStatus: clinical('active'), code, recordedDate: on, note },
});

export const carePlan = (on: string): Entry => ({
  resourceType: 'CarePlan',
  body: {
    status: 'active',
    intent: 'plan',
    title: sung('Support at home'),
    description: sung('Help in the morning'),
    period: { start: on },
  },
});

/** A type that nobody may read. */
export const flag = (): Entry => ({
  resourceType: 'Flag',
  body: { status: 'active', code: { text: sung('Large dog') } },
});

/** By which element does a resource of this type say whose it is? */
const SUBJECT: Readonly<Record<string, string>> = { Immunization: 'patient', AllergyIntolerance: 'patient' };

/** What stands in a resource and tells nothing of health: a third of them have each. */
const REMARKS: readonly ((id: string, words: string) => Body)[] = [
  (id) => ({ identifier: [{ system: `urn:${CANARY}:local`, value: id }] }),
  () => ({ extension: [{ url: `urn:${CANARY}:remark`, valueString: sung('Made by hand') }] }),
  (_id, words) => ({ text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>` } }),
];

/** One line of a file; `count`: how many of this person came before it. */
export function lineOf(entry: Entry, count: number, patient: string, words: string): string {
  const { resourceType, body } = entry;
  const id = `${patient}-${String(count)}`;
  const who = { reference: `Patient/${patient}`, display: words };
  const whose =
    resourceType === 'Appointment'
      ? { participant: [{ actor: who, status: 'accepted' }] }
      : { [SUBJECT[resourceType] ?? 'subject']: who };
  return JSON.stringify({
    resourceType,
    id,
    ...REMARKS[count % REMARKS.length]?.(id, words),
    ...whose,
    ...body,
  });
}
