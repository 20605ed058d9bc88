/** Are results joined only when they are one, and is every kind of value shown? RECORD.md results; TRAPS 13. */
import type { FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../domain/sections';
import { describeEntry } from '../../describe';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const LOINC = 'http://loinc.org';
const provider = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const observation = (id: string, code: string, more: Partial<Observation>): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: LOINC, code }] },
  effectiveDateTime: '2024-05-01T09:00:00Z',
  ...more,
});
const quantity = (value: number, unit: string) => ({ valueQuantity: { value, unit } });
const record = (...states: ProviderState[]) => buildRecord({ providers: states, now: 1_750_000_000_000 });
const entries = (a: readonly object[], b: readonly object[] = []): readonly Entry[] =>
  record(provider('a', a), provider('b', b)).entries;
const detail = (entry: Entry | undefined): Extract<Entry['detail'], { section: 'results' }> => {
  if (entry?.detail.section !== 'results') throw new Error('not a result');
  return entry.detail;
};

describe('two providers hold one result', () => {
  const at = (effectiveDateTime: string) => ({ effectiveDateTime });
  const k = (value: number, more: Partial<Observation> = {}, unit = 'mmol/L') =>
    observation('k', '2823-3', { ...quantity(value, unit), ...more });
  const id = { identifier: [{ system: 'urn:lab', value: '1' }] };
  it.each<[string, Observation, Observation, 1 | 2]>([
    ['same test, time and value', k(4.6), k(4.6), 1],
    ['the same instant in another zone', k(4.6), k(4.6, at('2024-05-01T10:00:00+01:00')), 1],
    ['seconds dropped by one', k(4.6, at('2024-05-01T09:00:31Z')), k(4.6), 1],
    ['a coarser value', k(4.61), k(4.6), 1],
    ['another value', k(4.6), k(4.8), 2],
    ['a whole number that was 4.0 when it was written', k(4), k(4.4), 2],
    ['a whole number that is exact', k(4), k(4.04), 1],
    ['a larger whole number, rounded', k(140), k(139.6), 1],
    [
      'a whole number of a coarse unit against many of a fine one',
      observation('c', '2160-0', quantity(1, 'mg/dL')),
      observation('c', '14682-9', quantity(95, 'umol/L')),
      2,
    ],
    [
      'a test of the left eye and one of the right',
      observation('u', '', { code: { text: 'Left visual acuity' }, valueString: '6/9' }),
      observation('u', '', { code: { text: 'Right visual acuity' }, valueString: '6/9' }),
      2,
    ],
    ['another time', k(4.6), k(4.6, at('2024-05-01T13:00:00Z')), 2],
    ['meq/L of a monovalent ion', k(4.6), k(4.6, {}, 'meq/L'), 1],
    ['a date, the only one of its day', k(4.6), k(4.6, at('2024-05-01')), 1],
    ['one identifier, another value: one result in conflict', k(4.6, id), k(4.8, id), 1],
    ['one identifier, another test', k(4.6, id), observation('na', '2951-2', { ...quantity(140, 'mmol/L'), ...id }), 2],
    [
      'glucose in mg/dL and mmol/L',
      observation('g', '2345-7', quantity(126, 'mg/dL')),
      observation('g', '14749-6', quantity(7, 'mmol/L')),
      1,
    ],
    [
      'creatinine in mg/dL and µmol/L',
      observation('c', '2160-0', quantity(1.2, 'mg/dL')),
      observation('c', '14682-9', quantity(106, 'umol/L')),
      1,
    ],
    [
      'haemoglobin in g/dL and g/L',
      observation('h', '718-7', quantity(12.9, 'g/dL')),
      observation('h', '718-7', quantity(129, 'g/L')),
      1,
    ],
    [
      'an unlisted test is never converted',
      observation('z', '9999-9', quantity(126, 'mg/dL')),
      observation('z', '9999-9', quantity(7, 'mmol/L')),
      2,
    ],
    [
      'HbA1c in per cent and in mmol/mol, by the master equation',
      observation('x', '4548-4', quantity(6.5, '%')),
      observation('x', '59261-8', quantity(48, 'mmol/mol')),
      1,
    ],
    [
      'HbA1c in per cent and in mmol/mol that do not agree',
      observation('x', '4548-4', quantity(6.5, '%')),
      observation('x', '59261-8', quantity(53, 'mmol/mol')),
      2,
    ],
    ['<5 is not 5', k(5, { valueQuantity: { value: 5, comparator: '<', unit: 'mmol/L' } }), k(5), 2],
    [
      'words',
      observation('u', '630-4', { valueString: 'No growth' }),
      observation('u', '630-4', { valueString: 'no growth.' }),
      1,
    ],
    ['another specimen', k(4.6, { specimen: { display: 'Urine' } }), k(4.6, { specimen: { display: 'Serum' } }), 2],
    ['cancelled and final', k(4.6, { status: 'cancelled' }), k(4.6), 2],
  ])('%s', (_, a, b, count) => {
    expect(entries([a], [b])).toHaveLength(count);
  });

  it('keeps a date apart where two of that day could be meant', () => {
    const two = [
      observation('k1', '2823-3', quantity(4.6, 'mmol/L')),
      observation('k2', '2823-3', { ...quantity(4.6, 'mmol/L'), effectiveDateTime: '2024-05-01T17:00:00Z' }),
    ];
    expect(
      entries(two, [observation('k', '2823-3', { ...quantity(4.6, 'mmol/L'), effectiveDateTime: '2024-05-01' })]),
    ).toHaveLength(3);
  });
  it('shows a conflict of value with each provider', () => {
    const id = { identifier: [{ system: 'https://lab.example/filler', value: '1' }] };
    const [entry] = entries(
      [observation('k', '2823-3', { ...quantity(4.6, 'mmol/L'), ...id })],
      [observation('k', '2823-3', { ...quantity(5.6, 'mmol/L'), ...id })],
    );
    expect(entry?.conflicts.map(({ field }) => field)).toEqual(['value']);
  });
});

