/**
 * Two laboratories, two systems, one result: is it found however each of them writes it, and is nothing found that is
 * not there?
 */
import type { DiagnosticReport, FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const LOINC = 'http://loinc.org';
const SCT = 'http://snomed.info/sct';
const answered = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const entries = (a: readonly object[], b: readonly object[]): readonly Entry[] =>
  buildRecord({ providers: [answered('a', a), answered('b', b)], now: 1_750_000_000_000 }).entries;

const AT = '2024-05-01T09:00:00Z';
const loinc = (code: string, display?: string) => ({
  coding: [{ system: LOINC, code, ...(display === undefined ? {} : { display }) }],
});
const sct = (code: string, display: string) => ({ coding: [{ system: SCT, code, display }] });
const text = (name: string) => ({ text: name });
const local = (code: string, name: string) => ({
  coding: [{ system: 'https://lab.example/codes', code, display: name }],
});
const obs = (code: Observation['code'], more: Partial<Observation>, id = 'o'): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code,
  effectiveDateTime: AT,
  ...more,
});
const q = (value: number, unit: string, code?: string) => ({
  valueQuantity: { value, unit, ...(code === undefined ? {} : { system: 'http://unitsofmeasure.org', code }) },
});

describe('one result by two names', () => {
  it.each<[string, Observation['code'], Observation['code']]>([
    ['LOINC beside a long LOINC name', loinc('2823-3'), text('Potassium [Moles/volume] in Serum or Plasma')],
    [
      'LOINC beside SNOMED CT',
      loinc('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'),
      sct('1000731000000107', 'Serum creatinine level'),
    ],
    ['two LOINC codes of one measurement', loinc('2345-7'), loinc('14749-6')],
    ['a local code beside LOINC', local('K', 'Potassium'), loinc('2823-3')],
    [
      'a Read term beside LOINC',
      { coding: [{ system: 'http://read.info/readv2', code: '44I4.', display: 'Serum potassium' }] },
      loinc('2823-3'),
    ],
    ['name turned round', text('Potassium, serum'), text('Serum potassium level')],
    ['spelt in American', text('Hemoglobin'), text('Haemoglobin estimation')],
    ['an abbreviation', text('CRP'), loinc('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma')],
    ['HDL by the LOINC words', text('Cholesterol in HDL [Moles/volume] in Serum or Plasma'), text('HDL cholesterol')],
    ['capitals', text('SERUM SODIUM'), text('Sodium')],
    ['a long name with its abbreviation', text('Mean corpuscular volume (MCV)'), text('MCV')],
    [
      'an estimate by a formula',
      sct(
        '1011481000000105',
        'eGFR (estimated glomerular filtration rate) using creatinine CKD-EPI formula per 1.73 square metres',
      ),
      text('eGFR (CKD-EPI)'),
    ],
    [
      'a specimen other than blood, said last',
      text('Albumin/Creatinine ratio, urine'),
      text('Urine albumin:creatinine ratio'),
    ],
    ['a code in brackets behind the name', text('Serum creatinine level (XE2q5)'), text('CREATININE, SERUM')],
    ['what in brackets only spells it again', text('Potassium (K)'), text('Serum potassium')],
    [
      'an unlisted test, its level and its concentration in blood',
      text('Tacrolimus level'),
      text('Blood tacrolimus concentration'),
    ],
    ['an unlisted count', text('Nucleated red cell count'), text('Nucleated red cells')],
    ['counted absolutely', text('NEUTROPHILS, ABSOLUTE'), text('Neutrophil count')],
    ['high sensitivity said last', text('Troponin T hs'), text('High sensitivity troponin T')],
    ['an unlisted test, its words in another order', text('Faecal calprotectin'), text('Calprotectin, faecal')],
  ])('%s', (_, a, b) => {
    expect(entries([obs(a, q(4.6, 'u'))], [obs(b, q(4.6, 'u'))])).toHaveLength(1);
  });

  it.each<[string, Observation['code'], Observation['code']]>([
    ['LDL is not HDL', text('LDL cholesterol'), text('HDL cholesterol')],
    ['fasting is not random', text('Fasting glucose'), text('Plasma glucose')],
    ['capillary is not venous', loinc('41653-7'), loinc('2345-7')],
    ['urine is not blood', text('Urine sodium'), text('Serum sodium')],
    ['free is not total', text('Free T4'), text('Total T4')],
    ['adjusted is not measured', text('Adjusted calcium'), text('Calcium')],
    ['troponin T is not I', text('Troponin T'), text('Troponin I')],
    ['MCH is not MCHC', text('MCH'), text('MCHC')],
    ['brackets that tell the specimen', text('Potassium (urine)'), text('Potassium')],
    ['brackets that tell the form', text('Calcium (ionised)'), text('Calcium')],
    ['the receptor is not the rate', text('EGFR mutation analysis'), text('eGFR')],
  ])('%s', (_, a, b) => {
    expect(entries([obs(a, q(4.6, 'u'))], [obs(b, q(4.6, 'u'))])).toHaveLength(2);
  });

  it('calls a code without words by what it measures', () => {
    expect(entries([obs(loinc('2823-3'), q(4.6, 'mmol/L'))], [])[0]?.title).toBe('Serum potassium');
  });
});

