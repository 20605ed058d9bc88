/** Does a result say what its source says: interpretation, range, value and their absence? docs/RECORD.md results. */
import type { FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseAsSent } from '../../../domain/decimals';
import { SECTIONS } from '../../../domain/sections';
import { describeEntry } from '../../describe';
import { buildRecord } from '../../record';
import { tableIn } from '../../trends';

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
const V2 = 'http://terminology.hl7.org/CodeSystem/v2-0078';
const SCT = 'http://snomed.info/sct';

const recordOf = (resources: readonly object[], ...others: (readonly object[])[]) =>
  buildRecord({
    now: Date.UTC(2026, 10, 28),
    providers: [resources, ...others].map((held, i) => ({
      state: 'answered' as const,
      provider: { id: `p${String(i)}`, name: `p${String(i)}`, setting: 'acute' as const },
      resources: held as readonly FhirResource[],
      coverage: SECTIONS.map((section) => ({ section, code: 'answered' as const, text: '' })),
      warnings: [],
      retrievedAt: '',
    })),
  });
const BORN = { resourceType: 'Patient', id: 'p', birthDate: '1951-07-04' };
const test = (more: object, id = 'o') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'A test' },
  effectiveDateTime: '2026-10-02T09:00:00Z',
  ...more,
});
/** The row of one result, without its name. */
const rowOf = (more: object, born: readonly object[] = [BORN]): string | null =>
  recordOf([...born, test(more)]).entries[0]?.summary ?? null;
