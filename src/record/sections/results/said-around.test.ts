/** What is said around a test or a report: the occasion, the place, the value again; and what tells another. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../domain/settings';
import type { ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const answered = (id: string, setting: Setting, resource: object): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: [resource as FhirResource],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});

/** How many rows of two, whichever is met first: a practice's of the day, and another's of a time. */
const rows = (a: object, b: object): readonly number[] => [
  ...new Set(
    [
      [a, b],
      [b, a],
    ].map(
      ([x, y]) =>
        buildRecord({
          providers: [
            answered('a', x === a ? 'gp' : 'acute', x ?? {}),
            answered('b', y === a ? 'gp' : 'acute', y ?? {}),
          ],
          now: 1_750_000_000_000,
        }).entries.length,
    ),
  ),
];

const DAY = '2024-05-01';
const AT = '2024-05-01T09:10:00Z';
type Value = number | string | readonly [number, string] | null;

const observation = (name: string, value: Value, when: string) => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: { text: name },
  effectiveDateTime: when,
  ...(typeof value === 'string'
    ? { valueString: value }
    : typeof value === 'number'
      ? { valueQuantity: { value } }
      : value === null
        ? {}
        : { valueQuantity: { value: value[0], unit: value[1] } }),
});
const pressure = (upper: number, lower: number) => ({
  resourceType: 'Observation',
  id: 'p',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'Blood pressure panel' }] },
  effectiveDateTime: AT,
  component: [
    {
      code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
      valueQuantity: { value: upper, unit: 'mm[Hg]' },
    },
    {
      code: { coding: [{ system: 'http://loinc.org', code: '8462-4' }] },
      valueQuantity: { value: lower, unit: 'mm[Hg]' },
    },
  ],
});
const report = (name: string, conclusion: string, when = DAY) => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { text: name },
  effectiveDateTime: when,
  conclusion,
});

describe('a test under another name', () => {
  it.each<[string, Value, string, Value]>([
    ['NT pro-brain natriuretic peptide level (hosp)', [6840, 'pg/mL'], 'NT-proBNP', [6840, 'ng/L']],
    ['Hb (post op)', [91, 'g/L'], 'Haemoglobin', [91, 'g/L']],
    ["Addenbrooke's cognitive examination III score", 64, 'ACE-III total', [64, '/100']],
    ['Rockwood score 6 - moderately frail', 6, 'Clinical Frailty Scale', 6],
    ['Apnoea hypopnoea index 22/hr', 22, 'AHI (home sleep study)', [22, '/h']],
    ['GAD-7 anxiety score', 14, 'GAD7', 14],
  ])('%s, %s is %s', (name, value, other, held) => {
    expect(rows(observation(name, value, DAY), observation(other, held, AT))).toEqual([1]);
  });

  it.each<[string, Value, string, Value]>([
    ['Rockwood score 6 - moderately frail', 6, 'Clinical Frailty Scale', 5],
    ['Factor 8', 8, 'Factor 9', 8],
    ['Factor 8', 8, 'Factor', 8],
    ['Vitamin B 12', 12, 'Vitamin B', 12],
    ['PHQ-9', 9, 'PHQ', 9],
    ['Apgar at 5', 5, 'Apgar at 1', 5],
    ['Glucose 2 hours', 2, 'Glucose', 2],
    ['Apnoea hypopnoea index', 22, 'Oxygen desaturation index', 22],
    ['Hb (post transfusion)', [91, 'g/L'], 'Hb (pre transfusion)', [91, 'g/L']],
    ['ACE-III total', 64, 'Serum ACE', 64],
  ])('%s, %s is not %s, %s', (name, value, other, held) => {
    expect(rows(observation(name, value, DAY), observation(other, held, AT))).toEqual([2]);
  });
});

describe('a pressure that a practice says was taken elsewhere in its name', () => {
  it.each<[string, string, number]>([
    ['BP taken at hospital', '134/72', 1],
    ['BP at outpatients', '134/72', 1],
    ['BP taken at hospital', '134/74', 2],
    ['BP taken at home', '134/72', 2],
    ['Blood pressure', '134/72', 2],
    ['BP done in clinic', '134/72', 2],
  ])('%s, %s', (name, value, expected) => {
    expect(rows(observation(name, value, DAY), pressure(134, 72))).toEqual([expected]);
  });

  it('not of two round tens', () => {
    expect(rows(observation('BP taken at hospital', '140/90', DAY), pressure(140, 90))).toEqual([2]);
  });
});

describe('an examination that finds something and leaves something out', () => {
  it.each([
    ['Echocardiogram report', 'EF 38%, AVR functioning well', 'TTE', 'Mod LVSD EF 38%. Well seated AVR, no leak'],
    [
      'Histology report breast core bx',
      'Benign B2',
      'Histopathology - core biopsy L breast',
      'B2 fat necrosis. No malignancy',
    ],
    ['DEXA scan', 'T score -3.1 spine', 'BMD DXA spine & hip', 'T-score L-spine -3.1, total hip -2.7'],
    ['DAT scan', 'Abnormal', 'DaTSCAN', 'Reduced putaminal uptake'],
    ['Gall bladder histology', 'Chronic cholecystitis', 'Histology: gallbladder', 'Chronic cholecystitis + stones'],
  ])('%s is %s', (name, found, other, said) => {
    expect(rows(report(name, found), report(other, said, AT))).toEqual([1]);
  });

  it.each([
    ['Echocardiogram report', 'EF 38%', 'TTE', 'Normal study'],
    ['Echocardiogram report', 'EF 38%', 'TTE', 'EF 60%. No leak'],
    ['Echocardiogram report', 'Severe aortic stenosis', 'TTE', 'Mild LVH. No stenosis'],
    ['Breast core bx histology', 'B5 invasive carcinoma', 'Breast core biopsy histology', 'B2. No malignancy'],
    ['Bladder histology', 'Chronic cystitis', 'Gall bladder histology', 'Chronic cholecystitis'],
    ['DEXA hip', 'T score -2.1', 'DEXA spine', 'T score -2.1'],
    ['DAT scan', 'Abnormal', 'CT head', 'Abnormal'],
  ])('%s (%s) is not %s (%s)', (name, found, other, said) => {
    expect(rows(report(name, found), report(other, said, AT))).toEqual([2]);
  });
});
