/**
 * Which of a day's results stand in one row that opens, and what does that row say? A surgery's bloods are one event:
 * eleven rows of them push the week out of sight. Source: CONTRACT, "On the screen".
 */
import type { Entry } from '../../record/entry';

export interface DayResults {
  /** All results of the day, in its order: reports are none, nor are coded entries. */
  readonly all: readonly Entry[];
  /** Those that stand in the one row. */
  readonly folded: readonly Entry[];
  /** How many are out of range. */
  readonly out: number;
}

/** Fewer stand by themselves. */
const FEWEST = 3;

/**
 * A number that nobody flagged, and nothing more to say of it. INVARIANT: what is out of range, in words, not final, in
 * conflict or new to the reader is never folded.
 */
function isPlain({ detail, conflicts, tag }: Entry): boolean {
  if (detail.section !== 'results' || detail.isReport || detail.interim) return false;
  if (detail.worst !== null || detail.finding !== null || conflicts.length > 0 || tag !== null) return false;
  // `162/88`: the two pressures are numbers too.
  return detail.number !== null || (detail.components.length === 2 && /^\d[\d./]* /.test(detail.value ?? ''));
}

/** Null where the day's results stand by themselves. */
export function resultsOfDay(entries: readonly Entry[], isNew: (id: string) => boolean): DayResults | null {
  const all = entries.filter(({ detail }) => detail.section === 'results' && !detail.isReport && !detail.isCodedEntry);
  if (all.length < FEWEST) return null;
  const folded = all.filter((entry) => isPlain(entry) && !isNew(entry.id));
  if (folded.length < FEWEST) return null;
  const out = all.filter(({ detail }) => detail.section === 'results' && detail.worst !== null).length;
  return { all, folded, out };
}

/** Names in the row before the rest are counted. */
const NAMED = 4;

/** `Potassium, Sodium, Weight and 3 others`: each name once. */
export function foldedNames(folded: readonly Entry[]): string {
  const names = [...new Set(folded.map(({ title }) => title))];
  // One that is left is named: it takes no more room than to say that there is one.
  const shown = names.length === NAMED + 1 ? names : names.slice(0, NAMED);
  const left = names.length - shown.length;
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} and ${String(left)} others`;
}

/** `11 results, 2 out of range`. */
export const dayWords = ({ all, out }: DayResults): string =>
  `${String(all.length)} results${out === 0 ? '' : `, ${String(out)} out of range`}`;
