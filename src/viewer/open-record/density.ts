/**
 * When did most of it happen? Entries per year of the dated lane, and where each begins; counted from what is
 * on screen and nothing else.
 */
import type { Line } from './timeline-rows';

export interface YearDensity {
  readonly year: number;
  readonly count: number;
  /** Key of the row to jump to. */
  readonly key: string;
}

export interface Density {
  /** Newest first. */
  readonly years: readonly YearDensity[];
  /** Where the lanes beside the dated one begin; null where they hold nothing. */
  readonly upcoming: string | null;
  readonly undated: string | null;
}

export function densityOf(lines: readonly Line[]): Density {
  const years = new Map<number, { readonly year: number; count: number; readonly key: string }>();
  let upcoming: string | null = null;
  let undated: string | null = null;
  for (const { entry, year } of lines) {
    if (entry.lane === 'upcoming') upcoming ??= entry.id;
    else if (year === null) undated ??= entry.id;
    else {
      const own = years.get(year);
      if (own === undefined) years.set(year, { year, count: 1, key: entry.id });
      else own.count += 1;
    }
  }
  return { years: [...years.values()].sort((a, b) => b.year - a.year), upcoming, undated };
}
