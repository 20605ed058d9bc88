/**
 * Which words have letters shown while this record was open? Kept so that they can be sought, in memory alone, and gone
 * with everything else that was answered.
 */
import { create } from 'zustand';
import { onLessOpen, useOpenRecord } from './open-record';

interface LetterWords {
  /** By what was asked for: the access, the view that it was given for, the provider and the path. */
  readonly words: ReadonlyMap<string, string>;
}

export const useLetterWords = create<LetterWords>()(() => ({ words: new Map() }));

/** One name for one copy of a letter, as it was given under one view of one opened record. */
export const letterWordsKey = (asked: readonly string[], provider: string, path: string): string =>
  JSON.stringify([...asked, provider, path]);

/** Keeps the words of a letter that the gateway gave and that stands on the screen; none where no record is open. */
export function keepLetterWords(key: string, text: string): void {
  if (useOpenRecord.getState().open === null || useLetterWords.getState().words.get(key) === text) return;
  useLetterWords.setState(({ words }) => ({ words: new Map([...words, [key, text]]) }));
}

onLessOpen(() => {
  useLetterWords.setState({ words: new Map() });
});
