import { describe, expect, test } from 'vitest';
import { NUMBER, patient } from '../../../../tests/kits/gateway/fake-server';
import { personFromPatient } from './person';

const SUPERSEDED = '9990200017';

test('an ordinary PDS Patient becomes a person', () => {
  const made = personFromPatient(
    patient({
      meta: { security: [{ code: 'U' }] },
      name: [{ use: 'usual', prefix: ['Prof.', 'Dame'], given: ['Marjorie', 'Ann'], family: 'XX-TESTPATIENT' }],
      address: [
        { use: 'old', line: ['1 Former Road'], postalCode: 'N1 1AA' },
        { use: 'home', line: ['2 Present Road', 'London'], postalCode: 'N2 2BB' },
      ],
      telecom: [
        { system: 'email', value: 'x@example.test' },
        { system: 'phone', use: 'mobile', value: '07700 900001' },
      ],
      generalPractitioner: [
        {
          identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Y00101' },
          display: 'Parkside Medical Centre',
        },
      ],
      deceasedDateTime: '2026-01-02',
    }),
  );
  expect(made).toEqual({
    nhsNumber: NUMBER,
    otherNhsNumbers: [],
    names: [{ family: 'XX-TESTPATIENT', given: 'Marjorie Ann' }],
    family: 'XX-TESTPATIENT',
    given: 'Marjorie Ann',
    title: 'Prof. Dame',
    dateOfBirth: '1948-03-14',
    gender: 'Female',
    deceased: true,
    deceasedAt: '2026-01-02',
    address: '2 Present Road, London, N2 2BB',
    postcode: 'N2 2BB',
    telephone: '07700 900001',
    gpPractice: { ods: 'Y00101', name: 'Parkside Medical Centre' },
    restricted: false,
  });
});

test('old, maiden, nickname and temporary names never get in', () => {
  const made = personFromPatient(
    patient({
      name: [
        { use: 'old', family: 'CANARY', given: ['Former'] },
        { use: 'maiden', family: 'CANARY', given: ['Marjorie'] },
        { use: 'nickname', given: ['CANARY'] },
        { use: 'temp', given: ['CANARY'] },
        { use: 'official', family: 'CANARY', given: ['Former'], period: { end: '2010-01-01' } },
        { use: 'official', family: 'XX-TESTPATIENT', given: ['Marjorie'] },
      ],
      link: [{ other: { reference: 'Patient/CANARY' }, type: 'replaces' }],
    }),
  );
  expect(made?.family).toBe('XX-TESTPATIENT');
  expect(JSON.stringify(made)).not.toContain('CANARY');
});

describe('confidentiality', () => {
  test.each([
    [undefined, false],
    [{}, false],
    [{ security: [] }, false],
    [{ security: [{ code: 'U' }] }, false],
    [{ security: [{ code: 'N' }] }, false],
    [{ security: [{ code: 'R' }] }, true],
    [{ security: [{ code: 'V' }] }, true],
    [{ security: [{ code: 'U' }, { code: 'R' }] }, true],
    [{ security: [{ code: 'REDACTED' }] }, true],
    [{ security: [{}] }, true],
    [{ security: [null] }, true],
    [{ security: 'R' }, true],
    ['R', true],
  ])('meta %j: restricted %s', (meta, restricted) => {
    expect(personFromPatient(patient(meta === undefined ? {} : { meta }))?.restricted).toBe(restricted);
  });
});

test('another number than asked was superseded: both are kept', () => {
  const made = personFromPatient(patient(), SUPERSEDED);
  expect(made?.nhsNumber).toBe(NUMBER);
  expect(made?.otherNhsNumbers).toEqual([SUPERSEDED]);
});

test.each([
  ['a birth date that does not exist', { birthDate: '1961-04-93' }],
  ['a birth date without a day', { birthDate: '1961-04' }],
  ['no birth date', { birthDate: undefined }],
  [
    'a number that fails its check digit',
    { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123455' }] },
  ],
  ['no number', { identifier: [] }],
  ['another type', { resourceType: 'Person' }],
])('%s: nobody can rely on it', (_why, more) => {
  expect(personFromPatient(patient(more))).toBeNull();
});
