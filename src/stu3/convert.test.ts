import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonDraft } from '../domain/json';
import { convertedTypes, toR4 } from './convert';

const T = 'http://terminology.hl7.org/CodeSystem/';
const carry = (resource: JsonDraft): { readonly resource: JsonDraft; readonly warnings: readonly string[] } => {
  const converted = toR4(resource);
  if (!converted.ok) throw new Error(converted.reason);
  return { resource: converted.resource as unknown as JsonDraft, warnings: converted.warnings };
};

/** What an STU3 element becomes in R4, type by type. */
const CASES: readonly (readonly [what: string, type: string, stu3: JsonDraft, r4: JsonDraft])[] = [
  [
    'dose and rate move below doseAndRate',
    'MedicationStatement',
    {
      dosage: [{ text: 'one', doseQuantity: { value: 1 }, rateRange: { low: { value: 1 } } }, { text: 'as directed' }],
    },
    {
      dosage: [
        { text: 'one', doseAndRate: [{ doseQuantity: { value: 1 }, rateRange: { low: { value: 1 } } }] },
        { text: 'as directed' },
      ],
    },
  ],
  [
    'taken "unk" (GP Connect’s constant) leaves the status',
    'MedicationStatement',
    { status: 'active', taken: 'unk' },
    { status: 'active' },
  ],
  [
    'not taken is a status',
    'MedicationStatement',
    { taken: 'n', status: 'active', reasonNotTaken: [{ text: 'sick' }] },
    { status: 'not-taken', statusReason: [{ text: 'sick' }] },
  ],
  [
    'an error stays an error',
    'MedicationStatement',
    { status: 'entered-in-error', taken: 'n' },
    { status: 'entered-in-error' },
  ],
  [
    'plan and issue',
    'MedicationRequest',
    {
      intent: 'plan',
      category: { text: 'repeat' },
      context: { reference: 'Encounter/1' },
      requester: { agent: { reference: 'Practitioner/1' } },
      substitution: { allowed: false },
      dosageInstruction: [{ doseQuantity: { value: 2 } }],
      priorPrescription: { reference: 'MedicationRequest/0' },
    },
    {
      intent: 'plan',
      category: [{ text: 'repeat' }],
      encounter: { reference: 'Encounter/1' },
      requester: { reference: 'Practitioner/1' },
      substitution: { allowedBoolean: false },
      dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 2 } }] }],
      priorPrescription: { reference: 'MedicationRequest/0' },
    },
  ],
  [
    'GP Connect’s reason for stopping',
    'MedicationRequest',
    {
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-MedicationStatusReason-1',
          extension: [{ url: 'statusReason', valueCodeableConcept: { text: 'rash' } }],
        },
      ],
    },
    { statusReason: { text: 'rash' } },
  ],
  [
    'not supplied',
    'MedicationDispense',
    { notDone: true, status: 'completed', notDoneReasonCodeableConcept: { text: 'out of stock' } },
    { status: 'declined', statusReasonCodeableConcept: { text: 'out of stock' } },
  ],
  [
    'not administered',
    'MedicationAdministration',
    {
      status: 'completed',
      notGiven: true,
      reasonNotGiven: [{ text: 'refused' }],
      prescription: { reference: 'MedicationRequest/1' },
    },
    { status: 'not-done', statusReason: [{ text: 'refused' }], request: { reference: 'MedicationRequest/1' } },
  ],
  [
    'strength and batch',
    'Medication',
    { ingredient: [{ amount: { numerator: { value: 5 } } }], package: { batch: [{ lotNumber: 'A' }] } },
    { ingredient: [{ strength: { numerator: { value: 5 } } }], batch: { lotNumber: 'A' } },
  ],
  [
    'status codes become concepts',
    'AllergyIntolerance',
    { clinicalStatus: 'resolved', verificationStatus: 'unconfirmed', assertedDate: '2019' },
    {
      clinicalStatus: { coding: [{ system: `${T}allergyintolerance-clinical`, code: 'resolved' }] },
      verificationStatus: { coding: [{ system: `${T}allergyintolerance-verification`, code: 'unconfirmed' }] },
      recordedDate: '2019',
    },
  ],
  [
    'a problem',
    'Condition',
    {
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      context: { reference: 'Encounter/1' },
      assertedDate: '2020-01-02',
      stage: { summary: { text: 'II' } },
      evidence: [{ code: { text: 'x' } }],
    },
    {
      clinicalStatus: { coding: [{ system: `${T}condition-clinical`, code: 'active' }] },
      verificationStatus: { coding: [{ system: `${T}condition-ver-status`, code: 'confirmed' }] },
      encounter: { reference: 'Encounter/1' },
      recordedDate: '2020-01-02',
      stage: [{ summary: { text: 'II' } }],
      evidence: [{ code: [{ text: 'x' }] }],
    },
  ],
  [
    'reasons and referrals of an encounter',
    'Encounter',
    {
      reason: [{ text: 'fall' }],
      incomingReferral: [{ reference: 'ReferralRequest/1' }],
      appointment: { reference: 'Appointment/1' },
      diagnosis: [{ condition: { reference: 'Condition/1' }, role: { text: 'AD' } }],
      class: { system: 'http://hl7.org/fhir/v3/ActCode', code: 'AMB' },
    },
    {
      reasonCode: [{ text: 'fall' }],
      basedOn: [{ reference: 'ServiceRequest/1' }],
      appointment: [{ reference: 'Appointment/1' }],
      diagnosis: [{ condition: { reference: 'Condition/1' }, use: { text: 'AD' } }],
      class: { system: `${T}v3-ActCode`, code: 'AMB' },
    },
  ],
  [
    'groups, comments and interpretation',
    'Observation',
    {
      comment: 'haemolysed',
      context: { reference: 'Encounter/1' },
      interpretation: { coding: [{ system: 'http://hl7.org/fhir/v2/0078', code: 'H' }] },
      related: [
        { type: 'has-member', target: { reference: 'Observation/2' } },
        { type: 'derived-from', target: { reference: 'Observation/3' } },
      ],
      component: [{ interpretation: { text: 'low' } }],
    },
    {
      note: [{ text: 'haemolysed' }],
      encounter: { reference: 'Encounter/1' },
      interpretation: [{ coding: [{ system: `${T}v3-ObservationInterpretation`, code: 'H' }] }],
      hasMember: [{ reference: 'Observation/2' }],
      derivedFrom: [{ reference: 'Observation/3' }],
      component: [{ interpretation: [{ text: 'low' }] }],
    },
  ],
  [
    '0, false and a comparator are values',
    'Observation',
    { valueQuantity: { value: 0, comparator: '<' }, valueBoolean: false },
    { valueQuantity: { value: 0, comparator: '<' }, valueBoolean: false },
  ],
  [
    'a report',
    'DiagnosticReport',
    {
      category: { text: 'haematology' },
      performer: [{ actor: { reference: 'Practitioner/1' } }],
      codedDiagnosis: [{ text: 'anaemia' }],
      context: { reference: 'Encounter/1' },
    },
    {
      category: [{ text: 'haematology' }],
      performer: [{ reference: 'Practitioner/1' }],
      conclusionCode: [{ text: 'anaemia' }],
      encounter: { reference: 'Encounter/1' },
    },
  ],
  [
    'a vaccine not given',
    'Immunization',
    {
      notGiven: true,
      status: 'completed',
      date: '2021-05-01',
      explanation: { reasonNotGiven: [{ text: 'declined' }] },
    },
    { status: 'not-done', occurrenceDateTime: '2021-05-01', statusReason: { text: 'declined' } },
  ],
  [
    'a vaccine given',
    'Immunization',
    {
      notGiven: false,
      status: 'completed',
      practitioner: [{ role: { text: 'AP' }, actor: { reference: 'Practitioner/1' } }],
      explanation: { reason: [{ text: 'age' }] },
      vaccinationProtocol: [{ doseSequence: 2 }],
    },
    {
      status: 'completed',
      performer: [{ function: { text: 'AP' }, actor: { reference: 'Practitioner/1' } }],
      reasonCode: [{ text: 'age' }],
      protocolApplied: [{ doseNumberPositiveInt: 2 }],
    },
  ],
  [
    'a procedure',
    'Procedure',
    { status: 'aborted', context: { reference: 'Encounter/1' }, performer: [{ role: { text: 'surgeon' } }] },
    { status: 'stopped', encounter: { reference: 'Encounter/1' }, performer: [{ function: { text: 'surgeon' } }] },
  ],
  [
    'a procedure not done',
    'Procedure',
    { status: 'completed', notDone: true, notDoneReason: { text: 'unfit' } },
    { status: 'not-done', statusReason: { text: 'unfit' } },
  ],
  [
    'a document',
    'DocumentReference',
    {
      indexed: '2020-01-02T10:00:00Z',
      class: { text: 'letter' },
      context: { encounter: { reference: 'Encounter/1' }, related: [{ ref: { reference: 'List/1' } }] },
    },
    {
      date: '2020-01-02T10:00:00Z',
      category: [{ text: 'letter' }],
      context: { encounter: [{ reference: 'Encounter/1' }], related: [{ reference: 'List/1' }] },
    },
  ],
  [
    'an appointment keeps its participants and text',
    'Appointment',
    {
      reason: [{ text: 'review' }],
      indication: [{ reference: 'Condition/1' }],
      incomingReferral: [{ reference: 'ReferralRequest/1' }],
      participant: [{ actor: { reference: 'Location/1' }, status: 'accepted' }],
      description: 'd',
      comment: 'c',
    },
    {
      reasonCode: [{ text: 'review' }],
      reasonReference: [{ reference: 'Condition/1' }],
      basedOn: [{ reference: 'ServiceRequest/1' }],
      participant: [{ actor: { reference: 'Location/1' }, status: 'accepted' }],
      description: 'd',
      comment: 'c',
    },
  ],
  [
    'a plan',
    'CarePlan',
    {
      status: 'suspended',
      context: { reference: 'Encounter/1' },
      author: [{ reference: 'Practitioner/1' }, { reference: 'Practitioner/2' }],
      activity: [{ detail: { prohibited: true, statusReason: 'unsafe' } }],
    },
    {
      status: 'on-hold',
      encounter: { reference: 'Encounter/1' },
      author: { reference: 'Practitioner/1' },
      contributor: [{ reference: 'Practitioner/2' }],
      activity: [{ detail: { doNotPerform: true, statusReason: { text: 'unsafe' } } }],
    },
  ],
  [
    'a goal',
    'Goal',
    { status: 'achieved', target: { dueDate: '2026' } },
    {
      lifecycleStatus: 'completed',
      target: [{ dueDate: '2026' }],
      achievementStatus: { coding: [{ system: `${T}goal-achievement`, code: 'achieved' }] },
    },
  ],
  [
    'answers',
    'QuestionnaireResponse',
    {
      questionnaire: { reference: 'Questionnaire/1' },
      parent: [{ reference: 'Procedure/1' }],
      context: { reference: 'Encounter/1' },
    },
    {
      questionnaire: 'Questionnaire/1',
      partOf: [{ reference: 'Procedure/1' }],
      encounter: { reference: 'Encounter/1' },
    },
  ],
  ['a contact', 'RelatedPerson', { relationship: { text: 'daughter' } }, { relationship: [{ text: 'daughter' }] }],
  ['a flag', 'Flag', { category: { text: 'safety' } }, { category: [{ text: 'safety' }] }],
  ['a place', 'Location', { type: { text: 'ward' } }, { type: [{ text: 'ward' }] }],
  [
    'a device',
    'Device',
    { model: 'X1', version: '2', udi: { name: 'Pump', carrierHRF: 'h' } },
    {
      modelNumber: 'X1',
      version: [{ value: '2' }],
      deviceName: [{ name: 'Pump', type: 'udi-label-name' }],
      udiCarrier: [{ carrierHRF: 'h' }],
    },
  ],
  [
    'family history',
    'FamilyMemberHistory',
    { gender: 'female', status: 'completed' },
    { sex: { coding: [{ system: 'http://hl7.org/fhir/administrative-gender', code: 'female' }] }, status: 'completed' },
  ],
  [
    'provenance',
    'Provenance',
    {
      period: { start: '2020' },
      reason: [{ code: 'TREAT' }],
      activity: { code: 'CREATE' },
      agent: [{ whoReference: { reference: 'Practitioner/1' } }],
    },
    {
      occurredPeriod: { start: '2020' },
      reason: [{ coding: [{ code: 'TREAT' }] }],
      activity: { coding: [{ code: 'CREATE' }] },
      agent: [{ who: { reference: 'Practitioner/1' } }],
    },
  ],
  [
    'a task',
    'Task',
    { reason: { text: 'fall' }, context: { reference: 'Encounter/1' }, for: { reference: 'Patient/1' } },
    { reasonCode: { text: 'fall' }, encounter: { reference: 'Encounter/1' }, for: { reference: 'Patient/1' } },
  ],
  [
    'a List with its warning',
    'List',
    {
      extension: [{ url: 'x/ListWarningCode-1', valueCode: 'confidential-items' }],
      emptyReason: { coding: [{ system: 'http://hl7.org/fhir/list-empty-reason', code: 'no-content-recorded' }] },
      entry: [{ item: { reference: 'ProcedureRequest/1' } }],
    },
    {
      extension: [{ url: 'x/ListWarningCode-1', valueCode: 'confidential-items' }],
      emptyReason: { coding: [{ system: `${T}list-empty-reason`, code: 'no-content-recorded' }] },
      entry: [{ item: { reference: 'ServiceRequest/1' } }],
    },
  ],
];

