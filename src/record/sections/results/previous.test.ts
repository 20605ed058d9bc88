/**
 * Is a value before another told only where it is one test, one specimen and one unit, and both are final? RECORD,
 * results; TRAPS 13.
 */
import fc from 'fast-check';
import type { FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ProviderState, WholeRecord } from '../../entry';
import { buildRecord } from '../../record';
import { placesIn, previousInWords, previousOf } from '../../trends';

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
  buildRecord({ providers: [answered('a', a), answered('b', b)], now: Date.UTC(2027, 0, 1) });

const POTASSIUM = '2823-3';
const result = (id: string, when: string, value: number | string, unit: string, more: object = {}): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: LOINC, code: POTASSIUM }] },
  effectiveDateTime: when,
  ...(typeof value === 'number' ? { valueQuantity: { value, unit } } : { valueString: value }),
  ...more,
});
const k = (id: string, when: string, value: number | string, more: object = {}) =>
  result(id, when, value, 'mmol/L', more);
const coded = (code: string) => ({ code: { coding: [{ system: LOINC, code }] } });
const HB = coded('718-7');
const idOf = (built: WholeRecord, id: string): string =>
  built.entries.find((one) => one.id.endsWith(`/${id}`))?.id ?? '';
const said = (resources: readonly object[], id = 'new'): string | null => {
  const built = record(resources);
  expect(idOf(built, id)).not.toBe('');
  return previousInWords(built, idOf(built, id));
};

describe('beside a value stands the one before it', () => {
  const now = k('new', '2026-09-02T20:10:00+01:00', 4.6);
  const at = '2026-09-02T11:20:00+01:00';
  it.each<[string, readonly object[], string | null]>([
    ['higher before', [now, k('old', at, 5.1)], 'previous 5.1, falling'],
    ['lower before', [now, k('old', at, 4.1)], 'previous 4.1, rising'],
    ['the same before', [now, k('old', at, 4.6)], 'previous 4.6, unchanged'],
    [
      'the nearest of several',
      [now, k('a', '2026-01-01', 9), k('old', at, 5.1), k('b', '2025-01-01', 1)],
      'previous 5.1, falling',
    ],
    ['nothing before', [now], null],
    ['later ones only', [now, k('old', '2026-10-01', 5.1)], null],
    ['over two years before', [now, k('old', '2017-10-19', 5.1)], 'previous 5.1, 2017'],
    ['two years before to the day', [now, k('old', '2024-09-02', 5.1)], 'previous 5.1, falling'],
    ['two years and a day before', [now, k('old', '2024-09-01', 5.1)], 'previous 5.1, 2024'],
    [
      'below what can be measured',
      [now, k('old', at, 5, { valueQuantity: { value: 5, comparator: '<', unit: 'mmol/L' } })],
      'previous <5',
    ],
    ['corrected since it was sent', [now, k('old', at, 5.1, { status: 'corrected' })], 'previous 5.1, falling'],
    ['not final', [now, k('old', at, 5.1, { status: 'preliminary' }), k('a', '2026-01-01', 9)], null],
    ['of a status that nobody gave', [now, k('old', at, 5.1, { status: 'unknown' })], null],
    ['entered in error', [now, k('old', at, 9.9, { status: 'entered-in-error' })], null],
    ['cancelled', [now, k('old', at, 9.9, { status: 'cancelled' })], null],
    ['in words', [now, k('old', at, 'haemolysed')], null],
    ['without a date', [now, { ...k('old', at, 5.1), effectiveDateTime: undefined }], null],
    ['of that day, the time not known', [now, k('old', '2026-09-02', 5.1), k('a', '2026-01-01', 9)], null],
    ['of that year, the day not known', [now, k('old', '2026', 5.1)], null],
    ['two of one time that differ', [now, k('a', at, 5.1), k('old', at, 5.3)], null],
    ['of another specimen', [now, k('old', at, 40, { specimen: { display: 'Urine' } })], null],
    ['another test', [now, { ...k('old', at, 140), ...coded('2951-2') }], null],
    ['in meq/L, which is mmol/L', [now, result('old', at, 5.1, 'meq/L')], 'previous 5.1 meq/L, falling'],
    ['in a unit that does not turn into it', [now, result('old', at, 5.1, 'ratio')], 'previous 5.1 ratio, other unit'],
    ['without a unit', [now, result('old', at, 5.1, '')], 'previous 5.1, no unit sent'],
  ])('%s', (_, resources, expected) => {
    expect(said(resources)).toBe(expected);
  });

  it('is said in its own unit where it had to be converted, and compared by what it means', () => {
    const hb = (id: string, when: string, value: number, unit: string) => result(id, when, value, unit, HB);
    expect(said([hb('new', '2026-08-21', 118, 'g/L'), hb('old', '2026-08-01', 12.9, 'g/dL')])).toBe(
      'previous 12.9 g/dL, falling',
    );
    expect(said([hb('new', '2026-08-21', 118, 'g/L'), hb('old', '2017-09-20', 12.9, 'g/dL')])).toBe(
      'previous 12.9 g/dL, 2017',
    );
    expect(said([hb('new', '2026-08-21', 129, 'g/L'), hb('old', '2026-08-01', 12.9, 'g/dL')])).toBe(
      'previous 12.9 g/dL, unchanged',
    );
  });

  it('is never said of a value that is not final itself, or on which its sources differ', () => {
    const older = k('old', '2026-01-01', 5.1);
    expect(said([k('new', '2026-02-01', 4.6, { status: 'preliminary' }), older])).toBeNull();
    const number = { identifier: [{ system: 'urn:lab', value: '1' }] };
    const built = record(
      [k('new', '2026-02-01T09:00:00Z', 4.6, number), older],
      [k('other', '2026-02-01T09:00:00Z', 6.4, number)],
    );
    const disputed = built.entries.find(({ conflicts }) => conflicts.some(({ field }) => field === 'value'));
    expect(disputed).toBeDefined();
    expect(previousInWords(built, disputed?.id ?? '')).toBeNull();
  });

  it('is said of one that two providers sent in two units, which is one value', () => {
    const hb = (id: string, when: string, value: number, unit: string) => result(id, when, value, unit, HB);
    const built = record(
      [hb('new', '2026-08-21', 118, 'g/L'), hb('old', '2026-08-01', 129, 'g/L')],
      [hb('same', '2026-08-01T14:10:00+01:00', 12.9, 'g/dL')],
    );
    expect(built.entries).toHaveLength(2);
    expect(previousInWords(built, idOf(built, 'new'))).toMatch(/^previous 129?|12.9 g\/dL, falling$/);
  });

  it('is not taken from the other side of the body, but from either arm', () => {
    const on = (bodySite: string, more: object) => ({ bodySite: { text: bodySite }, ...more });
    const eye = { code: { text: 'Intraocular pressure' } };
    expect(
      said([
        result('new', '2026-02-01', 21, 'mmHg', on('Right eye', eye)),
        result('old', '2026-01-01', 14, 'mmHg', on('Left eye', eye)),
      ]),
    ).toBeNull();
    const systolic = coded('8480-6');
    expect(
      said([
        result('new', '2026-02-01', 150, 'mmHg', on('Right arm', systolic)),
        result('old', '2026-01-01', 140, 'mmHg', on('Left arm', systolic)),
      ]),
    ).toBe('previous 140, rising');
  });
});

