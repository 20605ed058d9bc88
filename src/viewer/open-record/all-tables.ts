/** Importing this lays every further table: it belongs beside whatever reads by all sections' rules. */
import analyteFacts from '../../terminology/analyte-facts.csv';
import analytes from '../../terminology/analytes.csv';
import brandFacts from '../../terminology/brand-facts.csv';
import brands from '../../terminology/brands.csv';
import conditionFacts from '../../terminology/condition-facts.csv';
import conditions from '../../terminology/conditions.csv';
import diseases from '../../terminology/diseases.csv';
import furtherAllergens from '../../terminology/further-allergens.csv';
import { layTables } from '../../terminology/in-force';
import { unpackConcepts, unpackFacts } from '../../terminology/packed';
import medicineFacts from '../../terminology/medicine-facts.csv';
import medicines from '../../terminology/medicines.csv';
import operations from '../../terminology/operations.csv';
import panels from '../../terminology/panels.csv';
import routes from '../../terminology/routes.csv';
import salts from '../../terminology/salts.csv';
import searchFacts from '../../terminology/search-facts.csv';
import searchWords from '../../terminology/search-words.csv';
import specimens from '../../terminology/specimens.csv';
import vaccines from '../../terminology/vaccines.csv';
import './class-table';

layTables({
  terms: {
    'further-allergens': () => unpackConcepts(furtherAllergens),
    analytes: () => unpackConcepts(analytes),
    brands: () => unpackConcepts(brands),
    conditions: () => unpackConcepts(conditions),
    diseases: () => unpackConcepts(diseases),
    medicines: () => unpackConcepts(medicines),
    operations: () => unpackConcepts(operations),
    panels: () => unpackConcepts(panels),
    routes: () => unpackConcepts(routes),
    salts: () => unpackConcepts(salts),
    'search-words': () => unpackConcepts(searchWords),
    specimens: () => unpackConcepts(specimens),
    vaccines: () => unpackConcepts(vaccines),
  },
  facts: {
    'analyte-facts': () => unpackFacts(analyteFacts),
    'brand-facts': () => unpackFacts(brandFacts),
    'condition-facts': () => unpackFacts(conditionFacts),
    'medicine-facts': () => unpackFacts(medicineFacts),
    'search-facts': () => unpackFacts(searchFacts),
  },
});
