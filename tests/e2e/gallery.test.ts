/**
 * Is every part of the screen, in every state, readable by all? axe over the gallery: light, dark, forced colours, and
 * a laptop at 400 %. And does `npm run dev`, which shows it, work on its own: the gateway and its providers inside the
 * page, behind the mock worker?
 */
import { expect, it } from 'vitest';
import { useDevServer } from './dev-server';
import { loadedAnew } from './icon-links';
import { axeFindings, find, LAPTOP, region, signIn } from './steps';
import { allAnswered, countOf, sideways, still, wordsOf } from './waiting';

/**
 * The gallery shows the same part many times, and whole screens within one: landmarks and headings repeat there, and
 * nowhere else.
 */
const REPEATED = ['landmark-unique', 'heading-order', 'page-has-heading-one', 'landmark-no-duplicate-main'];
const ZOOMED = { width: 342, height: 192 };

const openDev = useDevServer();

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
    expect(await axeFindings(page, { except: REPEATED }), look).toEqual([]);
  }
  for (let at = 0; at < (await still(page, () => openers.count())); at += 1) {
    const opener = openers.nth(at);
    await opener.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await axeFindings(page, { within: 'dialog', except: REPEATED })).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(faults).toEqual([]);
});

it('shows a GP a merged record in the page, with no server behind it', async () => {
  const { page, context, faults } = await openDev();
  await signIn(page, 'Dr Asha Patel');
  await find(page, { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' });
  await allAnswered(page);
  await region(page, 'Summary').getByText('amlodipine').first().waitFor();
  expect(await wordsOf(region(page, 'Patient'))).toContain('XX-TESTPATIENT');
  expect(await countOf(page.locator('[data-entry-id]'))).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await context.close();
});

it('links an icon and a manifest, and the console says nothing of them', async () => {
  const screen = await openDev();
  expect(await loadedAnew(screen)).toEqual([]);
  await screen.context.close();
});
