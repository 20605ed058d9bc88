/** Letters judged by one rule of words alone, for the tests of how they are read. */
import type { LetterRules } from '../../../src/gateway/label/judge-letter';

/** Every word counts, and no line is routine. */
export const byWords = (words: (text: string) => number): LetterRules => ({
  documents: 'any',
  words,
  routine: {
    read: (line) => ({ left: line, cut: false, open: false }),
    answers: () => false,
    follows: () => false,
    isHeading: () => false,
    isOtherHeading: () => false,
  },
});
