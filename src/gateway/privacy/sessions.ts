/**
 * Who is signed in, and how is somebody signed out by an officer? `GET /api/sessions`, `DELETE /api/sessions/{userId}`:
 * never whose records they hold open.
 */
import type { SessionsAnswer } from '../../domain/alerts';
import { toIso } from '../../domain/instant';
import { NEVER_NAMED } from '../../domain/never-named';
import { audit } from '../audit/record';
import { json, nothing, type Answer, type Gateway, type SignedInCall } from '../call';
import { NOT_FOUND } from '../http/problem';
import type { Session } from '../ports';
import { officerOf, type Officer } from './officer';

const MINUTE = 60_000;

/** One that no request would be answered in any more is nobody's, whether or not it is swept yet. */
const isLive = ({ config }: Gateway, { seenAt, startedAt }: Session, now: number): boolean =>
  now < seenAt + config.session.idleMinutes * MINUTE && now < startedAt + config.session.absoluteMinutes * MINUTE;

/** Stored by an earlier release, or by halves: then it is nobody's. */
const isWhole = (session: Partial<Session>): boolean =>
  typeof session.user?.id === 'string' && typeof session.membership?.organisation.ods === 'string';

const isTheirs = ({ organisation }: Officer, { membership }: Session): boolean =>
  organisation === null || membership.organisation.ods === organisation;

async function liveFor({ gateway, session, now }: SignedInCall): Promise<readonly Session[]> {
  const officer = officerOf(gateway.config, session);
  const all = await gateway.ports.stores.sessions.list();
  return all.filter((one) => isWhole(one) && isLive(gateway, one, now) && isTheirs(officer, one));
}

export async function listSessions(call: SignedInCall): Answer {
  await audit(call, 'sessions-listed');
  const { gateway, session } = call;
  const own = officerOf(gateway.config, session).organisation;
  const live = await liveFor(call);
  const answer: SessionsAnswer = {
    sessions: [...live]
      .sort((a, b) => b.seenAt - a.seenAt)
      .map(({ user, membership: { role, organisation }, startedAt, seenAt }) => ({
        userId: user.id,
        userName: user.name,
        role,
        organisation: organisation.ods !== own && gateway.neverNamed(organisation) ? NEVER_NAMED : organisation.name,
        startedAt: toIso(startedAt),
        seenAt: toIso(seenAt),
      })),
  };
  return json(200, answer);
}

/** Ends every session of this user at every gateway with the next request, and closes what they hold open. */
export async function endSessions(call: SignedInCall): Answer {
  const { gateway, params } = call;
  const userId = params['userId'] ?? '';
  const theirs = (await liveFor(call)).filter(({ user }) => user.id === userId);
  if (theirs.length === 0) return NOT_FOUND;
  // INVARIANT: on record before it is done; what the audit cannot take is left as it was.
  await audit(call, 'sessions-ended', { details: { user: userId } });
  await gateway.ports.stores.sessions.removeOfUser(userId);
  return nothing();
}
