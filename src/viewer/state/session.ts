/**
 * Is somebody signed in, and when does that end? Every way out of a session passes through here, and every way out
 * forgets everything.
 */
import { create } from 'zustand';
import type { SessionAnswer } from '../../domain/api';
import { keepSessionBy } from '../api/client';
import { queryClient } from '../api/query-client';
import { countLeaving } from '../api/certainty';
import { useOpenRecord } from './open-record';
import { forgetPresent } from './present';
import { useRecentPeople } from './recent-people';
import { tell } from './tab-channel';
import type { LeftBy, TabWord } from './tab-words';

export type SessionState =
  | { readonly phase: 'checking' }
  | { readonly phase: 'signed-out' }
  /** `because`: the gateway has said why. */
  | { readonly phase: 'ended'; readonly because?: 'too-many' }
  /** By what was done in another tab. */
  | { readonly phase: 'left'; readonly by: LeftBy }
  | {
      readonly phase: 'signed-in';
      readonly session: SessionAnswer;
      /**
       * How long the session may stand idle, and when this page must let it go at the latest (our clock, milliseconds).
       */
      readonly idleMs: number;
      readonly endsAt: number;
      /** When the gateway last answered us, in this tab or another; idle time counts from here. */
      readonly answeredAt: number;
    };

export type SignedIn = Extract<SessionState, { phase: 'signed-in' }>;

export const useSession = create<SessionState>(() => ({ phase: 'checking' }));

/**
 * INVARIANT: nothing about a person outlives the session, the role or the sign-out that it was shown under. Requests
 * still in
 * the air are cancelled first, so that a late answer cannot fill an emptied cache; what cannot be cancelled is not
 * heard.
 */
export function forgetEverything(): void {
  countLeaving();
  useOpenRecord.getState().forget();
  useRecentPeople.getState().forget();
  forgetPresent();
  void queryClient.cancelQueries();
  queryClient.clear();
}

const become = (state: SessionState): void => {
  useSession.setState(state, true);
};

const signedIn = (): SignedIn | null => {
  const state = useSession.getState();
  return state.phase === 'signed-in' ? state : null;
};

/** One user's one session in one role at one organisation. */
export const isSameSession = (one: SessionAnswer, other: SessionAnswer): boolean =>
  one.user.id === other.user.id &&
  one.role === other.role &&
  one.organisation.ods === other.organisation.ods &&
  (one.marks === undefined || other.marks === undefined || one.marks.session === other.marks.session);

/** Empties this tab first, then tells the others. `heardAt`: see `TabWord`. */
function leave(next: SessionState, why: (TabWord & { kind: 'left' })['why'], heardAt: number | null = null): void {
  const session = signedIn()?.session.marks?.session;
  forgetEverything();
  become(next);
  if (session !== undefined) tell({ kind: 'left', session, why, heardAt });
}

/** The gateway has said who is signed in. */
export function sessionStarted(session: SessionAnswer, idleMs: number, leftMs: number): void {
  const now = Date.now();
  const before = signedIn();
  const same = before !== null && isSameSession(before.session, session);
  if (before !== null && !same) forgetEverything();
  become({ phase: 'signed-in', session, idleMs, endsAt: now + leftMs, answeredAt: now });
  if (!same && session.marks !== undefined) tell({ kind: 'signed-in', ...session.marks });
}

/** Why is the session another than the one that this tab believed in? */
const leftBy = (before: SessionAnswer, now: SessionAnswer): LeftBy => {
  if (before.user.id !== now.user.id) return 'another-user';
  return before.role === now.role && before.organisation.ods === now.organisation.ods
    ? 'signed-in-elsewhere'
    : 'role-elsewhere';
};

/**
 * The gateway was asked again who is signed in. True when it is who this tab says.
 * INVARIANT: a tab never goes over to another session by itself: it is emptied, and says why.
 */
export function sessionSeen(session: SessionAnswer, idleMs: number, leftMs: number): boolean {
  const before = signedIn();
  if (before !== null && !isSameSession(before.session, session)) {
    leftElsewhere(leftBy(before.session, session));
    return false;
  }
  sessionStarted(session, idleMs, leftMs);
  return true;
}

export function signedOut(): void {
  leave({ phase: 'signed-out' }, 'signed-out');
}

/** Called for idle and absolute ends. `idle`: by this tab's clock alone; another tab may know better. */
export function sessionEnded(how: 'certain' | 'idle' = 'certain'): void {
  leave({ phase: 'ended' }, 'ended', how === 'idle' ? (signedIn()?.answeredAt ?? null) : null);
}

/** Everything goes, here and in the other tabs, before the gateway is asked for another role. */
export function roleLeft(): void {
  leave(useSession.getState(), 'role');
}

/** What another tab did; it has told the rest already. */
export function leftElsewhere(by: LeftBy | 'ended'): void {
  forgetEverything();
  become(by === 'ended' ? { phase: 'ended' } : { phase: 'left', by });
}

/** Called for any 401: a session that we believed in has ended; before one, nobody is signed in. */
export function sessionRefused(): void {
  if (useSession.getState().phase === 'signed-in') sessionEnded();
  else if (useSession.getState().phase === 'checking') signedOut();
}

/** Nobody is signed in here any more, because the same user signed in at too many places since. */
export function endedAsTooMany(): void {
  if (useSession.getState().phase !== 'signed-in') become({ phase: 'ended', because: 'too-many' });
}

/** Any answer from the gateway renews the idle time, there and therefore here, and in every tab. */
export function noteAnswer(): void {
  const state = signedIn();
  if (state === null) return;
  const at = Date.now();
  become({ ...state, answeredAt: at });
  if (state.session.marks !== undefined) tell({ kind: 'answered', session: state.session.marks.session, at });
}

/** The gateway answered another tab of this session. */
export function answerHeard(at: number): void {
  const state = signedIn();
  if (state !== null && at > state.answeredAt) become({ ...state, answeredAt: Math.min(at, Date.now()) });
}

const WARN_MS = 120_000;

/** Milliseconds until the session ends by standing idle or by its whole length, whichever comes first. */
export const msLeft = (state: SignedIn, now: number): number =>
  Math.min(state.answeredAt + state.idleMs, state.endsAt) - now;

/** True in the last two minutes, or the last fifth of a session shorter than ten. */
export const shouldWarn = (state: SignedIn, now: number): boolean =>
  msLeft(state, now) <= Math.min(WARN_MS, state.idleMs / 5);

keepSessionBy({ answered: noteAnswer, refused: sessionRefused, tooMany: endedAsTooMany });
