/**
 * Along which references do marks reach from one resource to another? Each way with its element, and each element that
 * is no such way.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { capsOf, markRules } from '../../policy/marks';
import { label } from './label';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import type { Json } from '../../domain/json';

const SNOMED = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const security = (...codes: readonly string[]): Json => ({ security: codes.map((code) => ({ system: ACT, code })) });
const named = (marks: number): string => [...markRules(marks), ...capsOf(marks)].join(' ');
const labelled = (...resources: readonly Json[]) =>
  label(resources as unknown as readonly FhirResource[], 'gp', policy);
/** What the first of them is marked with in the end. */
const first = (...resources: readonly Json[]): string => named(labelled(...resources).marks[0] ?? 0);
const at = (reference: string, display?: string): Json => ({
  reference,
  ...(display === undefined ? {} : { display }),
});

/** A resource that is excluded, capped and holds a door code. */
const telling = (resourceType: string, parts: Json = {}): Json => ({
  resourceType,
  id: 'told',
  meta: security('HIV', 'PSY'),
  code: { text: 'HIV' },
  ...parts,
});
const asking = (resourceType: string, parts: Json): Json => ({ resourceType, id: 'asks', ...parts });
const CONTAINERS = ['Location', 'Organization', 'HealthcareService', 'PractitionerRole', 'Slot', 'Schedule'];
const MEDICINES = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration'];

describe('from what a reference leads to', () => {
  it.each([
    ...CONTAINERS.map((type) => ['Condition', 'anything', type, 'EX-1'] as const),
    ...['Medication', 'Substance'].map((type) => ['CarePlan', 'anything', type, 'EX-1'] as const),
    ...['encounter', 'context', 'partOf'].map(
      (element) => ['Observation', element, 'Encounter', 'EX-1 mental-health'] as const,
    ),
    ...['episodeOfCare', 'context', 'encounter'].map(
      (element) => ['Encounter', element, 'EpisodeOfCare', 'EX-1'] as const,
    ),
    ...MEDICINES.map((type) => ['MedicationRequest', 'basedOn', type, 'EX-1'] as const),
    ...MEDICINES.map((type) => [type, 'priorPrescription', 'MedicationRequest', 'EX-1'] as const),
    ['Procedure', 'partOf', 'Procedure', 'EX-1'],
    ['MedicationAdministration', 'partOf', 'Procedure', 'EX-1'],
    ['CarePlan', 'partOf', 'CarePlan', 'EX-1'],
    ['Binary', 'securityContext', 'DocumentReference', 'EX-1'],
    ['Observation', 'specimen', 'Specimen', 'EX-1'],
    ['DiagnosticReport', 'specimen', 'Specimen', 'EX-1'],
    // and no other element or type
    ['Condition', 'asserter', 'Encounter', ''],
    ['Condition', 'evidence', 'EpisodeOfCare', ''],
    ['Observation', 'context', 'Condition', ''],
    ['Observation', 'encounter', 'Condition', ''],
    ['Condition', 'basedOn', 'MedicationRequest', ''],
    ['MedicationRequest', 'basedOn', 'ServiceRequest', ''],
    ['Observation', 'partOf', 'Observation', ''],
    ['Procedure', 'basedOn', 'Procedure', ''],
    ['CarePlan', 'replaces', 'CarePlan', ''],
    ['Binary', 'other', 'DocumentReference', ''],
    ['Condition', 'securityContext', 'DocumentReference', ''],
    ['MedicationRequest', 'reasonReference', 'Condition', ''],
    ['Condition', 'recorder', 'Practitioner', ''],
    ['DiagnosticReport', 'result', 'Observation', ''],
    ['List', 'item', 'Condition', ''],
    ['DocumentReference', 'url', 'Binary', ''],
  ] as const)('a %s by %s of a %s: %s', (type, element, there, expected) => {
    expect(first(asking(type, { [element]: at(`${there}/told`) }), telling(there))).toBe(expected);
  });
});

