/** How is a record closed? First on this screen, then at the gateway: nothing waits for an answer to disappear. */
import { closeRecord } from '../api/records';
import { queryClient } from '../api/query-client';
import { useOpenRecord, type ShutBy } from './open-record';
import { tell } from './tab-channel';

/** The first word of the key of every query about an open record, so that closing can drop them all. */
export const RECORD_KEY = 'record';

/** Drops everything known of the open record from memory; used on close and whenever what the user may see changes. */
export function dropRecordAnswers(): void {
  void queryClient.cancelQueries({ queryKey: [RECORD_KEY] });
  queryClient.removeQueries({ queryKey: [RECORD_KEY] });
}

/** What the gateway has yet to answer of a closing; never rejects. */
let closing: Promise<unknown> = Promise.resolve();

/** Resolves when the gateway has heard of every closing so far, or could not be told. */
export const closingHeard = (): Promise<unknown> => closing;

/**
 * Closes the open record, if any, in every tab. The gateway is told; should it not hear, the access expires there by
 * itself.
 */
export function closeOpenRecord(): void {
  const { open, forget } = useOpenRecord.getState();
  forget();
  dropRecordAnswers();
  if (open === null) return;
  const { access, mark } = open.record;
  if (mark !== undefined) tell({ kind: 'closed', record: mark });
  closing = Promise.all([closing, closeRecord(access).catch(() => undefined)]);
}

/** The record was closed in another tab, or at the gateway, which need not be told. */
export function shutRecord(by: ShutBy): void {
  useOpenRecord.getState().shut(by);
  dropRecordAnswers();
}
