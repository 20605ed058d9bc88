/** Is this process alive, and may requests be sent to it? For a proxy, and for whoever looks after it. */
import { json, type Answer, type Call } from '../call';
import { ENDED_CLOSED, failureOf } from '../failures';
import { CLOSED } from '../http/problem';

export const health = (): Answer => Promise.resolve(json(200, { status: 'ok' }));

/** 200 while the database takes a write and the keys are there; else 503, which says what failed and how. */
export async function readiness({ gateway, request }: Call): Promise<Awaited<Answer>> {
  const { key, log, stores } = gateway.ports;
  try {
    await stores.ready();
  } catch (error) {
    const failure = failureOf(error, 'database');
    log.error({ method: request.method, ...failure }, ENDED_CLOSED);
    return { ...CLOSED, beside: { part: failure.part, kind: failure.kind } };
  }
  return key.length >= 32 ? json(200, { status: 'ready', seedOnly: gateway.policy.seedOnly.length }) : CLOSED;
}
