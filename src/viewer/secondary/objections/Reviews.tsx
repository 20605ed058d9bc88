/** Decisions that a parent made for somebody who is 16, or will be within three months. */
import { useQuery } from '@tanstack/react-query';
import { writeDate } from '../../../domain/dates/written';
import type { ReviewsAnswer } from '../../../secondary/shapes/http-desks';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { get } from '../ask';
import { Answered } from '../frame/Answered';

const COLUMNS: readonly TableColumn<ReviewsAnswer['rows'][number]>[] = [
  { heading: 'Reference', header: true, narrow: true, cell: ({ reference }) => reference },
  { heading: 'Name', cell: ({ name }) => name },
  { heading: 'Born', narrow: true, cell: ({ dateOfBirth }) => writeDate(dateOfBirth) },
  { heading: '16 on', narrow: true, cell: ({ sixteenOn }) => writeDate(sixteenOn) },
  {
    heading: 'State',
    cell: ({ state }) => (state === 'review-due' ? <Tag look="warning">Due</Tag> : <Tag>Coming</Tag>),
  },
];

export function Reviews() {
  const query = useQuery({ queryKey: ['reviews'], queryFn: () => get<ReviewsAnswer>('/api/objections/reviews') });
  return (
    <Answered query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p>No parent’s decision is due for review.</p>
        ) : (
          <section className="wp-panel">
            <Table caption="Due for review at 16" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />
            <p>Write to the person: at 16 the decision is theirs. The parent’s decision stands until they answer.</p>
          </section>
        )
      }
    </Answered>
  );
}
