/**
 * Importing this lays the table of which substances are of one class: it belongs beside whatever says more of an
 * allergy than its name.
 */
import allergenClasses from '../../terminology/allergen-classes.csv';
import { layTables } from '../../terminology/in-force';
import { unpackConcepts } from '../../terminology/packed';

layTables({ terms: { 'allergen-classes': () => unpackConcepts(allergenClasses) }, facts: {} });
