/** Which medicine does a name mean, and by which other names is it known? */
import { MEDICINES } from './medicines';

export interface NamedMedicine {
  readonly generic: string;
  readonly ingredients: readonly string[];
  /** Set when the name was a brand (or an older name): as written in the map, lower case. */
  readonly brand: string | null;
}

/** Other spellings of the same generic: shown as the generic, never as a brand. */
const SPELLINGS: ReadonlySet<string> = new Set([
  'acyclovir', 'alendronate', 'sodium alendronate', 'amoxycillin', 'acetylsalicylic acid', 'beclomethasone', 'bendrofluazide', 'cephalexin',
  'chlorpheniramine', 'cyclosporin', 'cyclosporine', 'cholecalciferol', 'vitamin d3', 'vitamin d2', 'epinephrine', 'oestradiol',
  'ferrous sulphate', 'folate', 'frusemide', 'gtn', 'nitroglycerin', 'vitamin b12', 'hydroxyurea', 'indomethacin', 'thyroxine',
  'l-thyroxine', 'lignocaine', 'macrogol 3350', 'macrogol compound', 'macrogol compound npf', 'polyethylene glycol', 'mesalamine', 'acetaminophen', 'phenobarbitone', 'penicillin v',
  'penicillin vk', 'ptu', 'albuterol', 'sennosides', 'valproate', 'valproic acid', 'sulphasalazine', 'vitamin b1', 'risedronate sodium', 'codeine',
]);

const BY_NAME = new Map<string, NamedMedicine>();
const NAMES = new Map<string, readonly string[]>();
const BY_INGREDIENTS = new Map<string, string>();

for (const { generic, ingredients, brands } of MEDICINES) {
  BY_NAME.set(generic, { generic, ingredients, brand: null });
  for (const brand of brands) {
    if (!BY_NAME.has(brand)) BY_NAME.set(brand, { generic, ingredients, brand: SPELLINGS.has(brand) ? null : brand });
  }
  NAMES.set(generic, brands);
  BY_INGREDIENTS.set([...ingredients].sort().join('+'), generic);
}

/** The longest brand has this many words: a name is looked up by its first words, most of them first. */
export const LONGEST_NAME = 3;

/** The medicine of exactly this (lower-case) name; undefined when the map does not know it. */
export const medicineNamed = (name: string): NamedMedicine | undefined => BY_NAME.get(name);

/** The usual name of a set of ingredients, such as co-codamol; undefined when it has none here. */
export const genericOf = (ingredients: readonly string[]): string | undefined => BY_INGREDIENTS.get([...ingredients].sort().join('+'));

/** Brands and older names of a generic, for search. */
export const namesOfMedicine = (generic: string): readonly string[] => NAMES.get(generic) ?? [];
