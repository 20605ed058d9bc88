/** Where on an axis of per cent does a share stand, and which marks has the axis? */

export interface Scale {
  /** Shares at both ends of the axis. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

const STEPS = [0.05, 0.1, 0.2, 0.25] as const;
const MOST_MARKS = 6;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * An axis over all that is drawn, from a round share to a round share. It begins at nothing, unless all of it stands
 * above a half: then the half that says nothing is left out.
 */
export function scaleFor(shares: readonly number[]): Scale {
  const lowest = shares.length === 0 ? 0 : Math.min(...shares);
  const highest = shares.length === 0 ? 1 : Math.max(...shares);
  const base = lowest > 0.55 ? 0.5 : 0;
  const step = STEPS.find((one) => Math.ceil((highest - base) / one) < MOST_MARKS) ?? 0.25;
  const to = Math.min(1, round(base + Math.max(1, Math.ceil(round((highest - base) / step))) * step));
  const marks: number[] = [];
  for (let mark = base; mark <= to + 1e-9; mark = round(mark + step)) marks.push(mark);
  return { from: base, to, marks };
}

/** Per cent of the axis' length. */
export const placeOn = ({ from, to }: Scale, share: number): number =>
  to === from ? 0 : Math.min(100, Math.max(0, ((share - from) / (to - from)) * 100));

/** `placeOn` as an attribute of a drawing. */
export const at = (scale: Scale, share: number): string => `${placeOn(scale, share).toFixed(2)}%`;
