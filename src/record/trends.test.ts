/**
 * Do trends and the cumulative table keep every value, and never mix units or specimens? RECORD.md results; TRAPS 13.
 */
import fc from 'fast-check';
import type { FhirResource, Observation, Quantity } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ProviderState, WholeRecord } from './entry';
import { buildRecord } from './record';
import { tableIn, trendsIn, trendsOfEntry } from './trends';

const LOINC = 'http://loinc.org';
const answered = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const record = (a: readonly object[], b: readonly object[] = []): WholeRecord =>
  buildRecord({ providers: [answered('a', a), answered('b', b)], now: Date.UTC(2026, 0, 1) });

let next = 0;
const observation = (
  code: string,
  when: string | undefined,
  valueQuantity: Quantity | undefined,
  more: Partial<Observation> = {},
): Observation => ({
  resourceType: 'Observation',
  id: String((next += 1)),
  status: 'final',
  code: { coding: [{ system: LOINC, code }] },
  ...(when === undefined ? {} : { effectiveDateTime: when }),
  ...(valueQuantity === undefined ? {} : { valueQuantity }),
  ...more,
});
const glucose = (when: string | undefined, value: number, unit = 'mmol/L', more: Partial<Observation> = {}) =>
  observation('2345-7', when, { value, unit }, more);
const lines = (built: WholeRecord) =>
  trendsIn(built).flatMap(({ trends }) =>
    trends.map(({ unit, specimen, points }) => ({ unit, specimen, values: points.map(({ value }) => value) })),
  );

describe('a trend', () => {
  it('turns mg/dL into mmol/L for an analyte whose molar mass is known, and keeps what was sent', () => {
    const built = record(
      [glucose('2024-01-01', 5.1), glucose('2024-03-01', 6.2)],
      [
        glucose('2024-02-01', 126, 'mg/dL', {
          referenceRange: [{ low: { value: 70, unit: 'mg/dL' }, high: { value: 99, unit: 'mg/dL' } }],
        }),
      ],
    );
    const [trend] = trendsIn(built)[0]?.trends ?? [];
    expect(trend?.unit).toBe('mmol/L');
    expect(trend?.points.map(({ value, text, converted }) => [value, text, converted])).toEqual([
      [5.1, '5.1 mmol/L', false],
      [6.994, '126 mg/dL', true],
      [6.2, '6.2 mmol/L', false],
    ]);
    expect(trend?.points[1]).toMatchObject({ low: 3.886, high: 5.495, range: '70 to 99', flag: 'High' });
  });
  it('never converts an unlisted test: each unit has its own line', () => {
    const other = (when: string, value: number, unit: string) => observation('99999-9', when, { value, unit });
    expect(
      lines(record([other('2024-01-01', 1, 'mg/dL'), other('2024-02-01', 2, 'mmol/L'), other('2024-03-01', 3, 'g/L')])),
    ).toEqual([
      { unit: 'g/L', specimen: null, values: [0.01, 3] },
      { unit: 'mmol/L', specimen: null, values: [2] },
    ]);
  });
  it('never mixes specimens, and serum, plasma and blood are one', () => {
    const of = (display: string, value: number) =>
      glucose(`2024-01-0${value}`, value, 'mmol/L', { specimen: { display } });
    expect(
      lines(
        record([
          of('Serum', 4),
          of('Plasma specimen', 5),
          of('Urine', 6),
          of('Capillary blood', 7),
          glucose('2024-01-08', 8),
        ]),
      ).map(({ specimen, values }) => [specimen, values]),
    ).toEqual([
      ['blood', [4, 5, 8]],
      ['capillary blood', [7]],
      ['urine', [6]],
    ]);
  });
  it('takes what is measured in blood alone as of blood, and a stated other specimen as stated', () => {
    const named = (text: string, at: string, rest: Partial<Observation> = {}) =>
      observation('x', at, { value: 60, unit: 'mL/min' }, { code: { text }, ...rest });
    expect(
      lines(record([named('eGFR', '2024-01-01', { specimen: { display: 'Serum' } }), named('eGFR', '2024-02-01')])).map(
        ({ specimen, values }) => [specimen, values],
      ),
    ).toEqual([['blood', [60, 60]]]);
    expect(
      lines(
        record([
          named('Creatinine', '2024-01-01', { specimen: { display: 'Urine' } }),
          named('Creatinine', '2024-02-01'),
        ]),
      ),
    ).toHaveLength(2);
  });
  it('draws HbA1c in per cent and in mmol/mol on one line by the master equation', () => {
    const built = record([
      observation('4548-4', '2023-01-01', { value: 6.5, unit: '%' }),
      observation('59261-8', '2024-01-01', { value: 53, unit: 'mmol/mol' }),
      observation('59261-8', '2025-01-01', { value: 48, unit: 'mmol/mol' }),
    ]);
    expect(lines(built)).toEqual([{ unit: 'mmol/mol', specimen: 'blood', values: [47.53, 53, 48] }]);
  });
  it('keeps every value of a day, zero and below-limit values too, and says what it cannot draw', () => {
    const day = [
      glucose('2024-01-01T08:00:00Z', 4),
      glucose('2024-01-01T08:00:00Z', 5),
      glucose('2024-01-01T20:00:00Z', 0),
      observation('2345-7', '2024-01-02', { value: 1, comparator: '<', unit: 'mmol/L' }),
    ];
    const words = observation('2345-7', '2024-01-03', undefined, { valueString: 'haemolysed' });
    const [test] = trendsIn(record([...day, words, glucose(undefined, 9)]));
    expect(test?.trends[0]?.points.map(({ value, comparator }) => `${comparator ?? ''}${String(value)}`)).toEqual([
      '4',
      '5',
      '0',
      '<1',
    ]);
    expect(test?.notDrawn.map(({ why, text }) => [why, text])).toEqual([
      ['no number', 'haemolysed'],
      ['no date', '9 mmol/L'],
    ]);
  });
  it('takes a blood pressure apart and says that both are drawn together', () => {
    const part = (code: string, value: number) => ({
      code: { coding: [{ system: LOINC, code }] },
      valueQuantity: { value, unit: 'mm[Hg]' },
    });
    const built = record([
      observation('85354-9', '2024-01-01', undefined, {
        category: [{ coding: [{ code: 'vital-signs' }] }],
        component: [part('8480-6', 140), part('8462-4', 85)],
      }),
    ]);
    const trends = trendsOfEntry(built, built.entries[0]?.id ?? '').flatMap((one) => one.trends);
    expect(trends.map(({ unit, drawnWith, points }) => [unit, drawnWith, points.map(({ value }) => value)])).toEqual([
      ['mmHg', 'blood pressure|mmHg', [85]],
      ['mmHg', 'blood pressure|mmHg', [140]],
    ]);
  });
  it('shows a result that two providers hold once, with both', () => {
    const built = record([glucose('2024-01-01T09:00:00Z', 7)], [glucose('2024-01-01T09:00:00Z', 126, 'mg/dL')]);
    expect(trendsIn(built)[0]?.trends[0]?.points.map(({ providers }) => providers)).toEqual([['a', 'b']]);
  });
  it('leaves out what was cancelled or is only registered, and marks what is interim', () => {
    const [test] = trendsIn(
      record([
        glucose('2024-01-01', 4, 'mmol/L', { status: 'cancelled' }),
        glucose('2024-01-02', 5, 'mmol/L', { status: 'preliminary' }),
      ]),
    );
    expect(test?.trends[0]?.points.map(({ value, interim }) => [value, interim])).toEqual([[5, true]]);
  });
});