describe('one provider', () => {
  it('keeps two values of one day', () => {
    expect(
      entries([
        observation('a', '2823-3', quantity(5.1, 'mmol/L')),
        observation('b', '2823-3', quantity(5.1, 'mmol/L')),
      ]),
    ).toHaveLength(2);
  });
  it('a corrected result supersedes, the old one stays behind it', () => {
    const id = { identifier: [{ value: '7' }] };
    const built = record(
      provider('a', [
        observation('old', '2823-3', { ...quantity(9, 'mmol/L'), ...id }),
        observation('new', '2823-3', { ...quantity(4, 'mmol/L'), ...id, status: 'corrected' }),
      ]),
    );
    expect(built.entries).toHaveLength(1);
    expect(detail(built.entries[0]).number).toBe(4);
    expect(built.entries[0]?.sources.map(({ part }) => part)).toEqual(['main', 'history']);
    expect(describeEntry(built, built.entries[0]?.id ?? '')?.history[0]?.text).toContain('Superseded: 9 mmol/L');
  });
  it('what an entry in error replaced is withdrawn with it', () => {
    const id = { identifier: [{ value: '7' }] };
    const built = record(
      provider('a', [
        observation('old', '2823-3', { ...quantity(9, 'mmol/L'), ...id }),
        observation('new', '2823-3', { ...quantity(4, 'mmol/L'), ...id, status: 'entered-in-error' }),
      ]),
    );
    expect(built.entries).toEqual([]);
    expect(built.warnings.map(({ reference }) => reference)).toEqual(['Observation/new', 'Observation/old']);
  });
  it('a report and its members are separate and linked both ways', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'partial',
      code: { text: 'Bloods' },
      effectiveDateTime: '2024-05-01T09:00:00Z',
      result: [{ reference: 'Observation/k' }],
    };
    const built = record(provider('a', [report, observation('k', '2823-3', quantity(4, 'mmol/L'))]));
    const of = (id: string) => describeEntry(built, id)?.linked.map(({ id: other, relation }) => [other, relation]);
    expect(of('a/DiagnosticReport/r')).toEqual([['a/Observation/k', 'Result in this report']]);
    expect(of('a/Observation/k')).toEqual([['a/DiagnosticReport/r', 'Report']]);
    expect(built.entries.find(({ id }) => id === 'a/DiagnosticReport/r')?.tag).toBe('interim');
  });
});

