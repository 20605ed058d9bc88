/**
 * What do the tests read of a page by themselves? Functions that run in the page, each for somebody who waits with
 * `atRest` or `expect.poll`.
 */

export interface Focus {
  readonly name: string;
  /** It can be seen to have the focus: by an outline, a shadow, or another ground than its neighbours. */
  readonly seen: boolean;
}

/** What has the focus, and whether that can be seen; the page itself is nothing that can have it. */
export const focus = (): Focus => {
  const element = document.activeElement;
  if (element === null || element === document.body) return { name: '', seen: false };
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const words =
    element.getAttribute('aria-label') ??
    (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent) ??
    '';
  return {
    name: words.replace(/\s+/g, ' ').trim(),
    seen: box.bottom > 0 && box.top < innerHeight && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
  };
};

export interface Look {
  readonly outline: readonly string[];
  readonly sideways: number;
  readonly cut: readonly string[];
  readonly overlapping: readonly string[];
  /** Parts of the page whose lines run out of them, over what stands below. */
  readonly spilling: readonly string[];
  /** Words that are written in another size than the four of the type scale, each with its size in pixels. */
  readonly offTheScale: readonly string[];
}

/** What stands on the page in which order, and what is wrong with how it stands. */
export const look = (): Look => {
  const modal = document.querySelector('dialog[open]');
  const seen = [...(modal ?? document.body).querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0,
  );
  const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string =>
    element.getAttribute('aria-label') ??
    (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => {
        const by = document.getElementById(id);
        return by === null ? '' : words(by);
      })
      .join(' ')
      .trim();
  const plain = (text: string): string => text.replace(/\d+/g, '#');
  // What depends on the day, on how far a list is drawn or on who looked before is no matter of layout.
  const passing = (element: Element): boolean =>
    element.closest('.wp-timeline__main h3, [aria-label="Years"], [aria-label="Access report"] :is(section, h3)') !==
    null;
  const outline = seen.flatMap((element) => {
    if (passing(element)) return [];
    if (/^H[1-3]$/.test(element.tagName)) return [`${element.tagName.toLowerCase()} ${plain(words(element))}`];
    const named =
      element.matches('section, nav, main, header, footer, article, table, [role=grid], [role=alert], dialog') &&
      nameOf(element) !== '';
    return named
      ? [`${element.getAttribute('role') ?? element.tagName.toLowerCase()} “${plain(nameOf(element))}”`]
      : [];
  });
  // by the class of that name, or by the same way where there is no room
  const hidden = (element: Element): boolean =>
    element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link') !== null ||
    getComputedStyle(element).clipPath === 'inset(50%)';
  const cut = seen
    .filter(
      (element) =>
        !hidden(element) &&
        element.children.length === 0 &&
        ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    )
    .map(words);
  const controls = seen
    .filter(
      (element) =>
        element.matches('a, button, select, textarea, input:not([type=radio], [type=checkbox])') && !hidden(element),
    )
    .map((element) => ({ name: plain(words(element)), element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight);
  const topmost = ({ element, box }: (typeof controls)[number]): boolean => {
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return at === null || element.contains(at);
  };
  const shown = controls.filter(topmost);
  const apart = (a: DOMRect, b: DOMRect): boolean =>
    a.right <= b.left + 2 || b.right <= a.left + 2 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
  const overlapping = shown.flatMap((a, i) =>
    shown
      .slice(i + 1)
      .filter(
        (b) =>
          a.element.parentElement === b.element.parentElement &&
          getComputedStyle(a.element).display !== 'inline' &&
          !apart(a.box, b.box),
      )
      .map((b) => `${a.name} × ${b.name}`),
  );
  const spilling = seen
    .filter(
      (element) =>
        element.matches('section, .wp-card, .wp-cards__one, .wp-panel, .wp-notice, .wp-danger, .wp-change') &&
        !hidden(element) &&
        getComputedStyle(element).overflowY === 'visible' &&
        element.clientHeight > 1 &&
        element.scrollHeight > element.clientHeight + 4,
    )
    .map((element) => `${element.className} “${plain(nameOf(element))}”`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const offTheScale = new Set<string>();
  while (walker.nextNode() !== null) {
    const said = (walker.currentNode.textContent ?? '').trim();
    const parent = walker.currentNode.parentElement;
    if (said === '' || parent?.checkVisibility({ visibilityProperty: true }) !== true) continue;
    const { fontSize } = getComputedStyle(parent);
    if (!['12px', '14px', '16px', '20px'].includes(fontSize)) offTheScale.add(`${fontSize} ${said.slice(0, 40)}`);
  }
  return {
    outline,
    cut,
    overlapping,
    spilling,
    offTheScale: [...offTheScale],
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
};
