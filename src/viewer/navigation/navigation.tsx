/**
 * Which screen does the address name, and how does one get to another? The browser's own history, which holds paths and
 * nothing else.
 */
import { useEffect, type MouseEvent, type ReactNode } from 'react';
import { create } from 'zustand';
import type { Path } from './routes';

interface Place {
  readonly path: string;
  /** Another number at every arrival, even at the same path. */
  readonly visit: number;
}

/** `/find/` is `/find`. */
const pathNow = (): string => location.pathname.replace(/(?<=.)\/+$/, '');

const usePlace = create<Place>()(() => ({ path: pathNow(), visit: 0 }));

function arrive(): void {
  usePlace.setState(({ visit }) => ({ path: pathNow(), visit: visit + 1 }));
}
window.addEventListener('popstate', arrive);

export const usePath = (): string => usePlace(({ path }) => path);
export const useVisit = (): number => usePlace(({ visit }) => visit);

/**
 * Goes to another screen. `replace`: Back will not come here again.
 * INVARIANT: no state travels with an address, so history holds nothing about a person.
 */
export function goTo(path: Path, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace' || path === location.pathname) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  arrive();
}

/** A step of history that stays at this screen: Back comes here again, as a visit of its own. */
export function stepHere(): void {
  history.pushState(null, '', location.pathname);
}

/** Shows nothing and goes elsewhere: the screen asked for is not to be seen now. */
export function GoTo({ path }: { readonly path: Path }) {
  useEffect(() => {
    goTo(path, 'replace');
  }, [path]);
  return null;
}

interface PlaceLinkProps {
  readonly path: Path;
  readonly className?: string;
  readonly children: ReactNode;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link to a screen; marked as the current page when it is. A new tab or window is left to the browser. */
export function PlaceLink({ path, className, children }: PlaceLinkProps) {
  const here = usePath() === path;
  return (
    <a
      href={path}
      className={className}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        goTo(path);
      }}
    >
      {children}
    </a>
  );
}
