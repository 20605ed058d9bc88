/**
 * One result, put otherwise by each of its holders: a line of a GP record that lost its time of day, an examination by
 * another name, a test named after its occasion, a remark behind a value; and what looks like it but is another.
 */
import type { DiagnosticReport, FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../domain/settings';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';
import { examinationOf, sameExamination } from './examination';

const answered = (id: string, setting: Setting, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const DAY = '2024-05-01';
const AT = '2024-05-01T09:00:00Z';
type Sent = readonly object[];
const entries = (a: Sent, b: Sent, settings: readonly [Setting, Setting]): readonly Entry[] =>
  buildRecord({
    providers: [answered('a', settings[0], a), answered('b', settings[1], b)],
    now: 1_750_000_000_000,
  }).entries;
const rows = (a: Sent, b: Sent, settings: readonly [Setting, Setting] = ['acute', 'community']): number =>
  entries(a, b, settings).length;

const obs = (name: string, more: Partial<Observation> = {}, id = 'o'): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: name },
  effectiveDateTime: AT,
  ...more,
});
const day = { effectiveDateTime: DAY };
const q = (value: number, unit = ''): Partial<Observation> => ({
  valueQuantity: { value, ...(unit === '' ? {} : { unit }) },
});
const words = (valueString: string): Partial<Observation> => ({ valueString });
const said = (text: string): Partial<Observation> => ({ note: [{ text }] });
const report = (
  name: string,
  conclusion?: string,
  more: Partial<DiagnosticReport> = {},
  id = 'r',
): DiagnosticReport => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  code: { text: name },
  effectiveDateTime: DAY,
  ...(conclusion === undefined ? {} : { conclusion }),
  ...more,
});

describe('a line of a GP record that lost its time or its words on the way', () => {
  it.each<[string, Observation, Observation, 1 | 2]>([
    ['a weight', obs('Body weight', q(78.4, 'kg')), obs('O/E - weight', { ...q(78.4, 'kg'), ...day }), 1],
    ['another weight', obs('Body weight', q(78.4, 'kg')), obs('O/E - weight', { ...q(78.9, 'kg'), ...day }), 2],
    [
      'a note',
      obs('Comment note', said('Itchy ear after swimming. Drops')),
      obs('Comment note', { ...said('Itchy ear after swimming. Drops.'), ...day }),
      1,
    ],
    [
      'another note of that day',
      obs('Comment note', said('Itchy ear after swimming.')),
      obs('Comment note', { ...said('Rash on both arms.'), ...day }),
      2,
    ],
    [
      'a note of the day after',
      obs('Comment note', said('Itchy ear after swimming')),
      obs('Comment note', { ...said('Itchy ear after swimming'), effectiveDateTime: '2024-05-02' }),
      2,
    ],
    ['words from the note to the name', obs('Occupation', said('bus driver')), obs('Occupation: bus driver'), 1],
    ['another occupation', obs('Occupation', said('bus driver')), obs('Occupation: train driver'), 2],
    [
      'a heading that is spelt out',
      obs('FH: Diabetes mellitus', said('mother, type 2')),
      obs('Family history of diabetes mellitus', { ...said('Mother (type 2)'), ...day }),
      1,
    ],
    [
      'the father’s',
      obs('FH: Diabetes mellitus', said('mother, type 2')),
      obs('Family history of diabetes mellitus', { ...said('Father (type 2)'), ...day }),
      2,
    ],
    [
      'a sentence under another code',
      obs('No suicidal thoughts', said('fleeting in Jan, none now')),
      obs('No thoughts of self harm', { ...said('fleeting in Jan, none now'), ...day }),
      1,
    ],
    [
      'a word under another code',
      obs('Chest clear', said('today')),
      obs('Abdomen soft', { ...said('today'), ...day }),
      2,
    ],
    [
      'a measurement by its first letters',
      obs('Asthma control test score', { ...q(19), ...said('some night waking') }),
      obs('ACT', { ...q(19), ...day, ...said('some night waking') }),
      1,
    ],
    [
      'the value in the note',
      obs('Peak expiratory flow rate', q(550, 'L/min')),
      obs('PEFR', { ...day, ...said('550 L/min; standard meter') }),
      1,
    ],
    [
      'another value in the note',
      obs('Peak expiratory flow rate', q(550, 'L/min')),
      obs('PEFR', { ...day, ...said('480 L/min; standard meter') }),
      2,
    ],
  ])('%s', (_what, a, b, count) => {
    expect(rows([a], [b], ['gp', 'gp'])).toBe(count);
  });

  it('is a matter of two practices only', () => {
    const [a, b] = [obs('Occupation', said('bus driver')), obs('Occupation: bus driver')];
    expect(rows([a], [b], ['gp', 'acute'])).toBe(2);
  });

  it('meets neither of two alike', () => {
    const twice = [
      obs('Body weight', q(78.4, 'kg'), '1'),
      obs('Body weight', { ...q(78.4, 'kg'), effectiveDateTime: '2024-05-01T15:00:00Z' }, '2'),
    ];
    expect(rows(twice, [obs('O/E - weight', { ...q(78.4, 'kg'), ...day })], ['gp', 'gp'])).toBe(3);
  });

  it('shows the value, whichever copy kept it', () => {
    const [only] = entries(
      [obs('Peak expiratory flow rate', { ...q(550, 'L/min'), ...day })],
      [obs('PEFR', { ...day, ...said('550 L/min; standard meter') })],
      ['gp', 'gp'],
    );
    expect(only?.summary).toContain('550 L/min');
  });
});