describe('one value in two units', () => {
  it.each<[string, string, [number, string, string?], [number, string, string?]]>([
    ['glucose', '2345-7', [126, 'mg/dl'], [7, 'mmol/l']],
    ['cholesterol', '2093-3', [200, 'mg/dL'], [5.2, 'mmol/L']],
    ['HDL', '2085-9', [50, 'mg/dL'], [1.29, 'mmol/L']],
    ['triglycerides', '2571-8', [150, 'mg/dL'], [1.69, 'mmol/L']],
    ['creatinine', '2160-0', [1.2, 'mg/dL'], [106, 'μmol/L', 'umol/L']],
    ['urea nitrogen', '3094-0', [14, 'mg/dL'], [5, 'mmol/L']],
    ['bilirubin', '1975-2', [1, 'mg/dL'], [17, 'umol/L']],
    ['calcium', '17861-6', [9.6, 'mg/dL'], [2.4, 'mmol/L']],
    ['magnesium', '19123-9', [2, 'mg/dL'], [0.82, 'mmol/L']],
    ['phosphate', '2777-1', [3.5, 'mg/dL'], [1.13, 'mmol/L']],
    ['urate', '3084-1', [6, 'mg/dL'], [357, 'umol/L']],
    ['iron', '2498-4', [100, 'ug/dL'], [17.9, 'umol/L']],
    ['vitamin D', '1989-3', [30, 'ng/mL'], [75, 'nmol/L']],
    ['vitamin B12', '2132-9', [400, 'pg/mL'], [295, 'pmol/L']],
    ['folate', '2284-8', [8, 'ng/mL'], [18, 'nmol/L']],
    ['free T4', '3024-7', [1.2, 'ng/dL'], [15.4, 'pmol/L']],
    ['NT-proBNP', '33762-6', [1000, 'pg/mL'], [118, 'pmol/L']],
    ['ferritin', '2276-4', [120, 'ng/mL'], [120, 'ug/L']],
    ['haemoglobin', '718-7', [13.2, 'g/dL'], [132, 'g/L']],
    ['albumin', '1751-7', [4.1, 'g/dL'], [41, 'g/L']],
    ['CRP', '1988-5', [1.2, 'mg/dL'], [12, 'mg/L']],
    ['HbA1c', '4548-4', [7, '%'], [53, 'mmol/mol{Hb}']],
    ['TSH', '3016-3', [2.1, 'uIU/mL'], [2.1, 'mU/L']],
    ['potassium', '2823-3', [4.6, 'mEq/L'], [4.6, 'mmol/L']],
    ['bicarbonate', '1963-8', [24, 'meq/l'], [24, 'mmol/L']],
    ['white cells', '6690-2', [7.2, 'K/uL'], [7.2, 'x10^9/L']],
    ['white cells counted one by one', '6690-2', [7200, 'cells/uL'], [7.2, '10*9/L']],
    ['platelets', '777-3', [250, '10*3/uL'], [250, '×10⁹/L']],
    ['units in words', '2160-0', [79, 'micromol/L'], [79, 'umol/L']],
    ['an exponent in brackets', '777-3', [250, 'x10(9)/L'], [250, '10*9/L']],
    ['red cells', '789-8', [4.5, 'M/uL'], [4.5, '10*12/L']],
    ['haematocrit', '4544-3', [42, '%'], [0.42, 'L/L']],
    ['ALT', '1742-6', [35, 'U/L'], [35, 'IU/L']],
    ['eGFR', '33914-3', [62, 'mL/min/{1.73_m2}'], [62, 'ml/min/1.73m^2']],
    ['eGFR, the surface unsaid', '62238-1', [62, 'mL/min'], [62, 'mL/min/1.73 m²']],
    ['ESR', '4537-7', [12, 'mm/hr'], [12, 'mm/h']],
    ['ACR', '9318-7', [30, 'mg/g'], [3.4, 'mg/mmol']],
    ['INR', '6301-6', [2.5, '{INR}'], [2.5, 'ratio']],
  ])('%s', (_, code, a, b) => {
    expect(entries([obs(loinc(code), q(...a))], [obs(loinc(code), q(...b))])).toHaveLength(1);
  });

  it.each<[string, string, [number, string], [number, string]]>([
    ['another glucose', '2345-7', [126, 'mg/dL'], [7.2, 'mmol/L']],
    ['another creatinine', '2160-0', [1.2, 'mg/dL'], [120, 'umol/L']],
    ['another HbA1c', '4548-4', [7, '%'], [48, 'mmol/mol']],
    ['equal numbers in units that differ', '2345-7', [7, 'mg/dL'], [7, 'mmol/L']],
    ['divalent ions are not their equivalents', '17861-6', [4.8, 'meq/L'], [2.4, 'mmol/L']],
  ])('%s stays another', (_, code, a, b) => {
    expect(entries([obs(loinc(code), q(...a))], [obs(loinc(code), q(...b))])).toHaveLength(2);
  });

  it('a unit in another spelling is no conflict, another unit is', () => {
    const fields = (a: string, b: string, value = 4.6) =>
      entries([obs(loinc('2823-3'), q(4.6, a))], [obs(loinc('2823-3'), q(value, b))])[0]?.conflicts.map(
        ({ field }) => field,
      );
    expect([fields('mmol/L', 'mmol/l'), fields('mmol/L', 'mEq/L')]).toEqual([[], ['unit']]);
  });
  it('ranges are compared in one unit and as they are worded', () => {
    const ranged = (value: number, unit: string, low: number, high: number) =>
      obs(loinc('2345-7'), {
        ...q(value, unit),
        referenceRange: [{ low: { value: low, unit }, high: { value: high, unit } }],
      });
    const fields = (...pair: [Observation, Observation]) =>
      entries([pair[0]], [pair[1]])[0]?.conflicts.map(({ field }) => field);
    expect(fields(ranged(5, 'mmol/L', 3.9, 5.5), ranged(90, 'mg/dL', 70, 99))).toEqual(['unit']);
    expect(
      fields(
        ranged(5, 'mmol/L', 3.9, 5.5),
        obs(loinc('2345-7'), { ...q(5, 'mmol/L'), referenceRange: [{ text: '3.9 - 5.5' }] }),
      ),
    ).toEqual([]);
    expect(fields(ranged(5, 'mmol/L', 3.9, 5.5), ranged(5, 'mmol/L', 3.5, 7.8))).toEqual(['range']);
  });
});

