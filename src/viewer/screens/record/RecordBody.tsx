/** What stands beside the summary and the timeline? The opened entry, if one is; opening it draws nothing else anew. */
import type { ReactNode } from 'react';
import { useRecordOnScreen } from '../../record/record-context';
import { useReading } from '../../record/reading';
import { LaterPart } from './LaterPart';
import { EntryPart } from './parts';

export function RecordBody({ children }: { readonly children: ReactNode }) {
  const { record } = useRecordOnScreen();
  const opened = useReading((state) => state.opened);
  const entry = opened === null ? undefined : record.entries.find((one) => one.id === opened);
  return (
    <div className={entry === undefined ? 'wp-record__body' : 'wp-record__body wp-record__body--entry'}>
      {children}
      {entry !== undefined && <LaterPart key={entry.id} what="This entry" place={<section className="wp-entry" aria-label="Entry" aria-busy="true" />}><EntryPart.Part entry={entry} /></LaterPart>}
    </div>
  );
}
