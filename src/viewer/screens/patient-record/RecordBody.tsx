/**
 * What stands beside the summary and the timeline, or in their place? The opened entry, or a view; opening it draws
 * nothing else anew, and closing it finds the reader's place kept.
 */
import type { ReactNode } from 'react';
import { entryHolding } from '../../../record/entry-holding';
import { useRecordOnScreen } from '../../open-record/record-context';
import { useReading } from '../../open-record/reading';
import { LaterPart } from './LaterPart';
import { EntryPart, ViewPart } from './parts';

export function RecordBody({ children }: { readonly children: ReactNode }) {
  const { record } = useRecordOnScreen();
  const opened = useReading((state) => state.opened);
  const view = useReading((state) => state.view);
  const entry = opened === null ? undefined : entryHolding(record.entries, opened);
  return (
    <div
      className={[
        'wp-record__body',
        view === 'timeline' ? '' : 'wp-record__body--view',
        entry === undefined ? '' : 'wp-record__body--entry',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {children}
      {view !== 'timeline' && (
        <LaterPart what="This view" place={<section className="wp-view" aria-busy="true" />}>
          <ViewPart.Part view={view} />
        </LaterPart>
      )}
      {entry !== undefined && (
        <LaterPart
          key={entry.id}
          what="This entry"
          place={<section className="wp-entry" aria-label="Entry" aria-busy="true" />}
        >
          <EntryPart.Part entry={entry} />
        </LaterPart>
      )}
    </div>
  );
}
