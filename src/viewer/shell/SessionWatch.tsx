/**
 * Is the session about to end? Warns in time, lets the user stay, and empties the screen when it is over, whether or
 * not the gateway is asked.
 */
import { useEffect, useState } from 'react';
import { readSession, signOut } from '../api/session';
import { msLeft, sessionEnded, sessionSeen, shouldWarn, useSession } from '../state/session';
import { useVeil } from '../state/session-check';
import { EndWarning } from '../components/EndWarning';
import { useRenewalByWork } from '../components/renewal-by-work';

const TICK_MS = 1_000;

async function renew(): Promise<void> {
  const { session, idleMs, leftMs } = await readSession();
  sessionSeen(session, idleMs, leftMs);
}

const sinceAnswered = (): { readonly sinceMs: number; readonly idleMs: number } | null => {
  const state = useSession.getState();
  return state.phase === 'signed-in' ? { sinceMs: Date.now() - state.answeredAt, idleMs: state.idleMs } : null;
};

function endNow(): void {
  sessionEnded();
  void signOut().catch(() => undefined);
}

export function SessionWatch() {
  const state = useSession();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const signedIn = state.phase === 'signed-in';
  const left = signedIn ? msLeft(state, now) : 0;
  const warned = signedIn && shouldWarn(state, now);
  const over = signedIn && left <= 0;
  const byItsLength = signedIn && state.endsAt <= now;
  const veiled = useVeil(({ veil }) => veil !== 'off');
  useRenewalByWork(warned, sinceAnswered, renew);
  useEffect(() => {
    if (over) sessionEnded(byItsLength ? 'certain' : 'idle');
  }, [over, byItsLength]);
  if (!warned || over || veiled) return null;
  return (
    <EndWarning
      left={left}
      canStay={left < state.endsAt - now}
      program="Whole Picture"
      lost="the open record will close"
      renew={renew}
      endNow={endNow}
    />
  );
}
