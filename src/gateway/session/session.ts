/** Who is signed in? Starts, reads, changes and ends sessions; idle and absolute limits from config. */
import { z } from 'zod';
import type { IdentityAnswer, NobodySignedIn, SessionAnswer, SignedOut } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { audit, auditSignIn } from '../audit/record';
import { json, nothing, type Answer, type Call, type Gateway, type SignedInCall } from '../call';
import type { User } from '../config';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, NOT_SIGNED_IN, problem, TOO_MANY_SESSIONS, type Problem } from '../http/problem';
import { DEFAULT_LIMITS } from '../limits';
import type { Session, Vouched } from '../ports';
import { isOfLaunch } from './launch';
import { isRoleOf, isSoundSession, membershipAsked, roleRequest } from './membership';
import { sessionMarks } from './marks';

const MINUTE = 60_000;
/**
 * A session's last use is written at most this often, so that every request is not a write; sooner where the idle limit
 * is short.
 */
const TOUCH_MS = 15_000;
const touchAfter = ({ config }: Gateway): number => Math.min(TOUCH_MS, (config.session.idleMinutes * MINUTE) / 10);

const limits = ({ config }: Gateway, session: Session): { idle: number; absolute: number } => ({
  idle: session.seenAt + config.session.idleMinutes * MINUTE,
  absolute: session.startedAt + config.session.absoluteMinutes * MINUTE,
});

/** The moment after which a session can hold nothing open, in milliseconds. */
export const sessionEnd = (gateway: Gateway, session: Session): number => limits(gateway, session).absolute;

/** Ends a session, and whatever it holds open. */
export async function endSession({ ports }: Gateway, id: string): Promise<void> {
  await ports.stores.accesses.removeOfSession(id);
  await ports.stores.sessions.remove(id);
}

/**
 * The live session of this id, or null. One past either limit, or that is not sound, is ended here, with every record
 * it held open.
 */
export async function liveSession(gateway: Gateway, id: string, now: number): Promise<Session | null> {
  const session = await gateway.ports.stores.sessions.get(id);
  if (session === null) return null;
  // INVARIANT: a store that answers with anything but the session that was asked for is broken, and nothing opens.
  if (session.id !== id) throw new Error('the session store gave no session of this id');
  // INVARIANT: a session that does not say where its role is held, as one stored by an earlier release, is nobody's.
  if (!isSoundSession(gateway.policy, session)) {
    await endSession(gateway, id);
    return null;
  }
  const { idle, absolute } = limits(gateway, session);
  if (now >= idle || now >= absolute) {
    await endSession(gateway, id);
    return null;
  }
  return session;
}

/** The live session of a request, or null. `isUse`: whether the request keeps the session from standing idle. */
export async function currentSession(
  { gateway, request, now }: Call,
  isUse: (session: Session) => boolean = () => true,
): Promise<Session | null> {
  const { ports } = gateway;
  const id = ports.transport.read(request);
  const session = id === null ? null : await liveSession(gateway, id, now);
  if (session === null) return null;
  if (now - session.seenAt < touchAfter(gateway) || !isUse(session)) return session;
  return (await ports.stores.sessions.touch(session.id, now)) ? { ...session, seenAt: now } : null;
}

/** What whoever asks without a live session is told. */
export async function notSignedIn({ gateway: { ports }, request }: Call): Promise<Problem> {
  const id = ports.transport.read(request);
  const why = id === null ? null : await ports.stores.sessions.endedBecause(id);
  return why === null ? NOT_SIGNED_IN : TOO_MANY_SESSIONS;
}

/** What a launched session is told of itself; nothing of any other. */
async function launchOf(gateway: Gateway, session: Session, now: number): Promise<Partial<SessionAnswer>> {
  const { launched } = session;
  if (launched === undefined) return {};
  const held = await gateway.ports.stores.accesses.ofSession(session.id);
  const access = held.find((one) => isOfLaunch(session, one) && now < one.expiresAt)?.id;
  return { launchedFrom: launched.name, launch: launched.id, ...(access === undefined ? {} : { access }) };
}

/** What a page is told of the instance. */
const told = ({ name, feedback }: Gateway['config']['instance']): SessionAnswer['instance'] => ({
  name,
  ...(feedback === undefined ? {} : { feedback }),
});

const whoIAm = async (gateway: Gateway, session: Session, now: number): Promise<SessionAnswer> => {
  const { idle, absolute } = limits(gateway, session);
  const {
    user: { id, name, memberships },
    membership: { role, organisation },
  } = session;
  const { identity: configured } = gateway.config;
  const { roleUrl, renewUrl } = configured.mode === 'oidc' ? configured : {};
  const layoutLike = gateway.policy.tables.ownRoles.find((own) => own.id === role)?.layoutLike;
  return {
    signedIn: true,
    user: { id, name },
    role,
    ...(layoutLike === undefined ? {} : { layoutLike }),
    roles: [...new Set(memberships.map((one) => one.role))],
    organisation,
    memberships,
    ...(roleUrl === undefined ? {} : { roleUrl }),
    ...(renewUrl === undefined ? {} : { renewUrl }),
    instance: told(gateway.config.instance),
    idleEndsAt: toIso(Math.min(idle, absolute)),
    endsAt: toIso(absolute),
    marks: sessionMarks(gateway.ports.key, session),
    ...(await launchOf(gateway, session, now)),
  };
};

