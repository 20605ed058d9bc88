/**
 * How long does a card keep the room that it was given while somebody was asked? Until the reader next does something:
 * what was kept for nothing is never taken away under their eyes.
 */
import { useEffect, useState } from 'react';

const DONE = ['click', 'keydown'] as const;

export function useHeld(asking: boolean): boolean {
  const [held, setHeld] = useState(asking);
  if (asking && !held) setHeld(true);
  useEffect(() => {
    if (asking || !held) return undefined;
    const release = (): void => {
      setHeld(false);
    };
    for (const what of DONE) addEventListener(what, release);
    return () => {
      for (const what of DONE) removeEventListener(what, release);
    };
  }, [asking, held]);
  return held;
}
