/**
 * Is every part of the screen, in every state, readable by all? axe over the gallery: light, dark, forced colours, and
 * a laptop at 400 %.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useDevServer } from './dev-server';
import { LAPTOP } from './steps';
import { sideways, still } from './waiting';

/**
 * The gallery shows the same part many times, and whole screens within one: landmarks and headings repeat there, and
 * nowhere else.
 */
const REPEATED = ['landmark-unique', 'heading-order', 'page-has-heading-one', 'landmark-no-duplicate-main'];
const ZOOMED = { width: 342, height: 192 };

const openDev = useDevServer();

/** Of the whole page, or of the open dialog alone. */
async function faultsOf(page: Page, within = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(within).disableRules(REPEATED).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const LOOKS = [
  ['light', {}, LAPTOP],
  ['dark', { colorScheme: 'dark' }, LAPTOP],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }, LAPTOP],
  ['400 %', { forcedColors: 'none' }, ZOOMED],
] as const;

it('the gallery is clean to axe in every look, and nothing runs out of the window; every dialog takes the focus and gives it back', async () => {
  const { page, faults } = await openDev();
  await page.goto('/gallery');
  const openers = page.getByRole('button', { name: /^Dialog: / });
  await openers.first().waitFor();
  for (const [look, media, viewport] of LOOKS) {
    await page.emulateMedia(media);
    await page.setViewportSize(viewport);
    expect(await sideways(page), look).toBeLessThanOrEqual(0);
    expect(await faultsOf(page), look).toEqual([]);
  }
  for (let at = 0; at < (await still(page, () => openers.count())); at += 1) {
    const opener = openers.nth(at);
    await opener.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await faultsOf(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(faults).toEqual([]);
});
