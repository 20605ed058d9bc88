/**
 * One result that each of its holders tells in another form: a limit or a pressure in words, a time after the load in
 * another order, what was found in the name, a report by what it holds; and what looks like it but is another.
 */
import type { DiagnosticReport, FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../domain/settings';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

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

/** One row or two, whichever is met first. */
const counted = (a: Sent, b: Sent, settings: readonly [Setting, Setting] = ['acute', 'gp']): readonly number[] => [
  ...new Set([rows(a, b, settings), rows(b, a, [settings[1], settings[0]])]),
];

describe('a limit in words', () => {
  const LAB = obs('eGFR', { valueQuantity: { value: 90, comparator: '>', unit: 'mL/min/1.73m2' } });
  it.each<[string, 1 | 2]>([
    ['90+', 1],
    ['> 90 mL/min', 1],
    ['over 90', 1],
    ['more than 90 mL/min', 1],
    ['greater than 90', 1],
    ['90', 2],
    ['60+', 2],
    ['less than 90', 2],
    ['under 90', 2],
    ['at least 90', 2],
    ['90 or more', 2],
    ['90 or less', 2],
    ['90+ (?repeat)', 2],
  ])('%s against >90', (text, count) => {
    expect(counted([LAB], [obs('eGFR', { ...words(text), ...day })])).toEqual([count]);
  });

  it('is no grade of a test strip', () => {
    const more = { valueQuantity: { value: 3, comparator: '>' as const } };
    expect(counted([obs('Urine protein', more)], [obs('Urine protein', { ...words('3+'), ...day })])).toEqual([2]);
  });
});

describe('a blood pressure in words', () => {
  const part = (text: string, value: number) => ({ code: { text }, valueQuantity: { value, unit: 'mm[Hg]' } });
  const pressure = (upper: number, lower: number) =>
    obs('Blood pressure', {
      component: [part('Systolic blood pressure', upper), part('Diastolic blood pressure', lower)],
    });
  const noted = (text: string, note?: string) =>
    obs('O/E - blood pressure reading', { ...words(text), ...(note === undefined ? {} : said(note)), ...day });

  it.each<[string, Observation, Observation, 1 | 2]>([
    ['taken by the midwife', pressure(122, 76), noted('122/76', 'by CMW'), 1],
    ['with its unit', pressure(122, 76), noted('122/76 mmHg', 'in antenatal clinic'), 1],
    ['at the same instant', pressure(140, 90), obs('BP', words('140/90')), 1],
    ['by nobody told', pressure(122, 76), noted('122/76'), 2],
    ['of tens, which come again', pressure(120, 80), noted('120/80', 'by CMW'), 2],
    ['another lower one', pressure(122, 76), noted('122/78', 'by CMW'), 2],
    ['another upper one', pressure(124, 76), noted('122/76', 'by CMW'), 2],
    ['asked for', pressure(122, 76), noted('122/76', 'advised review by GP'), 2],
  ])('%s', (_what, a, b, count) => {
    expect(counted([a], [b])).toEqual([count]);
  });

  it('stands in its two parts, without a conflict, whichever is met first', () => {
    for (const [a, b] of [
      [pressure(122, 76), noted('122/76', 'by CMW')],
      [noted('122/76', 'by CMW'), pressure(122, 76)],
    ] as const) {
      const [only] = entries([a], [b], a.component === undefined ? ['gp', 'acute'] : ['acute', 'gp']);
      expect(only?.detail).toMatchObject({ components: [{ value: '122 mmHg' }, { value: '76 mmHg' }] });
      expect(only?.conflicts).toEqual([]);
    }
  });

  it('is no number with a unit', () => {
    const [only] = entries([noted('122/76')], [], ['gp', 'acute']);
    expect(only?.summary).toContain('122/76');
    expect(only?.detail).toMatchObject({ value: '122/76', number: null, unit: null });
  });

  it('meets neither of two of the day', () => {
    const later = { ...pressure(122, 76), id: 'p', effectiveDateTime: '2024-05-01T15:00:00Z' };
    expect(rows([pressure(122, 76), later], [noted('122/76', 'by CMW')], ['acute', 'gp'])).toBe(3);
  });
});

describe('glucose two hours after the load', () => {
  const AT_TWO = obs('Glucose 2 hour (75 g OGTT)', q(9.1, 'mmol/L'));
  it.each<[string, 1 | 2]>([
    ['GTT - 120 minute plasma glucose', 1],
    ['OGTT 2 hr glucose', 1],
    ['Plasma glucose 120 min post glucose load', 1],
    ['Two hour glucose', 1],
    ['Fasting glucose', 2],
    ['Glucose', 2],
    ['Random glucose', 2],
    ['GTT - fasting glucose', 2],
    ['Glucose 1 hour (75 g OGTT)', 2],
    ['GTT - 60 minute plasma glucose', 2],
    ['Glucose 2 hour (50 g load)', 2],
    ['2 hour post prandial glucose', 2],
    ['Glucose 12 hour', 2],
    ['Capillary glucose 2 hours', 2],
    ['Urine glucose 2 hours', 2],
  ])('%s', (name, count) => {
    expect(counted([AT_TWO], [obs(name, { ...q(9.1, 'mmol/L'), ...day })])).toEqual([count]);
  });
});

describe('what was found in the name', () => {
  const FOUND = obs('Preferred place of death', words('Care home'));
  it.each<[string, Partial<Observation>, 1 | 2]>([
    ['Preferred place of death: care home', {}, 1],
    ['Preferred place of death: home', {}, 2],
    ['Preferred place of death: not care home', {}, 2],
    ['Preferred place of care: care home', {}, 2],
    ['Preferred place of death - care home', {}, 2],
    ['Preferred place of death', {}, 2],
    ['Preferred place of death: care home', words('Hospice'), 2],
    ['Preferred place of death: care home', { effectiveDateTime: '2024-05-02' }, 2],
  ])('%s %o', (name, more, count) => {
    expect(counted([FOUND], [obs(name, { ...day, ...more })], ['hospice', 'gp'])).toEqual([count]);
  });
});

describe('two reports that hold the same results', () => {
  const held = (id: string, name: string, number: number, unit: string, when: string): Observation => ({
    ...obs(name, { ...q(number, unit), effectiveDateTime: when }, id),
  });
  const bloods = (name: string, haemoglobin: number, when: string, unit = 'g/L'): Sent => [
    held('h', 'Haemoglobin', haemoglobin, unit, when),
    held('f', 'Ferritin', 9, 'ug/L', when),
    report(name, undefined, {
      effectiveDateTime: when,
      result: [{ reference: 'Observation/h' }, { reference: 'Observation/f' }],
    }),
  ];
  const LAB = bloods('ANC bloods', 10.1, AT, 'g/dL');
  it.each<[string, Sent, number]>([
    ['another name', bloods('Antenatal bloods - FBC, ferritin', 101, DAY), 3],
    ['another number', bloods('Antenatal bloods - FBC, ferritin', 111, DAY), 5],
    ['another day', bloods('Antenatal bloods - FBC, ferritin', 101, '2024-05-02'), 6],
    ['another time', bloods('Antenatal bloods - FBC, ferritin', 101, '2024-05-01T15:00:00Z'), 6],
    [
      'one of the two',
      [
        held('h', 'Haemoglobin', 101, 'g/L', DAY),
        report('FBC', undefined, { result: [{ reference: 'Observation/h' }] }),
      ],
      4,
    ],
  ])('%s', (_what, other, count) => {
    expect(counted(LAB, other)).toEqual([count]);
  });

  it('by two codes of one system are two', () => {
    const coded = (sent: Sent, code: string): Sent =>
      sent.map((one) =>
        'conclusion' in one || 'result' in one ? { ...one, code: { coding: [{ system: 'urn:lab', code }] } } : one,
      );
    expect(counted(coded(LAB, 'A'), coded(bloods('x', 101, DAY), 'B'))).toEqual([4]);
  });
});
