/**
 * Is each code system known however its address is spelt, each code however it is written, and relied on only where it
 * says what it means?
 */
import { describe, expect, it } from 'vitest';
import { canonical, familyOf, isValidCode, type Family } from './code-family';

const SPELT: readonly (readonly [Family, readonly (string | undefined)[]])[] = [
  ['none', [undefined, '', ' ']],
  [
    'sct',
    [
      'http://snomed.info/sct',
      'https://snomed.info/sct',
      ' http://snomed.info/sct ',
      'http://snomed.info/sct|http://snomed.info/sct/83821000000107',
      'SNOMED CT',
      'snomed-ct',
      'urn:oid:2.16.840.1.113883.6.96',
      'https://dmd.nhs.uk',
      'http://dmd.nhs.uk/vmp',
      'dm+d',
      'DMD',
    ],
  ],
  [
    'icd10',
    [
      'http://hl7.org/fhir/sid/icd-10',
      'http://hl7.org/fhir/sid/icd-10-cm',
      'http://hl7.org/fhir/sid/icd-10-uk',
      'ICD10',
      'ICD 10',
      'icd_10',
      'urn:oid:2.16.840.1.113883.6.3',
      'urn:oid:2.16.840.1.113883.6.90|2026',
    ],
  ],
  [
    'read',
    [
      'http://read.info/readv2',
      'http://read.info/ctv3',
      'https://fhir.hl7.org.uk/Id/read-codes',
      'READ',
      'Read v2',
      'readv3',
      'http://nhs.example/readcodesv3',
      'CTV3',
      'CT3',
      'urn:oid:2.16.840.1.113883.2.1.6.2',
      'urn:oid:2.16.840.1.113883.2.1.3.2.4.14',
    ],
  ],
  ['atc', ['http://www.whocc.no/atc', 'https://www.whocc.no/atc', 'ATC', 'urn:oid:2.16.840.1.113883.6.73']],
  [
    'function',
    [
      'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction',
      'https://fhir.nhs.uk/CodeSystem/NHSDataModelAndDictionary-treatment-function',
      'NHS Treatment Function Code',
      'treatment_function',
      'https://fhir.hl7.org.uk/CodeSystem/UKCore-MainSpecialty',
      'http://local.example/specialty',
      'TFC',
    ],
  ],
  [
    'label',
    [
      'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      'http://hl7.org/fhir/v3/ActCode',
      'http://terminology.hl7.org/CodeSystem/v3-ActCode|9.0.0',
      'http://terminology.hl7.org/CodeSystem/v3-ActCode ',
      'v3ActCode',
      'actcode',
      'urn:oid:2.16.840.1.113883.5.4',
    ],
  ],
  [
    'confidentiality',
    [
      'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
      'http://hl7.org/fhir/v3/Confidentiality',
      'http://terminology.hl7.org/CodeSystem/v3-Confidentiality|2.2.0',
      'v3Confidentiality',
      'urn:oid:2.16.840.1.113883.5.25',
    ],
  ],
  [
    'loinc',
    [
      'http://loinc.org',
      'https://loinc.org/',
      'LOINC',
      'urn:oid:2.16.840.1.113883.6.1',
      'urn:oid:2.16.840.1.113883.6.1|2.78',
    ],
  ],
  ['opcs4', ['https://fhir.hl7.org.uk/CodeSystem/OPCS-4', 'OPCS4', 'opcs 4.10']],
  [
    'local',
    [
      'http://local.example',
      'https://fhir.hl7.org.uk/Id/emis-codes',
      'http://terminology.hl7.org/CodeSystem/condition-category',
      'http://terminology.hl7.org/CodeSystem/v3-ActCodeOther',
      'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
      'http://unitsofmeasure.org',
      'http://x.example/readings',
      'http://x.example/spread',
      'urn:oid:2.16.840.1.113883.6.31',
      'urn:oid:2.16.840.1.113883.6.12',
      'urn:oid:2.16.840.1.113883.5.41',
      'http://x.example/fact',
      'http://x.example/batch',
    ],
  ],
];

describe('a code system', () => {
  it.each(SPELT)('of the family %s is known however it is spelt', (family, systems) => {
    expect(systems.map((system) => [system, familyOf(system)])).toEqual(systems.map((system) => [system, family]));
  });
});

describe('one code', () => {
  it.each<readonly [Family, string, readonly string[]]>([
    [
      'icd10',
      'B209',
      ['B20.9', 'b20.9', ' B209 ', 'B20 9', 'B20.9†', 'B209*', 'B20.9+', 'B20.9-', 'B20.9#D', 'B20.9†A', 'B20.9+*'],
    ],
    ['atc', 'J05AR03', ['J05AR03', 'j05ar03', 'J05A R03', ' J05AR03']],
    ['opcs4', 'Q141', ['Q14.1', 'q141']],
    ['read', 'A788', ['A788', 'A788.', 'A788.00', 'A788.11', ' A788. ']],
    ['read', 'A7', ['A7', 'A7.', 'A7...']],
    ['read', 'A7.8', ['A7.8.']],
    ['read', 'Eu024', ['Eu024', 'Eu02400', 'Eu024zz']],
    ['sct', '86406008', ['86406008', ' 86406008\n']],
    ['function', '360', ['360', ' 360']],
  ])('of %s is %s in each of its spellings', (family, code, spellings) => {
    expect(spellings.map((sent) => [sent, canonical(family, sent)])).toEqual(spellings.map((sent) => [sent, code]));
  });

  it.each<readonly [Family, string, string]>([
    ['read', 'eu024', 'the case, by which Read tells codes apart'],
    ['read', 'A788a', 'a fifth character'],
    ['read', 'A7880000', 'three behind the fifth'],
    ['read', 'A788.00x', 'another behind the term code'],
    ['icd10', 'B20+9', 'a mark within'],
    ['local', 'X*', 'a mark, in a system that nobody knows'],
    ['read', 'XaILa0', 'a single one behind the fifth'],
    ['loinc', '7917-8', 'the dash before a check digit'],
    ['local', 'a.b c', 'anything, in a system that nobody knows'],
    ['icd10', 'A', 'a letter that is all there is'],
  ])('of %s keeps (%s): %s', (family, code) => {
    expect(canonical(family, code)).toBe(code);
  });
});

describe('a code that can be relied on, so that the words beside it need not decide', () => {
  it.each<readonly [Family, string, boolean]>([
    ['sct', '38341003', true],
    ['sct', '38341004', false],
    ['sct', ' 38341003', false],
    ['sct', '1.02E+15', false],
    ['sct', '196421000000109', false],
    ['sct', '196461000000101', false],
    ['sct', '196411000000103', false],
    ['sct', '74964007', false],
    ['sct', '261665006', false],
    ['sct', '', false],
    ['icd10', 'I10', true],
    ['icd10', 'i10.X', true],
    ['icd10', 'see text', false],
    ['icd10', '', false],
    ['atc', 'C08CA01', true],
    ['atc', 'C08', true],
    ['atc', 'none', false],
    ['function', '300', true],
    ['function', '30', false],
    ['function', '3000', false],
    ['read', 'G20..', false],
    ['loinc', '2339-0', false],
    ['opcs4', 'K40', false],
    ['label', 'AMB', false],
    ['confidentiality', 'N', false],
    ['local', 'X1', false],
    ['none', 'X1', false],
  ])('of %s is %s: %s', (family, code, valid) => {
    expect(isValidCode(family, code)).toBe(valid);
  });
});
