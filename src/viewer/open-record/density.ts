/**
 * When did most of it happen? Entries per year and month of the dated lane, and where each begins; counted from what is
 * on screen and nothing else.
 */
import type { Line } from './timeline-rows';

export interface MonthDensity {
  /** 1 to 12; null: the month is not recorded. */
  readonly month: number | null;
  readonly count: number;
  /** Key of the row to jump to. */
  readonly key: string;
}

export interface YearDensity {
  readonly year: number;
  readonly count: number;
  readonly key: string;
  /** Newest first, those without a recorded month last. Months without entries are simply not there. */
  readonly months: readonly MonthDensity[];
}

export interface Density {
  /** Newest first. */
  readonly years: readonly YearDensity[];
  /** Where the lanes beside the dated one begin; null where they hold nothing. */
  readonly upcoming: string | null;
  readonly undated: string | null;
}

interface Counting {
  readonly year: number;
  count: number;
  readonly key: string;
  readonly months: Map<number | null, { readonly month: number | null; count: number; readonly key: string }>;
}

const byMonth = (a: MonthDensity, b: MonthDensity): number => (b.month ?? 0) - (a.month ?? 0);

export function densityOf(lines: readonly Line[]): Density {
  const years = new Map<number, Counting>();
  let upcoming: string | null = null;
  let undated: string | null = null;
  for (const { entry, year, month } of lines) {
    if (entry.lane === 'upcoming') upcoming ??= entry.id;
    else if (year === null) undated ??= entry.id;
    else {
      const own = years.get(year);
      const counting: Counting = own ?? { year, count: 0, key: entry.id, months: new Map() };
      if (own === undefined) years.set(year, counting);
      counting.count += 1;
      const one = counting.months.get(month);
      if (one === undefined) counting.months.set(month, { month, count: 1, key: entry.id });
      else one.count += 1;
    }
  }
  return {
    years: [...years.values()]
      .sort((a, b) => b.year - a.year)
      .map(({ year, count, key, months }) => ({ year, count, key, months: [...months.values()].sort(byMonth) })),
    upcoming,
    undated,
  };
}
