/** How many entries has each section? Apart from the timeline, which comes after the first cards. */
import type { SectionId } from '../../domain/sections';
import type { Entry } from '../../record/entry';

const COUNTS = new WeakMap<readonly Entry[], ReadonlyMap<SectionId, number>>();

/** How many released entries each section has, for the chips; sections without any are left out. */
export function sectionCounts(entries: readonly Entry[]): ReadonlyMap<SectionId, number> {
  const kept = COUNTS.get(entries);
  if (kept !== undefined) return kept;
  const counts = new Map<SectionId, number>();
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  COUNTS.set(entries, counts);
  return counts;
}
