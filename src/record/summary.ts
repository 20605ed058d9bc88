/** What stands on the first screen? Selections over the record's entries, none of them a clinical rule of its own. Its
 * results are in recent-results.ts. */
import type { Entry } from './entry';
import { isSafeguarding } from './safeguarding';

export interface Summary {
  /** Active first, then negatives; conflicts before the rest. */
  readonly allergies: readonly Entry[];
  /** Orders not to give a medicine that hold: before the medicines, never among them. */
  readonly medicinesNotToGive: readonly Entry[];
  readonly currentMedicines: readonly Entry[];
  /** Active on paper, but without evidence of late: beside the current ones. */
  readonly unconfirmedMedicines: readonly Entry[];
  /** “No known medications”, “not asked”: what somebody said instead of a medicine, as worded. */
  readonly medicineStatements: readonly Entry[];
  /** Without concerns for somebody's safety: they stand folded among the alerts. */
  readonly activeProblems: readonly Entry[];
  readonly upcomingAppointments: readonly Entry[];
  readonly lastEncounters: readonly Entry[];
}

const byTitle = (a: Entry, b: Entry): number => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1);

const allergyRank = ({ conflicts, detail }: Entry): number =>
  detail.section !== 'allergies'
    ? 9
    : (detail.kind === 'negative' ? 4 : detail.active ? 0 : 2) + (conflicts.length > 0 ? 0 : 1);

/** Selects from entries that are in timeline order; `limit` bounds encounters, never medicines or allergies. */
export function summarise(entries: readonly Entry[], limit = 5): Summary {
  const of = (keep: (entry: Entry) => boolean): Entry[] => entries.filter(keep);
  const medicines = (standing: Extract<Entry['detail'], { section: 'medications' }>['standing']): Entry[] =>
    of(({ detail }) => detail.section === 'medications' && detail.standing === standing).sort(byTitle);
  return {
    allergies: of(({ section }) => section === 'allergies').sort(
      (a, b) => allergyRank(a) - allergyRank(b) || byTitle(a, b),
    ),
    medicinesNotToGive: medicines('do-not-give'),
    currentMedicines: medicines('current'),
    unconfirmedMedicines: medicines('unconfirmed'),
    medicineStatements: medicines('statement'),
    activeProblems: of(
      (entry) =>
        entry.detail.section === 'problems' &&
        entry.detail.active &&
        entry.detail.kind === 'problem' &&
        !isSafeguarding(entry),
    ),
    upcomingAppointments: of(
      ({ detail, lane }) => detail.section === 'appointments' && detail.kind === 'appointment' && lane === 'upcoming',
    ),
    lastEncounters: of(({ section, lane }) => section === 'encounters' && lane === 'dated').slice(0, limit),
  };
}
