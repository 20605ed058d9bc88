/** Is what is drawn what was chosen, on one axis of time and never in mixed units, with every word in its own place? */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../../../record/record';
import { rowsIn, trendsIn } from '../../../../record/trends';
import type { TrendPoint } from '../../../../record/sections/results/trends';
import { scale } from './chart-scale';
import { charts, drawablesOf, drawnOf, groupsOf, MOST_DRAWN, since, withChosen } from './drawn-tests';
import { labelsOf } from './point-labels';
import { timeTicks } from './time-axis';

const result = (name: string, at: string, value: number, unit = 'mmol/L') => ({
  resourceType: 'Observation',
  id: `${name.replace(/\W/g, '')}${at}`,
  status: 'final',
  code: { text: name },
  effectiveDateTime: at,
  valueQuantity: { value, unit },
});
const record = (resources: readonly object[]) =>
  buildRecord({
    now: Date.UTC(2027, 0, 1),
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
const drawables = (resources: readonly object[]) => {
  const built = record(resources);
  return drawablesOf(rowsIn(built), trendsIn(built));
};
const twice = (name: string, unit?: string) => [
  result(name, '2026-01-01', 1, unit),
  result(name, '2026-02-01', 2, unit),
];

describe('the tests that are drawn', () => {
  const all = drawables([
    ...twice('Weight', 'kg'),
    ...twice('Zinc'),
    ...twice('Haemoglobin', 'g/L'),
    ...twice('Sodium'),
    result('Potassium', '2026-01-01', 4.6),
  ]);
  const names = (chosen: readonly string[]) => drawnOf(all, chosen).map(({ row }) => row.name);
  const keyOf = (name: string): string => all.find(({ row }) => row.name === name)?.row.key ?? '';
  it('are, before anybody chose, three with a course to see, what is looked at first before the rest', () => {
    expect(names([])).toEqual(['Haemoglobin', 'Sodium', 'Weight']);
  });
  it('are those chosen, at most four: a fifth takes the place of the first, one chosen again goes', () => {
    const four = ['Zinc', 'Weight', 'Sodium', 'Potassium', 'Haemoglobin'].reduce<readonly string[]>(
      (chosen, name) => withChosen(chosen, keyOf(name)),
      [],
    );
    expect(names(four)).toEqual(['Weight', 'Sodium', 'Potassium', 'Haemoglobin']);
    expect(names(withChosen(four, keyOf('Sodium')))).toEqual(['Weight', 'Potassium', 'Haemoglobin']);
    expect(four).toHaveLength(MOST_DRAWN);
  });
  it('are offered in groups of which the record has something', () => {
    expect(groupsOf(all).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['U&E', 2],
      ['Full blood count', 1],
      ['Diabetes', 1],
    ]);
  });
  it('never share an axis in two units', () => {
    const mixed = drawables([
      ...twice('Test of ours'),
      ...twice('Test of ours', 'ng/L').map((one) => ({ ...one, id: `${one.id}b` })),
    ]);
    const units = mixed.flatMap(({ tests }) => charts(tests)).map((trends) => trends.map(({ unit }) => unit));
    expect(units.toSorted()).toEqual([['mmol/L'], ['ng/L']]);
  });
  it('leave out what lies before the time chosen, and say how much', () => {
    const trends = all.find(({ row }) => row.name === 'Sodium')?.tests.flatMap((one) => one.trends) ?? [];
    expect(since(trends, Date.UTC(2026, 0, 15)).left).toBe(1);
    expect(since(trends, Date.UTC(2026, 5, 1))).toEqual({ trends: [], left: 2 });
    expect(since(trends, null).left).toBe(0);
  });
});

describe('the axis of time', () => {
  it.each([
    ['2026-06-01', '2026-12-01', 8, ['Jul 2026', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']],
    ['2017-09-20', '2026-11-10', 8, ['2018', '2020', '2022', '2024', '2026']],
    ['2025-08-01', '2026-06-01', 4, ['Sep 2025', 'Dec', 'Mar', 'Jun']],
  ])('from %s to %s', (from, to, most, expected) => {
    const texts = timeTicks(Date.parse(from), Date.parse(to), most).map(({ text }) => text);
    if (from.startsWith('2025')) expect(texts.length).toBeLessThanOrEqual(most + 1);
    else expect(texts).toEqual(expected);
  });
  it('has no more than asked for, each within it and after the one before', () => {
    const days = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 2, max: 12 }), (a, b, most) => {
        const [from, to] = [Math.min(a, b) * 86_400_000, Math.max(a, b) * 86_400_000];
        const ats = timeTicks(from, to, most).map(({ at }) => at);
        expect(ats.length).toBeLessThanOrEqual(most + 1);
        expect(ats).toEqual([...new Set(ats)].sort((x, y) => x - y));
        for (const at of ats) expect(at >= from && at <= to).toBe(true);
      }),
    );
  });
});

it('no value beside a point stands on another, and the last is always written where there is room for one', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 99 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(points, (some) => {
      const all = some
        .toSorted(([a], [b]) => a - b)
        .map(([sort, value], at) => ({
          entry: String(at),
          date: { text: '', precision: 'day', sort },
          value,
          comparator: null,
          flag: null,
        })) as unknown as TrendPoint[];
      const x = scale(0, 500, 60, 560);
      const labels = labelsOf(all, x, scale(0, 99, 80, 20), { left: 40, right: 600, top: 0, bottom: 100 });
      const boxes = labels.map(({ text, x: at, y, anchor }) => {
        const width = text.length * 7;
        const left = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2;
        return { left, right: left + width, top: y - 10, bottom: y + 2 };
      });
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b) => {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }),
      );
      if (all.length === 1) expect(labels).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
