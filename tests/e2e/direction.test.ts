/**
 * Does a text that would turn the words round stay where it stands? A provider puts an unclosed override into every
 * string, and a clinician walks the record in a real browser, by screen and on paper.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useProductAnswering } from './answering';
import { find, layOutForPrint, layOutForScreen, region, signIn } from './steps';
import { allAnswered, atRest, countOf, markupOf, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
/** Hebrew, an override that nobody closes, marks and isolates. */
const TURNING = ' \u05e9\u05dc\u05d5\u05dd \u200f\u202e05 gm \u2067\u061c';
const LIVE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** The marks in their place. */
const SHOWN = '⟦⇠⟧⟦⇠⟧05 gm ⟦⇠⟧⟦⇠⟧';
const WORDS = /^(text|display|title|description|comment|patientInstruction|valueString|unit|city|line|reason|name)$/;

function turning(value: unknown, element = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => turning(item, element));
  if (typeof value === 'string') return WORDS.test(element) ? `${value}${TURNING}` : value;
  if (typeof value !== 'object' || value === null) return value;
  // the look-up and the person must still match, or nothing of it would be shown at all
  if ((value as { resourceType?: unknown }).resourceType === 'Patient') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'link' ? inner : turning(inner, key)]),
  );
}

/** Elements that hold a provider's words beside others and would let them turn what stands there. */
const notIsolated = (page: Page): Promise<readonly string[]> =>
  atRest(page, () =>
    page.evaluate((shown) => {
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const holder = text.parentElement;
        if (holder === null || !(text.textContent ?? '').includes(shown)) continue;
        const { display, unicodeBidi } = getComputedStyle(holder);
        // a tooltip is drawn by itself
        if (holder.localName !== 'title' && display === 'inline' && !unicodeBidi.startsWith('isolate'))
          found.push(holder.outerHTML.slice(0, 200));
      }
      return found;
    }, SHOWN),
  );

async function expectNothingTurned(page: Page): Promise<void> {
  expect(await markupOf(page)).not.toMatch(LIVE);
  expect(await notIsolated(page)).toEqual([]);
}

describe('a provider whose words turn round', () => {
  const product = useProductAnswering((body) => turning(body));

  it('turns nothing: in every kind of row, in what opens, in results and medicines, on paper', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    expect(await wordsOf(region(page, 'Timeline'))).toContain(SHOWN);
    await expectNothingTurned(page);
    const kinds = new Set<string>();
    const rows = page.locator('[data-entry-id]');
    const list = await countOf(rows);
    for (let at = 0; at < list; at += 1) {
      const kind = (await wordsOf(rows.nth(at).locator('.wp-row__kind'))).trim();
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      await rows.nth(at).click();
      await region(page, 'Entry').waitFor();
      await expectNothingTurned(page);
    }
    expect(kinds.size).toBeGreaterThan(4);
    for (const [key, name] of [
      ['r', 'Results'],
      ['m', 'Reconcile medicines'],
    ] as const) {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      await region(page, name).first().waitFor();
      await expectNothingTurned(page);
    }
    await page.keyboard.press('t');
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Over time' }).click();
    await region(page, 'Record over time').waitFor();
    await expectNothingTurned(page);
    await layOutForPrint(page);
    await expectNothingTurned(page);
    await layOutForScreen(page);
  });

  it('is found by its words', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('05 gm');
    expect(await countOf(page.locator('[data-entry-id]'))).toBeGreaterThan(0);
  });
});
