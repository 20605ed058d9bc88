/**
 * What is sought for what was typed? The words themselves, every other name that the tables of meaning know for them,
 * and what a slip of the finger was meant to be.
 * INVARIANT: made of what was typed and the tables alone, so that it says nothing about anybody's record.
 */
import { rememberedByTables } from '../../terminology/in-force';
import { tellingWords, wordsOf } from './cut-words';
import { keyOf, knownTerms, type Term } from './known-terms';
import { meantBy } from './typing-error';

/** One way to be met: every word of it. */
export interface Way {
  readonly words: readonly string[];
  /** `starts`: each word may go on; `whole`: it is that word, or more than one of it. */
  readonly met: 'starts' | 'whole';
  readonly said: string;
}

/** Something that has to be met, in whichever way. */
export interface Part {
  readonly typed: string;
  readonly ways: readonly Way[];
  /** Other names of the same, and what is sought as well, as they are told. */
  readonly names: readonly string[];
  readonly also: readonly string[];
}

export interface Sought {
  readonly parts: readonly Part[];
  /** Words of which each might be meant and none was sought, for they mean different things. */
  readonly unsure: readonly { readonly typed: string; readonly words: readonly string[] }[];
  /** Everything besides what was typed that is sought or might be meant. */
  readonly further: readonly string[];
}

const MOST_TYPED = 100;

/** A word is met by itself and by more than one of it. */
export const isWordOrMore = (word: string, held: string): boolean =>
  held.startsWith(word) && (held.length === word.length || held === `${word}s` || held === `${word}es`);

const isMetBy = ({ words, met }: Way, held: readonly string[]): boolean =>
  words.every((word) => held.some((one) => (met === 'starts' ? one.startsWith(word) : isWordOrMore(word, one))));

const single = (word: string): string => word.replace(/(?<=[a-z]{3})s$/, '');

/** The term that begins here, with how many words it takes; the longest there is, in one or in more than one. */
function termAt(words: readonly string[], at: number): { readonly key: string; readonly size: number } | null {
  const { terms, longest } = knownTerms();
  for (let size = Math.min(longest, words.length - at); size > 0; size -= 1) {
    const own = words.slice(at, at + size);
    for (const key of [keyOf(own), keyOf([...own.slice(0, -1), single(own.at(-1) ?? '')])])
      if (terms.has(key)) return { key, size };
  }
  return null;
}

/** A name as a way; one that ends with a star may go on. */
const wayOf = (name: string): Way => ({
  words: tellingWords(name.replace('*', '')),
  met: name.endsWith('*') ? 'starts' : 'whole',
  said: name.replace('*', '…'),
});

interface Gathered {
  readonly ways: Way[];
  readonly told: string[];
}

/**
 * Adds what is not met already by what is there. What is met by the very words that were typed is wider than they are,
 * and left out: who seeks a discharge summary does not seek every discharge.
 */
function gather({ ways, told }: Gathered, typed: readonly string[], names: readonly string[]): void {
  // the fewest words first, for they meet what the longer names do
  for (const way of names.map(wayOf).sort((one, other) => one.words.length - other.words.length)) {
    const isWider = typed.length > 1 && isMetBy(way, typed);
    if (way.words.length === 0 || isWider || ways.some((known) => isMetBy(known, way.words))) continue;
    ways.push(way);
    told.push(way.said);
  }
}

/** `alone`: nothing else was typed. Beside other words an abbreviation may be a word begun: `5 mg cap`. */
function partOf(typed: readonly string[], meant: readonly string[], term: string | null, alone: boolean): Part {
  const { terms, abbreviations } = knownTerms();
  const own: Way = {
    words: typed,
    met: alone && term !== null && abbreviations.has(term) ? 'whole' : 'starts',
    said: typed.join(' '),
  };
  const ways: Way[] = [own];
  const also: Gathered = { ways, told: [] };
  const isSlip = typed.some((word, at) => word !== meant[at]);
  if (isSlip) gather(also, typed, [meant.join(' ')]);
  // other names of what was typed; of what it may have been meant to be, they are sought as well
  const names: Gathered = isSlip ? also : { ways, told: [] };
  const known: readonly Term[] = term === null ? [] : (terms.get(term) ?? []);
  for (const { names: others } of known) gather(names, meant, others);
  for (const { finds } of known) gather(also, meant, finds);
  return { typed: own.said, ways, names: isSlip ? [] : names.told, also: also.told };
}

/** What is sought; null when nothing was typed. */
export const soughtBy: (query: string) => Sought | null = rememberedByTables((query) => {
  const typed = wordsOf(query).slice(0, MOST_TYPED);
  if (typed.length === 0) return null;
  const slips = typed.map(meantBy);
  const meant = typed.map((word, at) => slips[at]?.also[0] ?? word);
  const parts: Part[] = [];
  for (let at = 0; at < typed.length;) {
    const term = termAt(meant, at);
    const size = term?.size ?? 1;
    parts.push(
      partOf(typed.slice(at, at + size), meant.slice(at, at + size), term?.key ?? null, size === typed.length),
    );
    at += size;
  }
  const unsure = slips.flatMap(({ unsure: words }, at) =>
    words.length > 0 ? [{ typed: typed[at] ?? '', words }] : [],
  );
  return {
    parts,
    unsure,
    further: [...parts.flatMap(({ names, also }) => [...names, ...also]), ...unsure.flatMap(({ words }) => words)],
  };
});
