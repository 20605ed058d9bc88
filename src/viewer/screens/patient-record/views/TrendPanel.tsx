/**
 * How do the chosen tests go over time, beside each other? One chart each below one axis of time: units never share an
 * axis unless they are one measurement. What is not drawn is said, and the same values stand as a table.
 */
import { formatDate } from '../../../../domain/dates/written';
import { previousInRow } from '../../../../record/trends';
import type { TestTrends, Trend } from '../../../../record/sections/results/trends';
import { staysIn } from '../../../../record/stays';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { period, scale } from './chart-scale';
import { charts, since, type Drawable } from './drawn-tests';
import { timeTicks } from './time-axis';
import { LEFT, RIGHT, TrendChart } from './TrendChart';
import { TrendValues } from './TrendValues';
import { useWidth } from './use-width';

interface TrendPanelProps {
  readonly drawn: readonly Drawable[];
  /** Values before this moment are left out; null draws all. */
  readonly from: number | null;
  readonly onOpen: (entry: string) => void;
}

/** `<5 (14-Mar-2024, no number)`. */
function leftOut({ text, date, why }: TestTrends['notDrawn'][number]): string {
  const when = date === null ? 'no date' : formatDate(date);
  return `${text} (${when}${why === 'no number' ? ', no number' : ''})`;
}

/** A row of the table as charts: as many as it has families of units. */
interface Chart {
  readonly drawable: Drawable;
  readonly trends: readonly Trend[];
  readonly left: number;
}

const chartsOf = (drawn: readonly Drawable[], from: number | null): readonly Chart[] =>
  drawn.flatMap((drawable) => charts(drawable.tests).map((whole) => ({ drawable, ...since(whole, from) })));

/** Beside a chart: which test, in which unit, its range, its newest value and the one before. */
function ChartWords({ chart: { drawable, trends, left } }: { readonly chart: Chart }) {
  const { record } = useRecordOnScreen();
  const { row } = drawable;
  const [first] = trends;
  const last = first?.points.at(-1);
  const newest = row.measurements.findLast(({ date }) => date !== null);
  const previous = previousInRow(record, row);
  const isWhole = last !== undefined && trends.some(({ points }) => points.at(-1)?.entry === newest?.entry.id);
  return (
    <div className="wp-trend__words">
      <h3 className="wp-trend__name">{row.name}</h3>
      <p className="wp-source">
        {[
          row.specimen,
          first === undefined ? null : first.unit === '' ? 'sent without a unit' : first.unit,
          last?.range === undefined || last.range === null ? 'no range sent' : `range ${last.range}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {isWhole && newest !== undefined && (
        <p className="wp-trend__latest">
          <b className={newest.flag === null ? undefined : 'wp-result--out'}>
            {[newest.text, newest.flag].filter((part) => part !== null).join(' ')}
          </b>
          {previous !== null && ` ${previous}`}
        </p>
      )}
      {left > 0 && (
        <p className="wp-source">
          {left} earlier {left === 1 ? 'value' : 'values'} not in this time
        </p>
      )}
    </div>
  );
}

export function TrendPanel({ drawn, from, onOpen }: TrendPanelProps) {
  const { record, openedAt } = useRecordOnScreen();
  const { place, width } = useWidth();
  if (drawn.length === 0) return null;
  const all = chartsOf(drawn, from);
  const points = all.flatMap(({ trends }) => trends.flatMap((trend) => trend.points));
  const [begin, end] = points.length > 0 ? period(points) : [from ?? openedAt, openedAt];
  const x = scale(begin, end, LEFT + 10, width - RIGHT);
  const times = timeTicks(begin, end, Math.max(2, Math.floor(width / 90)));
  const stays = staysIn(record.entries, openedAt).filter((stay) => stay.to >= begin && stay.from <= end);
  const left = drawn.flatMap(({ tests }) => tests.flatMap(({ notDrawn }) => notDrawn));
  const converted = points.some((point) => point.converted);
  return (
    <section className="wp-trend" aria-label="Trend">
      <div className="wp-trend__row">
        <div />
        <div className="wp-chart" ref={place}>
          <svg className="wp-chart__times" width={width} height={18} aria-hidden="true">
            {times.map(({ at, text }) => (
              <text
                key={at}
                className="wp-chart__text"
                x={x.at(at)}
                y={13}
                textAnchor={x.at(at) > width - 40 ? 'end' : 'start'}
              >
                {text}
              </text>
            ))}
          </svg>
        </div>
      </div>
      {all.map((chart) => (
        <div key={chart.drawable.row.key + (chart.trends[0]?.key ?? '')} className="wp-trend__row">
          <ChartWords chart={chart} />
          <div className="wp-chart">
            {chart.trends.length === 0 ? (
              <p className="wp-source">No value that can be seen here in this time.</p>
            ) : (
              <TrendChart trends={chart.trends} x={x} width={width} times={times} stays={stays} onOpen={onOpen} />
            )}
          </div>
        </div>
      ))}
      <p className="wp-source">
        Shaded band: laboratory reference range of each value. {stays.length > 0 && 'Grey column: hospital stay. '}◆
        High, Low or abnormal · ○ not final · ▾▴ below or above what could be measured · a bar: the day is not known.
        Values more than two years apart are not joined.
        {converted && ' Some values were sent in another unit and are drawn converted; the table has both.'}
        {left.length > 0 && ` Not drawn: ${left.map(leftOut).join('; ')}.`}
      </p>
      <TrendValues trends={drawn.flatMap(({ tests }) => charts(tests).flat())} />
    </section>
  );
}
