/** What of a released resource passes in full? An allow-list per type: narrative, `_` companions and every element not named here go. Source: POLICY 3; FHIR R4. */
import type { ResourceType } from '../../domain/section-of';
import { VALUE, type Shape } from './shapes';

const ONSET: Shape = { onsetDateTime: 'plain', onsetAge: 'quantity', onsetPeriod: 'period', onsetRange: 'range', onsetString: 'text' };
const MEDICINE: Shape = { medicationCodeableConcept: 'concept', medicationReference: 'reference' };
const EFFECTIVE: Shape = { effectiveDateTime: 'plain', effectivePeriod: 'period', effectiveInstant: 'plain', effectiveTiming: 'timing' };
const OCCURRENCE: Shape = { occurrenceDateTime: 'plain', occurrencePeriod: 'period', occurrenceTiming: 'timing' };
const REASON: Shape = { reasonCode: 'concept', reasonReference: 'reference' };
const RANGES: Shape = { low: 'quantity', high: 'quantity', type: 'concept', appliesTo: 'concept', age: 'range', text: 'text' };

export const FULL_SHAPES: Readonly<Partial<Record<ResourceType, Shape>>> = {
  AllergyIntolerance: {
    identifier: 'identifier', clinicalStatus: 'concept', verificationStatus: 'concept', type: 'plain', category: 'plain', criticality: 'plain', code: 'concept',
    patient: 'reference', encounter: 'reference', ...ONSET, recordedDate: 'plain', recorder: 'reference', asserter: 'reference', lastOccurrence: 'plain', note: 'annotation',
    reaction: { substance: 'concept', manifestation: 'concept', description: 'text', onset: 'plain', severity: 'plain', exposureRoute: 'concept', note: 'annotation' },
  },
  MedicationRequest: {
    identifier: 'identifier', status: 'plain', statusReason: 'concept', intent: 'plain', category: 'concept', priority: 'plain', doNotPerform: 'negation', reportedBoolean: 'plain',
    reportedReference: 'reference', ...MEDICINE, subject: 'reference', encounter: 'reference', authoredOn: 'plain', requester: 'reference', performer: 'reference',
    recorder: 'reference', ...REASON, basedOn: 'reference', groupIdentifier: 'identifier', courseOfTherapyType: 'concept', note: 'annotation', dosageInstruction: 'dosage',
    dispenseRequest: { initialFill: { quantity: 'quantity', duration: 'quantity' }, dispenseInterval: 'quantity', validityPeriod: 'period', numberOfRepeatsAllowed: 'plain', quantity: 'quantity', expectedSupplyDuration: 'quantity', performer: 'reference' },
    substitution: { allowedBoolean: 'plain', allowedCodeableConcept: 'concept', reason: 'concept' }, priorPrescription: 'reference',
  },
  MedicationStatement: {
    identifier: 'identifier', basedOn: 'reference', partOf: 'reference', status: 'plain', statusReason: 'concept', category: 'concept', ...MEDICINE, subject: 'reference',
    context: 'reference', effectiveDateTime: 'plain', effectivePeriod: 'period', dateAsserted: 'plain', informationSource: 'reference', derivedFrom: 'reference', ...REASON,
    note: 'annotation', dosage: 'dosage',
  },
  MedicationDispense: {
    identifier: 'identifier', partOf: 'reference', status: 'plain', statusReasonCodeableConcept: 'concept', category: 'concept', ...MEDICINE, subject: 'reference', context: 'reference',
    performer: { function: 'concept', actor: 'reference' }, location: 'reference', authorizingPrescription: 'reference', type: 'concept', quantity: 'quantity', daysSupply: 'quantity',
    whenPrepared: 'plain', whenHandedOver: 'plain', note: 'annotation', dosageInstruction: 'dosage', substitution: { wasSubstituted: 'plain', type: 'concept', reason: 'concept' },
  },
  MedicationAdministration: {
    identifier: 'identifier', partOf: 'reference', status: 'plain', statusReason: 'concept', category: 'concept', ...MEDICINE, subject: 'reference', context: 'reference',
    effectiveDateTime: 'plain', effectivePeriod: 'period', performer: { function: 'concept', actor: 'reference' }, ...REASON, request: 'reference', note: 'annotation',
    dosage: { text: 'text', site: 'concept', route: 'concept', method: 'concept', dose: 'quantity', rateRatio: 'ratio', rateQuantity: 'quantity' },
  },
  Condition: {
    identifier: 'identifier', clinicalStatus: 'concept', verificationStatus: 'concept', category: 'concept', severity: 'concept', code: 'concept', bodySite: 'concept', subject: 'reference',
    encounter: 'reference', ...ONSET, abatementDateTime: 'plain', abatementAge: 'quantity', abatementPeriod: 'period', abatementRange: 'range', abatementString: 'text', recordedDate: 'plain',
    recorder: 'reference', asserter: 'reference', stage: { summary: 'concept', assessment: 'reference', type: 'concept' }, evidence: { code: 'concept', detail: 'reference' }, note: 'annotation',
  },
  FamilyMemberHistory: {
    identifier: 'identifier', status: 'plain', dataAbsentReason: 'concept', patient: 'reference', date: 'plain', relationship: 'concept', sex: 'concept', ageAge: 'quantity', ageRange: 'range',
    ageString: 'text', estimatedAge: 'plain', deceasedBoolean: 'plain', deceasedAge: 'quantity', deceasedDate: 'plain', ...REASON, note: 'annotation',
    condition: { code: 'concept', outcome: 'concept', contributedToDeath: 'plain', ...ONSET, note: 'annotation' },
  },
  Encounter: {
    identifier: 'identifier', status: 'plain', class: 'coding', type: 'concept', serviceType: 'concept', priority: 'concept', subject: 'reference', episodeOfCare: 'reference', basedOn: 'reference',
    participant: { type: 'concept', period: 'period', individual: 'reference' }, appointment: 'reference', period: 'period', length: 'quantity', ...REASON,
    diagnosis: { condition: 'reference', use: 'concept', rank: 'plain' },
    hospitalization: { admitSource: 'concept', reAdmission: 'concept', dischargeDisposition: 'concept', destination: 'reference', origin: 'reference' },
    location: { location: 'reference', status: 'plain', physicalType: 'concept', period: 'period' }, serviceProvider: 'reference', partOf: 'reference',
  },
  EpisodeOfCare: {
    identifier: 'identifier', status: 'plain', statusHistory: { status: 'plain', period: 'period' }, type: 'concept', diagnosis: { condition: 'reference', role: 'concept', rank: 'plain' },
    patient: 'reference', managingOrganization: 'reference', period: 'period', referralRequest: 'reference', careManager: 'reference', team: 'reference',
  },
  Observation: {
    identifier: 'identifier', basedOn: 'reference', partOf: 'reference', status: 'plain', category: 'concept', code: 'concept', subject: 'reference', encounter: 'reference', ...EFFECTIVE,
    issued: 'plain', performer: 'reference', ...VALUE, dataAbsentReason: 'concept', interpretation: 'concept', note: 'annotation', bodySite: 'concept', method: 'concept', specimen: 'reference',
    device: 'reference', referenceRange: RANGES, hasMember: 'reference', derivedFrom: 'reference',
    component: { code: 'concept', ...VALUE, dataAbsentReason: 'concept', interpretation: 'concept', referenceRange: RANGES },
  },
  DiagnosticReport: {
    identifier: 'identifier', basedOn: 'reference', status: 'plain', category: 'concept', code: 'concept', subject: 'reference', encounter: 'reference', effectiveDateTime: 'plain',
    effectivePeriod: 'period', issued: 'plain', performer: 'reference', resultsInterpreter: 'reference', specimen: 'reference', result: 'reference', conclusion: 'text',
    conclusionCode: 'concept', presentedForm: 'attachment',
  },
  Appointment: {
    identifier: 'identifier', status: 'plain', cancelationReason: 'concept', serviceCategory: 'concept', serviceType: 'concept', specialty: 'concept', appointmentType: 'concept', ...REASON,
    priority: 'plain', description: 'text', start: 'plain', end: 'plain', minutesDuration: 'plain', created: 'plain', comment: 'text', patientInstruction: 'text', basedOn: 'reference',
    participant: { type: 'concept', actor: 'reference', required: 'plain', status: 'plain', period: 'period' }, requestedPeriod: 'period',
  },
  ServiceRequest: {
    identifier: 'identifier', basedOn: 'reference', replaces: 'reference', requisition: 'identifier', status: 'plain', intent: 'plain', category: 'concept', priority: 'plain', doNotPerform: 'negation',
    code: 'concept', orderDetail: 'concept', subject: 'reference', encounter: 'reference', ...OCCURRENCE, authoredOn: 'plain', requester: 'reference', performerType: 'concept',
    performer: 'reference', locationCode: 'concept', locationReference: 'reference', ...REASON, supportingInfo: 'reference', specimen: 'reference', bodySite: 'concept', note: 'annotation',
    patientInstruction: 'text',
  },
  Immunization: {
    identifier: 'identifier', status: 'plain', statusReason: 'concept', vaccineCode: 'concept', patient: 'reference', encounter: 'reference', occurrenceDateTime: 'plain', occurrenceString: 'text',
    recorded: 'plain', primarySource: 'plain', reportOrigin: 'concept', location: 'reference', manufacturer: 'reference', lotNumber: 'text', expirationDate: 'plain', site: 'concept', route: 'concept',
    doseQuantity: 'quantity', performer: { function: 'concept', actor: 'reference' }, note: 'annotation', ...REASON, isSubpotent: 'plain', reaction: { date: 'plain', detail: 'reference', reported: 'plain' },
    protocolApplied: { series: 'text', authority: 'reference', targetDisease: 'concept', doseNumberPositiveInt: 'plain', doseNumberString: 'text', seriesDosesPositiveInt: 'plain', seriesDosesString: 'text' },
  },
  Procedure: {
    identifier: 'identifier', basedOn: 'reference', partOf: 'reference', status: 'plain', statusReason: 'concept', category: 'concept', code: 'concept', subject: 'reference', encounter: 'reference',
    performedDateTime: 'plain', performedPeriod: 'period', performedString: 'text', performedAge: 'quantity', performedRange: 'range', recorder: 'reference', asserter: 'reference',
    performer: { function: 'concept', actor: 'reference', onBehalfOf: 'reference' }, location: 'reference', ...REASON, bodySite: 'concept', outcome: 'concept', report: 'reference',
    complication: 'concept', complicationDetail: 'reference', followUp: 'concept', note: 'annotation', focalDevice: { action: 'concept', manipulated: 'reference' }, usedReference: 'reference', usedCode: 'concept',
  },
  Device: {
    identifier: 'identifier', status: 'plain', statusReason: 'concept', manufacturer: 'text', manufactureDate: 'plain', expirationDate: 'plain', lotNumber: 'text', serialNumber: 'text',
    deviceName: { name: 'text', type: 'plain' }, modelNumber: 'text', type: 'concept', patient: 'reference', owner: 'reference', location: 'reference', note: 'annotation', safety: 'concept',
  },
  DocumentReference: {
    masterIdentifier: 'identifier', identifier: 'identifier', status: 'plain', docStatus: 'plain', type: 'concept', category: 'concept', subject: 'reference', date: 'plain', author: 'reference',
    authenticator: 'reference', custodian: 'reference', relatesTo: { code: 'plain', target: 'reference' }, description: 'text', content: { attachment: 'attachment', format: 'coding' },
    context: { encounter: 'reference', event: 'concept', period: 'period', facilityType: 'concept', practiceSetting: 'concept', related: 'reference' },
  },
  Composition: {
    identifier: 'identifier', status: 'plain', type: 'concept', category: 'concept', subject: 'reference', encounter: 'reference', date: 'plain', author: 'reference', title: 'text',
    custodian: 'reference', relatesTo: { code: 'plain', targetReference: 'reference' }, event: { code: 'concept', period: 'period', detail: 'reference' },
    section: { title: 'text', code: 'concept', author: 'reference', focus: 'reference', mode: 'plain', orderedBy: 'concept', entry: 'reference', emptyReason: 'concept', section: { title: 'text', code: 'concept', entry: 'reference', emptyReason: 'concept' } },
  },
  CarePlan: {
    identifier: 'identifier', basedOn: 'reference', replaces: 'reference', partOf: 'reference', status: 'plain', intent: 'plain', category: 'concept', title: 'text', description: 'text', subject: 'reference',
    encounter: 'reference', period: 'period', created: 'plain', author: 'reference', contributor: 'reference', careTeam: 'reference', addresses: 'reference', supportingInfo: 'reference', goal: 'reference',
    activity: {
      outcomeCodeableConcept: 'concept', outcomeReference: 'reference', progress: 'annotation', reference: 'reference',
      detail: { kind: 'plain', code: 'concept', ...REASON, goal: 'reference', status: 'plain', statusReason: 'concept', doNotPerform: 'negation', prohibited: 'negation', scheduledTiming: 'timing', scheduledPeriod: 'period', scheduledString: 'text', location: 'reference', performer: 'reference', productCodeableConcept: 'concept', productReference: 'reference', dailyAmount: 'quantity', quantity: 'quantity', description: 'text' },
    },
    note: 'annotation',
  },
  Goal: {
    identifier: 'identifier', lifecycleStatus: 'plain', achievementStatus: 'concept', category: 'concept', priority: 'concept', description: 'concept', subject: 'reference', startDate: 'plain',
    startCodeableConcept: 'concept', target: { measure: 'concept', detailQuantity: 'quantity', detailRange: 'range', detailCodeableConcept: 'concept', detailString: 'text', detailBoolean: 'plain', detailInteger: 'plain', dueDate: 'plain', dueDuration: 'quantity' },
    statusDate: 'plain', statusReason: 'text', expressedBy: 'reference', addresses: 'reference', note: 'annotation', outcomeCode: 'concept', outcomeReference: 'reference',
  },
  CareTeam: {
    identifier: 'identifier', status: 'plain', category: 'concept', name: 'text', subject: 'reference', encounter: 'reference', period: 'period',
    participant: { role: 'concept', member: 'reference', onBehalfOf: 'reference', period: 'period' }, ...REASON, managingOrganization: 'reference', note: 'annotation',
  },
  Task: {
    identifier: 'identifier', basedOn: 'reference', groupIdentifier: 'identifier', partOf: 'reference', status: 'plain', statusReason: 'concept', businessStatus: 'concept', intent: 'plain', priority: 'plain', doNotPerform: 'negation',
    code: 'concept', description: 'text', focus: 'reference', for: 'reference', encounter: 'reference', executionPeriod: 'period', authoredOn: 'plain', lastModified: 'plain', requester: 'reference',
    performerType: 'concept', owner: 'reference', location: 'reference', ...REASON, note: 'annotation', restriction: { period: 'period' },
  },
  QuestionnaireResponse: {
    identifier: 'identifier', basedOn: 'reference', partOf: 'reference', status: 'plain', subject: 'reference', encounter: 'reference', authored: 'plain', author: 'reference', source: 'reference',
    item: 'item',
  },
  RelatedPerson: {
    active: 'plain', patient: 'reference', relationship: 'concept', name: 'name', telecom: 'telecom', period: 'period', communication: { language: 'concept', preferred: 'plain' },
  },
  Flag: { identifier: 'identifier', status: 'plain', category: 'concept', code: 'concept', subject: 'reference', period: 'period', encounter: 'reference', author: 'reference' },
  Consent: {
    identifier: 'identifier', status: 'plain', scope: 'concept', category: 'concept', patient: 'reference', dateTime: 'plain', performer: 'reference', organization: 'reference', sourceAttachment: 'attachment',
    sourceReference: 'reference', provision: { type: 'plain', period: 'period', actor: { role: 'concept', reference: 'reference' }, code: 'concept' },
  },
};