describe('one value in two shapes', () => {
  it.each<[string, Partial<Observation>, Partial<Observation>, 1 | 2]>([
    ['a number in words', { valueString: '4.6 mmol/L' }, q(4.6, 'mmol/L'), 1],
    [
      'below the limit, in words',
      { valueString: '< 5 mg/L' },
      { valueQuantity: { value: 5, comparator: '<', unit: 'mg/L' } },
      1,
    ],
    ['at least, by its sign', { valueString: '≥90' }, { valueQuantity: { value: 90, comparator: '>=' } }, 1],
    ['above is not at least', { valueString: '>90' }, { valueQuantity: { value: 90, comparator: '>=' } }, 2],
    [
      'a number in quotes',
      { valueQuantity: { value: '4.6' as unknown as number, unit: 'mmol/L' } },
      q(4.6, 'mmol/L'),
      1,
    ],
    [
      'a concept and the same words',
      { valueCodeableConcept: sct('260373001', 'Detected') },
      { valueString: 'detected' },
      1,
    ],
    ['detected is not not detected', { valueString: 'Detected' }, { valueString: 'Not detected' }, 2],
    ['zero is zero', q(0, '10*9/L'), q(0, '10*9/L'), 1],
    ['zero is not nothing', q(0, '10*9/L'), {}, 2],
    ['no is no', { valueBoolean: false }, { valueBoolean: false }, 1],
    ['no is not yes', { valueBoolean: false }, { valueBoolean: true }, 2],
    [
      'the same reason for no value',
      { dataAbsentReason: { text: 'Sample haemolysed' } },
      { dataAbsentReason: { text: 'sample haemolysed' } },
      1,
    ],
    ['a whole number without its unit', { valueInteger: 5 }, q(5, '{score}'), 1],
    [
      'a unit coded elsewhere',
      { valueQuantity: { value: 4.6, unit: 'mmol/L', system: SCT, code: '258813002' } },
      q(4.6, 'mmol/L'),
      1,
    ],
  ])('%s', (_, a, b, count) => {
    expect(entries([obs(local('T1', 'Some test'), a)], [obs(local('T1', 'Some test'), b)])).toHaveLength(count);
  });
});

