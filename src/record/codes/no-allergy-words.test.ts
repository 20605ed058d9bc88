/** Whole texts that say that there are no allergies, or that nobody knows, are statements; anything more is not. */
import { describe, expect, test } from 'vitest';
import { negativeWords } from './negative-words';
import { readStatement } from './no-known-allergies';

describe('not known, or not asked', () => {
  test.each([
    'Unknown allergies',
    'Unknown drug allergies',
    'Unknown allergy status',
    '-',
    '--',
    '.',
    'Patient unable to provide',
    'Unable to provide history',
    'Patient cannot remember',
    'NAD',
    'Allergy history not taken',
    'No allergy history',
    'History not obtained',
    'Patient unconscious - allergies not known',
    'Patient confused - unable to obtain allergy history',
    'Unable to assess - patient sedated',
    'Patient unsure',
    'Information not available',
    'N/K',
    'Unknown at this time',
    'Asked - unknown',
    'Awaiting',
    'Allergies unkown',
    'Not on File',
    'Allergies not reviewed',
  ])('“%s”', (text) => {
    expect(negativeWords(text)).toEqual([]);
  });
});

describe('none', () => {
  test.each([
    'Nil of note',
    'No allergies of note',
    'None known to patient',
    'None known by patient',
    'No allergies known to family',
    'No known - per patient',
    'None that patient is aware of',
    'Parent denies allergies',
    'Nothing known',
    'No known alergies',
    'no knwn allergys',
    'No known allergies (patient)',
    'No allergies - confirmed with patient',
    'None, as per mum',
    'Mother reports no allergies',
  ])('“%s”', (text) => {
    expect(negativeWords(text)).toEqual(['any']);
  });
});

describe('one word more makes it an allergy', () => {
  test.each([
    'Nil of note except latex',
    'Patient unable to tolerate aspirin',
    'Unknown antibiotic',
    'Unknown substance rash',
    'Penicillin - unknown reaction',
    'Patient unconscious after penicillin',
    'unconscious',
    'Parent has penicillin allergy',
    'Allergy history not taken - mother says penicillin',
    '?',
    'Mother has no allergies',
    'No allergies confirmed',
    'None verified',
    'Mother reports no other allergies',
    'NKDA confirmed 2019',
    'No known alergies to latex',
    'Awaiting penicillin challenge',
  ])('“%s”', (text) => {
    expect(negativeWords(text)).toBeNull();
  });
});

const SCT = 'http://snomed.info/sct';
test("a sender's own number beside a negative code may be an allergy: to check", () => {
  const read = (first: object) =>
    readStatement({ codings: [first, { system: SCT, code: '716186003' }], text: null, beside: [] });
  expect(read({ system: 'urn:oid:1.2.3.4', code: '0' })).toMatchObject({ kind: 'allergy', toCheck: true });
  expect(read({ system: SCT, code: '91936005' })).toMatchObject({ kind: 'allergy', toCheck: true });
  expect(read({ system: 'urn:oid:1.2.3.4', code: '0', display: 'Penicillin' })).toMatchObject({ kind: 'allergy' });
});

test.each([
  [SCT, '716186003', true],
  ['http://snomed.info/sct/999000041000000102/version/20240101', '716186003', true],
  ['http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', 'no-known-allergies', true],
  ['https://trust.example/allergies', '716186003', false],
  ['http://snomed.info/sct', 'no-known-allergies', false],
  [undefined, '716186003', false],
  ['http://read.info/readv2', '716186003', false],
])('the code for all speaks of all in its own system alone: %s %s', (system, code, all) => {
  const codings = [{ system, code, display: 'No known allergy' }];
  expect(readStatement({ codings, text: null, beside: [] })).toMatchObject({ kind: 'negative', all });
});