describe('one test, named after its occasion', () => {
  it.each<[string, Observation, Observation, 1 | 2]>([
    ['on admission', obs('Haemoglobin', q(121, 'g/L')), obs('Admission Hb', { ...q(121), ...day }), 1],
    ['at discharge', obs('Creatinine', q(79, 'umol/L')), obs('Creat on d/c', { ...q(79), ...day }), 1],
    [
      'a remark behind the number',
      obs('Hb', q(84, 'g/L')),
      obs('Lowest Hb', { ...words('84 (transfused)'), ...day }),
      1,
    ],
    ['another number', obs('Hb', q(84, 'g/L')), obs('Lowest Hb', { ...words('81 (transfused)'), ...day }), 2],
    ['two of the day, one of that value', obs('Hb', q(84, 'g/L')), obs('Discharge Hb', { ...q(98), ...day }), 2],
    [
      'a trough is no peak',
      obs('Gentamicin trough', q(1, 'mg/L')),
      obs('Gentamicin peak', { ...q(1, 'mg/L'), ...day }),
      2,
    ],
    [
      'a discharge is no occasion',
      obs('Discharge culture', words('Negative')),
      obs('Culture', { ...words('Negative'), ...day }),
      2,
    ],
    ['examined', obs('O/E - temperature', q(38.2, 'Cel')), obs('Body temperature', q(38.2, 'Cel')), 1],
    [
      'of so many points',
      obs('Barthel index - discharge', { ...q(13), ...day }),
      obs('Barthel (from ward)', { ...words('13/20'), ...day }),
      1,
    ],
    ['of other points', obs('Barthel index', { ...q(13), ...day }), obs('Barthel', { ...words('14/20'), ...day }), 2],
    [
      'its own name again',
      obs('Newborn blood spot: CF', words('Not suspected')),
      obs('Blood spot screening - cystic fibrosis', { ...words('CF not suspected'), ...day }),
      1,
    ],
    [
      'suspected',
      obs('Newborn blood spot: CF', words('Not suspected')),
      obs('Blood spot screening - cystic fibrosis', { ...words('CF suspected'), ...day }),
      2,
    ],
    [
      'a remark in words',
      obs('HER2 status', { ...words('3+ (positive)'), ...day }),
      obs('HER2 IHC', { ...words('3+'), ...day }),
      1,
    ],
    [
      'a remark that turns it round',
      obs('HER2 status', { ...words('2+ (not confirmed)'), ...day }),
      obs('HER2 IHC', { ...words('2+'), ...day }),
      2,
    ],
    [
      'allergen-specific units',
      obs('Peanut specific IgE', q(14.2, 'kUA/L')),
      obs('Specific IgE peanut', { ...q(14.2, 'kU/L'), ...day }),
      1,
    ],
    ['a weight to a tenth', obs('Weight', q(84.6, 'kg')), obs('Body weight', { ...q(84.6, 'kg'), ...day }), 1],
    ['a whole weight', obs('Weight', q(84, 'kg')), obs('Body weight', { ...q(84, 'kg'), ...day }), 2],
    ['a temperature', obs('Temperature', q(36.8, 'Cel')), obs('Body temperature', { ...q(36.8, 'Cel'), ...day }), 2],
    ['measured at the bedside', obs('Haemoglobin', q(104, 'g/L')), obs('Haemoglobin (HemoCue POCT)', q(104, 'g/L')), 2],
    [
      'both at the bedside',
      obs('Haemoglobin (POCT)', q(104, 'g/L')),
      obs('Haemoglobin (HemoCue POCT)', q(104, 'g/L')),
      1,
    ],
  ])('%s', (_what, a, b, count) => {
    expect(rows([a], [b])).toBe(count);
  });

  it.each<[string, string, 1 | 2]>([
    ['CREA', 'Creatinine', 1],
    ['UREA', 'Creatinine', 2],
  ])('%s beside the code’s own “%s”', (short, display, count) => {
    const coded = { code: { coding: [{ system: 'https://lab.example/codes', code: short, display }], text: short } };
    expect(rows([obs('', { ...coded, ...q(79, 'umol/L') })], [obs('Creatinine', q(79, 'umol/L'))])).toBe(count);
  });
});

