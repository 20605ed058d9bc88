/** Where on the chart does a value or a moment stand, and which round numbers stand at the axes? Pure; pixels. */
import { endOfDate } from '../../../../domain/dates';
import { formatDate } from '../../../../domain/dates/written';
import type { Trend, TrendPoint } from '../../../../record/sections/results/trends';

export interface Scale {
  readonly from: number;
  readonly to: number;
  at(value: number): number;
}

export const scale = (from: number, to: number, start: number, end: number): Scale => ({
  from,
  to,
  at: (value) => (to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start)),
});

/** 1, 2 or 5 times a power of ten: at most `most` steps over the span. */
export function stepFor(span: number, most: number): number {
  if (span <= 0) return 1;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Round numbers from below the least to above the greatest. */
export function ticks(least: number, greatest: number, most = 5): readonly number[] {
  const step = stepFor(greatest - least || Math.abs(greatest) || 1, most);
  const first = Math.floor(least / step);
  const last = Math.ceil(greatest / step);
  // Through text, so that 0.1 × 3 is not 0.30000000000000004 at the axis.
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Values and the ranges they came with, all of which must fit. */
export function extent(trends: readonly Trend[]): readonly [number, number] {
  const numbers = trends.flatMap(({ points }) =>
    points.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null)),
  );
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** From the first value's date to the end of the last one's; a single moment gets a month around it. */
export function period(points: readonly TrendPoint[]): readonly [number, number] {
  const from = Math.min(...points.map(({ date }) => date.sort));
  const to = Math.max(...points.map(({ date }) => (date.precision === 'time' ? date.sort : endOfDate(date))));
  const margin = to - from < 86_400_000 * 2 ? 15 * 86_400_000 : (to - from) * 0.03;
  return [from - margin, to + margin];
}

/** "Potassium in mmol/L: 12 values, 14-Mar-2019 to 02-Sep-2026, the last 5.1 mmol/L High." */
export function chartWords(trends: readonly Trend[]): string {
  return trends
    .map(({ name, unit, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return name;
      const count = points.length === 1 ? '1 value' : `${String(points.length)} values`;
      const measured = unit === '' ? name : `${name} in ${unit}`;
      const latest = last.flag === null ? last.text : `${last.text} ${last.flag}`;
      return `${measured}: ${count}, ${formatDate(first.date)} to ${formatDate(last.date)}, the last ${latest}.`;
    })
    .join(' ');
}
