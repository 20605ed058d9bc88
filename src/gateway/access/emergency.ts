/**
 * May the view be widened, and for how long? One person, a reason, a limit, an alert; never an opt-out or an exclusion
 * (POLICY 6).
 */
import { z } from 'zod';
import type { EmergencyAnswer } from '../../domain/api';
import { audit, toldOfAccess } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { emergencyReason } from '../../forms/fields';
import { isProblem, NO_ACCESS, problem } from '../http/problem';
import { emergencyOffered } from '../decide/emergency-opens';
import type { Access } from '../ports';
import { raiseAlert } from './alerts';
import { currentRecord } from './current-access';
import { emergencyIsOpen, viewNow } from './view';

/** `POST /api/records/{access}/emergency`; asked again while open, it renews with the new reason. */
export async function openEmergency(call: SignedInCall): Answer {
  const { gateway, session, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  if (!emergencyOffered(gateway.policy, session.membership.role)) {
    gateway.ports.told?.({ what: 'emergency', outcome: 'refused' });
    await audit(call, 'emergency-refused', { ...toldOfAccess(call, access, false), succeeded: false });
    return problem(403, 'nothing-to-open', 'Emergency access would open nothing more for your role.');
  }
  const body = await readBody(call.request, z.strictObject({ reason: emergencyReason }));
  if (isProblem(body)) return body;
  const { reason } = body.value;
  const endsAt = now + gateway.config.policy.emergencyMinutes * 60_000;
  const widened: Access = { ...access, emergency: { endsAt, reason } };
  const renewed = emergencyIsOpen(access, now);
  await audit(call, renewed ? 'emergency-renewed' : 'emergency-opened', toldOfAccess(call, widened, true));
  await raiseAlert(call, renewed ? 'emergency-renewed' : 'emergency', access.nhsNumber, reason, access.id);
  if (!(await gateway.ports.stores.accesses.replace(widened))) return NO_ACCESS;
  gateway.ports.told?.({ what: 'emergency', outcome: renewed ? 'renewed' : 'opened' });
  const answer: EmergencyAnswer = { view: viewNow(gateway, widened, now) };
  return json(200, answer);
}

/** `DELETE /api/records/{access}/emergency`: back to the role's own view, now. */
export async function endEmergency(call: SignedInCall): Answer {
  const { gateway, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const narrowed: Access = { ...access, emergency: null };
  if (!(await gateway.ports.stores.accesses.replace(narrowed))) return NO_ACCESS;
  await audit(call, 'emergency-ended', toldOfAccess(call, narrowed, false));
  const answer: EmergencyAnswer = { view: viewNow(gateway, narrowed, now) };
  return json(200, answer);
}
