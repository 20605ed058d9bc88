/** One problem however two providers write it, and two where they are two. Source: RECORD, problems. */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const SCT = 'http://snomed.info/sct';
const answered = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const entries = (a: readonly object[], b: readonly object[]): readonly Entry[] =>
  buildRecord({ providers: [answered('gp', a), answered('ward', b)], now: Date.UTC(2026, 0, 1) }).entries;
const condition = (code: CodeableConcept, onset?: string, more: object = {}, id = 'c'): object => ({
  resourceType: 'Condition',
  id,
  code,
  ...(onset === undefined ? {} : { onsetDateTime: onset }),
  ...more,
});
const of = (system: string, code: string, display?: string): CodeableConcept => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const text = (words: string): CodeableConcept => ({ text: words });

describe('a long-term condition', () => {
  it.each<[string, CodeableConcept, CodeableConcept]>([
    [
      'SNOMED CT by its OID',
      of('urn:oid:2.16.840.1.113883.6.96', '44054006'),
      of(SCT, '44054006', 'Type 2 diabetes mellitus'),
    ],
    [
      'ICD-10 with and without its dot',
      of('http://hl7.org/fhir/sid/icd-10', 'E11.9'),
      of('http://hl7.org/fhir/sid/icd-10-uk', 'E119'),
    ],
    ['Read v2 beside SNOMED CT', of('http://read.info/readv2', 'H33..', 'Asthma'), of(SCT, '195967001')],
    ['an abbreviation before its words', text('COPD - Chronic obstructive pulmonary disease'), of(SCT, '13645005')],
    [
      'an abbreviation in brackets',
      text('Chronic obstructive pulmonary disease (COPD)'),
      of('http://hl7.org/fhir/sid/icd-10', 'J44.9'),
    ],
    ['an abbreviation before its words in brackets', text('OSA (obstructive sleep apnea)'), of(SCT, '78275009')],
    [
      'what a classification adds about treatment',
      text('Type 2 diabetes mellitus without complication, without long-term current use of insulin'),
      of(SCT, '44054006'),
    ],
    ['the tag of a SNOMED CT name', text('Asthma (disorder)'), of(SCT, '195967001')],
    ['American spelling', text('Pernicious anemia'), text('Pernicious anaemia')],
    [
      'an unlisted one by equal words',
      text('Chronic venous insufficiency of leg'),
      text('Chronic venous insufficiency of leg'),
    ],
    [
      'a cancer by its code',
      of(SCT, '363406005', 'Malignant neoplasm of colon'),
      of('http://hl7.org/fhir/sid/icd-10', 'C18.9', 'Colon, unspecified'),
    ],
    ['a code as a number', { coding: [{ system: SCT, code: 44054006 as unknown as string }] }, of(SCT, '44054006')],
  ])('%s, years apart', (_, a, b) => {
    expect(entries([condition(a, '2011')], [condition(b, '2020-05-06')])).toHaveLength(1);
  });

  it.each<[string, object, object]>([
    ['a history of it', condition(text('History of asthma')), condition(text('Asthma'))],
    ['a family history of it', condition(text('FH: Asthma')), condition(text('Asthma'))],
    ['suspected', condition(text('?Asthma')), condition(text('Asthma'))],
    [
      'one of the right, one of the left',
      condition(text('Osteoarthritis of left knee')),
      condition(text('Osteoarthritis of right knee')),
    ],
    ['another stage', condition(text('CKD stage 3')), condition(text('CKD stage 4'))],
    [
      'a bout of it',
      condition(text('Acute exacerbation of chronic obstructive pulmonary disease'), '2019-01-01'),
      condition(text('Acute exacerbation of chronic obstructive pulmonary disease'), '2024-01-01'),
    ],
    ['named by what stands beside it', condition(text('Asthma (allergic)')), condition(text('Asthma'))],
  ])('%s stays another', (_, a, b) => {
    expect(entries([a], [b])).toHaveLength(2);
  });

  it('suspected at both is one, in words at one and by its status at the other', () => {
    expect(
      entries(
        [condition(text('Suspected asthma'))],
        [
          condition(of(SCT, '195967001', 'Asthma'), undefined, {
            verificationStatus: { coding: [{ code: 'provisional' }] },
          }),
        ],
      ),
    ).toHaveLength(1);
  });
  it('joins the problem of the list before a diagnosis made of it at an encounter', () => {
    const diabetes = of(SCT, '44054006', 'Type 2 diabetes');
    const found = entries(
      [condition(diabetes, '2011', {}, 'gp')],
      [
        condition(diabetes, '2011', { category: [{ coding: [{ code: 'encounter-diagnosis' }] }] }, 'seen'),
        condition(diabetes, '2012', {}, 'list'),
      ],
    );
    expect(
      found
        .map(({ sources }) =>
          sources
            .map(({ reference }) => reference)
            .sort()
            .join(),
        )
        .sort(),
    ).toEqual(['Condition/gp,Condition/list', 'Condition/seen']);
  });
});