describe('to what a reference leads to', () => {
  it.each([
    ['DiagnosticReport', 'result', 'Observation', 'EX-1'],
    ['Observation', 'hasMember', 'Observation', 'EX-1'],
    ['Procedure', 'report', 'DiagnosticReport', 'EX-1'],
    ['CarePlan', 'goal', 'Goal', 'EX-1'],
    ['Encounter', 'appointment', 'Appointment', 'EX-1'],
    ['DocumentReference', 'attachment', 'Binary', 'EX-1'],
    ['Composition', 'anything', 'Binary', 'EX-1'],
    ['List', 'item', 'List', 'EX-1'],
    // and no other element or type
    ['DiagnosticReport', 'supportingInfo', 'Observation', ''],
    ['DiagnosticReport', 'hasMember', 'Observation', ''],
    ['Observation', 'result', 'Observation', ''],
    ['Observation', 'derivedFrom', 'Observation', ''],
    ['Procedure', 'reasonReference', 'DiagnosticReport', ''],
    ['CarePlan', 'addresses', 'Condition', ''],
    ['Encounter', 'basedOn', 'ServiceRequest', ''],
    ['List', 'item', 'Condition', ''],
    ['List', 'source', 'List', ''],
    ['Composition', 'item', 'Condition', ''],
    ['Observation', 'encounter', 'Encounter', ''],
    ['MedicationRequest', 'medicationReference', 'Medication', ''],
    ['MedicationRequest', 'basedOn', 'MedicationRequest', ''],
    ['Appointment', 'location', 'Location', ''],
  ] as const)('of a %s by %s to a %s: %s', (type, element, there, expected) => {
    expect(
      first(
        { resourceType: there, id: 'is-of', ...(there === 'Condition' ? { code: { text: 'Fever' } } : {}) },
        telling(type, { [element]: at(`${there}/is-of`) }),
      ),
    ).toBe(expected);
  });

  it('a List of a consultation hands on to what it holds, a List of a section does not', () => {
    const condition = { resourceType: 'Condition', id: 'c' };
    const list = (parts: Json): Json => telling('List', { entry: [{ item: at('Condition/c') }], ...parts });
    expect(first(condition, list({ encounter: at('Encounter/e') }))).toBe('EX-1');
    expect(first(condition, list({}))).toBe('');
    expect(first(condition, telling('Composition', { encounter: at('Encounter/e'), item: at('Condition/c') }))).toBe(
      '',
    );
    expect(first(condition, telling('List', { encounter: at('Encounter/e'), source: at('Condition/c') }))).toBe('');
  });
});

describe('a door code and a name', () => {
  it('of a place withholds the place, and not what is of it', () => {
    const place = { resourceType: 'Location', id: 'l', name: 'Key safe 1234' };
    expect(first(place)).toBe('DC-1');
    expect(first(asking('Encounter', { location: [{ location: at('Location/l') }] }), place)).toBe('');
  });
});

