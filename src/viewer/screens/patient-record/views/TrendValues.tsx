/** The values that are drawn, as a table for everybody: as sent, as drawn, each with its range and who sent it. */
import { formatDateTime } from '../../../../domain/dates/written';
import type { Trend } from '../../../../record/sections/results/trends';
import { Table } from '../../../components/Table';
import { useRecordOnScreen } from '../../../open-record/record-context';

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

export function TrendValues({ trends }: { readonly trends: readonly Trend[] }) {
  return (
    <details className="wp-trend__values">
      <summary>Values as a table</summary>
      {trends.map((trend) => (
        <Values key={trend.key} trend={trend} />
      ))}
    </details>
  );
}
