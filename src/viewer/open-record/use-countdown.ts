/** How long until emergency access ends? Counts to the second, and ends exactly once. */
import { useEffect, useEffectEvent, useState } from 'react';

/** Milliseconds left, never below 0. `onEnd` is called when it reaches 0, even after the page was asleep. */
export function useCountdown(endsAt: string, onEnd: () => void): number {
  const end = Date.parse(endsAt);
  const [now, setNow] = useState(() => Date.now());
  const ended = useEffectEvent(onEnd);
  useEffect(() => {
    let over = false;
    const tick = (): void => {
      setNow(Date.now());
      if (Date.now() >= end && !over) {
        over = true;
        clearInterval(timer);
        ended();
      }
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [end]);
  return Math.max(0, end - now);
}

/** `28:14`: minutes and seconds. */
export function countdownWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

const WARNING_MS = 5 * 60_000;

/**
 * What is read out: nothing until five minutes are left, then one sentence that stays the same. Source: POLICY 6, a
 * warning at 5 minutes.
 */
export const countdownAnnouncement = (milliseconds: number): string =>
  milliseconds > WARNING_MS
    ? ''
    : 'Emergency access ends in less than 5 minutes. Renew it with a new reason, or it returns to your role’s view.';