describe('the name beside a reference', () => {
  it.each<readonly [string, Json, string]>([
    [
      'of a place that did not come tells',
      asking('Encounter', { location: at('Location/gone', 'GUM clinic') }),
      'EX-1',
    ],
    [
      'of a place elsewhere tells',
      asking('Encounter', { location: at('https://elsewhere.example/fhir/Location/gone/_history/3', 'GUM clinic') }),
      'EX-1',
    ],
    ['of each kind of container tells', asking('Encounter', { a: at('HealthcareService/gone', 'GUM clinic') }), 'EX-1'],
    [
      'of an encounter that did not come tells',
      asking('Observation', { encounter: at('Encounter/gone', 'GUM clinic') }),
      'EX-1',
    ],
    [
      'of an episode that did not come tells',
      asking('Encounter', { episodeOfCare: at('EpisodeOfCare/gone', 'GUM clinic') }),
      'EX-1',
    ],
    ['that leads nobody knows where tells', asking('Encounter', { a: at('urn:uuid:gone', 'GUM clinic') }), 'EX-1'],
    [
      'without a type in its address tells',
      asking('Encounter', { a: at('https://elsewhere.example/x/y/z', 'GUM clinic') }),
      'EX-1',
    ],
    [
      'of a person tells nothing, it is cut where it stands',
      asking('Encounter', { participant: at('Practitioner/gone', 'GUM clinic') }),
      '',
    ],
    ['of a problem tells nothing', asking('Encounter', { diagnosis: at('Condition/gone', 'HIV infection') }), ''],
    [
      'of a problem with a version tells nothing',
      asking('Encounter', { diagnosis: at('Condition/gone/_history/2', 'HIV infection') }),
      '',
    ],
    [
      'of a problem with a long version tells nothing',
      asking('Encounter', { diagnosis: at('https://elsewhere.example/Condition/gone/_history/22', 'HIV infection') }),
      '',
    ],
    [
      'with a type in the middle of its address tells',
      asking('Encounter', { a: at('https://elsewhere.example/Practitioner/x/y/z', 'GUM clinic') }),
      'EX-1',
    ],
    [
      'in an allergy tells nothing',
      asking('AllergyIntolerance', { a: at('Location/gone', 'GUM clinic'), b: at('Medication/gone', 'Truvada') }),
      '',
    ],
    [
      'of a medicine tells by its medicine',
      asking('Condition', { a: at('Medication/gone', 'Chorionic gonadotrophin') }),
      'EX-2',
    ],
    [
      'of a substance tells by its medicine',
      asking('Condition', { a: at('Substance/gone', 'Chorionic gonadotrophin') }),
      'EX-2',
    ],
    ['of a medicine tells by other words too', asking('Condition', { a: at('Medication/gone', 'GUM clinic') }), 'EX-1'],
    [
      'of a medicine that is two things tells by neither alone',
      asking('Condition', { a: at('Medication/gone', 'Lamivudine 100mg') }),
      '',
    ],
    [
      'of a medicine that is two things tells where nothing spares it',
      asking('Condition', { a: at('Medication/gone', 'Lamivudine 300mg') }),
      'EX-1',
    ],
    [
      'that leads nobody knows where, in a medicine, tells by its medicine',
      asking('MedicationRequest', { medicationReference: at('urn:uuid:gone', 'Chorionic gonadotrophin') }),
      'EX-2',
    ],
    [
      'that leads nobody knows where, elsewhere, tells by no medicine',
      asking('Condition', { a: at('urn:uuid:gone', 'Chorionic gonadotrophin') }),
      '',
    ],
    [
      'of the plan of a medicine, that leads nobody knows where, tells by its medicine',
      asking('MedicationRequest', { basedOn: at('urn:uuid:gone', 'Chorionic gonadotrophin') }),
      'EX-2',
    ],
    [
      'of who ordered a medicine tells by no medicine',
      asking('MedicationRequest', { requester: at('Organization/gone', 'Chorionic gonadotrophin trial office') }),
      '',
    ],
    ...['author', 'authenticator', 'custodian', 'party'].map((element): readonly [string, Json, string] => [
      `as a document’s ${element} tells, whoever that is`,
      asking('DocumentReference', { [element]: at('Practitioner/gone', 'HIV nurse') }),
      'EX-1',
    ]),
    [
      'as a composition’s author tells',
      asking('Composition', { author: [at('Practitioner/gone', 'HIV nurse')] }),
      'EX-1',
    ],
    [
      'of a questionnaire tells of its answers',
      asking('QuestionnaireResponse', { questionnaire: at('Questionnaire/gone', 'Sexual health history') }),
      'EX-1',
    ],
    ['as another’s author tells nothing', asking('CarePlan', { author: at('Practitioner/gone', 'HIV nurse') }), ''],
    [
      'as another part of a document tells nothing',
      asking('DocumentReference', { related: at('Practitioner/gone', 'HIV nurse') }),
      '',
    ],
  ])('%s', (_rule, resource, expected) => {
    expect(first(resource)).toBe(expected);
  });

  it('of one that came tells as if it had not', () => {
    const place = { resourceType: 'Location', id: '0b1c1c5e-7a8d-4f0e-9f5e-1f2d3c4b5a69', name: 'Level 2' };
    const person = { ...place, resourceType: 'Practitioner' };
    for (const there of [[], [place]])
      expect(first(asking('Encounter', { a: at(`Location/${place.id}`, 'GUM clinic') }), ...there)).toBe('EX-1');
    expect(first(asking('Encounter', { a: at(`urn:uuid:${place.id}`, 'GUM clinic') }), place)).toBe('EX-1');
    expect(first(asking('Encounter', { a: at(`urn:uuid:${place.id}`, 'GUM clinic') }), person)).toBe('');
  });
});

describe('what is contained', () => {
  it('hands its labels to its owner, at any depth, and its codes to nobody', () => {
    const holding = (inner: Json): string => first(asking('Condition', { contained: [inner] }));
    expect(holding({ resourceType: 'Observation', id: 'o', meta: security('PSY') })).toBe('mental-health');
    expect(
      holding({ resourceType: 'Observation', id: 'o', contained: [{ resourceType: 'Device', meta: security('HIV') }] }),
    ).toBe('EX-1');
    expect(
      holding({ resourceType: 'Observation', id: 'o', code: { coding: [{ system: SNOMED, code: '86406008' }] } }),
    ).toBe('');
  });

  it('takes nothing from its owner', () => {
    const { marks } = labelled(telling('Condition', { contained: [{ resourceType: 'Observation', id: 'o' }] }));
    expect([...marks].map(named)).toEqual(['EX-1 mental-health', '']);
  });
});

