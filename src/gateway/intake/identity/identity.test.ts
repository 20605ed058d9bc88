import { describe, expect, test } from 'vitest';
import { confirmIdentity } from './identity';
import { NUMBER, patient, person } from '../../../../tests/kits/gateway/fake-server';
import type { Json } from '../../../domain/json';

const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const LEGACY = 'http://fhir.nhs.net/Id/nhs-number';
const OTHER = '9990200017';
const R4_STATUS = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';
const STU3_STATUS =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1';

const name = (family: string, ...given: readonly string[]): Json => ({ name: [{ use: 'official', family, given }] });
const status = (url: string, code?: string): Json => ({
  identifier: [
    {
      system: NHS,
      value: NUMBER,
      extension: [{ url, valueCodeableConcept: { coding: code === undefined ? [] : [{ code }] } }],
    },
  ],
});
const SAME = { outcome: 'confirmed', id: 'p1', nameDiffers: false };
const OTHER_NAME = { outcome: 'confirmed', id: 'p1', nameDiffers: true };
const not = (field: string | null) => ({ outcome: 'identity-not-confirmed', field });

describe('one Patient', () => {
  test.each<[string, Json, unknown]>([
    ['the same', {}, SAME],
    [
      'the number under the legacy system, with spaces',
      { identifier: [{ system: LEGACY, value: '999 012 3454' }] },
      SAME,
    ],
    ['case, apostrophes, hyphens and accents do not count', name('xx testpatient', 'MÁRJORIE'), SAME],
    ['a middle name on one side', name('XX-TESTPATIENT', 'Marjorie', 'Ann'), SAME],
    ['a name as text only', { name: [{ text: 'Mrs Marjorie XX-TESTPATIENT' }] }, SAME],
    ['another gender is not spoken of', { gender: 'male' }, SAME],
    ['another address is not spoken of', { address: [{ postalCode: 'ZZ1 1ZZ' }] }, SAME],
    [
      'a former name beside the present one',
      {
        name: [
          { use: 'old', family: 'FORMER', given: ['Other'] },
          { use: 'usual', family: 'XX-TESTPATIENT', given: ['Marjorie'] },
        ],
      },
      SAME,
    ],
    ['another family name only', name('MARRIED', 'Marjorie'), OTHER_NAME],
    ['another given name only', name('XX-TESTPATIENT', 'Mark'), OTHER_NAME],
    ['no name at all', { name: [] }, OTHER_NAME],
    ['both names differ', name('STRANGER', 'Mark'), not(null)],
    ['another NHS number', { identifier: [{ system: NHS, value: OTHER }] }, not('NHS number')],
    [
      'this number and another',
      {
        identifier: [
          { system: NHS, value: NUMBER },
          { system: NHS, value: OTHER },
        ],
      },
      not('NHS number'),
    ],
    ['no NHS number', { identifier: [{ system: 'urn:local', value: NUMBER }] }, not('NHS number')],
    ['another date of birth', { birthDate: '1948-03-15' }, not('date of birth')],
    ['a date of birth that does not exist', { birthDate: '1961-04-93' }, not('date of birth')],
    ['no date of birth', { birthDate: undefined }, not('date of birth')],
    ['verified, R4', status(R4_STATUS, 'number-present-and-verified'), SAME],
    ['verified, STU3', status(STU3_STATUS, '01'), SAME],
    ['present but not traced', status(STU3_STATUS, '02'), not(null)],
    ['not verified, R4', status(R4_STATUS, 'number-present-but-not-traced'), not(null)],
    ['a verification status that says nothing', status(R4_STATUS), not(null)],
    [
      'restricted at the provider',
      { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } },
      { outcome: 'restricted' },
    ],
    [
      'very restricted, STU3 spelling',
      { meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'V' }] } },
      { outcome: 'restricted' },
    ],
    [
      'a confidentiality nobody knows',
      { meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'X' }] } },
      { outcome: 'restricted' },
    ],
    ['a label of another system', { meta: { security: [{ system: 'urn:local', code: 'R' }] } }, SAME],
    ['unrestricted', { meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'U' }] } }, SAME],
  ])('%s', (_what, more, expected) => {
    expect(confirmIdentity([patient(more)], person())).toEqual(expected);
  });
});

test('two middle names that differ are a difference of name', () => {
  const ours = person({ names: [{ family: 'XX-TESTPATIENT', given: 'Marjorie Ann' }] });
  expect(confirmIdentity([patient(name('XX-TESTPATIENT', 'Marjorie', 'Rose'))], ours)).toEqual(OTHER_NAME);
});

test('a superseded number still means the same person', () => {
  expect(
    confirmIdentity([patient({ identifier: [{ system: NHS, value: OTHER }] })], person({ otherNhsNumbers: [OTHER] })),
  ).toEqual(SAME);
});

test('nobody is unknown; two Patients confirm nobody, even where one is right', () => {
  expect(confirmIdentity([], person())).toEqual({ outcome: 'unknown' });
  expect(confirmIdentity([patient(), patient({ id: 'p2' })], person())).toEqual(not(null));
});

test('equal ids under different NHS numbers are two people', () => {
  expect(confirmIdentity([patient(), patient({ identifier: [{ system: NHS, value: OTHER }] })], person())).toEqual(
    not('NHS number'),
  );
});
