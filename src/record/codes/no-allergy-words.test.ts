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
