/**
 * What stands behind the four words of the allergy label: who has not been checked, and who says otherwise?
 * Source: RECORD, allergy label.
 */
import type { Entry } from '../../../record/entry';
import { listOf } from '../../open-record/absence-words';
import { unheardAbout, unheardWords, type Unheard } from '../../open-record/unheard';
import type { RecordOnScreen } from '../../open-record/record-context';
import { activeAllergies, allergyEntries } from './active-allergies';
import { providersOf } from '../../../record/entry-providers';

type Told = Pick<RecordOnScreen, 'states' | 'briefNameOf' | 'inOrder'>;

const unheard = ({ states, briefNameOf }: Told): Unheard => unheardAbout(['allergies'], states, briefNameOf);

/** “Northgate not checked; Eastfield replied in part”, beside known allergies; null where everybody was heard. */
export function notCheckedWords(told: Told): string | null {
  const { failed, unconfirmed, partly } = unheard(told);
  const missing = [...failed, ...unconfirmed];
  return (
    [
      missing.length > 0 ? `${listOf(missing)} not checked` : '',
      partly.length > 0 ? `${listOf(partly)} replied in part` : '',
    ]
      .filter(Boolean)
      .join('; ') || null
  );
}

/** “checking, 6 of 7 replied”, where somebody is still asked; or null. */
export function checkingWords(told: Told): string | null {
  const { asking } = unheard(told);
  const { length } = told.states;
  return asking === 0 ? null : `checking, ${String(length - asking)} of ${String(length)} replied`;
}

/** Why allergies are unavailable, in the fewest words: “checking, 0 of 7 replied”; “Northgate did not reply”. */
export function unavailableWords(told: Told): string {
  const who = unheard(told);
  if (isOnlyAsking(told)) return checkingWords(told) ?? '';
  return unheardWords(who) ?? 'not every provider could say';
}

/** True while nobody has failed and somebody is still asked: nothing to worry about yet. */
export const isOnlyAsking = (told: Told): boolean => {
  const { asking, failed, unconfirmed } = unheard(told);
  return asking > 0 && failed.length + unconfirmed.length === 0;
};

export interface Disagreement {
  /** What a press opens. */
  readonly entry: Entry;
  readonly providers: readonly string[];
}

/** Statements that there are no allergies, that stand while an allergy does. */
export function deniersOf(entries: readonly Entry[]): readonly Disagreement[] {
  if (activeAllergies(entries).length === 0) return [];
  return allergyEntries(entries)
    .filter(({ detail }) => detail.kind === 'negative' && detail.active && detail.denies)
    .map(({ entry }) => ({ entry, providers: providersOf(entry) }));
}

/** “Eastfield disagrees”, of an allergy that somebody denies; “Sources disagree” of any other difference; or null. */
export function disagreementWords(
  entries: readonly Entry[],
  { inOrder, briefNameOf }: Told,
): (Disagreement & { readonly words: string }) | null {
  const deniers = deniersOf(entries);
  const [first] = deniers;
  if (first !== undefined) {
    const names = inOrder(deniers.flatMap(({ providers }) => providers)).map(briefNameOf);
    return { ...first, words: `${listOf(names)} ${names.length === 1 ? 'disagrees' : 'disagree'}` };
  }
  const other = allergyEntries(entries).find(({ entry }) => entry.conflicts.length > 0)?.entry;
  return other === undefined ? null : { entry: other, providers: [], words: 'Sources disagree' };
}
