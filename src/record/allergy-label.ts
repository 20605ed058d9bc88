/** Which of the four allergy labels stands in the banner? Source: RECORD.md "Absence has a reason", word for word. */
import type { AllergyLabel, Entry, ProviderState, WholeRecord } from './entry';

/**
 * True when this provider could hold an allergy that we do not see: still asked, failed, quarantined, partial,
 * withheld, or silent about the section. One that answered that it does not supply allergies could not.
 */
function mayHoldUnseen(state: ProviderState): boolean {
  if (state.state !== 'answered') return true;
  const stated = state.coverage.filter(({ section }) => section === 'allergies');
  if (stated.length === 0) return true;
  return stated.some(({ code }) => code === 'partial' || code === 'withheld-by-role');
}

// INVARIANT: "No known allergies" is said only when every provider that could hold one has answered in full, and a
// clinician said so with a date.
export function allergyLabelOf(
  states: readonly ProviderState[],
  entries: readonly Entry[],
  inDoubt: boolean,
): AllergyLabel {
  let negative = false;
  for (const { detail } of entries) {
    if (detail.section !== 'allergies') continue;
    if (detail.kind === 'allergy' && detail.active) return 'Known allergies';
    negative ||= detail.noKnownAllergies;
  }
  if (inDoubt || states.some(mayHoldUnseen)) return 'Allergies unavailable';
  return negative ? 'No known allergies' : 'Allergies not recorded';
}

/** The label as people read it: where others were not asked, an absence says of how many it speaks. */
export const allergyWords = ({ allergyLabel, absences }: WholeRecord, asked: number): string =>
  allergyLabel === 'No known allergies' && absences.some(({ reason }) => reason === 'unasked')
    ? `${allergyLabel} – in the ${String(asked)} places asked`
    : allergyLabel;
