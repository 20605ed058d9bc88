/**
 * Does what is sought name something that is never shown? Then that is the answer, the same for every person: a list of
 * nothing would tell whether it is recorded.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createMistyped } from '../../domain/mistyped';
import type { NeverShownAnswer } from '../../domain/policy';
import { plainLetters } from '../../domain/plain-letters';
import { readNeverShown } from '../api/policy';

/** Abbreviations that differ from a word of every day by their case alone: in lower case the word is meant. */
const EVERYDAY: ReadonlySet<string> = new Set(['top', 'tops', 'stop', 'stops', 'gum', 'hark', 'harks']);

/**
 * What was typed, in plain letters as the policy’s words are, and, of one word, the same in capitals: “sti” is typed
 * for “STI”.
 */
const readings = (typed: string): readonly string[] => {
  const words = plainLetters(typed.trim());
  return /\s/.test(words) || EVERYDAY.has(words) ? [words] : [words, words.toUpperCase()];
};

/** None for an expression that this browser does not know: the search goes on without it. */
function patternOf(source: string, anyCase: boolean): readonly RegExp[] {
  try {
    return [new RegExp(source, anyCase ? 'i' : '')];
  } catch {
    return [];
  }
}

type Category = readonly [name: string, patterns: readonly RegExp[]];
interface Made {
  readonly categories: readonly Category[];
  /** What was typed, with each mistyped word as it was meant. */
  readonly asMeant: (typed: string) => string;
}
const MADE = new WeakMap<NeverShownAnswer, Made>();

/** Made once for each answer: an expression that was compared once is compared quickly from then on. */
function madeOf(answer: NeverShownAnswer): Made {
  let made = MADE.get(answer);
  if (made === undefined) {
    made = {
      categories: answer.categories.map(({ name, patterns }): Category => [
        name,
        patterns.flatMap(({ source, anyCase }) => patternOf(source, anyCase)),
      ]),
      asMeant: createMistyped(answer.mistyped),
    };
    MADE.set(answer, made);
  }
  return made;
}

/** Every expression of an answer, to be compared with something ahead of the first letter. */
export const patternsIn = (answer: NeverShownAnswer): readonly RegExp[] =>
  madeOf(answer).categories.flatMap(([, patterns]) => patterns);

/**
 * The categories that these words name, in the order of the policy; none for words that name none.
 * INVARIANT: a telling word with one typing error in it is answered as the word is, whatever the record holds.
 */
export function categoriesNamed(typed: string, answer: NeverShownAnswer): readonly string[] {
  if (typed.trim() === '') return [];
  const { categories, asMeant } = madeOf(answer);
  const sought = [...new Set([typed, asMeant(typed)].flatMap(readings))];
  return categories
    .filter(([, patterns]) => patterns.some((pattern) => sought.some((words) => pattern.test(words))))
    .map(([name]) => name);
}

/** The words are the policy's, the same for everybody. */
export const NEVER_SHOWN_QUERY = {
  queryKey: ['never-shown'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readNeverShown(signal),
  staleTime: Infinity,
};

export interface NeverShown {
  /** “termination of pregnancy”, or null where nothing of the kind is named. */
  readonly named: string | null;
  /** True until the words are there to compare with: until then nothing is said to be missing. */
  readonly asking: boolean;
}

const NOTHING_FURTHER: readonly string[] = [];

/**
 * Compares what is sought in the page: it is sent nowhere. `further`: other names of what was typed, which are sought
 * as well.
 */
export function useNeverShown(typed: string, further = NOTHING_FURTHER): NeverShown {
  const sought = typed.trim() !== '';
  const words = useQuery({ ...NEVER_SHOWN_QUERY, enabled: sought });
  // an answer without a body is one without words
  const answer = sought ? words.data : undefined;
  const named = useMemo(
    () => (answer ? [...new Set([typed, ...further].flatMap((name) => categoriesNamed(name, answer)))] : []),
    [typed, further, answer],
  );
  return {
    named: named.length === 0 ? null : new Intl.ListFormat('en-GB').format(named),
    asking: sought && words.isPending,
  };
}
