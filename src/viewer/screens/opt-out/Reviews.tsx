/** Whose opt-out did a parent decide, and is the child 16, or soon? It stays in force; the young person is asked. */
import { useQuery } from '@tanstack/react-query';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { writeDate } from '../../../domain/dates/written';
import { readReviews } from '../../api/opt-out-desk';
import { Asked } from '../../components/Asked';
import { Table } from '../../components/Table';
import { Tag } from '../../components/Tag';

export const REVIEWS = ['opt-out-reviews'];

export function Reviews() {
  const reviews = useQuery({ queryKey: REVIEWS, queryFn: ({ signal }) => readReviews(signal) });
  return (
    <Asked query={reviews}>
      {(rows) => (
        <section className="wp-panel wp-stack" aria-label="Review at 16">
          <p>
            A parent’s decision stays in force at 16. From then on it is the young person’s own: write to them, and
            record their form when it comes, to opt out themselves or to opt back in.
          </p>
          {rows.length === 0 ? (
            <p>No parent’s opt-out is due for review now or within three months.</p>
          ) : (
            <Table
              caption={`Parents’ opt-outs (${String(rows.length)})`}
              rows={rows}
              rowKey={({ consent }) => consent}
              columns={[
                { heading: 'Name', header: true, cell: ({ name }) => name },
                {
                  heading: 'NHS number',
                  narrow: true,
                  cell: ({ nhsNumber }) => <span className="wp-number">{formatNhsNumber(nhsNumber)}</span>,
                },
                { heading: '16 on', narrow: true, cell: ({ sixteenOn }) => writeDate(sixteenOn) },
                {
                  heading: 'Review',
                  cell: ({ state }) =>
                    state === 'review-due' ? <Tag look="warning">review due</Tag> : <Tag>coming</Tag>,
                },
                { heading: 'Reference', narrow: true, cell: ({ reference }) => reference ?? '–' },
              ]}
            />
          )}
        </section>
      )}
    </Asked>
  );
}
