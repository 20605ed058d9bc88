/**
 * How does a request end? Its state first, so that nothing new is built or asked; then its key is destroyed and its
 * files are deleted, each on record before it is done. What fails on the way is done again when the program next looks.
 */
import { auditEvent, OPERATOR } from '../audit-event';
import { mayNot } from '../requests/may';
import { ended } from '../requests/moves';
import { json, type Answered, type Parts, type SignedInCall } from './call';
import { move } from './requests';

/** Destroys and deletes whatever is left of a request that has ended. */
export async function leaveNothing({ ports, config }: Parts, request: string, now: number): Promise<void> {
  const { stores, work } = ports;
  for (const [act, run] of [
    ['keys-destroyed', () => work.destroyKey(request)],
    ['files-deleted', () => work.deleteFiles(request)],
  ] as const) {
    const facts = { act, at: now, request, succeeded: true, actor: null, by: OPERATOR, client: null };
    await stores.audit.append(auditEvent({ ...facts, instance: config.instance }), { userId: OPERATOR.id, request });
    await run();
  }
}

/** `POST /api/requests/{id}/end` */
export async function endRequest(call: SignedInCall): Answered {
  const { session, now } = call;
  const next = await move(
    call,
    'request-ended',
    (request) => mayNot('end', session.actor, request) ?? ended(request, now),
  );
  if (!('version' in next)) return next;
  await leaveNothing(call, next.id, now);
  return json(200, { id: next.id, state: next.state });
}
