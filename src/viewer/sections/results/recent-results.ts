/** Which results in range stand in the summary? Of each test the newest, newest first. */
import type { Entry } from '../../../record/entry';

/** `entries` in timeline order, so that the first of a test is its newest. Reports are left to the timeline. */
export function newestInRange(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ detail, lane, code, title }) => {
    if (detail.section !== 'results' || detail.isReport || lane !== 'dated') return false;
    const test = code === null ? title.toLowerCase() : `${code.system}|${code.code}`;
    if (seen.has(test)) return false;
    seen.add(test);
    return detail.worst === null;
  });
}
