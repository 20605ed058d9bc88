/**
 * Where does the keyboard stand when what it stood on is taken away, such as the row that was dealt with? On what is
 * left around it: the nearest list or part of the screen, else the heading; never at the top of the page unsaid.
 */
import { useEffect, useRef, type ReactNode } from 'react';

const PLACES = '[role="group"], section, form';

/** What surrounded `element`, the nearest first. */
function around(element: Element, outermost: Element): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null && at !== outermost; at = at.parentElement)
    if (at.matches(PLACES)) found.push(at);
  return found;
}

export function KeepsFocus({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const outermost = box.current;
    if (outermost === null) return undefined;
    let last: { readonly element: Element; readonly places: readonly HTMLElement[] } | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof Element) last = { element: target, places: around(target, outermost) };
    };
    const watcher = new MutationObserver(() => {
      if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
      const place = last.places.find(({ isConnected }) => isConnected) ?? outermost.querySelector('h1');
      last = null;
      if (place === null) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus();
    });
    outermost.addEventListener('focusin', remember);
    watcher.observe(outermost, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
      outermost.removeEventListener('focusin', remember);
    };
  }, []);
  return <div ref={box}>{children}</div>;
}
