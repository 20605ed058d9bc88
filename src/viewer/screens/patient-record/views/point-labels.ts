/** Which values are written beside their points, and where, so that none stands on another? The last one always is. */
import type { TrendPoint } from '../../../../record/sections/results/trends';
import type { Scale } from './chart-scale';

export interface PointLabel {
  readonly point: TrendPoint;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Of a letter of 12 px, generously. */
const LETTER = 7;
const HEIGHT = 13;
/** From the middle of a point to its words. */
const AWAY = 9;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const pointText = ({ value, comparator, flag }: TrendPoint): string =>
  [`${comparator ?? ''}${String(value)}`, flag].filter((part) => part !== null).join(' ');

/** What is told first where there is no room for all: the last, what is out of range, the first, the others. */
const orderOf = (points: readonly TrendPoint[]): readonly TrendPoint[] => {
  const last = points.at(-1);
  const rank = (point: TrendPoint): number =>
    point === last ? 0 : point.flag !== null ? 1 : point === points[0] ? 2 : 3;
  return [...points].sort((a, b) => rank(a) - rank(b));
};

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Beside its point where that is free, above or below it; left out where it would stand on another. */
export function labelsOf(points: readonly TrendPoint[], x: Scale, y: Scale, room: Room): readonly PointLabel[] {
  const marks = points.map((point): Box => {
    const [cx, cy] = [x.at(point.date.sort), y.at(point.value)];
    return { left: cx - 5, right: cx + 5, top: cy - 5, bottom: cy + 5 };
  });
  const taken: Box[] = [...marks];
  const labels: PointLabel[] = [];
  for (const point of orderOf(points)) {
    const text = pointText(point);
    const width = text.length * LETTER;
    const [cx, cy] = [x.at(point.date.sort), y.at(point.value)];
    const places = [
      { anchor: 'middle', x: cx, y: cy - AWAY, left: cx - width / 2 },
      { anchor: 'start', x: cx + AWAY, y: cy + 4, left: cx + AWAY },
      { anchor: 'middle', x: cx, y: cy + AWAY + 9, left: cx - width / 2 },
      { anchor: 'end', x: cx - AWAY, y: cy + 4, left: cx - AWAY - width },
    ] as const;
    for (const { anchor, x: at, y: base, left } of places) {
      const box = { left, right: left + width, top: base - HEIGHT + 3, bottom: base + 2 };
      const inside =
        box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
      if (!inside || taken.some((other) => meets(other, box))) continue;
      taken.push(box);
      labels.push({ point, text, x: at, y: base, anchor });
      break;
    }
  }
  return labels;
}
