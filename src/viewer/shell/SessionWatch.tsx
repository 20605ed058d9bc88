/**
 * Is the session about to end? Warns in time, lets the user stay, and empties the screen when it is over, whether or
 * not the gateway is asked.
 */
import { useEffect, useState } from 'react';
import { readSession, signOut } from '../api/session';
import { Button } from '../components/Button';
import { Dialog } from '../components/Dialog';
import { msLeft, sessionEnded, sessionSeen, shouldWarn, useSession } from '../state/session';
import { useVeil } from '../state/session-check';

const RENEW_AFTER_MS = 60_000;
const TICK_MS = 1_000;

async function renew(): Promise<void> {
  const { session, idleMs, leftMs } = await readSession();
  sessionSeen(session, idleMs, leftMs);
}

const inWords = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds > 60 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`;
};

/**
 * Reading counts as work, in whichever tab: keys and pointer renew the session now and then, but never once the warning
 * stands.
 */
function useRenewalByWork(warned: boolean): void {
  useEffect(() => {
    if (warned) return undefined;
    const onWork = (): void => {
      const state = useSession.getState();
      if (state.phase === 'signed-in' && Date.now() - state.answeredAt > Math.min(RENEW_AFTER_MS, state.idleMs / 3))
        void renew().catch(() => undefined);
    };
    for (const event of ['keydown', 'pointerdown', 'wheel'] as const)
      window.addEventListener(event, onWork, { passive: true });
    return () => {
      for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(event, onWork);
    };
  }, [warned]);
}

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
  useRenewalByWork(warned);
  useEffect(() => {
    if (over) sessionEnded(byItsLength ? 'certain' : 'idle');
  }, [over, byItsLength]);
  if (!warned || over || veiled) return null;
  return <EndWarning left={left} canStay={left < state.endsAt - now} />;
}

interface EndWarningProps {
  readonly left: number;
  /** False when the whole length of the session is used up: only signing in again helps. */
  readonly canStay: boolean;
}

function EndWarning({ left, canStay }: EndWarningProps) {
  const [failed, setFailed] = useState(false);
  const [read, setRead] = useState(false);
  if (!canStay && read) return null;
  const stay = (): void => {
    if (canStay)
      renew().catch(() => {
        setFailed(true);
      });
    else setRead(true);
  };
  return (
    <Dialog title="Your session is about to end" look="warning" onClose={stay}>
      <p>
        {canStay
          ? 'You have not used Whole Picture for a while.'
          : 'You have been signed in for as long as one session may last.'}{' '}
        In <strong className="wp-number">{inWords(left)}</strong> you will be signed out and the open record will close.
      </p>
      {failed ? <p role="alert">You could not be kept signed in just now. Try again.</p> : null}
      <div className="wp-dialog__actions">
        <Button onClick={stay}>{canStay ? 'Stay signed in' : 'Finish what I am doing'}</Button>
        <Button look="secondary" onClick={endNow}>
          End session now
        </Button>
      </div>
    </Dialog>
  );
}