const factsOf = (more: object): Readonly<Record<string, string | null>> => {
  const record = recordOf([BORN, test(more)]);
  const { facts } = describeEntry(record, record.entries[0]?.id ?? '') ?? { facts: [] };
  return Object.fromEntries(facts.map(({ label, values }) => [label, values[0]?.value ?? null]));
};
const q = (value: number, unit?: string) => ({ value, ...(unit === undefined ? {} : { unit }) });
const value = (number: number, unit: string) => ({ valueQuantity: q(number, unit) });
const said = (code: string, system = V3, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const as = (...interpretation: object[]) => ({ interpretation });

describe('an interpretation is the result, or stands beside it', () => {
  it.each<[more: object, row: string]>([
    [as(said('R')), 'Resistant'],
    [as(said('S', V2, 'Susceptible. Indicates for microbiology susceptibilities only.')), 'Susceptible'],
    [as(said('I')), 'Intermediate'],
    [as(said('POS')), 'Positive'],
    [as(said('NEG')), 'Negative'],
    [as(said('DET')), 'Detected'],
    [as(said('ND')), 'Not detected'],
    [as(said('WR')), 'Weakly reactive'],
    [as(said('NR')), 'Non-reactive'],
    [as(said('E')), 'Equivocal'],
    [as(said('IND')), 'Indeterminate'],
    [as(said('N')), 'Normal'],
    [as({ text: 'Reactive' }), 'Reactive'],
    [as({ text: 'Weak positive 1:80' }), 'Weak positive 1:80'],
    [as(said('10828004', SCT)), 'Positive'],
    [as(said('260373001', SCT, 'Detected (qualifier value)')), 'Detected'],
    [as({ coding: [{ system: 'urn:local', code: '7', display: 'Grown' }, said('POS').coding[0]] }), 'Positive, Grown'],
    [as({ ...said('S'), text: 'Sensitive' }), 'Sensitive'],
    [as({ coding: [{ code: 'POS' }] }), 'Positive'],
    [as(said('zz', 'urn:local')), 'Code zz (urn:local)'],
    [{ valueString: 'See report', ...as(said('DET')) }, 'See report – Detected'],
    [{ valueString: 'Detected', ...as(said('DET', V3, 'Detected')) }, 'Detected'],
    [{ valueString: 'Not detected', ...as(said('DET')) }, 'Not detected – Detected'],
    [{ ...value(16, 'mg/L'), ...as(said('R')) }, '16 mg/L – Resistant'],
    [{ ...value(7.2, 'mmol/L'), ...as(said('HH')) }, '7.2 mmol/L – Critical high'],
    [{ ...value(1.2, 'mmol/L'), ...as(said('LL')) }, '1.2 mmol/L – Critical low'],
    [{ ...value(7.2, 'mmol/L'), ...as({ text: 'Panic high' }) }, '7.2 mmol/L – Critical high'],
    [{ valueString: 'Blasts', ...as(said('AA')) }, 'Blasts – Critical abnormal'],
    [{ ...value(9, 'mg/L'), ...as(said('H'), said('U')) }, '9 mg/L – Significant change up – High'],
    [{ ...value(9, 'mg/L'), ...as(said('W')) }, '9 mg/L – Worse'],
    [{ ...value(9, 'mg/L'), ...as(said('N'), said('H')) }, '9 mg/L – Normal – High'],
    [{ ...value(9, 'mg/L'), ...as({ ...said('H'), text: 'Above high normal' }) }, '9 mg/L – High'],
    [{ ...value(9, '%'), ...as({ text: 'High risk' }) }, '9 % – High risk'],
    [{ ...value(9, 'mg/L'), ...as(said('N')) }, '9 mg/L'],
    [{ interpretation: said('POS', 'http://hl7.org/fhir/v2/0078') }, 'Positive'],
    [
      {
        component: [
          { code: { text: 'Trimethoprim' }, ...as(said('R')) },
          { code: { text: 'MIC' }, ...as(said('H')) },
        ],
      },
      'Trimethoprim Resistant, MIC High',
    ],
    [
      { component: [{ code: { text: 'Lactate' }, ...value(9, 'mmol/L'), ...as(said('HH')) }] },
      'Lactate 9 mmol/L Critical high',
    ],
  ])('%j says %s', (more, row) => {
    expect(rowOf(more)).toBe(row);
  });

  it('stands in the opened entry and in the table too', () => {
    expect(factsOf({ ...value(16, 'mg/L'), ...as(said('R')) })).toMatchObject({
      Value: '16 mg/L',
      Interpretation: 'Resistant',
    });
    const [row] = tableIn(recordOf([test({ ...value(16, 'mg/L'), ...as(said('R')) })])).rows;
    expect([...(row?.cells.values() ?? [])][0]?.[0]?.text).toBe('16 mg/L Resistant');
  });
  it('joins two copies that agree, and tells where they do not', () => {
    const both = (a: string, b: string, more: object = {}) =>
      recordOf([test({ ...more, ...as(said(a)) })], [test({ ...more, ...as(said(b)) })]).entries;
    expect([both('R', 'R').length, both('R', 'S').length]).toEqual([1, 2]);
    expect(both('R', 'S', value(4, 'mg/L'))[0]?.conflicts.map(({ field }) => field)).toEqual(['interpretation']);
  });
});

describe('a range belongs to a unit and to people', () => {
  const ranged = (...referenceRange: object[]) => ({ ...value(5, 'mmol/L'), referenceRange });
  const both = { low: q(6), high: q(9) };
  const age = (low?: number, high?: number, unit = 'a') => ({
    age: {
      ...(low === undefined ? {} : { low: q(low, unit) }),
      ...(high === undefined ? {} : { high: q(high, unit) }),
    },
  });
  it.each<[what: string, more: object, row: string]>([
    ['its own', ranged(both), '5 mmol/L – Low – range 6 to 9'],
    ['another unit', ranged({ low: q(60, 'mg/dL'), high: q(90, 'mg/dL') }), '5 mmol/L – range 60 to 90 mg/dL'],
    ['of an age that is another', ranged({ ...both, ...age(0, 16) }), '5 mmol/L – range 6 to 9 (ages 0 to 16 years)'],
    ['of an age that is this', ranged({ ...both, ...age(18) }), '5 mmol/L – Low – range 6 to 9'],
    ['up to its last year', ranged({ ...both, ...age(60, 75) }), '5 mmol/L – Low – range 6 to 9'],
    [
      'two of age, one of them this',
      ranged({ high: q(20), ...age(0, 17) }, { high: q(4), ...age(18) }),
      '5 mmol/L – High – range up to 4',
    ],
    ['pregnancy', ranged({ ...both, appliesTo: [{ text: 'Pregnancy' }] }), '5 mmol/L – range 6 to 9 (Pregnancy)'],
    [
      'therapeutic',
      ranged({ ...both, type: { coding: [{ code: 'therapeutic' }] } }),
      '5 mmol/L – range 6 to 9 (therapeutic range)',
    ],
    [
      'therapeutic and normal',
      ranged(
        { ...both, type: { coding: [{ code: 'therapeutic' }] } },
        { high: q(4), type: { coding: [{ code: 'normal' }] } },
      ),
      '5 mmol/L – High – range 6 to 9 (therapeutic range); up to 4',
    ],
    [
      'numbers and a text',
      ranged({ low: q(6), text: 'Not valid in AKI' }),
      '5 mmol/L – Low – range 6 or more (Not valid in AKI)',
    ],
    [
      'a text that names whose it is',
      ranged({ low: q(6), text: 'Children 6 or more' }),
      '5 mmol/L – range 6 or more (Children 6 or more)',
    ],
    ['a text with an age', ranged({ ...both, text: 'Adults under 40' }), '5 mmol/L – range 6 to 9 (Adults under 40)'],
    ['a text of children', ranged({ ...both, text: 'Paeds' }), '5 mmol/L – range 6 to 9 (Paeds)'],
    ['a text with a dose', ranged({ ...both, text: 'Lab B, 2 g' }), '5 mmol/L – range 6 to 9 (Lab B, 2 g)'],
    ['a text that says it again', ranged({ ...both, text: '6 - 9 mmol/L' }), '5 mmol/L – Low – range 6 to 9'],
    ['a text alone', ranged({ text: '6 - 9' }), '5 mmol/L – range 6 - 9'],
    [
      'the laboratory’s flag, whatever the range',
      { ...ranged({ ...both, ...age(0, 16) }), ...as(said('H')) },
      '5 mmol/L – High – range 6 to 9 (ages 0 to 16 years)',
    ],
    [
      'a part’s own',
      {
        component: [
          { code: { text: 'White cells' }, ...value(15, '10*9/L'), referenceRange: [{ high: q(11, '10*9/L') }] },
        ],
      },
      'White cells 15 10⁹/L High',
    ],
  ])('%s', (_what, more, row) => {
    expect(rowOf(more)).toBe(row);
  });
  it('of an age, where nobody knows this person’s: whose it is is said, and nothing is judged by it', () => {
    expect(rowOf(ranged({ ...both, ...age(18) }), [])).toBe('5 mmol/L – range 6 to 9 (ages at least 18 years)');
  });
  it('the others, and those of the parts, stand in the opened entry', () => {
    expect(factsOf(ranged({ high: q(20), ...age(0, 17) }, { high: q(4), ...age(18) }))).toMatchObject({
      Range: 'up to 4',
      'Other ranges': 'up to 20 (ages 0 to 17 years)',
    });
    const part = { code: { text: 'White cells' }, ...value(15, '10*9/L'), referenceRange: [{ high: q(11) }] };
    expect(factsOf({ component: [part] })).toMatchObject({ 'Ranges of the parts': 'White cells: up to 11' });
  });
});

describe('a value is said whole', () => {
  /** As the gateway marks a narrative with words. */
  const WORDED = { status: 'extensions', div: '' } as const;
  const absent = (code: string) => ({
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: code }],
  });
  it.each<[more: Partial<Observation> | object, row: string]>([
    [
      { valuePeriod: { start: '2026-10-01T20:00:00Z', end: '2026-10-02T08:00:00Z' } },
      '01-Oct-2026 21:00 to 02-Oct-2026 09:00',
    ],
    [{ valuePeriod: { end: '2026-10-02' } }, 'until 02-Oct-2026'],
    // a score has no unit, however its sender writes that it has none
    [{ valueQuantity: { value: 7, unit: 'score', code: '{score}' } }, '7'],
    [{ valueQuantity: { value: 7, code: '{score}' } }, '7'],
    [{ valueRange: { low: q(100, '/uL') } }, 'at least 100 /uL'],
    [{ valueRange: { high: q(5, '/uL') } }, 'up to 5 /uL'],
    [{ valueRange: { low: q(5, '/uL'), high: q(9, '/uL') } }, '5 to 9 /uL'],
    [{ valueRatio: { numerator: q(1), denominator: q(128) } }, '1:128'],
    [{ valueRatio: { numerator: q(30, 'mg'), denominator: q(1, 'mmol') } }, '30 mg per 1 mmol'],
    [{ valueRatio: { numerator: q(1) } }, '1 : not sent'],
    [
      { valueSampledData: { origin: q(0, 'mV'), period: 4, dimensions: 1, data: '1 2 E' } },
      'Tracing (open the source to see it): 3 points, one every 4 ms, zero line at 0 mV',
    ],
    [{ valueQuantity: { unit: 'mmol/L', _value: absent('masked') } }, 'No value: masked'],
    [{ _valueString: absent('not-performed') }, 'No value: not performed'],
    [{ valueCodeableConcept: absent('asked-declined') }, 'No value: asked but declined'],
    [{ dataAbsentReason: { coding: [{ code: 'MSK' }] } }, 'No value: masked'],
    [
      {
        valueCodeableConcept: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'ASKU' }],
        },
      },
      'No value: asked but unknown',
    ],
    [{ valueQuantity: { value: 10, comparator: 'ad', unit: 'mL' } }, 'sufficient to achieve 10 mL'],
    [{ valueQuantity: { value: '<5', unit: 'mg/L' } }, '<5 mg/L'],
    [{ valueQuantity: q(0, 'ng/L') }, '0 ng/L'],
    [{}, 'No value sent'],
    [{ valueString: ' ' }, 'No value sent'],
    [{ text: WORDED }, 'A value, if any, is in the source’s own text: open it there'],
    [{ text: WORDED, ...value(5, 'mmol/L') }, '5 mmol/L'],
    [{ status: 'cancelled', ...value(5, 'mmol/L') }, 'No result: cancelled'],
    [{ status: 'cancelled', dataAbsentReason: { text: 'Haemolysed' } }, 'No result: cancelled, haemolysed'],
    [
      { component: [{ code: { text: 'Systolic' }, ...value(140, 'mmHg') }, { code: { text: 'Diastolic' } }] },
      'Systolic 140 mmHg, Diastolic No value sent',
    ],
  ])('%j says %s', (more, row) => {
    expect(rowOf(more)).toBe(row);
  });

  it('with the digits that were sent', () => {
    const json =
      '{"valueQuantity":{"value":4.0,"unit":"x"},"referenceRange":[{"low":{"value":3.50},"high":{"value":5.0}}]}';
    expect(rowOf(parseAsSent(json) as object)).toBe('4.0 x – range 3.50 to 5.0');
    const parts = '{"component":[{"code":{"text":"pH"},"valueQuantity":{"value":7.10}}]}';
    expect(rowOf(parseAsSent(parts) as object)).toBe('pH 7.10');
    const pressure =
      '{"component":[{"code":{"text":"Systolic"},"valueQuantity":{"value":140.0,"unit":"mmHg"}},' +
      '{"code":{"text":"Diastolic"},"valueQuantity":{"value":90.0,"unit":"mmHg"}}]}';
    expect(rowOf(parseAsSent(pressure) as object)).toBe('140.0/90.0 mmHg');
  });
  it('of a cancelled one no number is drawn, and what was sent stands in the opened entry', () => {
    const cancelled = { status: 'cancelled', ...value(5, 'mmol/L') };
    expect(recordOf([test(cancelled)]).entries[0]?.detail).toMatchObject({ number: null, flag: null });
    expect(factsOf(cancelled)).toMatchObject({ Value: '5 mmol/L', Status: 'Cancelled' });
  });
  it('released without its value, its silence is not its sender’s', () => {
    const meta = { tag: [{ system: 'urn:whole-picture:why', code: 'SU-observation' }] };
    expect(rowOf({ meta })).toBeNull();
  });
  it('over a time, both ends stand in the opened entry', () => {
    const effectivePeriod = { start: '2026-10-01T08:00:00Z', end: '2026-10-02T08:00:00Z' };
    expect(factsOf({ effectiveDateTime: undefined, effectivePeriod, device: { display: 'Meter 7' } })).toMatchObject({
      Taken: '01-Oct-2026 09:00 to 02-Oct-2026 09:00',
      Device: 'Meter 7',
    });
  });
  it('of a report the conclusion and its codes, each once', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      code: { text: 'CT' },
      conclusion: 'Pulmonary embolism on the left.',
      conclusionCode: [{ text: 'Pulmonary embolism' }, { text: 'Nodule' }],
    };
    expect(recordOf([report]).entries[0]?.summary).toBe('Pulmonary embolism on the left.; Nodule');
  });
});
