/** How does a part of the screen arrive only when it is wanted? Asked for ahead, it is drawn at once; asked for late, the nearest Suspense waits. */
import { createElement, use, type ComponentType } from 'react';

export interface Later<P extends object> {
  readonly Part: ComponentType<P>;
  /** Fetches the part without drawing it. A failure is told to whoever draws it. */
  readonly ahead: () => void;
}

/** A failure stands this long: long enough for the screen to say so, gone before anybody chooses "Try again". */
const FAILURE_MS = 300;

/** Unlike React's own `lazy`, a part that is here already never flashes its fallback, and one that could not be fetched is asked for again. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | null = null;
  let coming: Promise<ComponentType<P>> | null = null;
  const fetched = (): Promise<ComponentType<P>> => {
    coming ??= load().then(
      (part) => {
        here = part;
        return part;
      },
      (failure: unknown) => {
        setTimeout(() => { coming = null; }, FAILURE_MS);
        throw failure;
      },
    );
    return coming;
  };
  return {
    Part: (props: P) => createElement(here ?? use(fetched()), props),
    ahead: () => { void fetched().catch(() => undefined); },
  };
}
