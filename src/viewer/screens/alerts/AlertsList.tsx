/** Which alerts are open, and who dealt with the others? */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Alert } from '../../../domain/api';
import { acknowledgeAlert, listAlerts } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Table, type TableColumn } from '../../components/Table';
import { writeDate } from '../../../domain/dates/written';

const KEY = ['alerts'];

const KINDS: Readonly<Record<string, string>> = {
  emergency: 'Emergency access',
  'self-claimed': 'No known relationship',
  'own-record': 'Own record or namesake',
  household: 'Own household or family',
  'look-ups': 'Many people found in an hour',
  openings: 'Many records opened in an hour',
  lists: 'Lists of codes not complete',
  'opt-out-overdue': 'Opt-out form not ruled in time',
};

const newestFirst = (alerts: readonly Alert[]): readonly Alert[] =>
  [...alerts].sort((a, b) => b.at.localeCompare(a.at));

const COLUMNS: readonly TableColumn<Alert>[] = [
  { heading: 'When', narrow: true, header: true, cell: ({ at }) => writeDate(at) },
  { heading: 'Kind', cell: ({ kind }) => KINDS[kind] ?? kind },
  { heading: 'What happened', cell: ({ text }) => text },
];

export function AlertsList() {
  const client = useQueryClient();
  const alerts = useQuery({ queryKey: KEY, queryFn: ({ signal }) => listAlerts(signal) });
  const acknowledging = useMutation({
    mutationFn: acknowledgeAlert,
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <Asked query={alerts}>
      {(all) => {
        const open = newestFirst(all.filter(({ acknowledgedAt }) => acknowledgedAt === undefined));
        const done = newestFirst(all.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined));
        return (
          <>
            <section className="wp-panel wp-stack" aria-label="Open alerts">
              {acknowledging.isError ? (
                <InsetNotice look="danger" live title="The alert was not acknowledged">
                  <p>{describeFailure(acknowledging.error)}</p>
                </InsetNotice>
              ) : null}
              {open.length === 0 ? (
                <InsetNotice look="good" title="No open alerts" live>
                  <p>Every alert raised so far has been acknowledged.</p>
                </InsetNotice>
              ) : (
                <Table
                  caption={`Open alerts (${String(open.length)})`}
                  rows={open}
                  rowKey={({ id }) => id}
                  columns={[
                    ...COLUMNS,
                    {
                      heading: 'Action',
                      narrow: true,
                      cell: ({ id, at, userName }) => (
                        <Button
                          small
                          look="secondary"
                          busy={acknowledging.isPending}
                          aria-label={`Acknowledge the alert about ${userName} of ${writeDate(at)}`}
                          onClick={() => {
                            acknowledging.mutate(id);
                          }}
                        >
                          Acknowledge
                        </Button>
                      ),
                    },
                  ]}
                />
              )}
            </section>
            {done.length === 0 ? null : (
              <section className="wp-panel" aria-label="Acknowledged alerts">
                <Table
                  caption="Acknowledged"
                  rows={done}
                  rowKey={({ id }) => id}
                  columns={[
                    ...COLUMNS,
                    {
                      heading: 'Acknowledged',
                      cell: ({ acknowledgedBy, acknowledgedAt }) =>
                        `${acknowledgedBy ?? ''} ${writeDate(acknowledgedAt ?? '')}`,
                    },
                  ]}
                />
              </section>
            )}
          </>
        );
      }}
    </Asked>
  );
}
