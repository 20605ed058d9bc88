/**
 * Does a group stand above or below the whole, or may the gap be chance? Wilson's interval, Bonferroni over the cells
 * of the question. INVARIANT: it is worked out of what is told, so it tells nothing more.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD, type AnswerRow } from '../shapes/answer';
import { wholeOf } from './figures';
import type { Figures } from './marks';

/** The quantile of the normal distribution. Source: P. J. Acklam's rational approximation, error below 1.2e-9. */
export function normalQuantile(p: number): number {
  const poly = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0);
  const tail = (q: number): number => {
    const x = Math.sqrt(-2 * Math.log(q));
    const c = [
      -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ];
    const d = [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
    return poly(c, x) / poly(d, x);
  };
  const LOW = 0.02425;
  if (p < LOW) return tail(p);
  if (p > 1 - LOW) return -tail(1 - p);
  const q = p - 0.5;
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  return (poly(a, q * q) * q) / poly(b, q * q);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval of a share. */
export function wilson(share: number, of: number, z: number): Interval {
  const z2 = z * z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: middle - half, high: middle + half };
}

/** Of a band, its lower end: the least that is said. */
function shareOf({ population, outcome, percent }: Figures, rules: DisclosureRules): number | null {
  if (population === WITHHELD || percent === WITHHELD) return null;
  return outcome === WITHHELD ? rules.band.share : outcome / population;
}

/** Of each row; null where its share is withheld, or there is no whole to hold it against. */
export function standsOf(figures: readonly Figures[], rules: DisclosureRules): readonly AnswerRow['stands'][] {
  const whole = wholeOf(figures);
  const { family, points } = rules.stands;
  const z = normalQuantile(1 - family / (2 * Math.max(1, figures.length)));
  return figures.map((row) => {
    const share = shareOf(row, rules);
    if (whole === null || share === null || row.population === WITHHELD) return null;
    const all = whole.outcome / whole.population;
    const { low, high } = wilson(share, row.population, z);
    const isBand = row.outcome === WITHHELD;
    if (low > all && share - all >= points / 100) return 'above';
    if (high < all && all - share >= points / 100 && !isBand) return 'below';
    return 'within';
  });
}
