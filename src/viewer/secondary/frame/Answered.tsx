/** What stands here while the program is asked, and when it refuses? A sentence and a way on; never an empty list. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { Failed } from './Failed';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (answer: T) => ReactNode;
}

export function Answered<T>({ query, children }: AnsweredProps<T>) {
  if (query.isError)
    return (
      <Failed failure={query.error} title="This could not be read">
        <Button small look="secondary" onClick={() => void query.refetch()}>
          Try again
        </Button>
      </Failed>
    );
  if (query.data !== undefined) return children(query.data);
  return (
    <p className="wp-quiet wp-loading" role="status" aria-busy="true">
      Loading…
    </p>
  );
}
