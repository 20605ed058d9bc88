/**
 * What stands here while the gateway is asked, and when it fails? An honest sentence and a way to try again; never an
 * empty list.
 */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { describeFailure } from '../api/failure';
import { Button } from './Button';
import { InsetNotice } from './InsetNotice';

interface AskedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (answer: T) => ReactNode;
}

export function Asked<T>({ query, children }: AskedProps<T>) {
  if (query.data !== undefined && !query.isError) return children(query.data);
  if (query.isError) {
    return (
      <InsetNotice look="danger" live title="This could not be read">
        <p>{describeFailure(query.error)}</p>
        <Button small look="secondary" onClick={() => void query.refetch()}>
          Try again
        </Button>
      </InsetNotice>
    );
  }
  return (
    <p className="wp-quiet" role="status" aria-busy="true">
      Asking the gateway…
    </p>
  );
}