test.each(CASES)('%s (%s)', (_what, type, stu3, r4) => {
  const { resource } = carry({ resourceType: type, id: '1', ...stu3 });
  expect(resource).toMatchObject({ resourceType: type, id: '1', ...r4 });
  for (const element of Object.keys(stu3))
    if (!Object.hasOwn(r4, element) && element !== 'extension') expect(resource).not.toHaveProperty(element);
});

test('referrals and procedure requests are ServiceRequests', () => {
  const referral = {
    resourceType: 'ReferralRequest',
    id: '1',
    status: 'cancelled',
    type: { text: 'urgent' },
    serviceRequested: [{ text: 'cardiology' }, { text: 'echo' }],
    specialty: { text: 'x' },
    recipient: [{ reference: 'Organization/1' }],
    description: 'chest pain',
    note: [{ text: 'n' }],
    requester: { agent: { reference: 'Practitioner/1' }, onBehalfOf: { reference: 'Organization/2' } },
  };
  const { resource, warnings } = carry(referral);
  expect(resource).toEqual({
    resourceType: 'ServiceRequest',
    id: '1',
    status: 'revoked',
    intent: 'order',
    category: [
      { text: 'urgent' },
      { coding: [{ system: 'http://snomed.info/sct', code: '3457005', display: 'Referral' }] },
    ],
    code: { text: 'cardiology' },
    orderDetail: [{ text: 'echo' }],
    performerType: { text: 'x' },
    performer: [{ reference: 'Organization/1' }],
    note: [{ text: 'chest pain' }, { text: 'n' }],
    requester: { reference: 'Practitioner/1' },
  });
  expect(warnings).toEqual(['ReferralRequest.requester.onBehalfOf cannot be carried']);
  expect(
    carry({
      resourceType: 'ProcedureRequest',
      id: '2',
      status: 'suspended',
      performer: { reference: 'Practitioner/1' },
    }).resource,
  ).toEqual({
    resourceType: 'ServiceRequest',
    id: '2',
    status: 'on-hold',
    performer: [{ reference: 'Practitioner/1' }],
  });
});

