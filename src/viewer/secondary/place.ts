/** Which screen does the address name, and how does one get to another? It may hold a request, never a person. */
import { useSyncExternalStore } from 'react';

const CHANGED = 'wg:place';

export const PLACES = {
  home: '/',
  requests: '/requests',
  ask: '/requests/new',
  worklist: '/worklist',
  objections: '/objections',
  alerts: '/alerts',
  uses: '/uses',
} as const;

export type Part = 'request' | 'build' | 'question' | 'release';

/** `/requests/12/build`; the request itself has no word of its own. */
export const placeOf = (id: string, part: Part = 'request'): string =>
  `/requests/${encodeURIComponent(id)}${part === 'request' ? '' : `/${part}`}`;

/** Of `/requests/12/question`: which request, and which part of it. Null for any other place. */
export function requestAt(path: string): { readonly id: string; readonly part: Part } | null {
  const found = /^\/requests\/([^/]+)(?:\/(build|question|release))?$/.exec(path);
  if (found?.[1] === undefined || path === PLACES.ask) return null;
  return { id: decodeURIComponent(found[1]), part: (found[2] as Part | undefined) ?? 'request' };
}

const pathNow = (): string => location.pathname.replace(/(?<=.)\/+$/, '');

function subscribe(heard: () => void): () => void {
  window.addEventListener('popstate', heard);
  window.addEventListener(CHANGED, heard);
  return () => {
    window.removeEventListener('popstate', heard);
    window.removeEventListener(CHANGED, heard);
  };
}

export const usePlace = (): string => useSyncExternalStore(subscribe, pathNow);

export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace' || path === pathNow()) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
  window.scrollTo(0, 0);
}
