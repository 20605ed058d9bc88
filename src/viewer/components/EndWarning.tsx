/** What is a user told before the session ends, and what can they do? Stay, or end it now. */
import { useState } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';

const inWords = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds > 60 ? `${String(Math.ceil(seconds / 60))} minutes` : `${String(seconds)} seconds`;
};

interface EndWarningProps {
  /** Milliseconds. */
  readonly left: number;
  /** False when the whole length of the session is used up: only signing in again helps. */
  readonly canStay: boolean;
  readonly program: string;
  /** What ends with it: `the open record will close`. */
  readonly lost: string;
  readonly renew: () => Promise<unknown>;
  readonly endNow: () => void;
}

export function EndWarning({ left, canStay, program, lost, renew, endNow }: EndWarningProps) {
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
          ? `You have not used ${program} for a while.`
          : 'You have been signed in for as long as one session may last.'}{' '}
        In <strong className="wp-number">{inWords(left)}</strong> you will be signed out and {lost}.
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
