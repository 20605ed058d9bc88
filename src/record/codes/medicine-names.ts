/** Which medicine does a name mean, and by which other names is it known? Rows: `medicines.csv` and `brands.csv`. */
import { concepts, facts, fromTables } from '../../terminology/in-force';

export interface NamedMedicine {
  readonly generic: string;
  readonly ingredients: readonly string[];
  /** Set when the name was a brand: as written in the map, lower case. */
  readonly brand: string | null;
}

interface LookUps {
  readonly byName: ReadonlyMap<string, NamedMedicine>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly byIngredients: ReadonlyMap<string, string>;
  readonly parts: ReadonlySet<string>;
  readonly longest: number;
  /** Names without one of their letters, and which names those are. */
  readonly lessOne: ReadonlyMap<string, readonly string[]>;
}

/** Shorter names are too like each other: quinine and quinidine, prednisone and prednisolone. */
const LONG_ENOUGH = 10;

/** Every spelling with one letter left out. */
const lessOneOf = (word: string): readonly string[] =>
  [...word].map((_letter, at) => word.slice(0, at) + word.slice(at + 1));

const setOf = (ingredients: readonly string[]): string => [...ingredients].sort().join('+');

export interface MedicineRow {
  readonly generic: string;
  readonly ingredients: readonly string[];
  /** Older or foreign spellings and the names of its salts: shown as the generic, never as a brand. */
  readonly spellings: readonly string[];
  readonly brands: readonly string[];
}

export const medicineRows: () => readonly MedicineRow[] = fromTables(() => {
  const ingredientsOf = facts('medicine-facts').get('ingredient');
  const brandsOf = new Map(concepts('brands').map(({ id, names }) => [id, names] as const));
  return concepts('medicines').map(({ id, names }) => ({
    generic: id,
    ingredients: ingredientsOf?.get(id) ?? [id],
    spellings: names.slice(1),
    brands: brandsOf.get(id) ?? [],
  }));
});

function lessOneOfAll(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const known of names.filter((one) => one.length >= LONG_ENOUGH && /^[a-z]+$/.test(one)))
    for (const less of new Set(lessOneOf(known))) all.set(less, [...(all.get(less) ?? []), known]);
  return all;
}

const lookUps: () => LookUps = fromTables(() => {
  const rows = medicineRows();
  const byName = new Map<string, NamedMedicine>();
  /** A name already taken keeps its meaning: generics before spellings, spellings before brands. */
  const name = (text: string, meaning: NamedMedicine): void => {
    if (!byName.has(text)) byName.set(text, meaning);
  };
  const byIngredients = new Map<string, string>();
  for (const { generic, ingredients } of rows) {
    name(generic, { generic, ingredients, brand: null });
    if (!byIngredients.has(setOf(ingredients))) byIngredients.set(setOf(ingredients), generic);
  }
  for (const { generic, ingredients, spellings } of rows)
    for (const spelling of spellings) name(spelling, { generic, ingredients, brand: null });
  for (const { generic, ingredients, brands } of rows)
    for (const brand of brands) name(brand, { generic, ingredients, brand });
  return {
    byName,
    byIngredients,
    names: new Map(rows.map(({ generic, spellings, brands }) => [generic, [...spellings, ...brands]] as const)),
    parts: new Set(rows.flatMap(({ ingredients }) => ingredients)),
    longest: Math.max(...[...byName.keys()].map((known) => known.split(' ').length)),
    lessOne: lessOneOfAll([...byName].filter(([, { brand }]) => brand === null).map(([known]) => known)),
  };
});

/** The longest name has this many words: a name is looked up by its first words, most of them first. */
export const longestName = (): number => lookUps().longest;

/** The medicine of exactly this (lower-case) name; undefined when the map does not know it. */
export const medicineNamed = (text: string): NamedMedicine | undefined => lookUps().byName.get(text);

/**
 * The medicine whose long name this one word would be with one letter more, less, or put beside its neighbour
 * (“amitriptylline”, “dapaglifozin”); undefined where it may be two, or is spelt otherwise. A letter in the place of
 * another is no slip that is forgiven, nor another first letter: so two medicines differ.
 */
export function medicineMisspelt(word: string): NamedMedicine | undefined {
  const { byName, lessOne } = lookUps();
  if (word.length < LONG_ENOUGH - 1 || !/^[a-z]+$/.test(word) || byName.has(word)) return undefined;
  const swapped = [...word].map(
    (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  );
  const isName = (one: string): boolean => one.length >= LONG_ENOUGH && byName.get(one)?.brand === null;
  const found = [...lessOneOf(word).filter(isName), ...swapped.filter(isName), ...(lessOne.get(word) ?? [])];
  const meant = new Map(
    found.filter((one) => one.startsWith(word.slice(0, 1))).map((one) => [byName.get(one)?.generic, byName.get(one)]),
  );
  return meant.size === 1 ? [...meant.values()][0] : undefined;
}

/** The usual name of a set of ingredients, such as co-codamol; undefined when it has none here. */
export const genericOf = (ingredients: readonly string[]): string | undefined =>
  lookUps().byIngredients.get(setOf(ingredients));

/** True for a name that a row knows, if only as one part of a combination: levodopa, sacubitril. */
export const isIngredient = (text: string): boolean => lookUps().parts.has(text);

/** Brands and older names of a generic, for search. */
export const namesOfMedicine = (generic: string): readonly string[] => lookUps().names.get(generic) ?? [];
