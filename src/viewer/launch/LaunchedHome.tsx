/**
 * Where is a launched session when no record is on its screen? A page that was loaded anew finds its own record; else
 * it says that the next one is opened from where the session came.
 */
import { useEffect, useState } from 'react';
import { readRecord } from '../api/launch';
import { readSession } from '../api/session';
import { Button } from '../components/Button';
import { PageHeading } from '../components/PageHeading';
import { closingHeard } from '../state/close-record';
import { useOpenRecord } from '../state/open-record';
import { sessionSeen, signedOut } from '../state/session';
import { signOut } from '../api/session';

/** True where the session's own record is on the screen again. */
async function findAgain(): Promise<boolean> {
  await closingHeard();
  const { session, idleMs, leftMs } = await readSession();
  if (!sessionSeen(session, idleMs, leftMs) || session.access === undefined) return false;
  const record = await readRecord(session.access);
  useOpenRecord.getState().setOpen({ record, purpose: 'direct-care', reason: null });
  return true;
}

export function LaunchedHome({ from }: { readonly from: string }) {
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    let left = false;
    void findAgain()
      .catch(() => false)
      .then((found) => {
        if (!left && !found) setLooked(true);
      });
    return () => {
      left = true;
    };
  }, []);
  if (!looked)
    return (
      <p role="status" aria-busy="true" className="wp-page wp-loading">
        Looking for the record…
      </p>
    );
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading title="No record">No record is open</PageHeading>
      <div className="wp-panel wp-stack">
        <p>{`This session was opened from ${from} for one person. Nobody else can be looked for in it.`}</p>
        <h2 className="wp-panel__title">What you can do</h2>
        <ul className="wp-bullets">
          <li>{`Open the next record from ${from}. You can close this window.`}</li>
          <li>To look for somebody here, sign out and sign in again.</li>
        </ul>
        <div className="wp-actions">
          <Button
            look="secondary"
            onClick={() => {
              signedOut();
              void signOut().catch(() => undefined);
            }}
          >
            Sign out
          </Button>
        </div>
      </div>
    </div>
  );
}
