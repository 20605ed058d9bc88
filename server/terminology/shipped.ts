/** Importing this lays the tables that come with the product, for a program that reads records on Node. */
import { layTables } from '../../src/terminology/in-force';
import { SHIPPED, tablesIn } from './folder';

layTables(tablesIn(SHIPPED));