/** Supporting resources: name, code and role, and nothing else. */
export const SUPPORTING_SHAPES: Readonly<Partial<Record<ResourceType, Shape>>> = {
  Practitioner: { name: 'name' },
  PractitionerRole: { practitioner: 'reference', organization: 'reference', code: 'concept', specialty: 'concept' },
  Organization: { identifier: 'ods', active: 'plain', type: 'concept', name: 'text' },
  Location: { identifier: 'ods', status: 'plain', name: 'text', type: 'concept', physicalType: 'concept', managingOrganization: 'reference' },
  HealthcareService: { active: 'plain', providedBy: 'reference', category: 'concept', type: 'concept', specialty: 'concept', name: 'text' },
  Medication: { code: 'concept', status: 'plain', form: 'concept', amount: 'ratio', ingredient: { itemCodeableConcept: 'concept', itemReference: 'reference', isActive: 'plain', strength: 'ratio' }, batch: { lotNumber: 'text', expirationDate: 'plain' } },
  Specimen: { identifier: 'identifier', accessionIdentifier: 'identifier', status: 'plain', type: 'concept', receivedTime: 'plain', collection: { collectedDateTime: 'plain', collectedPeriod: 'period', bodySite: 'concept' } },
  Provenance: { target: 'reference', occurredDateTime: 'plain', occurredPeriod: 'period', recorded: 'plain', activity: 'concept', agent: { type: 'concept', role: 'concept', who: 'reference' } },
  Device: { status: 'plain', deviceName: { name: 'text', type: 'plain' }, type: 'concept' },
};
