/** What have users reported as a wrong entry, a wrong join or a wrong person? */
import { useQuery } from '@tanstack/react-query';
import type { ReportKind } from '../../../domain/api';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { listReports } from '../../api/desks';
import { Asked } from '../../components/Asked';
import { InsetNotice } from '../../components/InsetNotice';
import { Table } from '../../components/Table';
import { writeDate } from '../../../domain/dates/written';

const KINDS: Readonly<Record<ReportKind, string>> = {
  'wrong-entry': 'Wrong entry',
  'wrong-join': 'Wrongly joined',
  'wrong-person': 'Wrong person',
};

/** The kind of entry in words; its reference, which the audit holds too, in small. */
function ReferenceOf({ reference }: { readonly reference: string }) {
  const [type = '', id = ''] = reference.split('/');
  return (
    <>
      {type.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')} <span className="wp-quiet">{id}</span>
    </>
  );
}

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
                { heading: 'When', narrow: true, header: true, cell: ({ at }) => writeDate(at) },
                { heading: 'Kind', narrow: true, cell: ({ kind }) => KINDS[kind] },
                {
                  heading: 'NHS number',
                  narrow: true,
                  cell: ({ nhsNumber }) => (nhsNumber === undefined ? 'Not kept' : formatNhsNumber(nhsNumber)),
                },
                {
                  heading: 'Ask to correct it',
                  cell: ({ provider, providerName, providerOds }) =>
                    providerName === undefined
                      ? provider
                      : `${providerName}${providerOds === undefined ? '' : ` (${providerOds})`}`,
                },
                { heading: 'Entry', cell: ({ reference }) => <ReferenceOf reference={reference} /> },
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
