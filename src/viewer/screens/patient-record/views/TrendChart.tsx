/**
 * How do the values of one test go over time? Drawn as shapes, each value by itself with its number beside it, and with
 * the range its own laboratory gave it. Charts below each other share their time, never their units.
 * A picture for the eye: the table below it holds the same for everybody.
 */
import { endOfDate } from '../../../../domain/dates';
import { formatDateTime } from '../../../../domain/dates/written';
import type { Stay } from '../../../../record/stays';
import { unbroken, type Trend, type TrendPoint } from '../../../../record/sections/results/trends';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { chartWords, extent, scale, ticks, type Scale } from './chart-scale';
import { labelsOf } from './point-labels';
import type { Tick } from './time-axis';

const HEIGHT = 92;
const TOP = 16;
const BOTTOM = 12;
/** Room for the numbers of the axis, and for a value beyond the last point. */
export const LEFT = 44;
export const RIGHT = 18;

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

/** The line of each run of values: where they lie far apart it is broken. */
function Lines({ points, x, y }: { readonly points: readonly TrendPoint[]; readonly x: Scale; readonly y: Scale }) {
  return unbroken(points).map((run) => (
    <polyline
      key={run[0]?.entry}
      className="wp-chart__line"
      points={run.map(({ date, value }) => `${String(x.at(date.sort))},${String(y.at(value))}`).join(' ')}
    />
  ));
}

interface TrendChartProps {
  /** One test, or the two pressures of one measurement. */
  readonly trends: readonly Trend[];
  readonly x: Scale;
  readonly width: number;
  readonly times: readonly Tick[];
  readonly stays: readonly Stay[];
  readonly onOpen: (entry: string) => void;
}

/** At the axis: the limits of the newest range, else two round numbers. */
function levelsOf(trends: readonly Trend[], most: readonly number[]): readonly number[] {
  const last = trends.length === 1 ? trends[0]?.points.at(-1) : undefined;
  const limits = [last?.low ?? null, last?.high ?? null].filter((one) => one !== null);
  return limits.length > 0 ? limits : [most[0] ?? 0, most.at(-1) ?? 1];
}

export function TrendChart({ trends, x, width, times, stays, onOpen }: TrendChartProps) {
  const round = ticks(...extent(trends), 3);
  const y = scale(round[0] ?? 0, round.at(-1) ?? 1, HEIGHT - BOTTOM, TOP);
  const room = { left: LEFT, right: width, top: 0, bottom: HEIGHT };
  return (
    <svg
      role="img"
      aria-label={chartWords(trends)}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
    >
      {stays.map(({ entry, from, to }) => (
        <rect
          key={entry}
          className="wp-chart__stay"
          x={x.at(Math.max(from, x.from))}
          y={0}
          width={Math.max(3, x.at(Math.min(to, x.to)) - x.at(Math.max(from, x.from)))}
          height={HEIGHT}
        />
      ))}
      {times.map(({ at }) => (
        <line key={at} className="wp-chart__level" x1={x.at(at)} x2={x.at(at)} y1={0} y2={HEIGHT} />
      ))}
      {levelsOf(trends, round).map((level) => (
        <text key={level} className="wp-chart__text" x={LEFT - 6} y={y.at(level) + 4} textAnchor="end">
          {level}
        </text>
      ))}
      {trends.map((trend) => (
        <g key={`${trend.key} range`}>
          <Ranges points={trend.points} x={x} y={y} />
        </g>
      ))}
      {trends.map((trend) => (
        <g key={trend.key}>
          <Lines points={trend.points} x={x} y={y} />
          {trend.points.map((point, at) => (
            <Point key={`${point.entry} ${String(at)}`} point={point} x={x} y={y} onOpen={onOpen} />
          ))}
        </g>
      ))}
      {labelsOf(
        trends.flatMap(({ points }) => points),
        x,
        y,
        room,
      ).map(({ point, text, x: at, y: base, anchor }) => (
        <text
          key={`${point.entry} ${text} ${String(base)}`}
          className={point.flag === null ? 'wp-chart__value' : 'wp-chart__value wp-chart__value--out'}
          x={at}
          y={base}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}
