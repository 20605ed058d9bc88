/** What do R5's own elements say in R4's, and does an element of R4's own stand before them? */
import { describe, expect, it } from 'vitest';
import { inR4Elements } from './of-other-versions';
import { R5_TYPES } from './of-r5';

const words = { text: 'Asthma' };
const coding = { system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' };
const coded = { coding: [coding] };
const to = { reference: 'Condition/1' };
const both = [{ concept: words }, { reference: to }];
const asked = { reasonCode: [words], reasonReference: [to] };
const staff = { reference: 'Practitioner/1' };
const writer = (code: string) => ({ function: { coding: [{ code }] }, actor: staff });
const dose = { numerator: { value: 5 }, denominator: { value: 1 } };

/** Of each type, by element: what came, and what it says. */
const CASES: Readonly<Record<string, readonly (readonly [element: string, sent: unknown, said: object])[]>> = {
  Encounter: [
    ['status', 'completed', { status: 'finished' }],
    ['status', 'discharged', { status: 'finished' }],
    ['class', [coded], { class: coding }],
    ['class', [words], { class: { display: 'Asthma' } }],
    ['actualPeriod', { start: '2024' }, { period: { start: '2024' } }],
    ['serviceType', [{ concept: words }], { serviceType: words }],
    ['admission', { dischargeDisposition: words }, { hospitalization: { dischargeDisposition: words } }],
    ['participant', [{ actor: staff }], { participant: [{ individual: staff }] }],
    ['reason', [{ use: [words], value: both }], asked],
    ['reason', [words, coded], { reasonCode: [words, coded] }],
    [
      'diagnosis',
      [{ condition: both, use: [coded, words] }],
      {
        diagnosis: [
          { condition: { display: 'Asthma' }, use: coded },
          { condition: to, use: coded },
        ],
      },
    ],
  ],
  Procedure: [
    ['occurrencePeriod', { start: '2024' }, { performedPeriod: { start: '2024' } }],
    ['occurrenceString', 'as a child', { performedString: 'as a child' }],
    ['occurrenceAge', { value: 4 }, { performedAge: { value: 4 } }],
    ['occurrenceRange', { low: { value: 4 } }, { performedRange: { low: { value: 4 } } }],
    ['reason', both, asked],
    ['used', both, { usedCode: [words], usedReference: [to] }],
    ['complication', both, { complication: [words], complicationDetail: [to] }],
  ],
  Condition: [
    ['evidence', both, { evidence: [{ code: [words] }, { detail: [to] }] }],
    ['participant', [writer('informant'), writer('author')], { recorder: staff }],
  ],
  AllergyIntolerance: [
    ['type', { coding: [{ code: 'intolerance' }] }, { type: 'intolerance' }],
    ['participant', [writer('enterer')], { recorder: staff }],
  ],
  ServiceRequest: [
    ['code', { concept: words }, { code: words }],
    ['reason', both, asked],
    ['patientInstruction', [{ instructionMarkdown: 'Fast' }], { patientInstruction: 'Fast' }],
  ],
  MedicationRequest: [['reason', both, asked]],
  MedicationStatement: [
    ['reason', both, asked],
    ['encounter', to, { context: to }],
    ['informationSource', [staff, to], { informationSource: staff }],
    ['category', [words, coded], { category: words }],
  ],
  MedicationDispense: [
    ['encounter', to, { context: to }],
    ['notPerformedReason', { concept: words }, { statusReasonCodeableConcept: words }],
  ],
  MedicationAdministration: [
    ['occurenceDateTime', '2024', { effectiveDateTime: '2024' }],
    ['occurencePeriod', { start: '2024' }, { effectivePeriod: { start: '2024' } }],
    ['occurrenceDateTime', '2024', { effectiveDateTime: '2024' }],
    ['occurrencePeriod', { start: '2024' }, { effectivePeriod: { start: '2024' } }],
    ['encounter', to, { context: to }],
    ['reason', both, asked],
    ['performer', [{ actor: { reference: staff } }], { performer: [{ actor: staff }] }],
  ],
  Medication: [
    ['doseForm', words, { form: words }],
    [
      'ingredient',
      [{ item: { concept: words }, strengthRatio: dose }, { item: { reference: to } }],
      { ingredient: [{ itemCodeableConcept: words, strength: dose }, { itemReference: to }] },
    ],
  ],
  Immunization: [
    ['reason', both, asked],
    ['manufacturer', { reference: { display: 'Acme' } }, { manufacturer: { display: 'Acme' } }],
    ['reaction', [{ manifestation: { reference: to } }], { reaction: [{ detail: to }] }],
    ['reaction', [{ manifestation: { concept: words } }], { reaction: [{ detail: { display: 'Asthma' } }] }],
    [
      'protocolApplied',
      [{ doseNumber: '2', seriesDoses: 3 }],
      { protocolApplied: [{ doseNumberString: '2', seriesDosesString: '3' }] },
    ],
    ['programEligibility', [{ program: coded, programStatus: words }], { programEligibility: [words] }],
  ],
  Appointment: [
    ['serviceType', [{ concept: words }], { serviceType: [words] }],
    ['reason', both, asked],
    ['note', [{ text: 'Bring a list' }, { text: 'Ground floor' }], { comment: 'Bring a list; Ground floor' }],
    ['patientInstruction', [{ concept: words }], { patientInstruction: 'Asthma' }],
    ['participant', [{ required: true }, { required: false }], { participant: [{ required: 'required' }, {}] }],
  ],
  CarePlan: [
    ['addresses', both, { addresses: [{ display: 'Asthma' }, to] }],
    [
      'activity',
      [{ plannedActivityReference: to, performedActivity: both }],
      { activity: [{ reference: to, outcomeCodeableConcept: [words], outcomeReference: [to] }] },
    ],
  ],
  Goal: [['outcome', both, { outcomeCode: [words], outcomeReference: [to] }]],
  EpisodeOfCare: [
    ['diagnosis', [{ condition: both }], { diagnosis: [{ condition: { display: 'Asthma' } }, { condition: to }] }],
    ['careTeam', [to], { team: [to] }],
  ],
  ImagingStudy: [
    ['procedure', both, { procedureCode: [words], procedureReference: to }],
    ['modality', [coded], { modality: [coding] }],
    ['reason', both, asked],
    [
      'series',
      [{ modality: coded, bodySite: { concept: coded }, laterality: coded }],
      { series: [{ modality: coding, bodySite: coding, laterality: coding }] },
    ],
  ],
  ClinicalImpression: [
    ['performer', staff, { assessor: staff }],
    [
      'finding',
      [{ item: { concept: words } }, { item: { reference: to } }],
      { finding: [{ itemCodeableConcept: words }, { itemReference: to }] },
    ],
  ],
  AdverseEvent: [
    ['code', words, { event: words }],
    ['occurrenceDateTime', '2024', { date: '2024' }],
    [
      'suspectEntity',
      [{ instanceReference: to }, { instanceCodeableConcept: words }],
      { suspectEntity: [{ instance: to }, { instance: { display: 'Asthma' } }] },
    ],
  ],
  NutritionOrder: [['supplement', [{ type: { concept: words } }], { supplement: [{ type: words }] }]],
  DocumentReference: [
    ['context', [to], { context: { encounter: [to] } }],
    ['event', [{ concept: words }], { context: { event: [words] } }],
    ['period', { start: '2024' }, { context: { period: { start: '2024' } } }],
    ['facilityType', words, { context: { facilityType: words } }],
    ['practiceSetting', words, { context: { practiceSetting: words } }],
    ['relatesTo', [{ code: { coding: [{ code: 'replaces' }] }, target: to }], { relatesTo: [{ code: 'replaces' }] }],
  ],
  Communication: [
    ['reason', both, asked],
    ['payload', [{ contentCodeableConcept: words }], { payload: [{ contentString: 'Asthma' }] }],
  ],
  DeviceUsage: [
    ['patient', to, { subject: to, resourceType: 'DeviceUseStatement' }],
    ['device', { concept: words }, { device: { display: 'Asthma' } }],
    ['device', { reference: to }, { device: to }],
    ['reason', both, asked],
    ['bodySite', { concept: words }, { bodySite: words }],
    ['dateAsserted', '2024-01-02', { recordedOn: '2024-01-02' }],
    ['informationSource', staff, { source: staff }],
    ['usageStatus', words, { note: [{ text: 'Use: Asthma' }] }],
    ['adherence', { code: { coding: [{ code: 'never' }] } }, { note: [{ text: 'Adherence: never' }] }],
    ['resourceType', 'DeviceUsage', { resourceType: 'DeviceUseStatement' }],
  ],
  RiskAssessment: [['reason', both, asked]],
  FamilyMemberHistory: [['reason', both, asked]],
  Task: [['reason', both, { reasonCode: words, reasonReference: to }]],
};

describe.each(Object.entries(CASES))('%s', (resourceType, cases) => {
  it.each(cases)('%s: %j', (element, sent, said) => {
    const resource = Object.freeze({ resourceType, id: '1', [element]: sent });
    expect(inR4Elements(resource)).toMatchObject(said);
  });
});

it('every row is tried', () => {
  for (const { type, elements } of R5_TYPES)
    expect([type, new Set((CASES[type] ?? []).map(([element]) => element))]).toEqual([
      type,
      new Set(Object.keys(elements)),
    ]);
});

it('what R4 has in one shape alone is gone in the other', () => {
  expect(inR4Elements({ resourceType: 'ImagingStudy', procedure: both })).not.toHaveProperty('procedure');
  const document = { resourceType: 'DocumentReference', context: [to], event: [{ concept: words }], period: {} };
  expect(inR4Elements(document)).toMatchObject({ context: { encounter: [to], event: [words], period: {} } });
});

it('a resource inside another is read too', () => {
  const inside = { resourceType: 'Medication', doseForm: words };
  expect(inR4Elements({ resourceType: 'Observation', contained: [inside] })).toMatchObject({
    contained: [{ form: words }],
  });
});

it('what R4 has no place for under the same name is kept to be judged', () => {
  const concept = { coding: [coding] };
  expect(inR4Elements({ resourceType: 'CarePlan', addresses: [{ concept, reference: to }] })).toMatchObject({
    sentOtherwise: [{ addresses: [concept, to] }],
  });
});

describe('R4’s own', () => {
  it.each([
    { resourceType: 'Encounter', status: 'in-progress', class: coding, period: {}, actualPeriod: { start: '2024' } },
    { resourceType: 'Encounter', diagnosis: [{ condition: to }], participant: [{ individual: staff }] },
    { resourceType: 'Procedure', complication: [words], reasonCode: [coded], reason: [{ concept: words }] },
    { resourceType: 'Condition', evidence: [{ code: [words], detail: [to] }] },
    { resourceType: 'AllergyIntolerance', type: 'allergy' },
    { resourceType: 'ServiceRequest', code: words, patientInstruction: 'Fast' },
    { resourceType: 'CarePlan', addresses: [to], activity: [{ reference: to, detail: {} }] },
    { resourceType: 'Immunization', manufacturer: { reference: 'Organization/1' }, reaction: [{ detail: to }] },
    { resourceType: 'Immunization', protocolApplied: [{ doseNumberPositiveInt: 2, doseNumber: '3' }] },
    { resourceType: 'ImagingStudy', modality: [coding], series: [{ modality: coding, bodySite: coding }] },
    { resourceType: 'Appointment', serviceType: [words], comment: 'own', note: [{ text: 'other' }] },
    { resourceType: 'Observation', contained: [{ resourceType: 'Medication', form: words }] },
    { resourceType: 'DocumentReference', context: { encounter: [to] }, relatesTo: [{ code: 'replaces', target: to }] },
    { resourceType: 'MedicationStatement', informationSource: staff, category: words },
    { resourceType: 'Communication', payload: [{ contentString: 'own', contentCodeableConcept: words }] },
  ])('stands, and nothing is changed: %j', (resource) => {
    expect(inR4Elements(resource)).toBe(resource);
  });
});
