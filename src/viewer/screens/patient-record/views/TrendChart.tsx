/**
 * How do the values of a test go over time? Drawn as shapes, each value by itself, with the range its own laboratory
 * gave it.
 * A picture for the eye: the table below it holds the same for everybody.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { endOfDate } from '../../../../domain/dates';
import { formatDate, formatDateTime } from '../../../../domain/dates/written';
import type { Trend, TrendPoint } from '../../../../record/sections/results/trends';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { chartWords, extent, period, scale, ticks, type Scale } from './chart-scale';

const HEIGHT = 190;
const LEFT = 52;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 24;

function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(280, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { place, width };
}

/** The range of each value, from half way to the one before to half way to the one after. */
function Ranges({ points, x, y }: { readonly points: readonly TrendPoint[]; readonly x: Scale; readonly y: Scale }) {
  return points.map(({ entry, date, low, high }, at) => {
    if (low === null && high === null) return null;
    const middle = (other: TrendPoint | undefined, edge: number): number =>
      other === undefined ? edge : (other.date.sort + date.sort) / 2;
    const [from, to] = [x.at(middle(points[at - 1], x.from)), x.at(middle(points[at + 1], x.to))];
    const [top, bottom] = [y.at(high ?? y.to), y.at(low ?? y.from)];
    return (
      <rect
        key={`${entry} ${String(at)}`}
        className="wp-chart__range"
        x={from}
        y={top}
        width={Math.max(0, to - from)}
        height={Math.max(0, bottom - top)}
      />
    );
  });
}

/**
 * A value: a dot; out of its range a diamond; a limit (“<5”) an arrow; not final hollow; a date that is not exact a bar
 * as long as it may be.
 */
function Point({
  point,
  x,
  y,
  onOpen,
}: {
  readonly point: TrendPoint;
  readonly x: Scale;
  readonly y: Scale;
  readonly onOpen: (entry: string) => void;
}) {
  const { nameOf } = useRecordOnScreen();
  const { date, value, comparator, flag, interim, inConflict } = point;
  const [cx, cy] = [x.at(date.sort), y.at(value)];
  const look = [
    'wp-chart__point',
    flag === null ? '' : 'wp-chart__point--out',
    interim ? 'wp-chart__point--interim' : '',
  ]
    .filter(Boolean)
    .join(' ');
  const shape =
    comparator !== null ? (
      <path
        className={look}
        d={
          comparator.startsWith('<')
            ? `M${String(cx - 5)} ${String(cy - 3)}h10l-5 8z`
            : `M${String(cx - 5)} ${String(cy + 3)}h10l-5 -8z`
        }
      />
    ) : flag !== null ? (
      <path className={look} d={`M${String(cx)} ${String(cy - 6)}l6 6l-6 6l-6 -6z`} />
    ) : (
      <circle className={look} cx={cx} cy={cy} r={4} />
    );
  const shown = flag === null ? point.text : `${point.text} ${flag}`;
  const doubts = `${interim ? ', not final' : ''}${inConflict ? ', sources differ' : ''}`;
  return (
    <g
      className="wp-chart__mark"
      onClick={() => {
        onOpen(point.entry);
      }}
    >
      <title>{`${formatDateTime(date)}: ${shown}${doubts} (${point.providers.map(nameOf).join(', ')})`}</title>
      {(date.precision === 'month' || date.precision === 'year') && (
        <line className="wp-chart__span" x1={cx} x2={x.at(endOfDate(date))} y1={cy} y2={cy} />
      )}
      <circle className="wp-chart__reach" cx={cx} cy={cy} r={11} />
      {inConflict && <circle className="wp-chart__conflict" cx={cx} cy={cy} r={8} />}
      {shape}
    </g>
  );
}

export function TrendChart({
  trends,
  onOpen,
}: {
  readonly trends: readonly Trend[];
  readonly onOpen: (entry: string) => void;
}) {
  const { place, width } = useWidth();
  const points = trends.flatMap((trend) => trend.points);
  const levels = ticks(...extent(trends));
  const [from, to] = period(points);
  const x = scale(from, to, LEFT, width - RIGHT);
  const y = scale(levels[0] ?? 0, levels.at(-1) ?? 1, HEIGHT - BOTTOM, TOP);
  const moments = [from, (from + to) / 2, to];
  const day = (sort: number): string =>
    formatDate({ text: '', precision: to - from > 3 * 365 * 86_400_000 ? 'month' : 'day', sort });
  return (
    <div className="wp-chart" ref={place}>
      <svg
        role="img"
        aria-label={chartWords(trends)}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
      >
        {levels.map((level) => (
          <g key={level}>
            <line className="wp-chart__level" x1={LEFT} x2={width - RIGHT} y1={y.at(level)} y2={y.at(level)} />
            <text className="wp-chart__text" x={LEFT - 6} y={y.at(level) + 4} textAnchor="end">
              {level}
            </text>
          </g>
        ))}
        {moments.map((moment, at) => (
          <text
            key={moment}
            className="wp-chart__text"
            x={x.at(moment)}
            y={HEIGHT - 6}
            textAnchor={at === 0 ? 'start' : at === 2 ? 'end' : 'middle'}
          >
            {day(moment)}
          </text>
        ))}
        {trends.map((trend) => (
          <g key={`${trend.key} range`}>
            <Ranges points={trend.points} x={x} y={y} />
          </g>
        ))}
        {trends.map((trend) => (
          <g key={trend.key}>
            <polyline
              className="wp-chart__line"
              points={trend.points
                .map(({ date, value }) => `${String(x.at(date.sort))},${String(y.at(value))}`)
                .join(' ')}
            />
            {trend.points.map((point, at) => (
              <Point key={`${point.entry} ${String(at)}`} point={point} x={x} y={y} onOpen={onOpen} />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
