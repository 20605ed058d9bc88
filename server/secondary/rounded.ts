/** How is a count told to people of the linkage zone? By the same least count and step as an answer. */
import { roundedTo } from '../../src/secondary/disclosure/figures';
import { RULES } from '../../src/secondary/rules/disclosure';

export const rounded = (count: number): number | string =>
  count <= RULES.withheldUpTo ? `fewer than ${String(RULES.withheldUpTo + 1)}` : roundedTo(RULES.roundTo, count);
