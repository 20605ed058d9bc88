/** What have users reported as a wrong entry, a wrong join or a wrong person? */
import { useQuery } from '@tanstack/react-query';
import type { ReportKind } from '../../../domain/api';
import { listReports } from '../../api/desks';
import { Asked } from '../../components/Asked';
import { InsetNotice } from '../../components/InsetNotice';
import { Table } from '../../components/Table';
import { showInstant } from '../../words/show-date';

const KINDS: Readonly<Record<ReportKind, string>> = {
  'wrong-entry': 'Wrong entry',
  'wrong-join': 'Wrongly joined',
  'wrong-person': 'Wrong person',
};

export function ReportsList() {
  const reports = useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => listReports(signal) });
  return (
    <Asked query={reports}>
      {(all) => (
        <section className="wp-panel" aria-label="Reports">
          {all.length === 0 ? (
            <InsetNotice title="Nothing has been reported">
              <p>Reports made from an entry of a record appear here.</p>
            </InsetNotice>
          ) : (
            <Table
              caption="Reports, newest first"
              rows={[...all].sort((a, b) => b.at.localeCompare(a.at))}
              rowKey={({ id }) => id}
              columns={[
                { heading: 'When', narrow: true, header: true, cell: ({ at }) => showInstant(at) },
                { heading: 'Kind', narrow: true, cell: ({ kind }) => KINDS[kind] },
                { heading: 'Provider', cell: ({ provider }) => provider },
                { heading: 'Entry', cell: ({ reference }) => reference },
                { heading: 'Note', cell: ({ note }) => note ?? '' },
                { heading: 'Reported by', cell: ({ userName }) => userName },
              ]}
            />
          )}
        </section>
      )}
    </Asked>
  );
}