describe('values', () => {
  it.each<[Partial<Observation>, string | null]>([
    [quantity(0, 'ng/L'), '0 ng/L'],
    [{ valueBoolean: false }, 'No'],
    [{ valueInteger: 0 }, '0'],
    [{ valueCodeableConcept: { text: 'Not detected' } }, 'Not detected'],
    [{ valueQuantity: { value: 5, comparator: '<', unit: 'mg/L' } }, '<5 mg/L'],
    [{ dataAbsentReason: { text: 'Sample haemolysed' } }, 'No value: sample haemolysed'],
    [{}, 'No value sent'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1:128'],
    [quantity(48, 'mL/min/{1.73_m2}'), '48 mL/min/1.73 m²'],
    [
      {
        component: [
          { code: { coding: [{ system: LOINC, code: '8480-6' }] }, ...quantity(140, 'mmHg') },
          { code: { coding: [{ system: LOINC, code: '8462-4' }] }, ...quantity(90, 'mmHg') },
        ],
      },
      '140/90 mmHg',
    ],
    [
      { component: [{ code: { text: 'Eyes' }, valueInteger: 4 }, { code: { text: 'Verbal' } }] },
      'Eyes 4, Verbal No value sent',
    ],
  ])('%j', (more, value) => {
    expect(detail(entries([observation('o', '1-1', more)])[0]).value).toBe(value);
  });

  it.each([
    ['Full blood count', 'A group of tests: no results of it here'],
    ['U&Es', 'A group of tests: no results of it here'],
    ['Bone profile', 'A group of tests: no results of it here'],
    ['Autoimmune hepatitis panel', 'A group of tests: no results of it here'],
    // near: one test, one examination, words of a group in another place
    ['Potassium', 'No value sent'],
    ['Chest X-ray', 'No value sent'],
    ['Electrocardiogram', 'No value sent'],
    ['Panel reactive antibody', 'No value sent'],
    ['Safety profile of medicine', 'No value sent'],
    ['Pacemaker battery', 'No value sent'],
    ['Hearing aid battery', 'No value sent'],
    ['Allergy test battery', 'A group of tests: no results of it here'],
    ['Battery of liver tests', 'A group of tests: no results of it here'],
  ])('is not said to lack one of its own where it is several tests: %s', (text, value) => {
    const found = entries([{ ...observation('o', '1-1', {}), code: { text } } as Observation]);
    expect(detail(found[0]).value).toBe(value);
  });

  it('is missed where it has no name either', () => {
    const nameless = { resourceType: 'Observation', id: 'o', status: 'final' } as Observation;
    expect(detail(entries([nameless])[0]).value).toBe('No value sent');
  });

  it.each([
    ['Syncope (disorder)', null],
    ['Breathing room air (finding)', null],
    ['Not for attempted CPR', null],
    ['No known exposure (situation)', null],
    ['Oxygen saturation (observable entity)', 'No value sent'],
    ['Blood glucose (procedure)', 'No value sent'],
    ['Finding of colour', 'No value sent'],
  ])('is not missed where the name is what was found: %s', (display, value) => {
    const code = { coding: [{ system: 'http://snomed.info/sct', display }] };
    const found = entries([{ ...observation('o', '1-1', {}), code } as Observation]);
    expect(detail(found[0]).value).toBe(value);
  });

  it.each([
    ['Blood group', 'Finding of blood group (finding)', 'No value sent'],
    ['Smoking status', 'Tobacco smoking behaviour - finding (finding)', 'No value sent'],
    ['Smoking', 'Tobacco smoking behaviour – finding (finding)', 'No value sent'],
    ['MRSA status', 'Infection status (finding)', 'No value sent'],
    ['Infection status', 'MRSA carrier (finding)', 'No value sent'],
    ['Walking', 'Finding related to ability to walk (finding)', 'No value sent'],
    ['Mobility', 'Mobility finding (finding)', 'No value sent'],
    // near: such words inside the name of what was found
    ['Fainted', 'Syncope (disorder)', null],
    ['Status epilepticus', 'Status epilepticus (disorder)', null],
    ['Statement', 'No finding of note (finding)', null],
  ])('is missed where the name asks: %s, %s', (text, display, value) => {
    const code = { text, coding: [{ system: 'http://snomed.info/sct', display }] };
    const found = entries([{ ...observation('o', '1-1', {}), code } as Observation]);
    expect(detail(found[0]).value).toBe(value);
  });

  const range = (low?: number, high?: number) => ({
    referenceRange: [
      {
        ...(low === undefined ? {} : { low: { value: low } }),
        ...(high === undefined ? {} : { high: { value: high } }),
      },
    ],
  });
  const said = (code: string) => ({ interpretation: [{ coding: [{ code }] }] });
  it.each<[Partial<Observation>, string | null]>([
    [{ ...quantity(6, 'x'), ...range(3.5, 5.3) }, 'High'],
    [{ ...quantity(3, 'x'), ...range(3.5, 5.3) }, 'Low'],
    [{ ...quantity(5.3, 'x'), ...range(3.5, 5.3) }, null],
    [{ ...quantity(0, 'x'), ...range(1) }, 'Low'],
    [{ ...quantity(6, 'x'), ...said('N'), ...range(3.5, 5.3) }, null],
    [said('HH'), 'Critical high'],
    [said('A'), 'Abnormal'],
    [{ interpretation: [{ text: 'Below low reference limit' }] }, 'Low'],
    [{ valueQuantity: { value: 5, comparator: '<', unit: 'x' }, ...range(6) }, 'Low'],
    [{ valueQuantity: { value: 5, comparator: '<', unit: 'x' }, ...range(undefined, 3) }, null],
    [
      {
        ...quantity(6, 'x'),
        referenceRange: [{ high: { value: 5 }, appliesTo: [{ text: 'pregnant' }] }, { high: { value: 9 } }],
      },
      null,
    ],
  ])('flag of %j', (more, flag) => {
    expect(detail(entries([observation('o', '1-1', more)])[0]).flag).toBe(flag);
  });
  it('an undated result stands in its own lane', () => {
    const undated = observation('o', '1-1', quantity(1, 'x'));
    delete undated.effectiveDateTime;
    expect(entries([undated])[0]).toMatchObject({ date: null, lane: 'undated' });
  });
});

describe('names and identifiers as laboratories send them', () => {
  const named = (id: string, text: string, more: Partial<Observation> = {}): Observation => ({
    ...observation(id, 'x', more),
    code: { text },
  });
  it.each([
    ['Serum ALT level', 'ALT'],
    ['Alanine transaminase level', 'Serum ALT'],
    ['Plasma sodium level', 'Sodium'],
    ['Hb A1c', 'HbA1c level'],
  ])('%s is %s', (a, b) => {
    expect(entries([named('a', a, quantity(30, 'U/L'))], [named('b', b, quantity(30, 'U/L'))])).toHaveLength(1);
  });
  it('keeps a test of urine apart from one of blood', () => {
    expect(
      entries(
        [named('a', 'Urine sodium level', quantity(30, 'mmol/L'))],
        [named('b', 'Sodium', quantity(30, 'mmol/L'))],
      ),
    ).toHaveLength(2);
  });
  it('takes a bare short number for nobody’s but its own sender’s', () => {
    const id = { identifier: [{ value: '1' }] };
    expect(
      entries(
        [observation('k', '2823-3', { ...quantity(4.6, 'mmol/L'), ...id })],
        [observation('k', '2823-3', { ...quantity(5.6, 'mmol/L'), ...id, effectiveDateTime: '2024-05-01T17:00:00Z' })],
      ),
    ).toHaveLength(2);
  });
  it('joins by laboratory number and test where one gives the time taken and the other the day it was reported', () => {
    const id = { identifier: [{ system: 'https://lab.example/filler', value: 'H-1' }] };
    const later = (day: string) =>
      entries(
        [observation('k', '2823-3', { ...quantity(4.6, 'mmol/L'), ...id })],
        [observation('k', '2823-3', { ...quantity(4.6, 'mmol/L'), ...id, effectiveDateTime: day })],
      );
    expect([later('2024-05-02T08:00:00Z').length, later('2025-05-02T08:00:00Z').length]).toEqual([1, 2]);
  });
  it.each<[string, Observation, Observation, 1 | 2]>([
    [
      'a negative number in words',
      named('a', 'Base excess', { valueString: '-2.1 mmol/L' }),
      named('b', 'Base excess', quantity(-2.1, 'mmol/L')),
      1,
    ],
    [
      'thousands in a microlitre',
      named('a', 'Platelets', quantity(250, 'K/uL')),
      named('b', 'Platelet count', quantity(250, '10*9/L')),
      1,
    ],
    [
      'a weight of that day, its category unsaid by both',
      observation('a', '29463-7', quantity(70, 'kg')),
      observation('b', '29463-7', { ...quantity(70, 'kg'), effectiveDateTime: '2024-05-01' }),
      2,
    ],
    [
      'the long name of an estimated filtration rate',
      named('a', 'eGFR using creatinine (CKD-EPI) per 1.73 square metres', quantity(58, 'mL/min/{1.73_m2}')),
      named('b', 'Estimated GFR', quantity(58, 'mL/min/1.73m2')),
      1,
    ],
  ])('%s', (_, a, b, count) => {
    expect(entries([a], [b])).toHaveLength(count);
  });
  it('tells normal at one against high at the other, and nothing against silence', () => {
    const flagged = (code?: string) =>
      observation('k', '2823-3', {
        ...quantity(5.6, 'mmol/L'),
        ...(code === undefined ? {} : { interpretation: [{ coding: [{ code }] }] }),
      });
    const fields = (a?: string, b?: string) =>
      entries([flagged(a)], [flagged(b)])[0]?.conflicts.map(({ field }) => field);
    expect([fields('H', 'N'), fields('H'), fields('N', 'N')]).toEqual([['flag'], [], []]);
  });
  it('knows a report by its abbreviation', () => {
    const report = (id: string, text: string) => ({
      resourceType: 'DiagnosticReport',
      id,
      status: 'final',
      code: { text },
      effectiveDateTime: '2024-05-01',
      identifier: [{ system: 'https://lab.example/r', value: '7' }],
    });
    expect([
      entries([report('r', 'FBC')], [report('s', 'Full blood count')]).length,
      entries([report('r', 'FBC')], [report('s', 'U&E')]).length,
    ]).toEqual([1, 2]);
  });
  it('says why there is no value in words, a code alone included', () => {
    const [entry] = entries([
      observation('k', '2823-3', {
        dataAbsentReason: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }],
        },
      }),
    ]);
    expect(detail(entry).value).toBe('No value: not performed');
  });
});
