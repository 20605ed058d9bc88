/** Every test reads by the tables that come with the product, as every host does. */
import '../server/terminology/shipped';
