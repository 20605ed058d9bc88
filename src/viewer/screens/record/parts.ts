/** Which parts of the record come after its summary? Each is a file of its own, fetched once the summary stands, so that nobody waits for it to see an allergy. */
import { later } from '../../later';

export const TimelinePart = later(async () => (await import('./Timeline')).Timeline);
export const EntryPart = later(async () => (await import('./EntryPanel')).EntryPanel);
export const DialogsPart = later(async () => (await import('./RecordDialogs')).RecordDialogs);
