/** Which results stand on the first screen, in which order, and by which value does a test count? DISPLAY, Rules. */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import { SECTIONS } from '../domain/sections';
import { concepts } from '../terminology/in-force';
import type { WholeRecord } from './entry';
import { recentResults } from './recent-results';
import { buildRecord } from './record';
import { LOOKED_AT_FIRST, rankOf } from './sections/results/looked-at-first';

const now = parseDate('2024-06-01T12:00:00Z')?.sort ?? 0;
const build = (resources: readonly object[]): WholeRecord =>
  buildRecord({
    now,
    providers: [
      {
        state: 'answered',
        provider: { id: 'gp', name: 'gp', setting: 'gp' },
        resources: resources as readonly FhirResource[],
        coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
        warnings: [],
        retrievedAt: '',
      },
    ],
  });
const result = (id: string, name: string, effectiveDateTime: string, value = 60, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: name },
  valueQuantity: { value, unit: 'mmol/L' },
  effectiveDateTime,
  ...more,
});
const high = { referenceRange: [{ high: { value: 5.3, unit: 'mmol/L' } }] };
const names = (resources: readonly object[], out?: boolean): readonly string[] =>
  recentResults(build(resources), now)
    .filter(({ isOut }) => out === undefined || isOut === out)
    .map(({ entry }) => entry.title);

describe('the results of the first screen', () => {
  it('are of each test the newest value, and out of range only while that is', () => {
    const potassium = (id: string, at: string, value: number) => result(id, 'Potassium', at, value, high);
    expect(names([potassium('a', '2024-03-01', 6), potassium('b', '2024-04-01', 5)], true)).toEqual([]);
    expect(
      recentResults(build([potassium('a', '2024-04-01', 6), potassium('b', '2024-03-01', 5)]), now).map(
        ({ entry, isOut, previous }) => [entry.id, isOut, previous],
      ),
    ).toEqual([['gp/Observation/a', true, 'previous 5, rising']]);
  });
  it('know a test by what it measures, under whichever code or name it was sent', () => {
    const coded = (id: string, at: string, code: object) => ({ ...result(id, '', at), code });
    expect(
      recentResults(
        build([
          coded('a', '2024-03-01', { coding: [{ system: 'http://loinc.org', code: '2823-3' }] }),
          coded('b', '2024-04-01', { coding: [{ system: 'http://snomed.info/sct', code: '1000651000000109' }] }),
        ]),
        now,
      ).map(({ entry }) => entry.id),
    ).toEqual(['gp/Observation/b']);
  });
  it('begin with what is critical, a part of a result too, then what is out of range, then the rest', () => {
    const said = (id: string, at: string, code: string, part = false) => {
      const interpretation = [{ coding: [{ code }] }];
      const more = part ? { component: [{ code: { text: 'Gas' }, interpretation }] } : { interpretation };
      return result(id, id, at, 60, more);
    };
    expect(
      names([
        said('high', '2024-05-02', 'H'),
        said('gas', '2024-04-01', 'HH', true),
        said('low', '2024-05-01', 'LL'),
        said('within', '2024-05-03', 'N'),
      ]),
    ).toEqual(['low', 'gas', 'high', 'within']);
  });
  it('stand in the order in which clinicians look, whatever their dates', () => {
    expect(
      names([
        result('w', 'Weight', '2024-05-30'),
        result('x', 'Zinc', '2024-05-29'),
        result('h', 'Haemoglobin', '2024-04-01'),
        result('k', 'Potassium', '2024-03-01', 4.6),
        result('c', 'Creatinine', '2024-02-01'),
      ]),
    ).toEqual(['Potassium', 'Creatinine', 'Haemoglobin', 'Weight', 'Zinc']);
  });
  it('are never hidden by one that was cancelled, nor by one that is yet to come', () => {
    expect(
      recentResults(
        build([
          result('old', 'Potassium', '2024-03-01', 6, high),
          result('off', 'Potassium', '2024-04-01', 4, { status: 'cancelled' }),
          result('next', 'Potassium', '2025-04-01', 4),
        ]),
        now,
      ).map(({ entry, isOut }) => [entry.id, isOut]),
    ).toEqual([['gp/Observation/old', true]]);
  });
  it('keep an old value that was out of range with its word, after what is recent', () => {
    const built = build([result('old', 'Potassium', '2020-03-01', 6, high), result('new', 'Weight', '2024-05-01')]);
    expect(
      recentResults(built, now).map(({ entry: { title, detail }, isOut }) => [
        title,
        isOut,
        detail.section === 'results' && detail.flag,
      ]),
    ).toEqual([
      ['Potassium', false, 'High'],
      ['Weight', false, null],
    ]);
  });
});

describe('the table of what is looked at first', () => {
  const known = new Set(concepts('analytes').map(({ id }) => id));
  it.each(LOOKED_AT_FIRST.map((row, at) => [row.tests.join(', '), row, at] as const))('%s', (_, { tests, why }, at) => {
    expect(tests.filter((test) => !known.has(test))).toEqual([]);
    expect(why.length).toBeGreaterThan(5);
    // Named once: a second row would be passed over.
    expect(tests.map(rankOf)).toEqual(tests.map(() => at));
  });
});

it('whatever the order of arrival, each test stands once and nothing critical behind anything else', () => {
  const any = fc.record({
    name: fc.constantFrom('Potassium', 'Weight', 'Zinc', 'Sodium'),
    at: fc.constantFrom('2020-01-01', '2024-01-01', '2024-05-01', '2024-05-01T08:00:00Z'),
    code: fc.constantFrom('N', 'H', 'LL', 'HH'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 9 }), (some) => {
      const found = recentResults(
        build(
          some.map(({ name, at, code }, index) =>
            result(String(index), name, at, index, { interpretation: [{ coding: [{ code }] }] }),
          ),
        ),
        now,
      );
      expect(new Set(found.map(({ entry }) => entry.title)).size).toBe(found.length);
      expect(found).toHaveLength(new Set(some.map(({ name }) => name)).size);
      const ranks = found.map(({ entry: { detail }, isOut }) =>
        !isOut ? 2 : detail.section === 'results' && detail.worst?.startsWith('Critical') === true ? 0 : 1,
      );
      expect(ranks).toEqual(ranks.toSorted());
    }),
    { numRuns: 60 },
  );
});
