/** May this person's record be opened? The order is POLICY's: identity → restricted → opt-out → access; the first that denies ends it. */
import { z } from 'zod';
import type { OpenedRecord } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { day, emergencyReason, nhsNumber, words } from '../http/fields';
import { CLOSED, isProblem, problem } from '../http/problem';
import { lookUpPerson } from '../intake/demographics';
import { noticesFor, OPTED_OUT_IN_PART } from '../policy/notices';
import { emergencyOffered } from '../policy/views';
import type { Access } from '../ports';
import { maySharePerson, raiseAlert } from './alerts';
import { bannerOf } from './banner';
import { PERSON_KEPT_MS } from './memory';
import { providersFor } from './providers';
import { findRelationship } from './relationship';
import { sessionEnd } from './session';
import { viewerOf, viewNow } from './view';

/** An access lasts at most this long; the person is then found again. */
const ACCESS_MS = 2 * 3600_000;

const openRequest = z.discriminatedUnion(
  'purpose',
  [
    z.strictObject({ nhsNumber, dateOfBirth: day('Date of birth'), purpose: z.literal('direct-care'), reason: words('reason', 500).optional() }),
    z.strictObject({ nhsNumber, dateOfBirth: day('Date of birth'), purpose: z.literal('emergency'), reason: emergencyReason }),
  ],
  { error: 'purpose must be direct-care or emergency' },
);

const NOBODY = problem(404, 'nobody-found', 'Nobody was found with this NHS number and date of birth. Check both with the person.');

/** Said plainly, and nothing else given (leaflet May 2026, POLICY 1). */
const OPTED_OUT =
  'This person has opted out of the joined-up record, also in an emergency. Ask the person, or contact their care organisations by phone, email or on paper.';
const RESTRICTED =
  'This record is restricted and cannot be shown here. Contact the person’s care organisations directly, or your privacy officer.';

/** `POST /api/records` */
export async function openRecord(call: SignedInCall): Answer {
  const { gateway, session, now } = call;
  const { config, memory, ports, policy } = gateway;
  const body = await readBody(call.request, openRequest);
  if (isProblem(body)) return body;
  const asked = body.value;
  const { reason } = asked;
  const userId = session.user.id;
  const limited = memory.lookUps.check(userId, now) ?? memory.openings.check(userId, now);
  if (limited !== null) {
    await audit(call, 'record-refused', { succeeded: false, details: { why: 'too many look-ups' } });
    return limited;
  }

  const told = { purpose: asked.purpose, reason };
  const refuse = (number: string, why: string): Promise<void> =>
    audit(call, 'record-refused', { nhsNumber: number, succeeded: false, details: { ...told, why } });

  // Identity: demographics must know the number, and the date of birth must be theirs.
  const found = await lookUpPerson(ports, config.demographics, { nhsNumber: asked.nhsNumber });
  if (found.outcome === 'unavailable') return CLOSED;
  if (found.outcome !== 'found' || found.person.dateOfBirth !== asked.dateOfBirth) {
    memory.lookUps.count(userId, now);
    await refuse(asked.nhsNumber, 'nobody matched number and date of birth');
    return NOBODY;
  }
  const { person } = found;
  if (person.restricted) {
    memory.lookUps.count(userId, now);
    await refuse(person.nhsNumber, 'restricted');
    return json(200, { outcome: 'restricted', message: RESTRICTED });
  }

  // INVARIANT: until here, and on this branch, no provider has been asked anything.
  const numbers = [...new Set([person.nhsNumber, asked.nhsNumber, ...person.otherNhsNumbers])];
  const { optedOut, providers } = await providersFor(gateway, session.user, numbers, now);
  if (optedOut && providers.length === 0) {
    await refuse(person.nhsNumber, 'opted out');
    return json(200, { outcome: 'opted-out', message: OPTED_OUT });
  }

  memory.openings.count(userId, now);
  memory.sweep(now);
  const id = ports.randomId();
  const emergency = asked.purpose === 'emergency' && emergencyOffered(policy, session.role);
  const opened: Omit<Access, 'relationship'> = {
    id,
    sessionId: session.id,
    userId,
    role: session.role,
    nhsNumber: person.nhsNumber,
    otherNhsNumbers: numbers.filter((number) => number !== person.nhsNumber),
    purpose: asked.purpose,
    ...(reason ? { reason } : {}),
    openedAt: now,
    expiresAt: Math.min(now + ACCESS_MS, sessionEnd(gateway, session)),
    emergency: emergency ? { endsAt: now + config.policy.emergencyMinutes * 60_000, reason: reason ?? '' } : null,
  };
  const viewer = viewerOf({ ...opened, relationship: 'self-claimed' }, now);
  const relationship = await findRelationship({ gateway, user: session.user, viewer, person, providers, access: id, now });
  const access: Access = { ...opened, relationship };

  await audit(call, 'record-opened', {
    nhsNumber: person.nhsNumber,
    emergency,
    details: { ...told, relationship, emergency: emergency ? 'yes' : 'no', access: id, 'policy version': policy.version, 'policy digest': policy.digest },
  });
  if (asked.purpose === 'emergency') await raiseAlert(call, 'emergency', person.nhsNumber, reason);
  if (relationship === 'self-claimed') await raiseAlert(call, 'self-claimed', person.nhsNumber, reason);
  if (maySharePerson(session.user.name, person)) await raiseAlert(call, 'own-record', person.nhsNumber);
  await ports.stores.accesses.put(access);
  memory.people.set(id, person, now + PERSON_KEPT_MS);

  const view = viewNow(gateway, access, now);
  const answer: OpenedRecord = {
    outcome: 'open',
    access: id,
    patient: bannerOf(person, view.sections.demographics),
    expiresAt: toIso(access.expiresAt),
    relationship,
    providers: providers.map(({ id: provider, name, setting }) => ({ id: provider, name, setting })),
    view,
    notices: [...noticesFor(policy, session.role), ...(optedOut ? [OPTED_OUT_IN_PART] : [])],
    policy: { version: policy.version, digest: policy.digest },
  };
  return json(201, answer);
}
