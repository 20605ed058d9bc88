/**
 * How does a part of the screen arrive only when it is wanted? Asked for ahead, it is drawn at once; asked for late,
 * the nearest Suspense waits.
 */
import { createElement, use, useEffect, useState, type ComponentType } from 'react';

export interface Later<P extends object> {
  readonly Part: ComponentType<P>;
  /** Fetches the part without drawing it. A failure is told to whoever draws it; this promise never rejects. */
  readonly ahead: () => Promise<void>;
}

/** A failure stands this long: long enough for the screen to say so, gone before anybody chooses "Try again". */
const FAILURE_MS = 300;

/**
 * Unlike React's own `lazy`, a part that is here already never flashes its fallback, and one that could not be fetched
 * is asked for again.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let coming: Promise<ComponentType<P>> | null = null;
  const fetched = (): Promise<ComponentType<P>> => {
    if (coming !== null) return coming;
    const asked: Promise<ComponentType<P>> = load().then(
      (part) => {
        // As `use` reads a promise: one that says it is fulfilled gives its value at once, and nothing suspends.
        Object.assign(asked, { status: 'fulfilled', value: part });
        return part;
      },
      (failure: unknown) => {
        setTimeout(() => {
          coming = null;
        }, FAILURE_MS);
        throw failure;
      },
    );
    coming = asked;
    return asked;
  };
  return {
    // Called in every render, as React asks of one that has suspended before.
    Part: (props: P) => createElement(use(fetched()), props),
    ahead: () =>
      fetched().then(
        () => undefined,
        () => undefined,
      ),
  };
}

/**
 * True once what is `wanted` was painted and the part then fetched (or could not be: drawing it says so).
 * Needs no Suspense, whose fallback stands for a while even where the part came at once.
 */
export function useArrived(wanted: boolean, part: Pick<Later<object>, 'ahead'>): boolean {
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    const fetch = (): void => {
      void part.ahead().then(() => {
        if (!left) setArrived(true);
      });
    };
    const frame = requestAnimationFrame(() => setTimeout(fetch));
    return () => {
      left = true;
      cancelAnimationFrame(frame);
    };
  }, [wanted, part]);
  return arrived;
}
