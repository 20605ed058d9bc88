/** Which tests are drawn: those the reader chose, at most four, else the first that clinicians look at? Pure. */
import { DRAWN_TOGETHER } from '../../../../record/sections/results/drawn-together';
import { rankOf } from '../../../../record/sections/results/looked-at-first';
import { PRESSURE_ROW } from '../../../../record/sections/results/pressure-row';
import { analyteOfRow } from '../../../../record/trends';
import type { Test } from '../../../../record/sections/results/by-test';
import type { TestTrends, Trend } from '../../../../record/sections/results/trends';

export const MOST_DRAWN = 4;
/** Before anybody has chosen. */
const AT_FIRST = 3;

/** A row of the table with what can be drawn of it. */
export interface Drawable {
  readonly row: Test;
  readonly tests: readonly TestTrends[];
}

export const drawablesOf = (rows: readonly Test[], trends: readonly TestTrends[]): readonly Drawable[] =>
  rows
    .map((row) => ({
      row,
      tests: trends.filter(({ test, trends: lines }) =>
        row.key.startsWith(PRESSURE_ROW)
          ? test.specimen === row.specimen && lines.some(({ drawnWith }) => drawnWith !== null)
          : test.key === row.key,
      ),
    }))
    .filter(({ tests }) => tests.length > 0);

const values = ({ tests }: Drawable): number =>
  Math.max(...tests.flatMap(({ trends }) => trends.map(({ points }) => points.length)));

/** Those with a course to see before those with one value; then what is looked at first. */
const suggested = (all: readonly Drawable[]): readonly Drawable[] =>
  all
    .toSorted(
      (a, b) =>
        Number(values(a) < 2) - Number(values(b) < 2) || rankOf(analyteOfRow(a.row)) - rankOf(analyteOfRow(b.row)),
    )
    .slice(0, AT_FIRST);

export const drawnOf = (all: readonly Drawable[], chosen: readonly string[]): readonly Drawable[] => {
  const found = chosen.flatMap((key) => all.find(({ row }) => row.key === key) ?? []);
  return found.length > 0 ? found : suggested(all);
};

/** Chosen again it is taken away; a fifth takes the place of the first. */
export const withChosen = (chosen: readonly string[], key: string): readonly string[] =>
  chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key].slice(-MOST_DRAWN);

/** The groups of which this record has a test to draw, each with the rows that it draws. */
export const groupsOf = (
  all: readonly Drawable[],
): readonly { readonly name: string; readonly rows: readonly string[] }[] =>
  DRAWN_TOGETHER.map(({ name, tests }) => ({
    name,
    rows: tests
      .flatMap((test) => all.find(({ row }) => analyteOfRow(row) === test)?.row.key ?? [])
      .slice(0, MOST_DRAWN),
  })).filter(({ rows }) => rows.length > 0);

/** Trends that belong on one pair of axes: the two pressures; every other by itself. */
export function charts(tests: readonly TestTrends[]): readonly (readonly Trend[])[] {
  const together = new Map<string, Trend[]>();
  for (const trend of tests.flatMap(({ trends }) => trends)) {
    const key = trend.drawnWith ?? trend.key;
    together.set(key, [...(together.get(key) ?? []), trend]);
  }
  return [...together.values()];
}

/** The trends without what lies before `from`, and how many values that leaves out. */
export function since(
  trends: readonly Trend[],
  from: number | null,
): { readonly trends: readonly Trend[]; readonly left: number } {
  if (from === null) return { trends, left: 0 };
  const kept = trends.map((trend) => ({ ...trend, points: trend.points.filter(({ date }) => date.sort >= from) }));
  const count = (some: readonly Trend[]): number => some.reduce((sum, { points }) => sum + points.length, 0);
  return { trends: kept.filter(({ points }) => points.length > 0), left: count(trends) - count(kept) };
}
