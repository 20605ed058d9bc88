/**
 * May this person's record be opened? The order is POLICY's: identity → restricted → opt-out → access; the first that
 * denies ends it.
 */
import type { Relationship } from '../../domain/api';
import { requesterOf } from '../asking';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { isProblem, problem, type Problem } from '../http/problem';
import { within } from '../http/rate-limit';
import { TOO_BUSY, type Opening } from '../in-hand';
import type { OpeningOutcome } from '../happenings';
import type { LookedUp } from '../intake/demographics/demographics';
import { closedBy, lookUp } from './look-up';
import { emergencyOffered } from '../decide/emergency-opens';
import type { Access } from '../ports';
import { ownTie, raiseAlert } from './alerts';
import { askedAndNot } from './asked';
import { tellOfCeiling } from './ceilings';
import { PERSON_KEPT_MS } from '../memory';
import { lookAfterOpening } from '../privacy/detect';
import { locate } from './locate';
import { openRequest } from './open-request';
import { openedRecord } from './opened';
import { providersFor, type ProviderScope } from './providers';
import { findRelationship } from './relationship';
import { toldOfLaunch } from '../session/launch';
import { sessionEnd } from '../session/session';
import { viewerOf } from './view';

/** An access lasts at most this long; the person is then found again. */
export const ACCESS_MS = 2 * 3600_000;

const NOBODY = problem(
  404,
  'nobody-found',
  'Nobody was found with this NHS number and date of birth. Check both with the person.',
);

/** Said plainly, and nothing else given (leaflet May 2026, POLICY 1). */
const OPTED_OUT =
  'This person has opted out of the joined-up record, also in an emergency. Ask the person, or contact their ' +
  'care organisations by phone, email or on paper.';
const RESTRICTED =
  'This record is restricted and cannot be shown here. Contact the person’s care organisations directly, or your ' +
  'privacy officer.';

export interface Asked {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly purpose: Access['purpose'];
  readonly reason?: string | undefined;
  /** By another system, in place of somebody who typed. It changes nothing of what is asked or decided. */
  readonly launched?: Access['launched'];
}

const toldOf = ({ purpose, reason, launched }: Asked) => ({ purpose, reason, ...toldOfLaunch(launched) });

/** What each reason is counted as; a reason that is not here is a limit. */
const COUNTED: Readonly<Record<string, OpeningOutcome>> = {
  'demographics did not answer': 'demographics-down',
  'nobody matched number and date of birth': 'nobody-found',
  restricted: 'restricted',
  'opted out': 'opted-out',
};

const count = ({ gateway }: SignedInCall, { purpose }: Asked, outcome: OpeningOutcome): void =>
  gateway.ports.told?.({ what: 'opening', purpose, outcome });

const refuse = (call: SignedInCall, asked: Asked, why: string, number = asked.nhsNumber): Promise<void> => {
  count(call, asked, COUNTED[why] ?? 'too-many');
  return audit(call, 'record-refused', { nhsNumber: number, succeeded: false, details: { ...toldOf(asked), why } });
};

type Found = Extract<LookedUp, { readonly outcome: 'found' }>;

/**
 * The person whom demographics confirm and do not restrict, or the answer that ends it; `counted` where it was a
 * refused or unmatched look-up.
 */
async function identify(
  call: SignedInCall,
  asked: Asked,
): Promise<Found | { readonly answer: Response | Problem; readonly counted: boolean }> {
  const found = await lookUp(call, asked.nhsNumber, asked.purpose === 'emergency');
  if (found.outcome === 'unavailable') {
    await refuse(call, asked, 'demographics did not answer');
    return { answer: closedBy(found), counted: false };
  }
  if (found.outcome !== 'found' || found.person.dateOfBirth !== asked.dateOfBirth) {
    await refuse(call, asked, 'nobody matched number and date of birth');
    return { answer: NOBODY, counted: true };
  }
  if (found.person.restricted) {
    await refuse(call, asked, 'restricted', found.person.nhsNumber);
    return { answer: json(200, { outcome: 'restricted', message: RESTRICTED }), counted: true };
  }
  return found;
}

/**
 * One alert for each thing the privacy officer must be told; an emergency tells of a missing relationship in the same
 * one (POLICY 6).
 */
async function raiseAlerts(
  call: SignedInCall,
  asked: Asked,
  { person, kin }: Found,
  relationship: Relationship,
  access: string,
): Promise<void> {
  const { nhsNumber: number } = person;
  const claimed = relationship === 'self-claimed';
  if (asked.purpose === 'emergency')
    await raiseAlert(call, claimed ? 'emergency-self-claimed' : 'emergency', number, asked.reason, access);
  else if (claimed) await raiseAlert(call, 'self-claimed', number, asked.reason, access);
  const tie = ownTie(call.session.user, person, kin);
  if (tie !== null) await raiseAlert(call, tie, number, undefined, access);
}

