/**
 * What was meant by a word with one typing error? "Syphilus", "pregnacy" and "mifepristne" tell as much as the words
 * that were meant. Words of eight letters or more alone: a shorter one is too near to others.
 */
import { isOneSlipOf } from './one-slip';

/** Letters of the shortest word that is still known when it is mistyped. */
export const SHORTEST = 8;

/** Which words are known when they are mistyped, and which are not to be taken for them. */
export interface MistypedWords {
  readonly words: readonly string[];
  /** Words of their own that look like one of them: what may be one of these, mistyped, is not one of ours. */
  readonly others: readonly string[];
  /** Known as they are written alone. */
  readonly names: readonly string[];
}

/**
 * A typing error leaves this many letters at the beginning as they were, or at the end: two of eight that changed
 * places in the middle leave three on either side.
 */
const KEPT = 3;

/** Letters of the shortest word that may be meant: one was left out. */
const SHORTEST_TYPED = SHORTEST - 1;

const BITS = 5;
const KEYS = 2 ** (BITS * KEPT);
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** A number for the few letters from `at` on, whatever their case. */
function keyAt(text: string, at: number): number {
  let key = 0;
  for (let next = at; next < at + KEPT; next += 1) key = (key << BITS) | (text.charCodeAt(next) & 31);
  return key;
}

/** Words by the letters that they begin or end with; `met` tells quickly that there is none. */
interface Buckets {
  readonly met: Uint8Array;
  readonly words: ReadonlyMap<number, readonly string[]>;
}

function bucketsBy(words: readonly string[], placeOf: (word: string) => number): Buckets {
  const met = new Uint8Array(KEYS);
  const buckets = new Map<number, string[]>();
  for (const word of words) {
    const key = keyAt(word, placeOf(word));
    met[key] = 1;
    buckets.set(key, [...(buckets.get(key) ?? []), word]);
  }
  return { met, words: buckets };
}

/** The words of a text that are long enough, in small letters. */
export const longWords = (text: string): readonly string[] =>
  (text.match(/[A-Za-z]+/g) ?? []).filter(({ length }) => length >= SHORTEST).map((word) => word.toLowerCase());

/**
 * Gives a text with each mistyped one of `words` as it was meant; the same text where there is none. `others` are words
 * of their own that look like one of them: what may be one of these, mistyped, is taken for it. `names` are known as
 * they are written. The first letter is taken to be right. Time in proportion to the text.
 */
export function createMistyped({ words, others, names }: MistypedWords): (text: string) => string {
  const known = new Set(words);
  const stay = new Set([...words, ...others, ...names]);
  const starts = bucketsBy([...known], () => 0);
  const ends = bucketsBy([...known], ({ length }) => length - KEPT);

  const meant = (typed: string): string | null => {
    const word = typed.toLowerCase();
    if (stay.has(word) || others.some((other) => isOneSlipOf(word, other))) return null;
    const near = [
      ...(starts.words.get(keyAt(word, 0)) ?? []),
      ...(ends.words.get(keyAt(word, word.length - KEPT)) ?? []),
    ];
    return near.find((one) => one[0] === word[0] && isOneSlipOf(one, word)) ?? null;
  };

  return (text) => {
    let read = '';
    let from = 0;
    let end = 0;
    // a word that is long enough has a letter at one of these places
    for (let at = SHORTEST_TYPED - 1; at < text.length; at = end + SHORTEST_TYPED) {
      if (!isLetter(text.charCodeAt(at))) {
        end = at;
        continue;
      }
      let begin = at;
      while (begin > end && isLetter(text.charCodeAt(begin - 1))) begin -= 1;
      end = at + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
      if (end - begin < SHORTEST_TYPED) continue;
      if (starts.met[keyAt(text, begin)] !== 1 && ends.met[keyAt(text, end - KEPT)] !== 1) continue;
      const word = meant(text.slice(begin, end));
      if (word === null) continue;
      read += text.slice(from, begin) + word;
      from = end;
    }
    return from === 0 ? text : read + text.slice(from);
  };
}
