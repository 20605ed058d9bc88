/**
 * Is every screen still laid out as it was looked at? Its named parts and headings, in order, against a committed text
 * (pixels differ with every machine's fonts);
 * and on each: nothing runs out of the window or of its card, no words are cut, no two controls lie on each other, and
 * every word is written in one of four sizes, none under twelve pixels; and axe finds nothing.
 */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { look, type Look } from './in-page';
import { useProduct } from './product';
import { TOUR } from './tour';
import { axeFindings } from './steps';
import { atRest, heldBack, settled } from './waiting';

/** How the page is laid out once `stands` stands and nothing moves. */
async function lookAt(stands: Locator): Promise<Look> {
  await stands.first().waitFor();
  return atRest(stands.page(), () => stands.page().evaluate(look));
}

describe('how every screen is laid out', () => {
  const product = useProduct(undefined, 'kept');

  it.each(TOUR)('$name: $shows', async ({ name, viewport, go, stands }) => {
    const { page } = viewport === undefined ? product.screen() : await product.another(viewport);
    await go(page, product.control);
    const { outline, ...wrong } = await lookAt(stands(page));
    expect(wrong).toEqual({ sideways: 0, cut: [], overlapping: [], spilling: [], offTheScale: [] });
    expect(await axeFindings(page)).toEqual([]);
    await expect(`${outline.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'layout', `${name}.txt`));
  });

  it('is looked at once what it lists has come, however late that is', async () => {
    const { page } = product.screen();
    const stop = TOUR.find(({ name }) => name === 'session-ended');
    if (stop === undefined) throw new Error('the tour no longer stops there');
    await settled(page);
    const letGo = await heldBack(page, '**/api/identity');
    await stop.go(page, product.control);
    const looking = lookAt(stop.stands(page));
    await page.getByText('Asking how to sign in…').waitFor();
    letGo();
    expect((await looking).outline).toContain('section “Clinical”');
  });
});
