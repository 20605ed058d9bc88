/**
 * How does a launch become an open record? Whoever is signed in must be whom it speaks of; then it is opened like any
 * other, once, and the session is locked to it.
 */
import { z } from 'zod';
import type { LaunchAnswer, LaunchedAnswer } from '../../domain/launch';
import { audit, toldOfAccess } from '../audit/record';
import { json, type Answer, type Call, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, NOT_FOUND, NOT_SIGNED_IN, problem, type Problem } from '../http/problem';
import type { LaunchTransport, PendingLaunch } from '../launch-ports';
import type { Session } from '../ports';
import { lockedTo, refusalOf, toldOfLaunch } from '../session/launch';
import { openAsked } from './open-record';
import { emergencyIsOpen } from './view';

const NO_LAUNCH = problem(
  404,
  'no-launch',
  'There is nothing to open, or it took too long. Open the record from your own system again.',
);
const OTHER_LAUNCH = problem(
  409,
  'other-launch',
  'Another record was opened from your system after this one. Close this window, and go on in the other.',
);
const USED = problem(
  409,
  'replayed',
  'This was opened once already, and cannot be opened again. Open the record from your own system again.',
);

/** `GET /api/launch`: for the page that follows a door, whoever is signed in or nobody. */
export function readLaunch({ gateway, request, now }: Call): Answer {
  const pending = gateway.ports.launches?.read(request, now) ?? null;
  const answer: LaunchAnswer =
    pending === null
      ? { launch: null }
      : {
          launch: pending.id,
          kind: pending.kind,
          launchedFrom: pending.name,
          ...(pending.loginHint === undefined ? {} : { loginHint: pending.loginHint }),
          ...(pending.start === undefined ? {} : { start: pending.start }),
        };
  return Promise.resolve(json(200, answer));
}

/**
 * Ends what this user had launched before, in whatever browser, and locks this session.
 * INVARIANT: the person before is gone before the next is looked for, whatever becomes of that. Null: the session ended
 * meanwhile.
 */
async function locked(call: SignedInCall, { id, system, name }: PendingLaunch): Promise<Session | null> {
  const { gateway, session, now } = call;
  const { accesses, sessions } = gateway.ports.stores;
  const ended = await accesses.launchedAnew(session.user.id);
  await accesses.removeOfSession(session.id);
  const next: Session = { ...session, launched: { id, system, name } };
  if (!(await sessions.replace(next))) return null;
  for (const one of ended) {
    gateway.memory.forget(one.id);
    gateway.inHand.closed(one.id);
    const told = toldOfAccess(call, one, emergencyIsOpen(one, now));
    await audit(call, 'record-closed', { ...told, details: { ...told.details, why: 'another record was launched' } });
  }
  return next;
}

/** What may be tried again in a moment, with the same launch. */
const MAY_RETRY: readonly number[] = [429, 503];

/** One line of the log, with the system where it is known. INVARIANT: nothing of the person. */
function refused({ gateway }: SignedInCall, system: string, why: Problem): Problem {
  gateway.ports.log.info({ system, cause: why.code }, 'a launch was refused');
  return why;
}

/** The same, put on record with whom it was for. */
async function refusedFor(call: SignedInCall, pending: PendingLaunch, why: Problem): Promise<Problem> {
  const details = { ...toldOfLaunch(pending), why: why.code };
  await audit(call, 'record-refused', { nhsNumber: pending.nhsNumber, succeeded: false, details });
  return refused(call, pending.system, why);
}

async function openOnce(call: SignedInCall, pending: PendingLaunch, launches: LaunchTransport): Answer {
  const { id, system, name, encounter, nhsNumber, dateOfBirth } = pending;
  const session = await locked(call, pending);
  if (session === null) return NOT_SIGNED_IN;
  const answer = await openAsked(
    { ...call, session },
    {
      nhsNumber,
      dateOfBirth,
      purpose: 'direct-care',
      launched: { id, system, name, ...(encounter === undefined ? {} : { encounter }) },
    },
  );
  if (!isProblem(answer)) launches.clear(answer.headers);
  // what was on record already is named in the log too
  else if (!MAY_RETRY.includes(answer.status)) refused(call, system, answer);
  return answer;
}

/** `POST /api/launch` `{ "launch" }`: which one is meant, so that a window never opens what another one launched. */
export async function openLaunched(call: SignedInCall): Answer {
  const { gateway, session, now, request } = call;
  const { launches, stores } = gateway.ports;
  if (launches === undefined) return NOT_FOUND;
  const body = await readBody(request, z.strictObject({ launch: words('launch', 64) }));
  if (isProblem(body)) return body;
  const pending = launches.read(request, now);
  if (pending === null) return refused(call, 'unknown', NO_LAUNCH);
  if (pending.id !== body.value.launch) return refused(call, pending.system, OTHER_LAUNCH);
  const notTheirs = refusalOf(pending, session);
  if (notTheirs !== null) return refusedFor(call, pending, notTheirs);
  if (pending.kind === 'fills') {
    if (session.launched !== undefined) return lockedTo(session.launched);
    const { name: launchedFrom, nhsNumber, dateOfBirth } = pending;
    const answer = json(200, { outcome: 'fill', launchedFrom, nhsNumber, dateOfBirth } satisfies LaunchedAnswer);
    launches.clear(answer.headers);
    return answer;
  }
  const key = `launch:${pending.id}`;
  if (!(await stores.launches.use(key, pending.endsAt))) return refusedFor(call, pending, USED);
  try {
    const answer = await openOnce(call, pending, launches);
    if (isProblem(answer) && MAY_RETRY.includes(answer.status)) await stores.launches.release(key);
    return answer;
  } catch (error) {
    await stores.launches.release(key).catch(() => undefined);
    throw error;
  }
}
