/**
 * Who looks up or opens so much that the privacy officer must know, whoever it is about? Told once an hour for each
 * user and kind. Source: CONTRACT "Config file".
 */
import type { SignedInCall } from '../call';
import type { RateLimit } from '../http/rate-limit';
import { raiseUserAlert, type CeilingKind } from './alerts';

const limitOf = ({ gateway: { limits } }: SignedInCall, kind: CeilingKind): RateLimit =>
  kind === 'look-ups' ? limits.matched : limits.openingsInHour;

/** Raises the alert where nobody has in this hour; rejects when it cannot be stored, and then nothing is answered. */
export async function tellOfCeiling(call: SignedInCall, kind: CeilingKind): Promise<void> {
  const limit = limitOf(call, kind);
  const { user } = call.session;
  if (!(await limit.first(user.id, call.now))) return;
  try {
    await raiseUserAlert(call, kind);
  } catch (error) {
    // INVARIANT: what could not be told is told at the next request.
    await limit.again(user.id);
    throw error;
  }
}
