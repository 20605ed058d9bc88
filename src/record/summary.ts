/** What stands on the first screen? Selections over the record's entries, none of them a clinical rule of its own. */
import type { Entry } from './entry';

/** How far back an out-of-range result counts as recent. */
const RECENT_MS = 365 * 86_400_000;

export interface Summary {
  readonly alerts: readonly Entry[];
  /** Active first, then negatives; conflicts before the rest. */
  readonly allergies: readonly Entry[];
  /** Orders not to give a medicine that hold: before the medicines, never among them. */
  readonly medicinesNotToGive: readonly Entry[];
  readonly currentMedicines: readonly Entry[];
  /** Active on paper, but without evidence of late: beside the current ones. */
  readonly unconfirmedMedicines: readonly Entry[];
  /** “No known medications”, “not asked”: what somebody said instead of a medicine, as worded. */
  readonly medicineStatements: readonly Entry[];
  readonly activeProblems: readonly Entry[];
  /** Newest per test, out of range within a year, itself or a part of it: the critical first. */
  readonly outOfRangeResults: readonly Entry[];
  readonly upcomingAppointments: readonly Entry[];
  readonly lastEncounters: readonly Entry[];
  /** Crisis, ReSPECT, advance care and end of life plans that stand. */
  readonly plans: readonly Entry[];
}

const byTitle = (a: Entry, b: Entry): number => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1);

const allergyRank = ({ conflicts, detail }: Entry): number =>
  detail.section !== 'allergies'
    ? 9
    : (detail.kind === 'negative' ? 4 : detail.active ? 0 : 2) + (conflicts.length > 0 ? 0 : 1);

/**
 * Selects from entries that are in timeline order; `limit` bounds encounters and results, never medicines or allergies.
 */
export function summarise(entries: readonly Entry[], now: number, limit = 5): Summary {
  const of = (keep: (entry: Entry) => boolean): Entry[] => entries.filter(keep);
  const medicines = (standing: Extract<Entry['detail'], { section: 'medications' }>['standing']): Entry[] =>
    of(({ detail }) => detail.section === 'medications' && detail.standing === standing).sort(byTitle);
  return {
    alerts: of(({ detail }) => detail.section === 'alerts' && detail.active && detail.kind !== 'contact'),
    allergies: of(({ section }) => section === 'allergies').sort(
      (a, b) => allergyRank(a) - allergyRank(b) || byTitle(a, b),
    ),
    medicinesNotToGive: medicines('do-not-give'),
    currentMedicines: medicines('current'),
    unconfirmedMedicines: medicines('unconfirmed'),
    medicineStatements: medicines('statement'),
    activeProblems: of(({ detail }) => detail.section === 'problems' && detail.active && detail.kind === 'problem'),
    outOfRangeResults: newestOutOfRange(entries, now).slice(0, limit),
    upcomingAppointments: of(
      ({ detail, lane }) => detail.section === 'appointments' && detail.kind === 'appointment' && lane === 'upcoming',
    ),
    lastEncounters: of(({ section, lane }) => section === 'encounters' && lane === 'dated').slice(0, limit),
    plans: of(({ detail }) => detail.section === 'care-plans' && detail.plan !== null && detail.current),
  };
}

const isCritical = ({ detail }: Entry): boolean =>
  detail.section === 'results' && detail.worst?.startsWith('Critical') === true;

/** A test counts by its newest value: one that has since returned to its range is not shown as out of it. */
function newestOutOfRange(entries: readonly Entry[], now: number): readonly Entry[] {
  const seen = new Set<string>();
  const chosen: Entry[] = [];
  for (const entry of entries) {
    const { detail, date } = entry;
    if (
      detail.section !== 'results' ||
      detail.isReport ||
      date === null ||
      date.sort > now ||
      date.sort < now - RECENT_MS
    )
      continue;
    const test = entry.code ? `${entry.code.system}|${entry.code.code}` : entry.title.toLowerCase();
    if (seen.has(test)) continue;
    seen.add(test);
    if (detail.worst !== null) chosen.push(entry);
  }
  // INVARIANT: what is critical is not crowded out by what is only high and newer.
  return [...chosen.filter(isCritical), ...chosen.filter((entry) => !isCritical(entry))];
}
