/**
 * Allergens by the spellings that are met less often: read when the names of medicines are, so that the alerts and
 * allergies stand without waiting for them. Rows: `further-allergens.csv`. A class is never one of its members, nor a
 * food what is made of it.
 */
import { concepts, fromTables } from '../../terminology/in-force';

const bySpelling = fromTables(
  () => new Map(concepts('further-allergens').flatMap(({ id, names }) => names.map((name) => [name, id] as const))),
);

/** The plain name of an allergen by one of its rarer spellings; undefined where none is listed. */
export const allergenSpelt = (words: string): string | undefined => bySpelling().get(words);