describe('an acute condition within a fortnight', () => {
  const icd = (code: string, display: string) => of('http://hl7.org/fhir/sid/icd-10', code, display);
  it.each<[string, CodeableConcept, CodeableConcept]>([
    [
      'ICD-10 beside SNOMED CT',
      icd('N39.0', 'Urinary tract infection, site not specified'),
      of(SCT, '68566005', 'Urinary tract infectious disease'),
    ],
    [
      'ICD-10 of two concepts',
      icd('I80.2', 'Phlebitis and thrombophlebitis of other deep vessels of lower extremities'),
      text('DVT'),
    ],
    ['what happened and what it is', text('Fractured neck of femur'), of(SCT, '5913000', 'Fracture of neck of femur')],
    ['an abbreviation of one meaning', text('Lower UTI'), text('Lower urinary tract infection')],
    ['a second wording in square brackets', text('Twisted bowel [volvulus]'), text('Twisted bowel')],
    ['what a classification adds', text('Abscess of buttock NOS'), text('Abscess of buttock, unspecified')],
  ])('%s is one', (_, a, b) => {
    expect(entries([condition(a, '2024-03-01')], [condition(b, '2024-03-03')])).toHaveLength(1);
    expect(entries([condition(a, '2024-03-01')], [condition(b, '2024-09-03')])).toHaveLength(2);
  });

  it.each<[string, CodeableConcept, CodeableConcept]>([
    ['its letter', text('Hepatitis A'), text('Hepatitis')],
    ['the leg it is in', text('Deep vein thrombosis of left leg'), text('Deep vein thrombosis of right leg')],
    ['where it is', text('Upper respiratory tract infection'), text('Lower respiratory tract infection')],
  ])('%s makes it another', (_, a, b) => {
    expect(entries([condition(a, '2024-03-01')], [condition(b, '2024-03-01')])).toHaveLength(2);
  });
});

describe('what can happen twice', () => {
  const fracture = (onset: string, more: object = {}) =>
    condition(of(SCT, '263102004', 'Fracture of wrist'), onset, more);
  const site = (display: string, code?: string) => ({
    bodySite: [code === undefined ? { text: display } : of(SCT, code, display)],
  });
  it.each<[string, object, object, 1 | 2]>([
    ['thirteen days apart', fracture('2024-01-01'), fracture('2024-01-14'), 1],
    ['fifteen days apart', fracture('2024-01-01'), fracture('2024-01-16'), 2],
    ['a time and a date', fracture('2024-01-01T10:00:00Z'), fracture('2024-01-01'), 1],
    ['a month that holds the day', fracture('2024-01'), fracture('2024-01-14'), 1],
    [
      'the left by its site, the left by its words',
      fracture('2024-01-01', site('Left wrist')),
      condition({ ...of(SCT, '263102004'), text: 'Fracture of left wrist' }, '2024-01-01'),
      1,
    ],
    [
      'one site by two names',
      fracture('2024-01-01', site('Structure of left wrist')),
      fracture('2024-01-01', site('Left wrist')),
      1,
    ],
    ['two sites', fracture('2024-01-01', site('Scaphoid')), fracture('2024-01-01', site('Radius')), 2],
    [
      'only recorded on the day',
      condition(text('Pneumonia'), undefined, { recordedDate: '2024-01-01' }),
      condition(text('Pneumonia'), '2024-01-03'),
      1,
    ],
  ])('%s', (_, a, b, count) => {
    expect(entries([a], [b])).toHaveLength(count);
  });

  it('shows active against resolved, and onsets that differ', () => {
    const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } });
    const [one] = entries(
      [condition(text('Asthma'), '2011', status('active'))],
      [condition(text('Asthma'), '2013', status('resolved'))],
    );
    expect(one?.conflicts.map(({ field }) => field)).toEqual(['status', 'onset']);
  });
});
