/**
 * Is every screen still laid out as it was looked at? Its named parts and headings, in order, against a committed text (pixels differ with every machine's fonts);
 * and on each: nothing runs out of the window, no words are cut, no two controls lie on each other.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { TOUR } from './tour';

interface Look {
  readonly outline: readonly string[];
  readonly sideways: number;
  readonly cut: readonly string[];
  readonly overlapping: readonly string[];
}

const lookAt = (page: Page): Promise<Look> => page.evaluate(() => {
  const modal = document.querySelector('dialog[open]');
  const seen = [...(modal ?? document.body).querySelectorAll<HTMLElement>('*')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0);
  const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => { const by = document.getElementById(id); return by === null ? '' : words(by); }).join(' ').trim();
  const plain = (text: string): string => text.replace(/\d+/g, '#');
  // What depends on the day, on how far a list is drawn or on who looked before is no matter of layout.
  const passing = (element: Element): boolean => element.closest('.wp-timeline__main h3, [aria-label="Years and months"], [aria-label="Access report"] :is(section, h3)') !== null;
  const outline = seen.flatMap((element) => {
    if (passing(element)) return [];
    if (/^H[1-3]$/.test(element.tagName)) return [`${element.tagName.toLowerCase()} ${plain(words(element))}`];
    const named = element.matches('section, nav, main, header, footer, article, table, [role=grid], [role=alert], dialog') && nameOf(element) !== '';
    return named ? [`${element.getAttribute('role') ?? element.tagName.toLowerCase()} “${plain(nameOf(element))}”`] : [];
  });
  const hidden = (element: Element): boolean => element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link') !== null;
  const cut = seen.filter((element) => !hidden(element) && element.children.length === 0 && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1).map(words);
  const controls = seen.filter((element) => element.matches('a, button, select, textarea, input:not([type=radio], [type=checkbox])') && !hidden(element))
    .map((element) => ({ name: plain(words(element)), element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight);
  const topmost = ({ element, box }: (typeof controls)[number]): boolean => {
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return at === null || element.contains(at);
  };
  const shown = controls.filter(topmost);
  const apart = (a: DOMRect, b: DOMRect): boolean => a.right <= b.left + 2 || b.right <= a.left + 2 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
  const overlapping = shown.flatMap((a, i) => shown.slice(i + 1).filter((b) => a.element.parentElement === b.element.parentElement && getComputedStyle(a.element).display !== 'inline' && !apart(a.box, b.box)).map((b) => `${a.name} × ${b.name}`));
  return { outline, cut, overlapping, sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth };
});

describe('how every screen is laid out', () => {
  const product = useProduct();

  it.each(TOUR)('$name: $shows', async ({ name, viewport, go }) => {
    const { page } = viewport === undefined ? product.screen() : await product.another(viewport);
    await go(page, product.control);
    const { outline, ...wrong } = await lookAt(page);
    expect(wrong).toEqual({ sideways: 0, cut: [], overlapping: [] });
    await expect(`${outline.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'layout', `${name}.txt`));
  });
});
