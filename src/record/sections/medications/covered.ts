/** Does one text already say what another would add? Only where every word of it stands there: else both are said. */

import { remembered } from '../../../domain/remembered';

const DIGITS: Readonly<Record<string, string>> = {
  a: '',
  an: '',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  once: '1 time',
  twice: '2 time',
};

/** Different words of one meaning, each as one of them; words that add nothing as nothing. */
const ONE_MEANING: readonly (readonly [RegExp, string])[] = [
  [/\b(?:twice|(?:2|two) times)(?: daily| a day| per day| each day| every day)\b/g, ' 2 time day '],
  [/\b(?:3|three) times(?: daily| a day| per day| each day| every day)\b/g, ' 3 time day '],
  [/\b(?:4|four) times(?: daily| a day| per day| each day| every day)\b/g, ' 4 time day '],
  [/\b(?:once daily|once a day|daily|every day|each day|per day|od|o\.d\.)(?![a-z])/g, ' 1 time day '],
  [/\b(?:bd|bid|b\.d\.)(?![a-z])/g, ' 2 time day '],
  [/\b(?:tds|tid|t\.d\.s\.)(?![a-z])/g, ' 3 time day '],
  [/\b(?:qds|qid|q\.d\.s\.)(?![a-z])/g, ' 4 time day '],
  [/\bnocte\b|\bat night\b/g, ' night '],
  [/\bmane\b|\bin the morning\b|\bevery morning\b|\beach morning\b/g, ' morning '],
  [/\b(?:when required|if required|as required|when needed|if needed|as needed|p\.?r\.?n\.?)(?![a-z])/g, ' needed '],
  [/\bby mouth\b|\borally\b|\bto be swallowed\b|\bpo\b/g, ' oral '],
  [
    /\b(?:maximum|max\.?|no more than|not more than|do not exceed|not to exceed|up to a maximum of|limit)(?![a-z])/g,
    ' most ',
  ],
  [/\bmilligrams?\b|\bmgs\b/g, ' mg '],
  [/\bmillilitres?\b|\bmls\b/g, ' ml '],
  [/\bmicrogram(?:s)?\b|\bmcg\b|\bug\b/g, ' microgram '],
  [/\b(?:hourly|hrly|hrs?|hours?|h)\b/g, ' hour '],
  [
    /\b(?:take|taken|give|given|use|used|apply|applied|to be|be|the|of|and|at|in|on|for|to|into|per|every|each|a|an|only|with|or)\b/g,
    ' ',
  ],
];

/** The words that carry meaning, in one spelling. */
const meanings = remembered((text): readonly string[] => {
  let low = ` ${text.toLowerCase().replace(/[‐-―]/gu, '-')} `;
  for (const [words, one] of ONE_MEANING) low = low.replace(words, one);
  return low
    .replace(/(\d)\s*-\s*(\d)/g, '$1 $2')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .split(/[^a-z0-9.%/]+/)
    .flatMap((word) => {
      const plain = word.replace(/^[.]+|[.]+$/g, '');
      return (DIGITS[plain] ?? plain).split(' ');
    })
    .map((word) => word.replace(/(?<=[a-z]{3})s$/, ''))
    .filter((word) => word !== '');
});

/**
 * Whether every meaning of `part` stands in `whole`, a number as often as it is said.
 * INVARIANT: a word that is not understood is never covered by another.
 */
export function isCovered(part: string, whole: string): boolean {
  const left = new Map<string, number>();
  for (const word of meanings(whole)) left.set(word, (left.get(word) ?? 0) + 1);
  const words = meanings(part);
  const need = new Map<string, number>();
  for (const word of words) need.set(word, /\d/.test(word) ? (need.get(word) ?? 0) + 1 : 1);
  return words.length > 0 && [...need].every(([word, count]) => (left.get(word) ?? 0) >= count);
}

/** As `isCovered`, and the numbers stand in one order: `2 mg 5 times a day` is not `5 mg twice a day`. */
export function isCoveredInOrder(part: string, whole: string): boolean {
  const numbersOf = (text: string): readonly string[] => meanings(text).filter((word) => /\d/.test(word));
  const left = [...numbersOf(whole)];
  return (
    isCovered(part, whole) &&
    numbersOf(part).every((number) => {
      const at = left.indexOf(number);
      if (at >= 0) left.splice(0, at + 1);
      return at >= 0;
    })
  );
}
