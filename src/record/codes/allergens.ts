/**
 * Which substance does an allergy code or name mean, and to which class does it belong? Rows: `allergens.csv` and
 * `allergen-classes.csv`.
 */
import { concepts, fromTables } from '../../terminology/in-force';

const lookUps = fromTables(() => {
  const allergens = concepts('allergens');
  return {
    byCode: new Map(allergens.flatMap(({ id, codes }) => codes.map(({ code }) => [code, id] as const))),
    byName: new Map(allergens.flatMap(({ id, names }) => names.map((name) => [name, id] as const))),
    classOf: new Map(concepts('allergen-classes').map(({ id, group }) => [id, group] as const)),
  };
});

/**
 * The plain name of a substance, or of an "allergy to …" finding, by its SNOMED CT code; undefined where none is
 * listed.
 */
export const allergenOfCode = (code: string): string | undefined => lookUps().byCode.get(code);

/** The plain name of an allergen in words; undefined where the map does not know it. Plurals need no row. */
export const allergenNamed = (words: string): string | undefined => lookUps().byName.get(words);

/**
 * The class of a substance, such as penicillins, or of the first part of a combination that has one; null when it
 * stands alone.
 */
export function allergenClass(substance: string): string | null {
  for (const part of substance.split('+')) {
    const found = lookUps().classOf.get(part);
    if (found !== undefined) return found;
  }
  return null;
}
