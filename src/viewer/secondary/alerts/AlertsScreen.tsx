/** What has the program told the privacy officer? Newest first. */
import { useQuery } from '@tanstack/react-query';
import { writeDate } from '../../../domain/dates/written';
import type { AlertsAnswer } from '../../../secondary/shapes/http-desks';
import { PageHeading } from '../../components/PageHeading';
import { Table, type TableColumn } from '../../components/Table';
import { get } from '../ask';
import { Answered } from '../frame/Answered';

type Alert = AlertsAnswer['alerts'][number];

const COLUMNS: readonly TableColumn<Alert>[] = [
  { heading: 'When', header: true, narrow: true, cell: ({ at }) => writeDate(at) },
  { heading: 'What happened', cell: ({ words }) => words },
];

export function AlertsScreen() {
  const query = useQuery({ queryKey: ['alerts'], queryFn: () => get<AlertsAnswer>('/api/alerts') });
  return (
    <div className="wp-page">
      <PageHeading lead="What needs a look by the privacy officer. Each stands in the audit too.">Alerts</PageHeading>
      <Answered query={query}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <p>No alert is on record.</p>
          ) : (
            <Table caption="Alerts, newest first" columns={COLUMNS} rows={alerts} rowKey={({ id }) => id} />
          )
        }
      </Answered>
    </div>
  );
}
