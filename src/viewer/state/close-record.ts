/** How is a record closed? First on this screen, then at the gateway: nothing waits for an answer to disappear. */
import { closeRecord } from '../api/records';
import { queryClient } from '../api/query-client';
import { useOpenRecord } from './open-record';

/** The first word of the key of every query about an open record, so that closing can drop them all. */
export const RECORD_KEY = 'record';

/** Drops everything known of the open record from memory; used on close and whenever what the user may see changes. */
export function dropRecordAnswers(): void {
  void queryClient.cancelQueries({ queryKey: [RECORD_KEY] });
  queryClient.removeQueries({ queryKey: [RECORD_KEY] });
}

/** Closes the open record, if any. The gateway is told; should it not hear, the access expires there by itself. */
export function closeOpenRecord(): void {
  const { open, forget } = useOpenRecord.getState();
  forget();
  dropRecordAnswers();
  if (open !== null) void closeRecord(open.record.access).catch(() => undefined);
}
