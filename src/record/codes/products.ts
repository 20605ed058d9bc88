/**
 * For which medicines does the product, its salt or its release make the medicine? Rows, each with who says so:
 * `medicine-facts.csv`, `brand-facts.csv`, `salts.csv`.
 */
import { concepts, facts, fromTables } from '../../terminology/in-force';

const lookUps = fromTables(() => {
  const about = facts('medicine-facts');
  const of = facts('brand-facts');
  const ingredients = about.get('ingredient');
  const having = (all: ReadonlyMap<string, readonly string[]> | undefined, value: string): readonly string[] =>
    [...(all ?? [])].flatMap(([id, values]) => (values.includes(value) ? [id] : []));
  const salts = concepts('salts');
  const named = (kind: string): readonly string[] => salts.flatMap(({ group, names }) => (group === kind ? names : []));
  return {
    critical: new Set(having(about.get('product_critical'), 'yes')),
    brandsApart: new Set(having(about.get('brands'), 'apart')),
    doseMatters: new Set(having(about.get('dose'), 'always said')),
    alwaysModified: new Set(
      having(about.get('release'), 'always modified').map((id) => [...(ingredients?.get(id) ?? [id])].sort().join('+')),
    ),
    modifiedBrands: new Set(having(of.get('release'), 'modified')),
    byInjection: new Map(
      [...(about.get('named_by_injection') ?? [])].flatMap(([id, names]) => names.map((name) => [name, id] as const)),
    ),
    forms: of.get('form'),
    routes: of.get('route'),
    salts: new Set(named('salt')),
    saltMatters: new Set(named('salt matters')),
  };
});

/** True for an ingredient that is joined only on the same product. Source: RECORD.md; MHRA; BNF. */
export const isProductCritical = (ingredient: string): boolean => lookUps().critical.has(ingredient);

/** True for an ingredient of which two brands are two products; its generic name may be either. Source: BNF. */
export const hasBrandsApart = (ingredient: string): boolean => lookUps().brandsApart.has(ingredient);

/**
 * True for a set of ingredients (joined by `+`) of which a wrong dose kills: methotrexate, warfarin, insulins, opioids.
 * Beside a stated dose of one, “as directed” is a difference. Source: RECORD.md "medications".
 */
export const doseMatters = (ingredients: string): boolean =>
  ingredients.split('+').some((one) => lookUps().doseMatters.has(one) || one.includes('insulin'));

/**
 * True for a set of ingredients (sorted, joined by `+`) that comes as modified release only, whether or not it says so.
 */
export const isAlwaysModified = (ingredients: string): boolean => lookUps().alwaysModified.has(ingredients);

/** True for a brand that is modified release, whether or not its name says so. */
export const comesModified = (brand: string): boolean => lookUps().modifiedBrands.has(brand);

/** The one form in which a brand comes, and by which route that goes in; null where it comes in several. */
export function formOfBrand(brand: string): { readonly form: string; readonly route: string | null } | null {
  const { forms, routes } = lookUps();
  const form = forms?.get(brand)?.[0];
  return form === undefined ? null : { form, route: routes?.get(brand)?.[0] ?? null };
}

/** The medicine that a name means where it is injected and only there; undefined for any other name. */
export const injectedAs = (name: string): string | undefined => lookUps().byInjection.get(name);

/** True for a salt word that leaves the same medicine behind when it follows its name. */
export const isSalt = (word: string): boolean => lookUps().salts.has(word);

/** True for a name that stops being the same medicine when its last word goes: the salt is the medicine. */
export const saltMatters = (word: string): boolean => lookUps().saltMatters.has(word);
