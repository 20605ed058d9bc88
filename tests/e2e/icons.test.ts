/** Do icon and manifest reach a real browser, under the product's own content security policy, without a complaint? */
import { describe, expect, it } from 'vitest';
import { loadedAnew } from './icon-links';
import { useProduct } from './product';

describe('the page’s icon and manifest', () => {
  const product = useProduct();

  it('are had from the served product, and the console says nothing of them', async () => {
    expect(await loadedAnew(product.screen())).toEqual([]);
  });
});
