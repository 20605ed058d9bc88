/** When is the merged record made anew? Only when a provider's state really changed: the screen asks at every render. */
import { buildRecord } from '../../record/record';
import type { ProviderState, WholeRecord } from '../../record/entry';

export type RecordReader = (states: readonly ProviderState[]) => WholeRecord;

/** A reader for one opened record, read at the moment `now` (milliseconds). `suppressedByOptOut`: some providers are held back by the person's choice. */
export function createRecordReader(now: number, suppressedByOptOut: boolean): RecordReader {
  let last: { readonly states: readonly ProviderState[]; readonly record: WholeRecord } | null = null;
  return (states) => {
    const known = last;
    if (known !== null && known.states.length === states.length && states.every((state, i) => state === known.states[i])) return known.record;
    const record = buildRecord({ providers: states, now, suppressedByOptOut });
    last = { states, record };
    return record;
  };
}
