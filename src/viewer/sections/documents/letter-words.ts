/** What is the reader of a letter told besides its words, and why is there sometimes nothing to read? */
import type { Unreadable } from '../../../letters/letter';
import type { Warning } from '../../../letters/paragraph';

const SAVE = 'Save it to read it in a program that can.';

/** `kind`: the type that its provider gives it, if any. */
export function whyUnreadable(why: Unreadable, kind: string | null): string {
  const called = kind ?? 'its kind is not said';
  const words: Readonly<Record<Unreadable, string>> = {
    empty: 'The letter is empty: the provider sent it without any content.',
    'no-words': `There are no words in it. ${SAVE}`,
    'too-long': `It is too long to show here. ${SAVE}`,
    'too-intricate': `It is put together in too intricate a way to show here. ${SAVE}`,
    'called-a-pdf': `It is called a PDF, but its bytes say otherwise. ${SAVE}`,
    'image-of-another-kind': `This screen cannot draw an image of this kind (${called.replace(/^image\//, '')}). ${SAVE}`,
    'file-of-another-kind': `This screen cannot show a letter of this kind (${called}). ${SAVE}`,
  };
  return words[why];
}

/** In the order in which they are told: what could make a word read wrongly comes first. */
const WARNINGS: readonly (readonly [Warning, string])[] = [
  ['undecodable', 'Some characters could not be read; they show as �. Check words and doses with the sender.'],
  [
    'charset-guessed',
    'The letter does not say in which characters it is written. Signs such as µ, £ and é may be wrong.',
  ],
  [
    'turned-around',
    'Signs that turn text around were taken out. Words and numbers near them may stand in another order.',
  ],
  ['struck-out', 'Some words are struck out in the letter; they are marked here.'],
  ['hidden-words', 'The letter marks some words as hidden or deleted, or as a comment. They are not shown.'],
  ['pictures', 'The letter has a picture that cannot be shown here. Save it to see it.'],
  ['attached-files', 'The letter has another file within it that cannot be shown here. Save it to see it.'],
  ['form-fields', 'The letter has form fields. What was filled in is not shown here. Save it to see it.'],
  ['pages-without-words', 'Some pages of the letter have no words that can be read. They are not shown.'],
];

/** Warnings that words may read otherwise than they were meant. */
const GRAVE: ReadonlySet<Warning> = new Set(['undecodable', 'charset-guessed', 'turned-around']);

/** `ask`: said in place of “Save it”, where what is saved is no more than what is shown. */
export const warningWords = (
  warnings: ReadonlySet<Warning>,
  grave: boolean,
  ask: string | null = null,
): readonly string[] =>
  WARNINGS.flatMap(([warning, words]) =>
    warnings.has(warning) && GRAVE.has(warning) === grave
      ? [ask === null ? words : words.replace('Save it to see it.', ask)]
      : [],
  );