describe('the cumulative table', () => {
  it('has tests down, those that are looked at first before others, days across, newest first, and every value of a day in its cell', () => {
    const built = record([
      glucose('2024-01-01T08:00:00Z', 4),
      glucose('2024-01-01T20:00:00Z', 5),
      glucose('2023', 6),
      glucose(undefined, 7),
      observation('718-7', '2024-01-01', { value: 130, unit: 'g/L' }),
    ]);
    const table = tableIn(built);
    expect(table.columns.map(({ heading }) => heading)).toEqual(['01-Jan-2024', '2023', 'Date not recorded']);
    expect(
      table.rows.map(({ unit, cells }) => [
        unit,
        [...cells].map(([column, values]) => [column, values.map(({ text }) => text)]),
      ]),
    ).toEqual([
      ['g/L', [['2024-01-01', ['130 g/L']]]],
      [
        'mmol/L',
        [
          ['2023', ['6 mmol/L']],
          ['2024-01-01', ['4 mmol/L', '5 mmol/L']],
          ['undated', ['7 mmol/L']],
        ],
      ],
    ]);
  });
  it('names no unit for a row whose values differ in it', () => {
    const [row] = tableIn(record([glucose('2024-01-01', 4), glucose('2024-01-02', 90, 'mg/dL')])).rows;
    expect(row?.unit).toBeNull();
  });
});

const anyResult = fc.record({
  code: fc.constantFrom('2345-7', '2823-3', '99999-9'),
  when: fc.constantFrom(undefined, '2023', '2024-01-01', '2024-01-01T08:00:00Z'),
  value: fc.integer({ min: 0, max: 9 }),
  unit: fc.constantFrom('mmol/L', 'mg/dL', 'meq/L', '%', ''),
  specimen: fc.constantFrom(undefined, 'Serum', 'Urine'),
});

it('every value is drawn or said not to be, and stands in the table, once; a line has one unit and one specimen', () => {
  fc.assert(
    fc.property(fc.array(anyResult, { maxLength: 12 }), (results) => {
      const built = record(
        results.map(({ code, when, value, unit, specimen }) =>
          observation(code, when, { value, unit }, specimen === undefined ? {} : { specimen: { display: specimen } }),
        ),
      );
      const drawn = trendsIn(built).flatMap(({ trends, notDrawn }) => [
        ...trends.flatMap(({ points }) => points.map(({ entry }) => entry)),
        ...notDrawn.map(({ entry }) => entry),
      ]);
      const undrawn = built.entries.filter(({ date }) => date === null).map(({ id }) => id);
      expect([...new Set([...drawn, ...undrawn])].sort()).toEqual(built.entries.map(({ id }) => id).sort());
      expect(new Set(drawn).size).toBe(drawn.length);
      const tabulated = tableIn(built).rows.flatMap(({ cells }) =>
        [...cells.values()].flat().map(({ entry }) => entry),
      );
      expect(tabulated.sort()).toEqual(built.entries.map(({ id }) => id).sort());
    }),
    { numRuns: 100 },
  );
});
