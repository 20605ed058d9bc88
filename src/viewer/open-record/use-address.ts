/**
 * Where does the person of the open record live? Asked for by a press, or at once where the role is shown it so; kept
 * with the record's other answers, and gone with them.
 */
import { useQuery } from '@tanstack/react-query';
import type { AddressAnswer } from '../../domain/api';
import { describeFailure } from '../api/failure';
import { readAddress } from '../api/records';
import { RECORD_KEY } from '../state/close-record';
import { useRecordOnScreen } from './record-context';

export interface Address {
  readonly told: AddressAnswer | null;
  readonly asking: boolean;
  /** Why it was not shown, in words that say what to do. */
  readonly problem: string | null;
  readonly show: () => void;
}

/** Each asking is an event of its own in the audit, so that what was told once is not asked for again. */
export function useAddress(): Address {
  const { access, view } = useRecordOnScreen().opened;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [RECORD_KEY, 'address', access],
    queryFn: () => readAddress(access),
    enabled: view.addressAtOnce,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return {
    told: data ?? null,
    asking: isFetching,
    problem: error === null || isFetching ? null : describeFailure(error),
    show: () => void refetch(),
  };
}