describe('labels', () => {
  test('in meta, inline and contained: kept, in R4’s spelling; profiles go', () => {
    const label = { system: 'http://hl7.org/fhir/v3/ActCode', code: 'HIV' };
    const { resource } = carry({
      resourceType: 'List',
      id: '1',
      meta: { profile: ['x'], security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'R' }] },
      entry: [{ item: { reference: '#a' }, extension: [{ url: 'inline-sec-label', valueCoding: label }] }],
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a',
          clinicalStatus: 'resolved',
          meta: { profile: ['y'], security: [label] },
        },
      ],
    });
    expect(resource).toEqual({
      resourceType: 'List',
      id: '1',
      meta: { security: [{ system: `${T}v3-Confidentiality`, code: 'R' }] },
      entry: [
        {
          item: { reference: '#a' },
          extension: [{ url: 'inline-sec-label', valueCoding: { system: `${T}v3-ActCode`, code: 'HIV' } }],
        },
      ],
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a',
          clinicalStatus: { coding: [{ system: `${T}allergyintolerance-clinical`, code: 'resolved' }] },
          meta: { security: [{ system: `${T}v3-ActCode`, code: 'HIV' }] },
        },
      ],
    });
  });
});

describe('what cannot be carried is said', () => {
  test.each<[JsonDraft, string]>([
    [{ resourceType: 'Medication', isBrand: true }, 'Medication.isBrand cannot be carried'],
    [
      { resourceType: 'MedicationRequest', definition: [{ reference: 'ActivityDefinition/1' }] },
      'MedicationRequest.definition cannot be carried',
    ],
    [
      { resourceType: 'Observation', related: [{ type: 'qualified-by', target: { reference: 'Observation/1' } }] },
      'Observation.related (qualified-by) cannot be carried',
    ],
    [
      { resourceType: 'DiagnosticReport', performer: [{ role: { text: 'x' }, actor: {} }] },
      'DiagnosticReport.performer.role cannot be carried',
    ],
    [{ resourceType: 'VisionPrescription' }, 'VisionPrescription is carried as it is: no table says how it changed'],
  ])('%j', (resource, warning) => {
    expect(carry(resource).warnings).toEqual([warning]);
  });

  test.each<[unknown, string]>([
    [null, 'it is not a resource'],
    ['x', 'it is not a resource'],
    [[], 'it is not a resource'],
    [{}, 'it has no resourceType'],
    [{ resourceType: 7 }, 'it has no resourceType'],
    [{ resourceType: 'ProcessRequest' }, 'ProcessRequest has no counterpart in R4'],
    [JSON.parse(`{"resourceType":"Flag","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), 'it is nested too deep'],
  ])('%#: not a resource that R4 knows', (resource, reason) => {
    expect(toR4(resource)).toEqual({ ok: false, reason });
  });
});

test('extensions of a renamed primitive are renamed with it', () => {
  expect(carry({ resourceType: 'Condition', id: '1', _assertedDate: { extension: [{ url: 'x' }] } }).resource).toEqual({
    resourceType: 'Condition',
    id: '1',
    _recordedDate: { extension: [{ url: 'x' }] },
  });
});

/** Any STU3 resource of any type in the tables, with any of its elements holding anything. */
const anyResource = fc
  .tuple(
    fc.constantFrom(...convertedTypes()),
    fc.dictionary(
      fc.constantFrom(
        'status',
        'context',
        'category',
        'performer',
        'requester',
        'related',
        'dosage',
        'explanation',
        'package',
        'diagnosis',
        'contained',
        'reason',
        'note',
        'author',
        'activity',
        'agent',
        'entity',
        'udi',
        'extension',
        'questionnaire',
        'content',
        'created',
        'clinicalStatus',
        'component',
        'meta',
        '__proto__',
        'constructor',
      ),
      fc.anything({ maxDepth: 3 }),
    ),
  )
  .map(([resourceType, rest]): JsonDraft => ({ ...rest, resourceType, id: '1' }));

test('whatever the elements hold, nothing throws and the input is not changed', () => {
  fc.assert(
    fc.property(anyResource, (resource) => {
      const input = JSON.parse(
        JSON.stringify(resource, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ) as JsonDraft;
      const before = JSON.stringify(input);
      expect(toR4(input).ok).toBe(true);
      expect(JSON.stringify(input)).toBe(before);
    }),
    { numRuns: 500 },
  );
});
