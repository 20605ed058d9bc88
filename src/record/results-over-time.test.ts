/** Are pressures one row, gaps broken, stays those of the record, the parts of NEWS2 those that were sent? RECORD. */
import type { FhirResource } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concepts } from '../terminology/in-force';
import type { WholeRecord } from './entry';
import { newestNews } from './news';
import { buildRecord } from './record';
import { DRAWN_TOGETHER } from './sections/results/drawn-together';
import { unbroken, type TrendPoint } from './sections/results/trends';
import { staysIn } from './stays';
import { previousInRow, rowsIn, tableIn } from './trends';

const NOW = Date.UTC(2027, 0, 1);
const record = (resources: readonly object[]): WholeRecord =>
  buildRecord({
    now: NOW,
    providers: [
      {
        state: 'answered',
        provider: { id: 'a', name: 'a', setting: 'acute' },
        resources: resources as readonly FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
  });
const coded = (code: string) => ({ code: { coding: [{ system: 'http://loinc.org', code }] } });
const mmHg = (value: number) => ({ valueQuantity: { value, unit: 'mm[Hg]' } });
const pressure = (id: string, at: string, upper: number, lower: number) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  ...coded('85354-9'),
  effectiveDateTime: at,
  component: [
    { ...coded('8480-6'), ...mmHg(upper) },
    { ...coded('8462-4'), ...mmHg(lower) },
  ],
});

describe('the two pressures', () => {
  it('are one row with the reading before', () => {
    const built = record([pressure('new', '2026-09-02', 178, 96), pressure('old', '2026-08-21', 162, 88)]);
    const rows = tableIn(built).rows.map(({ name, cells }) => [
      name,
      [...cells.values()].flat().map(({ text }) => text),
    ]);
    expect(rows).toEqual([['Blood pressure', ['162/88 mmHg', '178/96 mmHg']]]);
    expect(rowsIn(built).map((row) => previousInRow(built, row))).toEqual(['previous 162/88, rising']);
  });
  it('of two results are never put together, and neither is lost', () => {
    const alone = { ...coded('8480-6'), ...mmHg(170), resourceType: 'Observation', id: 'x', status: 'final' };
    const built = record([pressure('a', '2026-09-02', 178, 96), { ...alone, effectiveDateTime: '2026-09-02' }]);
    const texts = tableIn(built).rows.flatMap(({ cells }) => [...cells.values()].flat().map(({ text }) => text));
    expect(texts.toSorted()).toEqual(['170 mmHg', '178/96 mmHg']);
  });
});

it('a line is broken where more than two years lie between, and holds every point once', () => {
  const DAY = 86_400_000;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 })), (days) => {
      const points = days
        .toSorted((a, b) => a - b)
        .map((day) => ({ date: { text: '', precision: 'day', sort: day * DAY } }) as TrendPoint);
      const runs = unbroken(points);
      expect(runs.flat()).toEqual(points);
      for (const run of runs)
        run.slice(1).forEach((point, at) => {
          expect(point.date.sort - (run[at]?.date.sort ?? NaN)).toBeLessThanOrEqual(732 * DAY);
        });
      runs.slice(1).forEach((run, at) => {
        expect((run[0]?.date.sort ?? NaN) - (runs[at]?.at(-1)?.date.sort ?? NaN)).toBeGreaterThan(732 * DAY);
      });
    }),
  );
});

describe('NEWS2', () => {
  const total = (more: object = {}) => ({
    resourceType: 'Observation',
    id: 'n',
    status: 'final',
    code: { text: 'NEWS2 total score' },
    effectiveDateTime: '2026-09-02T10:50:00+01:00',
    valueQuantity: { value: 7, unit: 'score', code: '{score}' },
    ...more,
  });
  it('has the parts inside it, as they were sent', () => {
    const component = [
      { code: { text: 'Respiration rate score' }, valueInteger: 2 },
      { code: { text: 'Consciousness' }, valueString: 'Alert' },
    ];
    expect(newestNews(record([total({ component })]))).toMatchObject({
      total: '7',
      parts: [
        { name: 'Respiration rate score', value: '2' },
        { name: 'Consciousness', value: 'Alert' },
      ],
    });
  });
  it('has its members as parts', () => {
    const member = { ...total(), id: 'm', code: { text: 'Pulse' }, valueQuantity: { value: 104, unit: '/min' } };
    const news = newestNews(record([total({ hasMember: [{ reference: 'Observation/m' }] }), member]));
    expect(news?.parts).toEqual([{ name: 'Pulse', value: '104 per minute' }]);
  });
  it('is its total alone where no parts were sent, and nothing where there is none', () => {
    expect(newestNews(record([total()]))?.parts).toEqual([]);
    expect(newestNews(record([]))).toBeNull();
  });
});

describe('a stay', () => {
  const encounter = (
    code: string,
    end: string | undefined,
    status = 'finished',
    start: string | undefined = '2026-09-02',
  ) => ({
    resourceType: 'Encounter',
    id: 'e',
    status,
    class: { code },
    period: { ...(start && { start }), ...(end && { end }) },
  });
  it.each([
    ['in hospital', encounter('IMP', '2026-09-05'), 1],
    ['that goes on', encounter('IMP', undefined, 'in-progress'), 1],
    ['whose end nobody sent', encounter('IMP', undefined), 0],
    ['in a clinic is none', encounter('AMB', '2026-09-05'), 0],
    ['that was cancelled is none', encounter('IMP', '2026-09-05', 'cancelled'), 0],
  ])('%s', (_, resource, count) => {
    const stays = staysIn(record([resource]).entries, NOW);
    expect(stays).toHaveLength(count);
    for (const { from, to } of stays) expect(to).toBeGreaterThan(from);
  });
});

it('tests that are drawn together are those that the tables know', () => {
  const known = new Set(concepts('analytes').map(({ id }) => id));
  expect(DRAWN_TOGETHER.flatMap(({ tests }) => tests).filter((test) => !known.has(test))).toEqual([]);
  expect(DRAWN_TOGETHER.every(({ tests }) => tests.length <= 4)).toBe(true);
});
