/** Which stretch of time is drawn, and where in it does a moment lie? */
const YEAR = 365.25 * 86_400_000;

export const ZOOMS = { all: 'All', ten: '10 years', three: '3 years', one: '1 year' } as const;
export type Zoom = keyof typeof ZOOMS;
const LENGTHS: Readonly<Record<Exclude<Zoom, 'all'>, number>> = { ten: 10 * YEAR, three: 3 * YEAR, one: YEAR };

/** In milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of a zoom that ends at `now`, or so many half lengths `later` (before it where negative); of all, from
 * `first`.
 */
export function stretchOf(zoom: Zoom, later: number, now: number, first: number): Stretch {
  const length = zoom === 'all' ? now - Math.min(first, now - YEAR) : LENGTHS[zoom];
  const to = now + length * 0.03 + (zoom === 'all' ? 0 : (later * length) / 2);
  return { from: to - length * 1.03, to };
}

export const isIn = ({ from, to }: Stretch, stretch: Stretch): boolean => to >= stretch.from && from <= stretch.to;

/** Per cent from the left. */
export const share = (at: number, { from, to }: Stretch): number =>
  Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
