/**
 * How tall is what always stays in view, and by how much has what stands above the cards grown since the record was
 * opened? The columns below fill what is left of the window; what grew is taken from the room that is kept below the
 * alerts. (`styles/_kept-room.scss`)
 */
import { useCallback } from 'react';

/** For the element of the whole record, whose first part is what stays in view. */
export function useTopHeight(): (record: HTMLElement | null) => (() => void) | undefined {
  return useCallback((record: HTMLElement | null) => {
    const top = record?.querySelector<HTMLElement>(':scope > .wp-record__top');
    if (record === null || top === null || top === undefined) return undefined;
    const { style } = record;
    let first: number | null = null;
    // Written here and not drawn anew, so that it counts before anything is painted.
    const measure = (): void => {
      const end = top.lastElementChild?.getBoundingClientRect().bottom ?? 0;
      const above = end - record.getBoundingClientRect().top;
      first ??= above;
      style.setProperty('--wp-record-top', `${String(Math.round(top.offsetHeight))}px`);
      style.setProperty('--wp-grown', `${String(Math.round(above - first))}px`);
    };
    // Words that change are measured with their change; a window that changes, or type that comes late, with the next
    // frame. On a phone the parts stand for themselves.
    measure();
    const words = new MutationObserver(measure);
    words.observe(top, { subtree: true, childList: true, characterData: true });
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    for (const part of [top, ...top.children]) sizes?.observe(part);
    return () => {
      words.disconnect();
      sizes?.disconnect();
    };
  }, []);
}
