/** Who says that there are no allergies where others record one, and when did they say it? */
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { listOf } from '../../open-record/absence-words';
import type { RecordOnScreen } from '../../open-record/record-context';
import { activeAllergies } from './active-allergies';
import { deniersOf } from './allergy-doubt';

/**
 * “Eastfield recorded “No known allergies” (20-Sep-2017). 3 others record penicillin.” One sentence each, and never two
 * spellings of one allergy as if they differed.
 */
export function denialWords(
  entries: readonly Entry[],
  { inOrder, briefNameOf }: Pick<RecordOnScreen, 'inOrder' | 'briefNameOf'>,
): readonly string[] {
  const allergies = activeAllergies(entries);
  return deniersOf(entries).map(({ entry, providers }) => {
    const names = listOf(inOrder(providers).map(briefNameOf));
    const when = entry.date === null ? 'date not recorded' : formatDate(entry.date);
    const others = new Set(allergies.flatMap((one) => one.entry.sources.map(({ provider }) => provider)));
    for (const own of providers) others.delete(own);
    const what = listOf(allergies.map(({ detail, entry: { title } }) => detail.substance || title));
    const against =
      others.size === 0
        ? ''
        : ` ${String(others.size)} ${others.size === 1 ? 'other records' : 'others record'} ${what}.`;
    return `${names} recorded “${entry.title}” (${when}).${against}`;
  });
}
