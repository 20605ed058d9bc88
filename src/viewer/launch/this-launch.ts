/**
 * Which launch is this window for? Kept for this window alone, through a sign-in that leaves the page: a number of the
 * launch, which opens nothing and tells nothing of the person.
 */
import { takeFragment } from './fragment';

const KEY = 'wp-launch';
const TRIED = 'wp-launch-tried';

/** A browser may keep nothing for a page; then a sign-in that leaves it is followed by a press. */
function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // nothing is kept
  }
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

let mark: string | null | undefined;

/** Null where this window came by no launch. */
export function thisLaunch(): string | null {
  if (mark !== undefined) return mark;
  mark = takeFragment().get('launch') ?? kept(KEY);
  keep(KEY, mark);
  return mark;
}

/** True the first time: whoever may be signed in unseen is, once, and is then asked. */
export function maySignInUnseen(launch: string): boolean {
  if (kept(KEY) !== launch || kept(TRIED) === launch) return false;
  keep(TRIED, launch);
  return kept(TRIED) === launch;
}

/** The launch is over, whatever became of it. */
export function forgetLaunch(): void {
  mark = null;
  keep(KEY, null);
  keep(TRIED, null);
}