describe('specimens, sites and times', () => {
  const k = (more: Partial<Observation>, id = 'o') => obs(loinc('2823-3'), { ...q(4.6, 'mmol/L'), ...more }, id);
  it.each<[string, Observation, Observation, 1 | 2]>([
    [
      'serum and venous blood',
      k({ specimen: { display: 'Serum' } }),
      k({ specimen: { display: 'Venous blood specimen' } }),
      1,
    ],
    ['capillary and venous', k({ specimen: { display: 'Capillary blood' } }), k({ specimen: { display: 'Serum' } }), 2],
    ['one specimen unsaid', k({}), k({ specimen: { display: 'Plasma' } }), 1],
    [
      'taken, and not reported, at one instant',
      k({ issued: '2024-05-02T10:00:00Z' }),
      k({ issued: '2024-05-03T11:00:00Z' }),
      1,
    ],
    [
      'a period that begins then',
      k({}),
      {
        ...obs(loinc('2823-3'), q(4.6, 'mmol/L')),
        effectiveDateTime: undefined,
        effectivePeriod: { start: '2024-05-01T10:00:00+01:00' },
      } as unknown as Observation,
      1,
    ],
    ['a date-only result of another day', k({}), k({ effectiveDateTime: '2024-05-02' }), 2],
    [
      'just after midnight in London',
      k({ effectiveDateTime: '2024-04-30T23:30:00Z' }),
      k({ effectiveDateTime: '2024-05-01' }),
      1,
    ],
    ['a month is no day', k({ effectiveDateTime: '2024-05' }), k({ effectiveDateTime: '2024-05-01' }), 2],
  ])('%s', (_, a, b, count) => {
    expect(entries([a], [b])).toHaveLength(count);
  });

  it('left and right are two', () => {
    const eye = (side: string) =>
      obs(local('IOP', 'Intraocular pressure'), { ...q(15, 'mmHg'), bodySite: { text: `${side} eye` } });
    expect(entries([eye('Left')], [eye('Right')])).toHaveLength(2);
    expect(entries([eye('Left')], [eye('LEFT')])).toHaveLength(1);
  });

  it('a blood pressure is one, whichever codes its parts have', () => {
    const part = (code: Observation['code'], value: number) => ({ code, ...q(value, 'mm[Hg]') });
    const a = obs(loinc('85354-9'), { component: [part(loinc('8480-6'), 140), part(loinc('8462-4'), 85)] });
    const b = obs(sct('75367002', 'Blood pressure'), {
      component: [
        part(sct('271650006', 'Diastolic blood pressure'), 85),
        part(sct('271649006', 'Systolic blood pressure'), 140),
      ],
    });
    expect(entries([a], [b])).toMatchObject([{ conflicts: [] }]);
    expect(entries([{ ...a, effectiveDateTime: '2024-05-01' }], [b])).toHaveLength(2);
  });
});

describe('versions across providers', () => {
  const id = { identifier: [{ system: 'https://lab.example/filler', value: '77' }] };
  const glucose = (name: string, value: number, more: Partial<Observation> = {}) =>
    obs(loinc('2345-7'), { ...q(value, 'mmol/L'), ...more }, name);
  it('a copy from before the correction stands with the corrected result, the conflict shown', () => {
    const found = entries(
      [glucose('old', 9, id), glucose('new', 4, { ...id, status: 'corrected' })],
      [glucose('copy', 9)],
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      tag: 'corrected',
      conflicts: [{ field: 'value', values: [{ value: '4 mmol/L' }, { value: '9 mmol/L' }] }],
    });
  });
  it('a result that names the one it replaced stands for it', () => {
    const replaces = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/observation-replaces',
          valueReference: { reference: 'Observation/a' },
        },
      ],
    };
    const found = entries([glucose('a', 9), glucose('b', 4, replaces)], []);
    expect(
      found.map(({ detail, sources }) => [
        detail.section === 'results' ? detail.number : null,
        sources.map(({ reference }) => reference),
      ]),
    ).toEqual([[4, ['Observation/b', 'Observation/a']]]);
  });
  it('two codes under one number at one provider are two results, not versions', () => {
    expect(
      entries(
        [
          obs(loinc('2345-7'), { ...q(126, 'mg/dL'), ...id }, 'x'),
          obs(loinc('14749-6'), { ...q(7, 'mmol/L'), ...id }, 'y'),
        ],
        [],
      ),
    ).toHaveLength(2);
    const found = entries(
      [obs(loinc('2345-7'), q(126, 'mg/dL'), 'x'), obs(loinc('14749-6'), q(7, 'mmol/L'), 'y')],
      [glucose('z', 7)],
    );
    expect(
      found.map(({ sources }) =>
        sources
          .map(({ reference }) => reference)
          .sort()
          .join(),
      ),
    ).toEqual(['Observation/x', 'Observation/y,Observation/z']);
  });
});

