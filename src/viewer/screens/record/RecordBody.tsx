/** What stands beside the summary and the timeline? The opened entry, if one is; opening it draws nothing else anew. */
import { useEffect, type ReactNode } from 'react';
import { describeEntry } from '../../../record/describe';
import { useRecordOnScreen } from '../../record/record-context';
import { useReading } from '../../record/reading';
import { EntryPanel } from './EntryPanel';

export function RecordBody({ children }: { readonly children: ReactNode }) {
  const { record } = useRecordOnScreen();
  const opened = useReading((state) => state.opened);
  useEffect(() => {
    // The first description of a record ties its entries together; done while nothing else is, so that the first opening is as quick as the next.
    const first = record.entries[0];
    if (first === undefined || !('requestIdleCallback' in window)) return undefined;
    const idle = window.requestIdleCallback(() => describeEntry(record, first.id));
    return () => { window.cancelIdleCallback(idle); };
  }, [record]);
  const entry = opened === null ? undefined : record.entries.find((one) => one.id === opened);
  return (
    <div className={entry === undefined ? 'wp-record__body' : 'wp-record__body wp-record__body--entry'}>
      {children}
      {entry !== undefined && <EntryPanel key={entry.id} entry={entry} />}
    </div>
  );
}
