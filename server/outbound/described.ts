/**
 * How long is what another system says of itself believed? For a while where it can be used, not at all where it
 * cannot, and no longer once something that was done by it has failed: it may have moved.
 */

/** Milliseconds for which a description is not asked for again, however much fails by it. */
export const ASKED_AGAIN_MS = 10_000;

export interface Described<T> {
  /** As it describes itself, asked where that is not known. Rejects as `ask` does, which is not kept. */
  get(): Promise<T>;
  /** Something failed by it: it is asked for again the next time. */
  doubted(): void;
}

/** `isGood`: whether what came can be used; anything else is told to whoever asked, and not kept. */
export function described<T>(
  ask: () => Promise<T>,
  now: () => number,
  keptMs: number,
  isGood: (found: T) => boolean = () => true,
): Described<T> {
  let kept: { readonly found: Promise<T>; readonly at: number; doubted: boolean } | null = null;
  return {
    get() {
      const at = now();
      const until = kept === null ? 0 : kept.at + (kept.doubted ? ASKED_AGAIN_MS : keptMs);
      // a clock that was set back makes nothing younger
      if (kept !== null && at >= kept.at && at < until) return kept.found;
      const asked = { found: ask(), at, doubted: false };
      kept = asked;
      const drop = (): void => {
        if (kept === asked) kept = null;
      };
      asked.found.then((found) => {
        if (!isGood(found)) drop();
      }, drop);
      return asked.found;
    },
    doubted() {
      if (kept !== null) kept.doubted = true;
    },
  };
}
