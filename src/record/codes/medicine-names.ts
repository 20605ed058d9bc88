/** Which medicine does a name mean, and by which other names is it known? */
import { MEDICINES } from './medicines/rows';

export interface NamedMedicine {
  readonly generic: string;
  readonly ingredients: readonly string[];
  /** Set when the name was a brand: as written in the map, lower case. */
  readonly brand: string | null;
}

const BY_NAME = new Map<string, NamedMedicine>();
const NAMES = new Map<string, readonly string[]>();
const BY_INGREDIENTS = new Map<string, string>();

const setOf = (ingredients: readonly string[]): string => [...ingredients].sort().join('+');

/** A name already taken keeps its meaning: generics before spellings, spellings before brands. */
function name(text: string, meaning: NamedMedicine): void {
  if (!BY_NAME.has(text)) BY_NAME.set(text, meaning);
}

for (const { generic, ingredients, spellings, brands } of MEDICINES) {
  name(generic, { generic, ingredients, brand: null });
  NAMES.set(generic, [...spellings, ...brands]);
  if (!BY_INGREDIENTS.has(setOf(ingredients))) BY_INGREDIENTS.set(setOf(ingredients), generic);
}
for (const { generic, ingredients, spellings } of MEDICINES)
  for (const spelling of spellings) name(spelling, { generic, ingredients, brand: null });
for (const { generic, ingredients, brands } of MEDICINES)
  for (const brand of brands) name(brand, { generic, ingredients, brand });

const MODIFIED: ReadonlySet<string> = new Set(MEDICINES.flatMap(({ modified }) => modified));

/** True for a brand that is modified release, whether or not its name says so. */
export const comesModified = (brand: string): boolean => MODIFIED.has(brand);

/** The longest name has this many words: a name is looked up by its first words, most of them first. */
export const LONGEST_NAME = Math.max(...[...BY_NAME.keys()].map((known) => known.split(' ').length));

/** The medicine of exactly this (lower-case) name; undefined when the map does not know it. */
export const medicineNamed = (text: string): NamedMedicine | undefined => BY_NAME.get(text);

/** The usual name of a set of ingredients, such as co-codamol; undefined when it has none here. */
export const genericOf = (ingredients: readonly string[]): string | undefined => BY_INGREDIENTS.get(setOf(ingredients));

const PARTS: ReadonlySet<string> = new Set(MEDICINES.flatMap(({ ingredients }) => ingredients));

/** True for a name that a row knows, if only as one part of a combination: levodopa, sacubitril. */
export const isIngredient = (text: string): boolean => PARTS.has(text);

/** Brands and older names of a generic, for search. */
export const namesOfMedicine = (generic: string): readonly string[] => NAMES.get(generic) ?? [];