/** `GET /api/identity` */
export const identity = ({ gateway }: Call): Answer => {
  const { identity: configured } = gateway.config;
  const answer: IdentityAnswer =
    configured.mode === 'oidc'
      ? { mode: 'oidc', loginUrl: configured.loginUrl }
      : {
          mode: 'demo',
          users: configured.users.map(({ id, name, memberships: [first] }) => ({ id, name, ...first })),
        };
  return Promise.resolve(json(200, answer));
};

/**
 * Begins a session for a user whom demo sign-in or the identity provider has vouched for; returns it durably stored and
 * audited.
 */
export async function beginSession(call: Call, user: User, vouched?: Vouched): Promise<Session> {
  const { config, ports } = call.gateway;
  const [membership] = user.memberships;
  const session: Session = {
    id: ports.randomId(),
    user,
    membership,
    ...(vouched === undefined ? {} : { vouched }),
    startedAt: call.now,
    seenAt: call.now,
  };
  await auditSignIn(call, 'signed-in', session);
  const { idleMinutes, absoluteMinutes } = config.session;
  const { sessionsPerUser: most } = config.limits ?? DEFAULT_LIMITS;
  const ended = await ports.stores.sessions.put(session, {
    most,
    seenAfter: call.now - idleMinutes * MINUTE,
    startedAfter: call.now - absoluteMinutes * MINUTE,
  });
  if (ended > 0)
    await auditSignIn(call, 'sessions-ended', session, {
      details: { user: user.id, why: `the oldest of more than ${String(most)}` },
    });
  ports.told?.({ what: 'sign-in', outcome: 'signed-in' });
  return session;
}

/** `POST /api/session`, demo mode alone. */
export async function signIn(call: Call): Answer {
  const { config, ports } = call.gateway;
  if (config.identity.mode !== 'demo')
    return problem(403, 'not-demo', 'Sign in through your organisation: ask GET /api/identity for the address.');
  const body = await readBody(call.request, z.strictObject({ userId: words('userId') }));
  if (isProblem(body)) return body;
  const user = config.identity.users.find(({ id }) => id === body.value.userId);
  if (user === undefined) {
    ports.told?.({ what: 'sign-in', outcome: 'refused' });
    await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
    return problem(401, 'unknown-user', 'There is no such demo user. GET /api/identity lists them.');
  }
  // Signing in again leaves nothing of the session before: no record stays open under the new name.
  const before = await currentSession(call);
  if (before !== null) await endSession(call.gateway, before.id);
  const session = await beginSession(call, user);
  const answer = nothing();
  ports.transport.write(answer.headers, session.id);
  return answer;
}

async function nobodySignedIn(call: Call): Answer {
  if ((await notSignedIn(call)) !== TOO_MANY_SESSIONS) return json(200, { signedIn: false } satisfies NobodySignedIn);
  const answer = json(200, { signedIn: false, ended: 'too-many-sessions' } satisfies NobodySignedIn);
  // told once: whoever comes to this browser next begins anew
  call.gateway.ports.transport.write(answer.headers, null);
  return answer;
}

/**
 * `GET /api/session`: asked by every page that starts, so that nobody signed in is an answer and no refusal. The page
 * of a launched record asks every few seconds whether it is still the one: that is no use of the session, which ends
 * idle all the same; `?use` is.
 */
export async function readSession(call: Call): Answer {
  const used = new URL(call.request.url).searchParams.has('use');
  const session = await currentSession(call, ({ launched }) => launched === undefined || used);
  if (session === null) return nobodySignedIn(call);
  return json(200, await whoIAm(call.gateway, session, call.now));
}

const CHOSEN_AT_SIGN_IN = problem(
  409,
  'role-chosen-at-sign-in',
  'Your role is chosen where you sign in. Sign in again there, and choose the role that you are working in.',
);

/** `POST /api/session/role`: one role at one organisation at a time; a change closes every open record (POLICY 6). */
export async function changeRole(call: SignedInCall): Answer {
  const { gateway, session } = call;
  const { identity: configured } = gateway.config;
  // INVARIANT: where the identity provider has the role chosen, nothing that a page asks for chooses another
  if (configured.mode === 'oidc' && configured.roleUrl !== undefined)
    return { ...CHOSEN_AT_SIGN_IN, beside: { roleUrl: configured.roleUrl } };
  const body = await readBody(call.request, roleRequest);
  if (isProblem(body)) return body;
  const { role, organisation: ods } = body.value;
  if (!isRoleOf(gateway.policy, role)) return problem(400, 'bad-input', 'role: this is not a role.');
  const membership = membershipAsked(session.user.memberships, role, ods);
  if (isProblem(membership)) {
    await audit(call, 'role-changed', { succeeded: false, details: { to: role, 'to ods': ods } });
    return membership;
  }
  const { name, ods: there } = membership.organisation;
  await gateway.ports.stores.accesses.removeOfSession(session.id);
  await audit(call, 'role-changed', { details: { to: role, 'to organisation': name, 'to ods': there } });
  const changed: Session = { ...session, membership };
  if (!(await gateway.ports.stores.sessions.replace(changed))) return NOT_SIGNED_IN;
  return json(200, await whoIAm(gateway, changed, call.now));
}

/** `DELETE /api/session` */
export async function signOut(call: SignedInCall): Answer {
  // first the end, whatever becomes of the audit: nobody is kept signed in
  await endSession(call.gateway, call.session.id);
  await audit(call, 'signed-out');
  const logoutUrl = (await call.gateway.ports.logoutUrl?.(call.session, call.request)) ?? null;
  const answer = logoutUrl === null ? nothing() : json(200, { logoutUrl } satisfies SignedOut);
  call.gateway.ports.transport.write(answer.headers, null);
  return answer;
}
