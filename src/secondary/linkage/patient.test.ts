/** Is a Patient read as far as linkage may look, and no further? */
import { describe, expect, it } from 'vitest';
import { demographicsRow } from './demographics';
import { patientRow } from './patient';

const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [
    { system: 'https://local.example/id', value: '9990123454' },
    { system: NHS, value: '999 012 3454' },
  ],
  name: [
    { use: 'old', family: 'Former', given: ['Jo'] },
    { use: 'official', family: 'O’Brien', given: ['Marjorie', 'Anne'] },
  ],
  birthDate: '1948-03-14',
  gender: 'female',
  address: [
    { use: 'old', postalCode: 'N1 1AA' },
    { use: 'home', line: ['1 High Street'], postalCode: 'nw1 2ab' },
  ],
  telecom: [{ system: 'phone', value: '020 7946 0000' }],
  generalPractitioner: [{ identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'f83021' } }],
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory',
      valueCodeableConcept: { coding: [{ code: 'C2', display: 'Northern Irish' }] },
    },
  ],
};

describe('a Patient of a source', () => {
  it('is read', () => {
    expect(patientRow(PATIENT)).toEqual({
      numbers: ['9990123454'],
      oldNumbers: [],
      birthDate: '1948-03-14',
      family: 'obrien',
      given: 'marjorie',
      postcode: 'NW12AB',
      gender: 'female',
      practice: 'F83021',
      ethnic: 'C',
    });
  });

  it.each<[string, object]>([
    ['a wrong check digit', { identifier: [{ system: NHS, value: '9990123455' }] }],
    ['nine digits', { identifier: [{ system: NHS, value: '999012345' }] }],
    ['a number that is no text', { identifier: [{ system: NHS, value: 9990123454 }] }],
    ['no system', { identifier: [{ value: '9990123454' }] }],
    ['nothing', { identifier: undefined }],
  ])('has no number by %s', (_what, part) => {
    expect(patientRow({ ...PATIENT, ...part }).numbers).toEqual([]);
  });

  it('that says nothing gives nothing', () => {
    expect(patientRow({ resourceType: 'Patient' })).toEqual({
      numbers: [],
      oldNumbers: [],
      birthDate: '',
      family: '',
      given: '',
      postcode: '',
      gender: '',
      practice: '',
      ethnic: '',
    });
  });

  it.each([
    ['a practice by reference', { generalPractitioner: [{ reference: 'Organization/F83021' }] }, 'F83021'],
    [
      'the sender',
      { generalPractitioner: undefined, managingOrganization: { reference: 'Organization/F83021' } },
      'F83021',
    ],
    ['words', { generalPractitioner: [{ reference: 'Organization/My own practice' }] }, ''],
    ['a doctor', { generalPractitioner: [{ reference: 'Practitioner/F83021' }] }, ''],
  ])('names as practice: %s', (_what, part, practice) => {
    expect(patientRow({ ...PATIENT, ...part }).practice).toBe(practice);
  });

  it.each([['canary text'], ['I'], ['99'], [7]])('has no ethnic category by the code %j', (code) => {
    const extension = [{ url: 'EthnicCategory', valueCodeableConcept: { coding: [{ code }] } }];
    expect(patientRow({ ...PATIENT, extension }).ethnic).toBe('');
  });
});

describe('a Patient of demographics', () => {
  it.each<[string, object | undefined, boolean]>([
    ['nothing said', undefined, false],
    ['ordinary', { security: [{ code: 'U' }] }, false],
    ['restricted', { security: [{ code: 'R' }] }, true],
    ['very restricted', { security: [{ code: 'U' }, { code: 'V' }] }, true],
    ['a code that nobody knows', { security: [{ code: 'X' }] }, true],
    ['no code', { security: [{}] }, true],
    ['no list', { security: 'U' }, true],
  ])('%s: restricted %s', (_what, meta, restricted) => {
    expect(demographicsRow({ ...PATIENT, meta }).restricted).toBe(restricted);
  });

  it('is known by its id, as the national service names people', () => {
    expect(demographicsRow({ resourceType: 'Patient', id: '9990123454' }).numbers).toEqual(['9990123454']);
  });

  it('tells old numbers, and by whom it was replaced', () => {
    const identifier = [...PATIENT.identifier, { system: NHS, value: '9990123462', use: 'old' }];
    expect(demographicsRow({ ...PATIENT, identifier })).toMatchObject({
      numbers: ['9990123454'],
      oldNumbers: ['9990123462'],
      replacedBy: null,
    });
    const link = [{ type: 'replaced-by', other: { identifier: { system: NHS, value: '999 012 3462' } } }];
    expect(demographicsRow({ ...PATIENT, link }).replacedBy).toBe('9990123462');
    const byReference = [{ type: 'replaced-by', other: { reference: 'Patient/9990123462' } }];
    expect(demographicsRow({ ...PATIENT, link: byReference }).replacedBy).toBe('9990123462');
  });
});
