/**
 * How do the values of one test go over time? Series that never mix units or specimens: a value stands in another unit
 * only where
 * the analyte allows the conversion, and what it was sent as stands beside. Source: RECORD, results; TRAPS 13.
 */
import { canonicalValue, inUnit, sameUnit, unitShown, unitSize } from '../../codes/units';
import type { RecordDate } from '../../entry';
import type { Measurement } from './measurements';
import type { Test } from './by-test';
import type { Flag } from './flag';
import type { Measured } from './value';
import { providersOf } from '../../entry-providers';

export interface TrendPoint {
  /** The entry that it opens. */
  readonly entry: string;
  readonly date: RecordDate;
  /** In the series' unit. */
  readonly value: number;
  /** `<` of a value below what could be measured: drawn as a limit, not as a value. */
  readonly comparator: string | null;
  /** As sent, with its own unit. */
  readonly text: string;
  readonly converted: boolean;
  /** Its own laboratory's range in the series' unit; null where not sent, or not in a unit that converts. */
  readonly low: number | null;
  readonly high: number | null;
  /** The range as sent. */
  readonly range: string | null;
  readonly flag: Flag | null;
  readonly interim: boolean;
  /** Its sources do not agree on it. */
  readonly inConflict: boolean;
  readonly providers: readonly string[];
}

/** One line of a chart: one test, one kind of specimen, one unit. */
export interface Trend {
  readonly key: string;
  readonly name: string;
  readonly specimen: string | null;
  /** As people write it; empty where the values were sent without one. */
  readonly unit: string;
  /** What to draw on the same axes: the two pressures of a blood pressure. Null for a line by itself. */
  readonly drawnWith: string | null;
  /** Oldest first; every value of a day. */
  readonly points: readonly TrendPoint[];
}

/** What a chart leaves out, and must say so. */
export interface NotDrawn {
  readonly entry: string;
  readonly date: RecordDate | null;
  readonly text: string;
  readonly why: 'no number' | 'no date';
}

export interface TestTrends {
  readonly test: Test;
  readonly trends: readonly Trend[];
  readonly notDrawn: readonly NotDrawn[];
}

type Quantity = Extract<Measured, { kind: 'quantity' }>;
type Drawn = Measurement & { readonly measured: Quantity; readonly date: RecordDate };

const isDrawn = (one: Measurement): one is Drawn => one.measured?.kind === 'quantity' && one.date !== null;

/** Units that convert into each other for this analyte; a value without a unit is a family of its own. */
const familyOf = ({ measured, analyte }: Drawn): string =>
  measured.unit === '' ? '' : canonicalValue(measured.number, measured.unit, analyte).dimension;

/** The unit most of the values were sent in; among equals the newest one's. */
function unitOf(drawn: readonly Drawn[]): string {
  const counts = new Map<string, { count: number; unit: string }>();
  for (const {
    measured: { unit },
  } of drawn) {
    const size = unitSize(unit);
    const key = `${size.dimension}|${size.factor}`;
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, unit });
  }
  return [...counts.values()].reduce((best, one) => (one.count >= best.count ? one : best)).unit;
}

/** Four figures: no laboratory means more, and a conversion must not look as if it did. */
const FIGURES = 4;

function pointOf(one: Drawn, unit: string): TrendPoint {
  const { measured, analyte, entry } = one;
  const converted = !sameUnit(measured.unit, unit);
  const turned = (value: number): number =>
    converted
      ? Number(inUnit(canonicalValue(value, measured.unit, analyte).value, unit, analyte).toPrecision(FIGURES))
      : value;
  return {
    entry: entry.id,
    date: one.date,
    value: turned(measured.number),
    comparator: measured.comparator,
    text: one.text,
    converted,
    low: one.low === null ? null : turned(one.low),
    high: one.high === null ? null : turned(one.high),
    range: one.range,
    flag: one.flag,
    interim: one.interim,
    inConflict: entry.conflicts.some(({ field }) => field === 'value'),
    providers: providersOf(entry),
  };
}

const PRESSURES = new Set(['systolic', 'diastolic']);

/** The trends of one test: a line for each family of units, the longest first. */
export function trendsOf(test: Test): TestTrends {
  const families = new Map<string, Drawn[]>();
  const notDrawn: NotDrawn[] = [];
  for (const one of test.measurements) {
    if (!isDrawn(one)) {
      notDrawn.push({
        entry: one.entry.id,
        date: one.date,
        text: one.text,
        why: one.measured?.kind === 'quantity' ? 'no date' : 'no number',
      });
      continue;
    }
    const family = familyOf(one);
    const others = families.get(family);
    if (others) others.push(one);
    else families.set(family, [one]);
  }
  const trends = [...families]
    .map(([family, drawn]): Trend => {
      const unit = unitOf(drawn);
      const pressure = PRESSURES.has(drawn[0]?.analyte?.key ?? '');
      return {
        key: `${test.key}|${family}`,
        name: test.name,
        specimen: test.specimen,
        unit: unitShown(unit),
        drawnWith: pressure ? `blood pressure|${family}` : null,
        points: drawn.map((one) => pointOf(one, unit)),
      };
    })
    .sort((a, b) => b.points.length - a.points.length || (a.key < b.key ? -1 : 1));
  return { test, trends, notDrawn };
}

/** Values this far apart are not read as one movement: the line between them is broken. */
const LONGEST_GAP = 2 * 366 * 86_400_000;

/** The points that a line may join, run by run: a gap of more than two years ends a run. */
export function unbroken(points: readonly TrendPoint[]): readonly (readonly TrendPoint[])[] {
  const runs: TrendPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && point.date.sort - last.date.sort <= LONGEST_GAP) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
