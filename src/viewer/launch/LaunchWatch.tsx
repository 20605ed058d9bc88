/**
 * Is this still the record that this user launched last? Asked every few seconds without using the session: somebody
 * may look at this page beside another patient's chart and never touch it.
 */
import { useEffect } from 'react';
import { watchSession } from '../api/launch';
import { useOpenRecord } from '../state/open-record';
import { useSession } from '../state/session';
import { checkSession } from '../state/session-check';

/** Milliseconds. Source: NATIONAL 6. */
export const WATCH_MS = 15_000;

/** What differs is looked into in the way of every return to the page, which empties it where it must. */
async function look(): Promise<void> {
  const state = useSession.getState();
  if (state.phase !== 'signed-in') return;
  const now = await watchSession();
  if (now === null) return;
  const open = useOpenRecord.getState().open?.record.access;
  const same =
    now.signedIn === true &&
    now.marks?.session === state.session.marks?.session &&
    (open === undefined || now.access === open);
  if (!same) await checkSession().catch(() => undefined);
}

export function LaunchWatch() {
  useEffect(() => {
    const watching = setInterval(() => void look(), WATCH_MS);
    return () => {
      clearInterval(watching);
    };
  }, []);
  return null;
}
