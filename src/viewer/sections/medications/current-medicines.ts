/** Which medicines stand in the summary, and in which order? Current first, then those active on paper only; never the past or the upcoming. Source: RECORD, "Current, past, upcoming". */
import type { Conflict, Entry } from '../../../record/entry';
import type { Summary } from '../../../record/summary';

/** Current medicines whose sources disagree, the other current ones, then the unconfirmed. */
export const differingFirst = ({ currentMedicines, unconfirmedMedicines }: Summary): readonly Entry[] => [
  ...currentMedicines.filter((entry) => entry.conflicts.length > 0),
  ...currentMedicines.filter((entry) => entry.conflicts.length === 0),
  ...unconfirmedMedicines,
];

const THREE_MONTHS_MS = 92 * 86_400_000;

/** Past medicines whose end lies within three months of the newest dated entry. */
export function recentlyStopped(entries: readonly Entry[]): readonly Entry[] {
  const newest = entries.find((entry) => entry.lane === 'dated' && entry.date !== null)?.date?.sort ?? 0;
  return entries.filter((entry) => entry.detail.section === 'medications' && entry.detail.standing === 'past' && entry.end !== null && entry.end.sort > newest - THREE_MONTHS_MS);
}

/** The conflicts to say on one line: where doses differ, a differing strength says nothing more; the opened entry has them all. */
export const tellingConflicts = ({ conflicts }: Entry): readonly Conflict[] =>
  conflicts.some(({ field }) => /^dose/i.test(field)) ? conflicts.filter(({ field }) => !/^strength/i.test(field)) : conflicts;
