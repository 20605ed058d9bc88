/**
 * Is a word that nobody knows another one with a slip of the finger in it? One letter too many, too few, wrong, or two
 * changed about; in words of five letters or more. Of the tables alone: what a record holds suggests nothing.
 */
import { isOneSlipOf } from '../../domain/one-slip';
import { fromTables, rememberedByTables } from '../../terminology/in-force';
import { knownTerms } from './known-terms';

const SHORTEST = 5;
/** Names of products are made up, and short ones lie near words of every day. */
const SHORTEST_BRAND = 7;

interface Words {
  readonly known: ReadonlySet<string>;
  /** Sorted: whoever is still typing is not corrected. */
  readonly sorted: readonly string[];
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  readonly brandsByLength: ReadonlyMap<number, readonly string[]>;
}

function byLength(words: Iterable<string>, shortest: number): ReadonlyMap<number, readonly string[]> {
  const grouped = new Map<number, string[]>();
  for (const word of words) {
    if (word.length < shortest) continue;
    const group = grouped.get(word.length);
    if (group === undefined) grouped.set(word.length, [word]);
    else group.push(word);
  }
  return grouped;
}

/** Every word that is known, by its length: what a slip is looked for in. */
export const allWords: () => Words = fromTables(() => {
  const { words, brandWords } = knownTerms();
  const known = new Set([...words, ...brandWords]);
  return {
    known,
    sorted: [...known].sort(),
    byLength: byLength(words, SHORTEST),
    brandsByLength: byLength(
      [...brandWords].filter((word) => !words.has(word)),
      SHORTEST_BRAND,
    ),
  };
});

function beginsAWord(sorted: readonly string[], typed: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < typed) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(typed) === true;
}

const near = (typed: string, groups: ReadonlyMap<number, readonly string[]>): readonly string[] =>
  [typed.length, typed.length - 1, typed.length + 1].flatMap((length) =>
    (groups.get(length) ?? []).filter((word) => isOneSlipOf(typed, word)),
  );

export interface Meant {
  /** What is sought as well. */
  readonly also: readonly string[];
  /** Words of which each might be meant, and none is sought: they mean different things. */
  readonly unsure: readonly string[];
}

const AS_TYPED: Meant = { also: [], unsure: [] };

/** `penicillins` and `penicillin` are one. */
const isSameStem = (words: readonly string[]): boolean => {
  const shortest = words.reduce((least, word) => (word.length < least.length ? word : least));
  return words.every((word) => word.startsWith(shortest) && word.length - shortest.length <= 2);
};

/**
 * What may be meant by a word as it was typed. A word that is known, or begins one, means itself.
 * INVARIANT: a name that a table says another is not (`not` rows) is known, so that neither is ever sought for the
 * other; a slip that lies between two names is of neither.
 */
export const meantBy: (typed: string) => Meant = rememberedByTables((typed) => {
  if (typed.length < SHORTEST || !/^[a-z]+$/.test(typed)) return AS_TYPED;
  const { known, sorted, byLength: words, brandsByLength: brands } = allWords();
  if (beginsAWord(sorted, typed) || known.has(typed.replace(/e?s$/, ''))) return AS_TYPED;
  const found = near(typed, words);
  const meant = found.length > 0 ? found : near(typed, brands);
  if (meant.length === 0) return AS_TYPED;
  return isSameStem(meant) ? { also: meant, unsure: [] } : { also: [], unsure: meant.slice(0, 4) };
});
