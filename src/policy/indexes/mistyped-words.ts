/** Which words of what is in force are known when they are mistyped? For the label and for the search alike. */
import { longWords, type MistypedWords } from '../../domain/mistyped';
import type { PolicyTables } from '../tables';
import { MISTYPED, MISTYPED_MEDICINES } from '../tables/mistyped';
import type { Switches } from './code-index';

/** INVARIANT: of the policy alone, so that it says nothing of anybody's record. */
export function mistypedWords(on: Switches, medicines: PolicyTables['medicines']): MistypedWords {
  const rows = MISTYPED.filter(({ exclusion }) => on.exclusions.has(exclusion));
  const names = medicines.filter(({ exclusion }) => on.medicines.has(exclusion)).flatMap((row) => row.names);
  // a name that is a pattern has words that are only beside it
  const plain = names.filter((name) => /^[a-z -]+$/i.test(name)).flatMap(longWords);
  const asWritten = MISTYPED_MEDICINES.flatMap((row) => row.names);
  return {
    words: [...rows.flatMap(({ words }) => words), ...plain.filter((name) => !asWritten.includes(name))],
    others: [...MISTYPED, ...MISTYPED_MEDICINES].flatMap(({ others }) => others),
    names: names.flatMap(longWords),
  };
}
