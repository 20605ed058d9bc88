/**
 * Why was this record opened without a relationship that could be found? `POST /api/records/{access}/why`: one of a few
 * fixed words, after the opening; one that says nothing stays as open as it was. (Hazard H-47.)
 */
import { z } from 'zod';
import { OPENING_REASON_IDS } from '../../domain/alerts';
import { audit, toldOfAccess } from '../audit/record';
import { nothing, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { isProblem } from '../http/problem';
import { currentRecord } from './current-access';
import { emergencyIsOpen } from './view';

const request = z.strictObject({
  why: z.enum(OPENING_REASON_IDS, { error: `must be one of ${OPENING_REASON_IDS.join(', ')}` }),
});

export async function tellWhy(call: SignedInCall): Answer {
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const body = await readBody(call.request, request);
  if (isProblem(body)) return body;
  const told = toldOfAccess(call, access, emergencyIsOpen(access, call.now));
  await audit(call, 'why-given', { ...told, details: { ...told.details, 'opened for': body.value.why } });
  await call.gateway.ports.stores.alerts.tellWhy(access.id, body.value.why);
  return nothing();
}
