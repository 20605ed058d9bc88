/** What is said beside a name joins what it may, and never makes one line of two things. Source: RECORD, problems. */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ICD10, READ_V2, SNOMED } from '../../../domain/code-systems';
import { factOf, joined } from '../../fhir/testing';
import { withoutRemarks } from './remark';
import { rules } from './rules';

const SYSTEMS: Readonly<Record<string, string>> = { sct: SNOMED, icd: ICD10, read: READ_V2 };

/** `Asthma` or `icd|J45.9|Asthma`, with the day, month or year on which it began. */
function condition(said: string, onset: string | undefined, more: object = {}): FhirResource {
  const [system = '', code = '', words = ''] = said.includes('|') ? said.split('|') : [];
  const concept: CodeableConcept =
    system === '' ? { text: said } : { coding: [{ system: SYSTEMS[system] ?? system, code }], text: words };
  const made = { resourceType: 'Condition', id: '1', subject: { reference: 'Patient/p' }, code: concept, ...more };
  return { ...made, ...(onset === undefined ? {} : { onsetDateTime: onset }) } as FhirResource;
}

const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));
const each = (a: string, b: string, from?: string, to = from): boolean => joins(condition(a, from), condition(b, to));

describe('a remark that leaves the condition as it is joins without a start', () => {
  it.each([
    ['Type 2 diabetes', 'Diabetes - type 2, diet then metformin'],
    ['Type 2 diabetes', 'T2DM on insulin'],
    ['Hypothyroidism', 'Hypothyroid on T4'],
    ['Atrial fibrillation', 'A Fib (rate controlled)'],
    ['Asthma', 'Known asthmatic'],
    ['Asthma', 'Asthma, well controlled'],
    ['Hypertension', 'PMH: High BP'],
    ['Epilepsy', 'Known epileptic, on lamotrigine'],
    ['Obesity', 'Obesity, BMI 32'],
    ['CKD stage 3a', 'CKD3a A2'],
    ['Heart failure with reduced ejection fraction', 'HFrEF (EF 30-35%)'],
    ['Heart failure', 'Heart failure - NYHA II-III'],
    ['Recurrent depression', 'Recurrent depression, on SSRI'],
    ['Coeliac disease', 'Coeliac disease - biopsy proven'],
    ['Chronic obstructive pulmonary disease', 'Chronic obstructive airways disease'],
    ['sct|700379002|Chronic kidney disease stage 3B', 'icd|N18.3|CKD G3b'],
  ])('%s: %s', (a, b) => {
    expect(each(a, b)).toBe(true);
  });

  it.each([
    ['Asthma (allergic)'],
    ['Burn, on arm'],
    ['Ulcer on spine'],
    ['Pain on exertion'],
    ['Carcinoma in situ'],
    ['Rash on trunk'],
    ['Old stroke, on warfarin'],
    ['Wrist fracture 2015'],
    ['Adenoma -> carcinoma'],
    ['Headache since starting the pill'],
    ['Breast cancer diagnosed 2010'],
    ['T1DM dx age 11'],
  ])('%s keeps its words', (text) => {
    expect(withoutRemarks(text)).toBe(text);
  });
});

