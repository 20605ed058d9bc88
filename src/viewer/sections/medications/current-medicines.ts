/**
 * Which medicines stand in the summary, and in which order? Current first, then those active on paper only; never the
 * past or the upcoming. Source: RECORD, "Current, past, upcoming".
 */
import type { Conflict, Entry } from '../../../record/entry';
import type { Summary } from '../../../record/summary';

/** Current medicines whose sources disagree, the other current ones, then the unconfirmed. */
export const differingFirst = ({ currentMedicines, unconfirmedMedicines }: Summary): readonly Entry[] => [
  ...currentMedicines.filter((entry) => entry.conflicts.length > 0),
  ...currentMedicines.filter((entry) => entry.conflicts.length === 0),
  ...unconfirmedMedicines,
];

const THREE_MONTHS_MS = 92 * 86_400_000;

/** Past medicines that ended within the three months before `now`; an order not to give one was no medicine taken. */
export const recentlyStopped = (entries: readonly Entry[], now: number): readonly Entry[] =>
  entries.filter(
    ({ detail, end }) =>
      detail.section === 'medications' &&
      detail.standing === 'past' &&
      !detail.doNotGive &&
      end !== null &&
      end.sort > now - THREE_MONTHS_MS &&
      end.sort <= now,
  );

/**
 * The conflicts to say in a bar each: where doses differ, a differing strength is the same fact; the table of the
 * opened entry marks both.
 */
export const tellingConflicts = ({ conflicts }: Entry): readonly Conflict[] =>
  conflicts.some(({ field }) => /^dose/i.test(field))
    ? conflicts.filter(({ field }) => !/^strength/i.test(field))
    : conflicts;
