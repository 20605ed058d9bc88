/**
 * Is it still known whose session this is? Until it is, nothing is asked in anybody's name; and what was asked before a
 * leaving is not answered after it.
 */
import { ApiFailure } from './failure';

let settle: (() => Promise<void>) | null = null;

/** From now on nothing is asked before `check` has resolved. */
export function inDoubt(check: () => Promise<void>): void {
  settle = check;
}

export function certain(): void {
  settle = null;
}

let leavings = 0;

/** Called whenever everything is forgotten. */
export function countLeaving(): void {
  leavings += 1;
}

/**
 * To be called before asking; what it gives is to be called after each wait, and throws once everything was forgotten
 * in between.
 * INVARIANT: an answer that comes after its session, its role or its sign-out reaches nobody, whatever it is.
 */
export function beforeLeaving(): () => void {
  const then = leavings;
  return () => {
    if (leavings !== then) throw new ApiFailure(0, 'left', '');
  };
}

/**
 * Null while there is no doubt, and then nothing waits; else resolves when this may be asked, and rejects when it may
 * not any more.
 */
export function mayAsk(): Promise<void> | null {
  return settle === null ? null : settle().then(beforeLeaving());
}
