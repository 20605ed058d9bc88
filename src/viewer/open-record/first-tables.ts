/**
 * Importing this lays the table by which allergies are read: no more, for it is what the page starts with.
 */
import allergens from '../../terminology/allergens.csv';
import { layTables } from '../../terminology/in-force';
import { unpackConcepts } from '../../terminology/packed';

layTables({
  terms: {
    allergens: () => unpackConcepts(allergens),
    // until class-table.ts comes, with the alerts, no two are said to be of one class
    'allergen-classes': () => [],
  },
  facts: {},
});