/** Opens the record of a confirmed person who has not opted out of all that this user could see. */
async function openFor(
  call: SignedInCall,
  asked: Asked,
  found: Found,
  numbers: readonly string[],
  scope: ProviderScope,
  inHand: Opening,
): Answer {
  const { gateway, session, now } = call;
  const { person } = found;
  const { config, memory, ports, policy } = gateway;
  const { membership } = session;
  const { reason } = asked;
  memory.sweep(now);
  const id = ports.randomId();
  const emergency = asked.purpose === 'emergency' && emergencyOffered(policy, membership.role);
  const opened: Omit<Access, 'relationship'> = {
    id,
    sessionId: session.id,
    userId: session.user.id,
    membership,
    nhsNumber: person.nhsNumber,
    otherNhsNumbers: numbers.filter((number) => number !== person.nhsNumber),
    purpose: asked.purpose,
    ...(reason ? { reason } : {}),
    ...(asked.launched === undefined ? {} : { launched: asked.launched }),
    openedAt: now,
    expiresAt: Math.min(now + ACCESS_MS, sessionEnd(gateway, session)),
    emergency: emergency ? { endsAt: now + config.policy.emergencyMinutes * 60_000, reason: reason ?? '' } : null,
  };
  const viewer = viewerOf({ ...opened, relationship: 'self-claimed' }, now);
  const { organisation } = membership;
  const [located, relationship] = await Promise.all([
    locate(call, { purpose: asked.purpose, person, providers: scope.providers }),
    findRelationship({
      gateway,
      requester: requesterOf(call),
      organisation,
      viewer,
      person,
      providers: scope.providers,
      access: id,
      now,
    }),
  ]);
  const access: Access = { ...opened, relationship, ...located };

  await audit(call, 'record-opened', {
    nhsNumber: person.nhsNumber,
    emergency,
    details: {
      ...toldOf(asked),
      relationship,
      emergency: emergency ? 'yes' : 'no',
      access: id,
      ...(located.asked === undefined ? {} : { asked: located.asked.join(', ') }),
      'policy version': policy.version,
      'policy digest': policy.digest,
    },
  });
  await raiseAlerts(call, asked, found, relationship, id);
  if (asked.launched === undefined) await ports.stores.accesses.put(access);
  else await ports.stores.accesses.launchedAnew(session.user.id, access);
  memory.people.set(id, person, now + PERSON_KEPT_MS);
  lookAfterOpening(call, access);
  const { asked: askedNow } = askedAndNot(access, scope.providers);
  inHand.opened(
    id,
    askedNow.map((provider) => provider.id),
  );

  return json(201, openedRecord(gateway, access, person, scope, now));
}

interface Ended {
  readonly answer: Response | Problem;
  /** Demographics confirmed the person: a look, whatever it led to. */
  readonly confirmed: boolean;
}

/** From identity on, within the turns of whoever asks. */
async function identifyAndOpen(call: SignedInCall, asked: Asked, inHand: Opening): Promise<Ended> {
  const { gateway, session, now } = call;
  const { limits } = gateway;
  const lookUp = await limits.lookUps.enter(session.user.id, now);
  if (isProblem(lookUp)) {
    await refuse(call, asked, 'too many look-ups');
    return { answer: lookUp, confirmed: false };
  }
  const identified = await within(
    lookUp,
    () => identify(call, asked),
    (one) => 'counted' in one && one.counted,
  );
  if ('answer' in identified) return { answer: identified.answer, confirmed: false };
  const { person } = identified;

  // INVARIANT: until here, and on this branch, no provider has been asked anything.
  const numbers = [...new Set([person.nhsNumber, asked.nhsNumber, ...person.otherNhsNumbers])];
  const scope = await providersFor(gateway, session.membership.organisation, numbers, now);
  if (scope.optedOut && scope.providers.length === 0) {
    await refuse(call, asked, 'opted out', person.nhsNumber);
    return { answer: json(200, { outcome: 'opted-out', message: OPTED_OUT }), confirmed: true };
  }
  const opening = await limits.openings.enter(session.user.id, now);
  if (isProblem(opening)) {
    await refuse(call, asked, 'too many records', person.nhsNumber);
    return { answer: opening, confirmed: false };
  }
  const answer = await within(
    opening,
    () => openFor(call, asked, identified, numbers, scope, inHand),
    () => true,
  );
  return { answer, confirmed: true };
}

/** `POST /api/records` */
export async function openRecord(call: SignedInCall): Answer {
  const body = await readBody(call.request, openRequest);
  return isProblem(body) ? body : openAsked(call, body.value);
}

/** From what was asked to the answer, whether somebody typed it or another system said it. */
export async function openAsked(call: SignedInCall, asked: Asked): Answer {
  const { gateway, now } = call;
  // First of all, and before anybody is asked: what cannot be answered in good time is told so at once.
  const opening = gateway.inHand.open(asked.purpose, now);
  if (opening === null) {
    count(call, asked, 'shed');
    return TOO_BUSY;
  }
  try {
    const answer = await withinHour(call, asked, opening);
    if (!isProblem(answer) && answer.status === 201) count(call, asked, 'open');
    return answer;
  } catch (error) {
    count(call, asked, 'failed');
    throw error;
  } finally {
    opening.end();
  }
}

/** Where its user has not opened too many for direct care within the hour. */
async function withinHour(call: SignedInCall, asked: Asked, opening: Opening): Answer {
  const { gateway, session, now } = call;
  // INVARIANT: an emergency is never held back by how much its user has opened within the hour.
  if (asked.purpose === 'emergency') return (await identifyAndOpen(call, asked, opening)).answer;
  // Before anybody is asked: beyond it, not even whether number and date of birth belong together is told.
  const hour = await gateway.limits.openingsInHour.enter(session.user.id, now);
  if (isProblem(hour)) {
    await tellOfCeiling(call, 'openings');
    await refuse(call, asked, 'too many records within an hour');
    return hour;
  }
  const ended = await within(
    hour,
    () => identifyAndOpen(call, asked, opening),
    ({ confirmed }) => confirmed,
  );
  return ended.answer;
}
