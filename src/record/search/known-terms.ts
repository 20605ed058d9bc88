/**
 * Which names does the product know for what may be typed? Those of the tables of meaning: of no record. What names a
 * thing is met by any other name of it; what it `finds` is met from it alone, and not the other way.
 */
import { concepts, facts, fromTables } from '../../terminology/in-force';
import type { TermTable } from '../../terminology/tables';
import { wordsOf } from './cut-words';

export interface Term {
  /** Other names of the same, as the table writes them. */
  readonly names: readonly string[];
  /** What is sought as well: kinds, parts, and what treats or measures it. */
  readonly finds: readonly string[];
}

export interface KnownTerms {
  /** By the words of a name, with a blank between them. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Names written in capitals: sought as whole words, for `MI` is no beginning of migraine. */
  readonly abbreviations: ReadonlySet<string>;
  /** How many words the longest name has. */
  readonly longest: number;
  /** Every word of letters alone that a name holds; the shortest of brands are left to `brandWords`. */
  readonly words: ReadonlySet<string>;
  /** Words that are known from the names of products alone. */
  readonly brandWords: ReadonlySet<string>;
}

/** Names that are asked for by another of theirs, in the order in which they are told. */
const NAMED_IN: readonly TermTable[] = [
  'search-words',
  'conditions',
  'panels',
  'analytes',
  'operations',
  'diseases',
  'vaccines',
  'medicines',
  'allergens',
  'further-allergens',
];

/**
 * The classes by which people are allergic, for each medicine of one and for what holds it: whoever seeks amoxicillin
 * is told of an allergy to penicillins.
 */
function classesOf(): (medicine: string) => readonly string[] {
  const classes = new Map<string, readonly string[]>();
  for (const { id, group } of concepts('allergen-classes'))
    classes.set(id, [...(classes.get(id) ?? []), `${group.replace(/s$/, '')}*`]);
  const ingredients = facts('medicine-facts').get('ingredient');
  return (medicine) => [
    ...new Set([medicine, ...(ingredients?.get(medicine) ?? [])].flatMap((one) => classes.get(one) ?? [])),
  ];
}

/** Where else a word is met that is no typing error. */
const WORDS_IN: readonly TermTable[] = ['allergen-classes', 'routes', 'specimens', 'salts'];

const MOST_WORDS = 6;
const CAPITALS = /^[A-Z0-9&/+ -]*[A-Z][A-Z0-9&/+ -]*s?$/;

/** A short name in small letters is too like other words and units, unless it is in the table made for seeking. */
const isNameIn = (table: TermTable, name: string): boolean =>
  table === 'search-words' || name.length > 3 || (name.length === 3 && CAPITALS.test(name));

export const keyOf = (words: readonly string[]): string => words.join(' ');

/** The terms as they are made, one table at a time. */
interface Making {
  /** Learns one table more; false once there is none left. */
  readonly next: () => boolean;
  readonly terms: KnownTerms;
}

const making: () => Making = fromTables(() => {
  const terms = new Map<string, Term[]>();
  const abbreviations = new Set<string>();
  const words = new Set<string>();
  const brandWords = new Set<string>();
  let longest = 1;
  const learn = (cut: readonly string[], into: Set<string>): void => {
    for (const word of cut) if (/^[a-z]{4,}$/.test(word)) into.add(word);
  };
  const add = (name: string, term: Term, into: Set<string>): void => {
    const cut = wordsOf(name);
    learn(cut, into);
    if (cut.length === 0 || cut.length > MOST_WORDS) return;
    const key = keyOf(cut);
    longest = Math.max(longest, cut.length);
    const known = terms.get(key);
    if (known === undefined) terms.set(key, [term]);
    else if (!known.includes(term)) known.push(term);
    if (CAPITALS.test(name) && name.length <= 6) abbreviations.add(key);
  };
  const found = facts('search-facts').get('finds');
  const classes = classesOf();
  const addNames = (table: TermTable): void => {
    for (const { id, names: all } of concepts(table)) {
      const names = all.filter((name) => isNameIn(table, name));
      const finds = table === 'search-words' ? (found?.get(id) ?? []) : table === 'medicines' ? classes(id) : [];
      const term = { names, finds };
      for (const name of names) add(name, term, words);
      for (const one of finds) learn(wordsOf(one.replace('*', '')), words);
    }
  };
  const addBrands = (): void => {
    for (const { id, names } of concepts('brands')) {
      const term = { names: [id], finds: classes(id) };
      learn(wordsOf(id), words);
      for (const name of names) add(name, term, brandWords);
    }
  };
  const addWords = (table: TermTable): void => {
    for (const { names } of concepts(table)) for (const name of names) learn(wordsOf(name), words);
  };
  const left = [
    ...NAMED_IN.map((table) => () => {
      addNames(table);
    }),
    addBrands,
    ...WORDS_IN.map((table) => () => {
      addWords(table);
    }),
  ];
  return {
    next: () => {
      left.shift()?.();
      return left.length > 0;
    },
    terms: {
      terms,
      abbreviations,
      get longest() {
        return longest;
      },
      words,
      brandWords,
    },
  };
});

/** Learns one table more, ahead of the first letter; false once every one is known. */
export const learnNext = (): boolean => making().next();

/** Whole, however much of it was learnt ahead; made anew when other tables are laid. */
export function knownTerms(): KnownTerms {
  const { next, terms } = making();
  while (next());
  return terms;
}