describe('reports', () => {
  const report = (
    code: DiagnosticReport['code'],
    more: Partial<DiagnosticReport> = {},
    id = 'r',
  ): DiagnosticReport => ({
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    code,
    effectiveDateTime: AT,
    ...more,
  });
  const number = { identifier: [{ system: 'https://lab.example/report', value: '2024-17' }] };
  const general = sct('721981007', 'Diagnostic studies report');
  it.each<[string, DiagnosticReport, DiagnosticReport, 1 | 2]>([
    [
      'LOINC panel and an abbreviation',
      report(loinc('58410-2', 'CBC panel - Blood by Automated count')),
      report(text('FBC')),
      1,
    ],
    [
      'conclusions that differ in case and stops',
      report(text('Chest X-ray'), { conclusion: 'No consolidation.' }),
      report(text('CXR'), { conclusion: 'no consolidation' }),
      1,
    ],
    [
      'conclusions that differ',
      report(text('Chest X-ray'), { conclusion: 'No consolidation.' }),
      report(text('CXR'), { conclusion: 'Left basal consolidation' }),
      2,
    ],
    ['a general report of the same number', report(general, number), report(text('Full blood count'), number), 1],
    ['two general reports of one instant', report(general), report(general), 2],
    ['liver and thyroid', report(text('LFTs')), report(text('TFTs')), 2],
  ])('%s', (_, a, b, count) => {
    expect(entries([a], [b])).toHaveLength(count);
  });

  it('a report coded only as a report is called by the groups it holds', () => {
    const group = obs(text('Full blood count'), { hasMember: [{ reference: 'Observation/m' }] }, 'g');
    expect(
      entries(
        [
          report(general, { result: [{ reference: 'Observation/g' }, { reference: 'Observation/m' }] }),
          group,
          obs(text('Haemoglobin'), q(130, 'g/L'), 'm'),
        ],
        [],
      )
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Full blood count', 'Full blood count', 'Haemoglobin']);
  });
});

describe('midnight in place of a time', () => {
  const potassium = (at: string, id = 'o') =>
    obs(text('Potassium'), { ...q(4.1, 'mmol/L'), effectiveDateTime: at }, id);
  it.each(['2024-05-01T00:00:00Z', '2024-05-01T00:00:00+01:00', '2024-05-01T00:00:00.000+01:00', '2024-05-01T00:00'])(
    'is a day: %s',
    (midnight) => {
      expect(entries([potassium(midnight)], [potassium(AT)])).toHaveLength(1);
      expect(entries([potassium(midnight)], [potassium(AT), potassium('2024-05-01T17:00:00Z', 'later')])).toHaveLength(
        3,
      );
    },
  );
  it('is no other time', () => {
    expect(entries([potassium('2024-05-01T00:30:00Z')], [potassium(AT)])).toHaveLength(2);
  });
});

describe('a value whose code says otherwise than its words', () => {
  it.each([
    ['MRSA isolated', 'Not detected', 'MRSA isolated (coded as Not detected)'],
    ['Negative', 'Positive', 'Negative (coded as Positive)'],
    ['No growth', 'Escherichia coli', 'No growth (coded as Escherichia coli)'],
    ['Not detected', 'Negative', 'Not detected'],
    ['Detected', 'Present', 'Detected'],
    ['Fracture', 'No fracture', 'Fracture (coded as No fracture)'],
    ['Nonreactive', 'Reactive', 'Nonreactive (coded as Reactive)'],
    ['Normal', 'No abnormality detected', 'Normal'],
    ['0', 'None', '0'],
    ['Negative', 'Result below cut-off', 'Negative'],
    ['No growth', 'Sterile', 'No growth'],
  ])('“%s” coded as “%s”', (text, display, said) => {
    const coding = [{ system: 'http://snomed.info/sct', code: '1', display }];
    const sent = obs(local('1', 'Screen'), { valueCodeableConcept: { text, coding } });
    expect(entries([sent], [])[0]?.summary).toBe(said);
  });
});
