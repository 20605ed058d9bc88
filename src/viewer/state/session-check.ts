/**
 * Who is signed in now? Asked when the page starts, and again whenever it is come back to: a word from another tab may
 * have been missed.
 */
import { create } from 'zustand';
import type { SessionAnswer } from '../../domain/api';
import { ApiFailure } from '../api/failure';
import { listOpenRecords } from '../api/records';
import { readSession } from '../api/session';
import { certain, inDoubt } from '../api/certainty';
import { useOpenRecord } from './open-record';
import { usePresent } from './present';
import { isSameSession, msLeft, sessionEnded, sessionSeen, sessionStarted, signedOut, useSession } from './session';
import { shutRecord } from './close-record';

/** Is what this tab shows hidden until it is known that it may be shown? `failed`: it could not be found out. */
export const useVeil = create<{ readonly veil: 'off' | 'checking' | 'failed' }>()(() => ({ veil: 'off' }));

/** Hides what is shown, where somebody is signed in; only an answer of the gateway shows it again. */
export function hideUntilChecked(): void {
  if (useSession.getState().phase === 'signed-in') useVeil.setState({ veil: 'checking' });
}

const show = (): void => {
  useVeil.setState({ veil: 'off' });
};

/**
 * At the start of the page, nobody knows yet; `unknown` while the gateway cannot tell.
 * INVARIANT: a session that cannot be looked up is not one that has ended: nobody is sent to sign in for it.
 */
export async function firstSession(): Promise<'found-out' | 'unknown'> {
  try {
    const { session, idleMs, leftMs } = await readSession();
    sessionStarted(session, idleMs, leftMs);
    return 'found-out';
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 503) return 'unknown';
    const over = failure instanceof ApiFailure && (failure.status === 401 || failure.code === 'left');
    if (!over && useSession.getState().phase === 'checking') signedOut();
    return 'found-out';
  }
}

/** Nobody is signed in here; somebody may be in another tab. */
async function lookForOthers(): Promise<void> {
  try {
    const { session } = await readSession();
    usePresent.setState({ session });
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 401) usePresent.setState({ session: null });
  }
}

/**
 * Was the open record closed in another tab? Asked without naming it: under another session that would be an attempt to
 * look.
 */
async function checkRecord(): Promise<void> {
  const { open } = useOpenRecord.getState();
  if (open === null) return;
  const { access } = open.record;
  const held = await listOpenRecords();
  if (useOpenRecord.getState().open?.record.access === access && !held.includes(access)) shutRecord('gone');
}

async function checkSignedIn(): Promise<void> {
  inDoubt(checkSession);
  try {
    const { session, idleMs, leftMs } = await readSession();
    const same = sessionSeen(session, idleMs, leftMs);
    certain();
    if (same) await checkRecord();
    else usePresent.setState({ session });
    show();
  } catch (failure) {
    if (useSession.getState().phase !== 'signed-in') {
      certain();
      show();
      if (failure instanceof ApiFailure && failure.code === 'left') await lookForOthers();
      return;
    }
    // INVARIANT: an unanswered question ends nothing and shows nothing: what stood there stands, what was hidden stays
    // hidden.
    if (useVeil.getState().veil !== 'off') useVeil.setState({ veil: 'failed' });
    throw failure;
  }
}

async function check(): Promise<void> {
  const state = useSession.getState();
  if (state.phase === 'checking') return;
  if (state.phase !== 'signed-in') {
    await lookForOthers();
    return;
  }
  // A page that slept past its end is over, without asking: the question itself would renew the session.
  if (msLeft(state, Date.now()) > 0) {
    await checkSignedIn();
    return;
  }
  sessionEnded(state.endsAt > Date.now() ? 'idle' : 'certain');
  certain();
  show();
}

let asking: Promise<void> | null = null;

/** Asks once, however many wait. Rejects when the gateway gave no answer that can be used. */
export function checkSession(): Promise<void> {
  asking ??= check().finally(() => {
    asking = null;
  });
  return asking;
}

/**
 * The user who is signed in elsewhere goes on in this tab. Whoever it turns out to be that was not named on the screen
 * is named first.
 */
export async function goOnAs(named: SessionAnswer): Promise<void> {
  const { session, idleMs, leftMs } = await readSession();
  if (isSameSession(named, session)) sessionStarted(session, idleMs, leftMs);
  else usePresent.setState({ session });
}
