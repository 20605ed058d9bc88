/**
 * Importing this lays the tables by which alerts and allergies are read: no more, for it is what the page starts with.
 */
import allergenClasses from '../../terminology/allergen-classes.csv';
import allergens from '../../terminology/allergens.csv';
import { layTables } from '../../terminology/in-force';
import { unpackConcepts } from '../../terminology/packed';

layTables({
  terms: { allergens: () => unpackConcepts(allergens), 'allergen-classes': () => unpackConcepts(allergenClasses) },
  facts: {},
});
