/** Does reading count as work? In whichever tab: keys and pointer renew the session now and then. */
import { useEffect } from 'react';

const RENEW_AFTER_MS = 60_000;

/** Milliseconds since the session was last renewed, and for how long it may stand idle. */
export interface SinceRenewed {
  readonly sinceMs: number;
  readonly idleMs: number;
}

/** `since`: null where nobody is signed in. INVARIANT: nothing but an answer renews once the warning stands. */
export function useRenewalByWork(
  isWarned: boolean,
  since: () => SinceRenewed | null,
  renew: () => Promise<unknown>,
): void {
  useEffect(() => {
    if (isWarned) return undefined;
    const onWork = (): void => {
      const stood = since();
      if (stood !== null && stood.sinceMs > Math.min(RENEW_AFTER_MS, stood.idleMs / 3))
        void renew().catch(() => undefined);
    };
    for (const event of ['keydown', 'pointerdown', 'wheel'] as const)
      window.addEventListener(event, onWork, { passive: true });
    return () => {
      for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(event, onWork);
    };
  }, [isWarned, since, renew]);
}
