/**
 * Who has this NHS number, for whoever asks? What PDS answered to a look-up is used by the opening that follows, so
 * that an opening is one question to it and not two.
 */
import { portsFor } from '../asking';
import type { SignedInCall } from '../call';
import { CLOSED, demographicsBusy, SIGN_IN_AGAIN, type Problem } from '../http/problem';
import { lookUpPerson, type LookedUp, type Unavailable } from '../intake/demographics/demographics';
import { LOOKED_UP_KEPT_MS } from '../memory';

/** What is told where demographics gave no answer. */
export const closedBy = ({ busy, signInAgain }: Unavailable): Problem => {
  if (busy !== undefined) return demographicsBusy(busy);
  return signInAgain === true ? SIGN_IN_AGAIN : CLOSED;
};

/**
 * The person of a number. INVARIANT: what is kept is kept in memory, for this session alone, and nothing is decided by
 * it but who is meant: opt-outs and limits are asked anew each time.
 */
export async function lookUp(call: SignedInCall, nhsNumber: string, urgent = false): Promise<LookedUp> {
  const { gateway, session } = call;
  const { config, memory, ports } = gateway;
  const isKept = config.demographics.kind === 'pds';
  const name = `${session.id}|${nhsNumber}`;
  const kept = isKept ? memory.lookedUp.get(name, ports.now()) : undefined;
  if (kept !== undefined) return kept;
  const found = await lookUpPerson(portsFor(call), config.demographics, { nhsNumber, urgent });
  // who was asked by a config that no longer holds is asked again
  if (isKept && found.outcome === 'found' && gateway.config === config)
    memory.lookedUp.set(name, found, ports.now() + LOOKED_UP_KEPT_MS);
  return found;
}
