/**
 * What is due without anybody asking? Approvals whose day has gone end; what is left of ended requests is destroyed
 * again; and a year after the last of them the identifiers beside spine ids are destroyed.
 */
import { londonDayOf } from '../../domain/dates/working-days';
import { auditEvent, OPERATOR } from '../audit-event';
import { monthsAfter } from '../requests/months';
import { ended } from '../requests/moves';
import { isRefusal, type StoredRequest } from '../requests/request';
import { SPINE_MONTHS } from '../rules/requests';
import type { Parts } from './call';
import { leaveNothing } from './end';

async function endExpired(parts: Parts, request: StoredRequest, now: number): Promise<void> {
  const next = ended(request, now);
  if (isRefusal(next)) return;
  const { stores } = parts.ports;
  const told = {
    act: 'request-ended',
    at: now,
    request: request.id,
    succeeded: true,
    details: { why: 'expired' },
  } as const;
  const event = auditEvent({ ...told, actor: null, by: OPERATOR, client: null, instance: parts.config.instance });
  await stores.audit.append(event, { userId: OPERATOR.id, request: request.id });
  if (await stores.requests.replace(next)) await leaveNothing(parts, request.id, now);
}

const LIVE: readonly StoredRequest['state'][] = ['approved', 'built', 'open'];

/** True where the last use of anybody's data ended so long ago that nothing of it is kept. */
export function isSpineDue(requests: readonly StoredRequest[], today: string): boolean {
  const ends = requests.flatMap(({ approvedOn, endedOn }) =>
    approvedOn !== null && endedOn !== null ? [endedOn] : [],
  );
  const last = ends.sort().at(-1);
  return (
    !requests.some(({ state }) => LIVE.includes(state)) && last !== undefined && monthsAfter(last, SPINE_MONTHS) < today
  );
}

export async function sweep(parts: Parts): Promise<void> {
  const { ports, config } = parts;
  const now = ports.now();
  const today = londonDayOf(now);
  const requests = await ports.stores.requests.list();
  for (const request of requests)
    if (LIVE.includes(request.state) && (request.expiresOn ?? today) < today) await endExpired(parts, request, now);
    else if (request.state === 'ended' && (await ports.work.remains(request.id)))
      await leaveNothing(parts, request.id, now);
  if (!isSpineDue(requests, today) || !(await ports.work.hasSpine())) return;
  const told = { act: 'spine-destroyed', at: now, succeeded: true, actor: null, by: OPERATOR, client: null } as const;
  await ports.stores.audit.append(auditEvent({ ...told, instance: config.instance }), { userId: OPERATOR.id });
  await ports.work.destroySpine();
}
