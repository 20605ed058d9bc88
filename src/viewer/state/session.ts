/** Is somebody signed in, and when does that end? Every way out of a session passes through here, and every way out forgets everything. */
import { create } from 'zustand';
import type { SessionAnswer } from '../../domain/api';
import { queryClient } from '../api/query-client';
import { useOpenRecord } from './open-record';
import { useRecentPeople } from './recent-people';

export type SessionState =
  | { readonly phase: 'checking' }
  | { readonly phase: 'signed-out' }
  | { readonly phase: 'ended' }
  | {
      readonly phase: 'signed-in';
      readonly session: SessionAnswer;
      /** How long the session may stand idle, and when this page must let it go at the latest (our clock, milliseconds). */
      readonly idleMs: number;
      readonly endsAt: number;
      /** When the gateway last answered us; idle time counts from here. */
      readonly answeredAt: number;
    };

export const useSession = create<SessionState>(() => ({ phase: 'checking' }));

/**
 * INVARIANT: nothing about a person outlives the session, the role or the sign-out that it was shown under. Requests still in
 * the air are cancelled first, so that a late answer cannot fill an emptied cache.
 */
export function forgetEverything(): void {
  useOpenRecord.getState().forget();
  useRecentPeople.getState().forget();
  void queryClient.cancelQueries();
  queryClient.clear();
}

const become = (state: SessionState): void => {
  useSession.setState(state, true);
};

export function sessionStarted(session: SessionAnswer, idleMs: number, leftMs: number): void {
  const now = Date.now();
  become({ phase: 'signed-in', session, idleMs, endsAt: now + leftMs, answeredAt: now });
}

export function signedOut(): void {
  forgetEverything();
  become({ phase: 'signed-out' });
}

/** Called for idle and absolute ends. */
export function sessionEnded(): void {
  forgetEverything();
  become({ phase: 'ended' });
}

/** Called for any 401: a session that we believed in has ended; before one, nobody is signed in. */
export function sessionRefused(): void {
  if (useSession.getState().phase === 'signed-in') sessionEnded();
  else if (useSession.getState().phase === 'checking') signedOut();
}

/** Any answer from the gateway renews the idle time, there and therefore here. */
export function noteAnswer(): void {
  const state = useSession.getState();
  if (state.phase === 'signed-in') become({ ...state, answeredAt: Date.now() });
}
