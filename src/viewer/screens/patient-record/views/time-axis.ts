/** Which moments stand under the charts, and how is each written? One axis for all of them: whole months or years. */
import { shortMonth } from '../../../../domain/dates/written';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Months between two ticks, the shortest first. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600] as const;
const MONTH_MS = 30.44 * 86_400_000;

const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/**
 * At most `most` of them, at the first day of a month or year. A year is written where it begins, and at the first of
 * all.
 */
export function timeTicks(from: number, to: number, most: number): readonly Tick[] {
  const months = (to - from) / MONTH_MS;
  const step = STEPS.find((one) => months / one <= most) ?? 1200;
  const start = new Date(from);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + 1) / step) * step;
  const ticks: Tick[] = [];
  for (let month = first; firstOf(month) <= to; month += step) {
    const year = String(Math.floor(month / 12));
    const name = shortMonth((month % 12) + 1);
    const text = step >= 12 ? year : ticks.length === 0 || month % 12 === 0 ? `${name} ${year}` : name;
    ticks.push({ at: firstOf(month), text });
  }
  return ticks;
}
