/** What is the privacy officer told of at once? Attempts to do alone what two persons do, and asking too often. */
import { toIso } from '../../domain/instant';
import type { RequestRule } from '../rules/requests';
import type { SignedInCall } from './call';
import type { Problem } from './problem';

/** Rows of the table whose refusal somebody ought to look at. */
const TOLD: Readonly<Partial<Record<RequestRule, string>>> = {
  'RQ-2': 'A request came from an organisation that may not be given data.',
  'RQ-3': 'Somebody tried to decide on their own request.',
  'RQ-4': 'A member tried to decide twice.',
  'RQ-5': 'Somebody tried to release an answer to their own question.',
};

export const alert = (
  { ports, now, session }: SignedInCall,
  kind: string,
  words: string,
  request: string | null,
): Promise<void> =>
  ports.stores.alerts.add({
    id: ports.randomId(),
    at: toIso(now),
    kind,
    words: `${words} (${session.actor.name})`,
    request,
  });

/** Tells of a refusal, where its row is one of those. */
export async function alertOf(call: SignedInCall, { rules }: Problem): Promise<void> {
  for (const rule of rules) {
    const words = TOLD[rule as RequestRule];
    if (words !== undefined) await alert(call, rule, words, call.params['id'] ?? null);
  }
}