describe('one said more closely', () => {
  it.each([
    ['sct|440028005|AF - permanent', '2019-11', 'Atrial fibrillation', '2019-11-05'],
    ['T2DM (steroid related)', '2023-06', 'sct|44054006|Type 2 diabetes mellitus', '2023-06-12'],
    ['Asthma - has spacer in school', '2022', 'sct|195967001|Asthma', '2022-02-14'],
    ['Neutropenic sepsis - admitted', '2023-10-12', 'Neutropenic sepsis', '2023-10-12'],
    ['icd|C50.4|Invasive ductal carcinoma breast G2', '2016-03', 'sct|254837009|Breast cancer', '2016-03-14'],
    ['icd|K50.8|Crohns disease of terminal ileum + colon', '2018-09', 'sct|34000006|Crohn disease', '2018-09-17'],
    ['icd|J21.0|Bronchiolitis RSV +ve', '2018-02-03', 'sct|4120002|Acute bronchiolitis', '2018-02-03'],
    ['icd|F05.8|Delirium post op', '2026-06-16', 'sct|130987000|Acute confusional state', '2026-06-16'],
    ['AKI 1', '2026-06-17', 'icd|N17.9|AKI 1', '2026-06-17'],
    ['Essential hypertension', '2009-02-16', 'HTN', '2009'],
    ['Wrist fracture 2019', '2019-12', "Colles' fracture", '2019-12-10'],
    ['LVSD / HFrEF, ischaemic', '2024-02', 'HFrEF', '2024-02-14'],
    ['Moderate depressive episode', '2019-03-04', 'Depression', '2019-03'],
  ])('%s (%s) joins %s (%s), and none that began years later', (a, from, b, to) => {
    expect(each(a, b, from, to)).toBe(true);
    if (!a.startsWith('AKI') && !a.startsWith('Neutropenic')) expect(each(a, b, from, '2011-01-01')).toBe(false);
  });

  it.each([
    ['a second condition', 'Asthma, eczema', 'Asthma'],
    ['a second condition in brackets', 'Stroke (atrial fibrillation)', 'Stroke'],
    ['two of one kind', 'Fall at home', 'Fall from standing'],
    ['two with a stroke', 'DVT / PE', 'DVT'],
    ['two symptoms', 'Nausea / vomiting', 'Vomiting'],
    ['which fracture', 'Fracture, distal radius', 'Fracture, ulna'],
    ['which cancer', 'Cancer - breast', 'Cancer - colon'],
    ['a head that says little', 'Pain, chest', 'Pain'],
    ['a name of its own', 'Hypertension - pulmonary', 'Hypertension'],
    ['an abbreviation of another', 'MI (NSTEMI)', 'MI'],
    ['a risk of it', 'Diabetes, at risk', 'Diabetes'],
    ['a bout of it', 'Asthma - exacerbation', 'Asthma'],
    ['its absence', 'Gout - not confirmed', 'Gout'],
    ['a letter', 'Hepatitis A', 'Hepatitis'],
    ['acute on chronic', 'Acute on chronic kidney disease', 'Chronic kidney disease'],
    ['siblings by code', 'icd|C50.4|Cancer', 'icd|C50.1|Cancer'],
    ['another side', 'Gout, left great toe', 'Gout, right great toe'],
    ['a closer kind than the code of it', 'icd|N18.3|CKD G3b', 'sct|700378005|Chronic kidney disease stage 3A'],
    ['a reading', 'High blood pressure reading', 'Hypertension'],
  ])('%s stays two: %s, %s', (_, a, b) => {
    expect(each(a, b, '2024-03-01')).toBe(false);
  });

  it('is never joined without the starts of both, or with another start', () => {
    expect(each('Permanent atrial fibrillation', 'Atrial fibrillation')).toBe(false);
    const undated = condition('Atrial fibrillation', undefined);
    expect(joins(condition('Permanent atrial fibrillation', '2019'), undated)).toBe(false);
    expect(each('Permanent atrial fibrillation', 'Atrial fibrillation', '2019-01', '2019-06')).toBe(false);
  });
});

describe('a side', () => {
  const note = (text: string) => ({ note: [{ text }] });
  it.each([
    ['Right ear', true],
    ['right, lateral lig', true],
    ['left ear', false],
    ['Right handed', false],
    ['right after the match', false],
  ])('that the note alone gives, “%s”, is the side: %s', (words, same) => {
    const noted = condition('Sprain of ankle', '2022-08-13', note(words));
    expect(joins(noted, condition('Ankle sprain, right', '2022-08-13'))).toBe(same);
  });

  it('that is all of the body site names no other part', () => {
    const site = (text: string) => ({ bodySite: [{ text }] });
    const breast = condition('Breast cancer', '2016', site('Right breast'));
    expect(joins(breast, condition('Breast cancer', '2016', site('right')))).toBe(true);
    expect(joins(breast, condition('Breast cancer', '2016', site('left')))).toBe(false);
  });
});

describe('a sign or short word', () => {
  it.each([
    ['#NOF', 'Fracture of neck of femur'],
    ['NOF #', 'Broken hip'],
    ['NOF # -> hemiarthroplasty', 'Hip fracture'],
    ['Vit D deficiency', 'Vitamin D deficiency'],
    ['Liver mets', 'Secondary malignant neoplasm of liver'],
  ])('%s is %s', (a, b) => {
    expect(each(a, b, '2024-03-01')).toBe(true);
  });
});
