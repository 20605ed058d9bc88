/** What can be sought of letters besides their titles? The words of those that the reader has opened, of this view. */
import { useMemo } from 'react';
import type { Entry } from '../../record/entry';
import { letterWordsKey, useLetterWords } from '../state/letter-words';
import { letterCopies } from './letter-copies';
import { recordKey, viewKeyOf } from './provider-queries';
import { useRecordOnScreen } from './record-context';
import { isShown } from './role-limits';

export interface OpenedLetters {
  /** The words of each opened letter, by the entry that it stands under. */
  readonly words: ReadonlyMap<string, string>;
  /** What is said of it where something is sought; null where there are no letters for this role or person. */
  readonly said: string | null;
}

/** Which entries have words here, and what of letters was not searched. */
export function openedLetters(
  entries: readonly Entry[],
  kept: ReadonlyMap<string, string>,
  asked: readonly string[],
): Pick<OpenedLetters, 'words'> & { readonly unopened: number } {
  const words = new Map<string, string>();
  let unopened = 0;
  for (const entry of entries) {
    const copies = letterCopies(entry);
    const texts = copies.flatMap(({ provider, path }) => kept.get(letterWordsKey(asked, provider, path)) ?? []);
    if (texts.length > 0) words.set(entry.id, texts.join('\n'));
    else if (entry.section === 'documents') unopened += 1;
  }
  return { words, unopened };
}

function saidOf(opened: number, unopened: number): string | null {
  if (opened === 0)
    return unopened === 0 ? null : 'Letters are searched by title and author; their words once you have opened them.';
  const which = opened === 1 ? 'the letter' : `the ${String(opened)} letters`;
  const those = `Searched too: the words of ${which} that you have opened.`;
  return unopened === 0 ? those : `${those} Of the others, title and author.`;
}

export function useOpenedLetters(): OpenedLetters {
  const { opened, record } = useRecordOnScreen();
  const kept = useLetterWords((state) => state.words);
  return useMemo(() => {
    const { words, unopened } = openedLetters(record.entries, kept, recordKey(opened.access, viewKeyOf(opened.view)));
    return { words, said: isShown(opened.view, 'documents') ? saidOf(words.size, unopened) : null };
  }, [opened, record, kept]);
}
