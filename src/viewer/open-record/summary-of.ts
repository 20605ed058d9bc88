/** What does the summary of a record hold? Told once for each record, however many cards ask. */
import type { WholeRecord } from '../../record/entry';
import { summarise, type Summary } from '../../record/summary';

const told = new WeakMap<WholeRecord, Summary>();
/** Of each list: the cards fold what is more. */
const LATEST = 8;

export function summaryOf(record: WholeRecord): Summary {
  const known = told.get(record);
  if (known !== undefined) return known;
  const summary = summarise(record.entries, LATEST);
  told.set(record, summary);
  return summary;
}
