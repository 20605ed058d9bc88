/**
 * Why is the first entry opened as quickly as the next? Its record's entries are tied together beforehand, while
 * nothing else is done.
 */
import { useEffect } from 'react';
import { describeEntry } from '../../../record/describe';
import type { WholeRecord } from '../../../record/entry';

export function useFirstDescription(record: WholeRecord): void {
  useEffect(() => {
    const first = record.entries[0];
    if (first === undefined || !('requestIdleCallback' in window)) return undefined;
    const idle = window.requestIdleCallback(() => describeEntry(record, first.id));
    return () => {
      window.cancelIdleCallback(idle);
    };
  }, [record]);
}
