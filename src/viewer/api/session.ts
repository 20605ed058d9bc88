/** Who is signed in, how somebody signs in, changes role and signs out. */
import type { IdentityAnswer, Membership, SessionAnswer, SignedOut } from '../../domain/api';
import { ask, get, post, remove } from './client';

export const readIdentity = (signal?: AbortSignal): Promise<IdentityAnswer> => get('/api/identity', signal);

/**
 * The session and how long, in milliseconds from now, it may still stand idle and stand at all. Told by the gateway's
 * clock, so a wrong clock here does no harm.
 */
export interface TimedSession {
  readonly session: SessionAnswer;
  readonly idleMs: number;
  readonly leftMs: number;
}

let address = '/api/session';

export async function readSession(): Promise<TimedSession> {
  const { body, answeredAt } = await ask<SessionAnswer>('GET', address);
  // in a launched session the question alone is no use of it: what is asked from here is
  address = `/api/session${body.launchedFrom === undefined ? '' : '?use'}`;
  return {
    session: body,
    idleMs: Date.parse(body.idleEndsAt) - answeredAt,
    leftMs: Date.parse(body.endsAt) - answeredAt,
  };
}

export const signInAs = (userId: string): Promise<null> => post('/api/session', { userId });
export const changeRole = ({ role, organisation }: Membership): Promise<unknown> =>
  post('/api/session/role', { role, organisation: organisation.ods });

/** Signs out here, and goes on to where the identity provider's own session ends, where it has an end. */
export async function signOut(): Promise<void> {
  const out = await remove<SignedOut | null>('/api/session');
  if (out) location.assign(out.logoutUrl);
}
