/** Every test reads by the tables that come with the product, as every host does, whatever the file before has laid. */
import { layShipped } from './kits/shipped-tables';

layShipped();
