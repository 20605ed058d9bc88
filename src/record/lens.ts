/**
 * Through one problem or one encounter: which entries belong with it, by the providers' own references, and for a
 * problem by the reasons they state?
 */
import { workingsOf } from './build';
import { tiedTo } from './describe';
import type { WholeRecord } from './entry';
import { tiesOf } from './merge/ties';
import { problemLens } from './problem-lens';

/** Sections whose entries hold others together. */
export const LENS_SECTIONS: ReadonlySet<string> = new Set(['problems', 'encounters']);

/**
 * The ids of the entry itself, of what it points to or is pointed to by, and of the results that those reports hold.
 * Null when the record has no such entry (any more). What merely looks alike is left out.
 */
export function throughLens(record: WholeRecord, id: string): ReadonlySet<string> | null {
  const workings = workingsOf(record);
  if (workings === undefined) return null;
  const ties = tiesOf(workings);
  const at = ties.owner(id);
  if (at === undefined || workings.entries[at]?.id !== id) return null;
  const tied = tiedTo(ties.opened(at), at, ties);
  const places = new Set([at, ...tied.keys()]);
  for (const other of tied.keys()) {
    const { entry } = ties.opened(other);
    if (entry.detail.section !== 'results' || !entry.detail.isReport) continue;
    // A report's results, and not the other problems or attendances that it also belongs to.
    for (const member of tiedTo(ties.opened(other), other, ties).keys())
      if (ties.opened(member).entry.section === 'results') places.add(member);
  }
  const through = problemLens(record, id);
  const stated = through === null ? [] : [...through.medicines, ...through.encounters, ...through.others];
  return new Set([...[...places].map((place) => ties.opened(place).entry.id), ...stated.map(({ entry }) => entry.id)]);
}