describe('a blood pressure', () => {
  const pressure = (id: string, when: string, upper: number, lower: number): Observation => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    ...coded('85354-9'),
    effectiveDateTime: when,
    component: [
      { ...coded('8480-6'), valueQuantity: { value: upper, unit: 'mm[Hg]' } },
      { ...coded('8462-4'), valueQuantity: { value: lower, unit: 'mm[Hg]' } },
    ],
  });
  it.each([
    [178, 96, 'previous 162/88, rising'],
    [150, 80, 'previous 162/88, falling'],
    [178, 80, 'previous 162/88'],
    [178, 88, 'previous 162/88, rising'],
    [162, 88, 'previous 162/88, unchanged'],
  ])('of %d/%d stands beside the whole one before', (upper, lower, expected) => {
    expect(said([pressure('new', '2026-09-02', upper, lower), pressure('old', '2026-08-21', 162, 88)])).toBe(expected);
  });
  it('is not put together from two readings', () => {
    const upperAlone = result('late', '2026-08-30', 170, 'mm[Hg]', coded('8480-6'));
    expect(
      said([pressure('new', '2026-09-02', 178, 96), pressure('old', '2026-08-21', 162, 88), upperAlone]),
    ).toBeNull();
  });
});

const anyResult = fc.record({
  code: fc.constantFrom(POTASSIUM, '718-7', '99999-9'),
  when: fc.constantFrom(
    '2023',
    '2026-01',
    '2026-01-01',
    '2026-01-01T08:00:00Z',
    '2026-02-01',
    '2026-02-01T08:00:00Z',
    '2026-03-01',
  ),
  value: fc.integer({ min: 0, max: 9 }),
  unit: fc.constantFrom('mmol/L', 'g/L', 'g/dL', 'meq/L', '%', ''),
  comparator: fc.constantFrom(undefined, '<', '>'),
  specimen: fc.constantFrom(undefined, 'Serum', 'Urine'),
  status: fc.constantFrom(
    'final',
    'final',
    'final',
    'corrected',
    'preliminary',
    'unknown',
    'cancelled',
    'entered-in-error',
  ),
});

it('a direction never crosses units, specimens, limits, or a value that does not stand', () => {
  fc.assert(
    fc.property(fc.array(anyResult, { maxLength: 10 }), (results) => {
      const built = record(
        results.map(({ code, when, value, unit, comparator, specimen, status }, at) => ({
          resourceType: 'Observation',
          id: String(at),
          status,
          ...coded(code),
          effectiveDateTime: when,
          valueQuantity: { value, unit, ...(comparator && { comparator }) },
          ...(specimen && { specimen: { display: specimen } }),
        })),
      );
      for (const [id, placed] of placesIn(built)) {
        const previous = previousOf(built, id);
        const [here] = placed;
        if (previous === null || here === undefined) continue;
        const { measurement: newer, test } = here;
        const olders = test.measurements.filter(
          ({ date, text }) => date?.text === previous.date.text && text.startsWith(previous.text),
        );
        expect(olders.length).toBeGreaterThan(0);
        for (const one of [newer, ...olders]) expect(one.final).toBe(true);
        for (const older of olders) {
          expect(older.specimen).toBe(newer.specimen);
          expect((older.date?.sort ?? Infinity) < (newer.date?.sort ?? -Infinity)).toBe(true);
          if (previous.direction === null) continue;
          const [a, b] = [older.measured, newer.measured];
          if (a?.kind !== 'quantity' || b?.kind !== 'quantity') throw new Error('no numbers');
          expect([a.comparator, b.comparator]).toEqual([null, null]);
          // Of these units only those of mass and of substance turn into each other, and only for a test that is known.
          const kind = (unit: string): string =>
            !/^(?:g\/|mmol|meq)/.test(unit)
              ? unit
              : older.analyte !== null
                ? 'amount'
                : unit.startsWith('g')
                  ? 'g'
                  : 'm';
          expect(kind(a.unit)).toBe(kind(b.unit));
        }
      }
    }),
    { numRuns: 300 },
  );
});
