/**
 * The rules of every section with the tables that they read by, and what is told of results over time: fetched once the
 * first sections stand.
 */
import './all-tables';
import { recentResults } from '../../record/recent-results';
import { previousInWords } from '../../record/trends';

export { SECTION_RULES } from '../../record/registry';

export const RESULTS_OVER_TIME = { recentResults, previousInWords };
