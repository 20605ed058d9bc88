/**
 * Rows of one number that may be two people, for the linkage team alone: side by side, with no clinical word. A ruling
 * is a stored, signed row; until there is one, that source's rows are in no data set.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorklistAnswer } from '../../../secondary/shapes/http-desks';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { get } from '../ask';
import { Answered } from '../frame/Answered';
import { Pair } from './Pair';

const AT_ONCE = 1;

function Rows({ rows }: WorklistAnswer) {
  const [at, setAt] = useState(0);
  const open = rows.filter(({ ruling }) => ruling === null);
  if (open.length === 0) return <p>Nothing waits for a ruling. {rows.length === 0 ? '' : 'Each row here has one.'}</p>;
  const here = Math.min(at, open.length - 1);
  const row = open[here];
  return (
    <>
      <p className="wp-actions" role="status">
        <span>
          {here + 1} of {open.length} without a ruling
        </span>
        <Button
          small
          look="secondary"
          busy={here === 0}
          onClick={() => {
            setAt(here - AT_ONCE);
          }}
        >
          Previous
        </Button>
        <Button
          small
          look="secondary"
          busy={here >= open.length - 1}
          onClick={() => {
            setAt(here + AT_ONCE);
          }}
        >
          Next
        </Button>
      </p>
      {row === undefined ? null : <Pair key={row.id} row={row} />}
    </>
  );
}

export function WorklistScreen() {
  const query = useQuery({ queryKey: ['worklist'], queryFn: () => get<WorklistAnswer>('/api/worklist') });
  return (
    <div className="wp-page">
      <PageHeading lead="One at a time. Each look is recorded. Rule that they are the same only if you are sure.">
        Worklist
      </PageHeading>
      <Answered query={query}>{({ rows }) => <Rows rows={rows} />}</Answered>
    </div>
  );
}
