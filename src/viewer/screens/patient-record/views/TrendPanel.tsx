/**
 * What is drawn of one test, what is not and why, and the same values as a table? Units never share axes unless they
 * are one measurement.
 */
import { formatDate, formatDateTime } from '../../../../domain/dates/written';
import type { TestTrends, Trend } from '../../../../record/sections/results/trends';
import { Table } from '../../../components/Table';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { TrendChart } from './TrendChart';

interface TrendPanelProps {
  readonly tests: readonly TestTrends[];
  readonly onOpen: (entry: string) => void;
}

/** Trends that belong on one pair of axes: the two pressures; every other by itself. */
export function charts(tests: readonly TestTrends[]): readonly (readonly Trend[])[] {
  const together = new Map<string, Trend[]>();
  for (const trend of tests.flatMap(({ trends }) => trends)) {
    const key = trend.drawnWith ?? trend.key;
    together.set(key, [...(together.get(key) ?? []), trend]);
  }
  return [...together.values()];
}

/** `<5 (14-Mar-2024, no number)`. */
function leftOut({ text, date, why }: TestTrends['notDrawn'][number]): string {
  const when = date === null ? 'no date' : formatDate(date);
  return `${text} (${when}${why === 'no number' ? ', no number' : ''})`;
}

function Values({ trend }: { readonly trend: Trend }) {
  const { nameOf } = useRecordOnScreen();
  return (
    <Table
      caption={`${trend.name}${trend.unit === '' ? '' : `, ${trend.unit}`}`}
      rows={trend.points.toReversed()}
      rowKey={({ entry }, index) => `${entry} ${String(index)}`}
      columns={[
        { heading: 'Date', header: true, narrow: true, cell: ({ date }) => formatDateTime(date) },
        {
          heading: 'As sent',
          cell: ({ text, flag, interim, inConflict }) => (
            <>
              {text}
              {flag !== null && <b> {flag}</b>}
              {interim && ' (not final)'}
              {inConflict && ' (sources differ)'}
            </>
          ),
        },
        {
          heading: 'As drawn',
          narrow: true,
          cell: ({ value, comparator, converted }) =>
            `${comparator ?? ''}${String(value)}${converted ? ` ${trend.unit} (converted)` : ''}`,
        },
        { heading: 'Range', narrow: true, cell: ({ range }) => range ?? 'not sent' },
        { heading: 'From', cell: ({ providers }) => providers.map(nameOf).join(', ') },
      ]}
    />
  );
}

export function TrendPanel({ tests, onOpen }: TrendPanelProps) {
  const [first] = tests;
  if (first === undefined) return null;
  const groups = charts(tests);
  const left = tests.flatMap(({ notDrawn }) => notDrawn);
  const converted = groups.flat().some(({ points }) => points.some((point) => point.converted));
  return (
    <section className="wp-trend" aria-label="Trend">
      {groups.map((trends) => {
        const [lead] = trends;
        if (lead === undefined) return null;
        return (
          <div key={lead.key} className="wp-trend__chart">
            <h3 className="wp-card__title">
              {trends.map(({ name }) => name).join(' and ')}
              {lead.specimen !== null && <span className="wp-source"> {lead.specimen}</span>}{' '}
              <span className="wp-source">{lead.unit === '' ? 'sent without a unit' : lead.unit}</span>
            </h3>
            <TrendChart trends={trends} onOpen={onOpen} />
          </div>
        );
      })}
      <p className="wp-source">
        Shaded: the range each laboratory gave its own value. ◆ High, Low or abnormal · ○ not final · ▾▴ below or above
        what could be measured · a bar: the day is not known.
        {converted && ' Some values were sent in another unit and are drawn converted; the table has both.'}
        {left.length > 0 && ` Not drawn: ${left.map(leftOut).join('; ')}.`}
      </p>
      <details className="wp-trend__values">
        <summary>Values as a table</summary>
        {groups.flat().map((trend) => (
          <Values key={trend.key} trend={trend} />
        ))}
      </details>
    </section>
  );
}
