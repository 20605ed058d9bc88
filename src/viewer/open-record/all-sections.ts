/** The rules of every section with the tables that they read by: fetched once the first sections stand. */
import './all-tables';

export { SECTION_RULES } from '../../record/registry';
