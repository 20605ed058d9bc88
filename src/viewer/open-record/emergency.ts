/**
 * How does emergency access begin and end on this screen? What was shown under the wider view goes first; the gateway
 * is asked after.
 */
import type { RecordView } from '../../domain/api';
import { endEmergency, startEmergency } from '../api/records';
import { ApiFailure } from '../api/failure';
import { closeOpenRecord } from '../state/close-record';
import { useOpenRecord } from '../state/open-record';
import { useReading } from './reading';

/** The reason a user gives is at least this long. Source: POLICY 6. */
export const REASON_LENGTH = 10;

const setViewOf = (access: string, view: RecordView): void => {
  const { open, setView } = useOpenRecord.getState();
  if (open?.record.access === access) setView(view);
};

/** Opens or renews; rejects with the gateway's failure so that the dialog can say it. */
export async function openEmergency(access: string, reason: string): Promise<void> {
  setViewOf(access, await startEmergency(access, reason));
  const { open, setReason } = useOpenRecord.getState();
  if (open?.record.access === access) setReason(reason);
}

/**
 * Ends it, asked for or run out.
 * INVARIANT: the wider view leaves the screen before the gateway has answered; an ended access closes the record.
 */
export async function closeEmergency(access: string): Promise<void> {
  const { open } = useOpenRecord.getState();
  if (open?.record.access !== access || open.record.view.emergency === null) return;
  setViewOf(access, { ...open.record.view, emergency: null });
  useReading.getState().closeEntry();
  try {
    const view = await endEmergency(access);
    if (view !== null) setViewOf(access, view);
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 404) closeOpenRecord();
  }
}