describe('what came twice', () => {
  it('is alike in everything', () => {
    const { marks, own } = labelled(
      { resourceType: 'Condition', id: 'c' },
      { resourceType: 'Condition', id: 'c', meta: security('HIV', 'PSY') },
    );
    expect([...marks].map(named)).toEqual(['EX-1 mental-health', 'EX-1 mental-health']);
    expect([...own].map(named)).toEqual(['', 'EX-1 mental-health']);
    expect(
      first(
        { resourceType: 'Condition', id: 'c', meta: security('HIV') },
        { resourceType: 'Condition', id: 'c' },
        { resourceType: 'Condition', id: 'c' },
      ),
    ).toBe('EX-1');
  });
});

describe('what was recorded in which encounter', () => {
  it('is told in pairs, the encounter before its content', () => {
    const { recordedIn } = labelled(
      asking('Observation', { encounter: at('Encounter/e') }),
      { resourceType: 'Encounter', id: 'e', partOf: at('Encounter/f') },
      { resourceType: 'Encounter', id: 'f' },
      asking('Condition', { asserter: at('Encounter/e') }),
    );
    expect(recordedIn).toEqual([1, 0, 2, 1]);
  });
});

describe('a reference by identifier alone', () => {
  it('reaches as any other does, and is not followed where another leads there', () => {
    const place = { resourceType: 'Organization', id: 'o', name: 'GUM clinic', identifier: [{ value: 'V1' }] };
    const other = { resourceType: 'Organization', id: 'p', name: 'Northgate' };
    expect(first(asking('Encounter', { serviceProvider: { identifier: { value: 'V1' } } }), place)).toBe('EX-1');
    expect(
      first(
        asking('Encounter', { serviceProvider: { reference: 'Organization/p', identifier: { value: 'V1' } } }),
        other,
        place,
      ),
    ).toBe('');
    expect(
      first(
        asking('Encounter', { serviceProvider: { reference: 'Organization/gone', identifier: { value: 'V1' } } }),
        other,
        place,
      ),
    ).toBe('EX-1');
    expect(
      first(asking('Encounter', { serviceProvider: { reference: 'Organization/gone' } }), {
        ...place,
        identifier: [{ system: 'http://local.example' }],
      }),
    ).toBe('');
  });
});

describe('a hormone', () => {
  const drug = (id: string, parts: Json, words = 'Estradiol 2mg tablets'): Json => ({
    resourceType: 'MedicationRequest',
    id,
    medicationCodeableConcept: { text: words },
    ...parts,
  });
  const gender = { resourceType: 'Condition', id: 'g', code: { coding: [{ system: SNOMED, code: '93461009' }] } };
  const other = { resourceType: 'Condition', id: 'o', code: { text: 'Menopause' } };

  it.each<readonly [string, readonly Json[], string]>([
    ['for a gender indication tells', [drug('m', { reasonReference: [at('Condition/g')] }), gender], 'EX-4'],
    ['for another indication tells nothing', [drug('m', { reasonReference: [at('Condition/o')] }), gender, other], ''],
    [
      'beside a gender indication that it is not for tells nothing',
      [drug('m', { other: [at('Condition/g')] }), gender],
      '',
    ],
    [
      'that is none tells nothing, whatever it is for',
      [drug('m', { reasonReference: [at('Condition/g')] }, 'Sertraline'), gender],
      '',
    ],
    [
      'tells in every course of it',
      [
        drug('issue', { basedOn: [at('MedicationRequest/plan')] }),
        drug('plan', { reasonReference: [at('Condition/g')] }),
        gender,
      ],
      'EX-4',
    ],
    [
      'tells in the plan of the course that tells',
      [
        drug('plan', {}),
        drug('issue', { basedOn: [at('MedicationRequest/plan')], reasonCode: [{ text: 'Gender dysphoria' }] }),
      ],
      'EX-4',
    ],
    [
      'tells in no plan of another medicine',
      [
        drug('plan', {}, 'Sertraline'),
        drug('issue', { basedOn: [at('MedicationRequest/plan')], reasonReference: [at('Condition/g')] }),
        gender,
      ],
      '',
    ],
    [
      'is one by its Medication',
      [
        {
          resourceType: 'MedicationRequest',
          id: 'm',
          medicationReference: at('Medication/d'),
          reasonReference: [at('Condition/g')],
        },
        { resourceType: 'Medication', id: 'd', code: { text: 'Testogel' } },
        gender,
      ],
      'EX-4',
    ],
  ])('%s', (_rule, resources, expected) => {
    expect(first(...resources)).toBe(expected);
  });
});
