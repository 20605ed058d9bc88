/** Lays the tables that come with the product, where a test has laid others; else what was made of them stays. */
import { SHIPPED, tablesIn } from '../../server/terminology/folder';
import { editionInForce, layOver, layTables } from '../../src/terminology/in-force';

let laidAs: number | null = null;

export function layShipped(): void {
  if (laidAs === editionInForce()) return;
  layOver(null);
  layTables(tablesIn(SHIPPED));
  laidAs = editionInForce();
}
