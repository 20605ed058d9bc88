/**
 * What stands behind the four words of the allergy label: who has not been checked, and who says otherwise?
 * Source: RECORD, allergy label.
 */
import type { Entry } from '../../../record/entry';
import { listOf } from '../../open-record/absence-words';
import type { RecordOnScreen } from '../../open-record/record-context';
import { activeAllergies, allergyEntries } from './active-allergies';
import { providersOf } from '../../../record/entry-providers';

type Told = Pick<RecordOnScreen, 'states' | 'briefNameOf' | 'inOrder'>;

/** Providers that were asked for allergies and have not been heard in full, by how. */
function unheard({ states, briefNameOf }: Told) {
  const of = (keep: (state: RecordOnScreen['states'][number]) => boolean): readonly string[] =>
    states.filter(keep).map(({ provider }) => briefNameOf(provider.id));
  return {
    asking: states.filter(({ state }) => state === 'asking').length,
    failed: of(({ state }) => state === 'failed' || state === 'identity-not-confirmed'),
    partly: of(
      (state) =>
        state.state === 'answered' &&
        state.coverage.some(({ section, code }) => section === 'allergies' && code === 'partial'),
    ),
  };
}

/** “Northgate not checked”, beside known allergies; null where everybody was. */
export function notCheckedWords(told: Told): string | null {
  const { failed } = unheard(told);
  return failed.length === 0 ? null : `${listOf(failed)} not checked`;
}

/** “checking, 6 of 7 replied”, where nobody failed and somebody is still asked; or null. */
export const checkingWords = (told: Told): string | null => (isOnlyAsking(told) ? unavailableWords(told) : null);

/** Why allergies are unavailable, in the fewest words: “checking, 0 of 7 replied”; “Northgate did not reply”. */
export function unavailableWords(told: Told): string {
  const { asking, failed, partly } = unheard(told);
  const { length } = told.states;
  if (failed.length > 0) return `${listOf(failed)} did not reply`;
  if (asking > 0) return `checking, ${String(length - asking)} of ${String(length)} replied`;
  return partly.length > 0 ? `${listOf(partly)} replied in part` : 'not every provider could say';
}

/** True while nobody has failed and somebody is still asked: nothing to worry about yet. */
export const isOnlyAsking = (told: Told): boolean => {
  const { asking, failed } = unheard(told);
  return asking > 0 && failed.length === 0;
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
