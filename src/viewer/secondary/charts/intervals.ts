/**
 * How sure is a share of a group, and how far may a share stand from the whole by chance? From rounded counts, which
 * are the only ones that leave.
 */

/** Standard deviations that hold 95 % and 99.8 % of what chance gives. */
export const Z_95 = 1.96;
export const Z_998 = 3.09;

export interface Interval {
  /** Shares from 0 to 1. */
  readonly low: number;
  readonly high: number;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Wilson's interval of a share. Null where nobody is in the group. */
export function wilson(outcome: number, population: number, z = Z_95): Interval | null {
  if (population <= 0) return null;
  const share = within(outcome / population);
  const spread = z * z;
  const middle = (share + spread / (2 * population)) / (1 + spread / population);
  const reach =
    (z / (1 + spread / population)) *
    Math.sqrt((share * (1 - share)) / population + spread / (4 * population * population));
  return { low: within(middle - reach), high: within(middle + reach) };
}

/** Between which shares does a group of this size stand by chance, where the whole has this share? */
export function limits(whole: number, population: number, z: number): Interval | null {
  if (population <= 0) return null;
  const reach = z * Math.sqrt((whole * (1 - whole)) / population);
  return { low: within(whole - reach), high: within(whole + reach) };
}

/** 0.4321 as `43`: whole per cent, as every share is told. */
export const wholePercent = (share: number): number => Math.round(share * 100);

/** `28 to 32 %`. */
export const intervalInWords = ({ low, high }: Interval): string =>
  `${String(wholePercent(low))} to ${String(wholePercent(high))} %`;