/** One row or two, whichever is met first. */
const counted = (a: Sent, b: Sent, settings: readonly [Setting, Setting] = ['acute', 'gp']): readonly number[] => [
  ...new Set([rows(a, b, settings), rows(b, a, [settings[1], settings[0]])]),
];

describe('a decision that its name states', () => {
  const form = said('Form 0471');
  it.each<[string, Observation, Observation, 1 | 2]>([
    [
      'by two names',
      obs('DNACPR in place', { ...day, ...form }),
      obs('Not for attempted cardiopulmonary resuscitation', day),
      1,
    ],
    ['on another day', obs('DNACPR in place', day), obs('DNACPR decision', { effectiveDateTime: '2024-06-01' }), 2],
    ['for resuscitation', obs('DNACPR in place', day), obs('For attempted cardiopulmonary resuscitation', day), 2],
    ['talked about', obs('DNACPR in place', day), obs('DNACPR discussed', day), 2],
    [
      'taken back',
      obs('DNACPR in place', day),
      obs('DNACPR decision', { ...day, ...said('revoked by consultant') }),
      2,
    ],
  ])('%s', (_what, a, b, count) => {
    expect(rows([a], [b])).toBe(count);
  });
});

describe('one examination by two names', () => {
  it.each([
    ['CT CAP staging', 'CT thorax, abdomen and pelvis'],
    ['CT chest/abdo/pelvis', 'CT TAP'],
    ['CT Head', 'CT head scan'],
    ['CT brain', 'Computed tomography of head'],
    ['MRI liver (Primovist)', 'MRI of liver'],
    ['MR whole spine - cord compression', 'MRI whole spine'],
    ['XR Hip Lt and Pelvis', 'X-ray pelvis & L hip'],
    ['X-ray right wrist', 'XR wrist (R)'],
    ['CXR', 'Chest X-ray'],
    ['DEXA', 'Bone densitometry'],
    ['Bone scan NM', 'Isotope bone scan'],
    ['Mammogram bilateral', 'Mammography'],
    ['USS abdomen', 'Ultrasound of abdomen'],
    ['Histology left mastectomy', 'Left mastectomy histology'],
    ['Histology: right breast core', 'Breast core biopsy histology (right)'],
    ['Sigmoid biopsy', 'Histology colonic biopsy sigmoid'],
    ['Anterior resection specimen histology', 'Histology of rectosigmoid resection'],
    ['US OBSTETRIC DATING', 'Ultrasound scan - obstetric dating scan'],
    ['XR MAMMOGRAM BILATERAL', 'Mammography report'],
    ['SPUTUM CULTURE', 'Sputum microscopy culture'],
    ['Wound swab R foot', 'Wound swab culture (right foot)'],
    ['MSU', 'Urine MC&S'],
    ['URINE CULTURE (MSU)', 'Urine microscopy, culture and sensitivities'],
    ['Blood culture', 'Blood cultures'],
  ])('%s is %s', (a, b) => {
    expect(sameExamination(examinationOf(a), examinationOf(b))).toBe(true);
    expect(rows([report(a)], [report(b)])).toBe(1);
  });

  it.each([
    ['CT head', 'MRI head'],
    ['CT head', 'CT neck'],
    ['CT head', 'CT angiogram head'],
    ['CT chest', 'CT chest abdomen pelvis'],
    ['CT thorax', 'CT thoracic spine'],
    ['CT pelvis', 'CT colonography pelvis'],
    ['X-ray left wrist', 'X-ray right wrist'],
    ['X-ray wrist', 'X-ray wrist and hand'],
    ['MRI lumbar spine', 'MRI whole spine'],
    ['Ultrasound abdomen', 'Ultrasound guided biopsy abdomen'],
    ['Echocardiogram', 'Stress echocardiogram'],
    ['Left breast core biopsy histology', 'Right breast core biopsy histology'],
    ['Breast core biopsy histology', 'Mastectomy histology'],
    ['Breast FNA cytology', 'Breast core biopsy histology'],
    ['Skin biopsy', 'Liver biopsy'],
    ['Mammogram', 'Ultrasound breast'],
    ['Bone scan', 'Bone densitometry'],
    ['MRI knee meniscus', 'MRI knee arthrogram'],
    ['US obstetric dating', 'US obstetric growth scan'],
    ['Ultrasound pelvis', 'Ultrasound obstetric'],
    ['Sputum culture', 'Sputum cytology'],
    ['Sputum culture', 'Sputum AFB culture'],
    ['Sputum culture', 'Throat swab'],
    ['Wound swab left foot', 'Wound swab right foot'],
    ['Wound swab', 'MRSA screen wound swab'],
    ['Nose swab', 'Nose swab viral PCR'],
    ['MSU', 'CSU culture'],
    ['MSU', 'MSU dipstick'],
    ['Urine culture', 'Blood culture'],
    ['Histology report', 'Histopathology - breast'],
    ['X-ray report', 'X-ray chest'],
    ['Culture', 'Urine culture'],
  ])('%s is not %s', (a, b) => {
    expect(sameExamination(examinationOf(a), examinationOf(b))).toBe(false);
    expect(rows([report(a)], [report(b)])).toBe(2);
  });

  it('is one however each side puts what it found, and both are said', () => {
    const [only, ...more] = entries([report('Echo', 'LVEF 45%')], [report('Echocardiogram', 'EF 45')], ['acute', 'gp']);
    expect(more).toEqual([]);
    expect(only?.summary).toContain('LVEF 45%');
    expect(only?.summary).toContain('EF 45');
    expect(only?.conflicts.map(({ field }) => field)).toContain('conclusion');
  });

  it.each<[string, string, string, string, 1 | 2]>([
    [
      'HISTOPATHOLOGY - breast WLE + SLN',
      'IDC gr 2, 17 mm, margins clear, 0/2 nodes. ER 8/8',
      'Histology report',
      'IDC 17mm G2, margins clear, SLN 0/2',
      1,
    ],
    ['HISTOPATHOLOGY - breast WLE', 'IDC 17 mm, margins clear', 'Histology report', 'Lobular, margins clear', 2],
    ['HISTOPATHOLOGY - breast WLE', 'IDC 17 mm, 0/2 nodes', 'Histology report', 'Tumour 21 mm, 1/3 nodes', 2],
    ['XR MAMMOGRAM', 'L UOQ 18 mm mass, M5. Right normal M1', 'Mammography', 'M5 left UOQ 18mm; R M1', 1],
    ['XR MAMMOGRAM', 'Normal, no mass', 'Mammography', 'M5 left UOQ 18mm', 2],
    ['Sputum culture', 'Haemophilus influenzae. Amox R', 'Sputum MC&S', 'H influenzae isolated', 1],
    ['Sputum culture', 'Haemophilus influenzae. Amox R', 'Sputum MC&S', 'Klebsiella, amox R', 2],
    ['Sputum culture', 'Haemophilus influenzae', 'Sputum MC&S', 'No growth', 2],
    ['Sputum culture', 'No growth', 'Sputum MC&S', 'No significant growth', 1],
    ['Wound swab', 'Staph aureus', 'Wound swab culture', 'MRSA isolated', 2],
    ['Wound swab', 'Staph aureus, no MRSA', 'Wound swab culture', 'S. aureus isolated', 1],
    ['Wound swab', 'Rothia species', 'Wound swab culture', 'Kocuria species', 2],
  ])('%s, “%s”: %s, “%s”', (name, found, other, alsoFound, count) => {
    const timed = report(name, found, { effectiveDateTime: AT });
    expect(counted([timed], [report(other, alsoFound)])).toEqual([count]);
  });

  it('does not bring two growths together by a third that tells neither', () => {
    const state = (id: string, setting: Setting, found?: string) =>
      answered(id, setting, [report('Sputum culture', found)]);
    const { entries: made } = buildRecord({
      providers: [
        state('a', 'acute', 'Haemophilus influenzae'),
        state('b', 'gp'),
        state('c', 'community', 'Klebsiella'),
      ],
      now: 1_750_000_000_000,
    });
    expect(made).toHaveLength(2);
  });

  it.each<[string, Sent, Sent, number]>([
    ['one finds it, the other nothing', [report('CT head', 'Subdural haematoma')], [report('CT head scan', 'NAD')], 2],
    ['on two days', [report('CT head')], [report('CT head scan', undefined, { effectiveDateTime: '2024-05-02' })], 2],
    [
      'at two times',
      [report('CT head', undefined, { effectiveDateTime: AT })],
      [report('CT head scan', undefined, { effectiveDateTime: '2024-05-01T15:00:00Z' })],
      2,
    ],
    [
      'one of two of that day',
      [
        report('CT head', 'Bleed', { effectiveDateTime: AT }, '1'),
        report('CT head', 'Larger bleed', { effectiveDateTime: '2024-05-01T15:00:00Z' }, '2'),
      ],
      [report('CT head scan', 'bleeding')],
      3,
    ],
  ])('stays apart: %s', (_what, a, b, count) => {
    expect(rows(a, b)).toBe(count);
  });

  it('goes by a laboratory’s word for a group of tests', () => {
    expect(rows([report('U&E PROFILE')], [report('Urea and electrolytes')])).toBe(1);
    expect(rows([report('Thyroid antibodies profile')], [report('Thyroid profile')])).toBe(2);
  });
});
