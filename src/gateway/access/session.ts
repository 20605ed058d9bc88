/** Who is signed in? Starts, reads, changes and ends sessions; idle and absolute limits from config. */
import { z } from 'zod';
import type { IdentityAnswer, SessionAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { ROLES } from '../../domain/roles';
import { audit, auditSignIn } from '../audit/record';
import { json, nothing, type Answer, type Call, type Gateway, type SignedInCall } from '../call';
import type { User } from '../config';
import { readBody } from '../http/body';
import { words } from '../http/fields';
import { isProblem, NOT_SIGNED_IN, problem } from '../http/problem';
import type { Session } from '../ports';
import { sessionMarks } from './open-now';

const MINUTE = 60_000;
/** A session's last use is written at most this often, so that every request is not a write; sooner where the idle limit is short. */
const TOUCH_MS = 15_000;
const touchAfter = ({ config }: Gateway): number => Math.min(TOUCH_MS, (config.session.idleMinutes * MINUTE) / 10);

const limits = ({ config }: Gateway, session: Session): { idle: number; absolute: number } => ({
  idle: session.seenAt + config.session.idleMinutes * MINUTE,
  absolute: session.startedAt + config.session.absoluteMinutes * MINUTE,
});

/** The moment after which a session can hold nothing open, in milliseconds. */
export const sessionEnd = (gateway: Gateway, session: Session): number => limits(gateway, session).absolute;

async function end({ ports }: Gateway, session: Session): Promise<void> {
  await ports.stores.accesses.removeOfSession(session.id);
  await ports.stores.sessions.remove(session.id);
}

/** The live session of a request, or null. A session past either limit is ended here, with every record it held open. */
export async function currentSession({ gateway, request, now }: Call): Promise<Session | null> {
  const { ports } = gateway;
  const id = ports.transport.read(request);
  const session = id === null ? null : await ports.stores.sessions.get(id);
  if (session === null) return null;
  const { idle, absolute } = limits(gateway, session);
  if (now >= idle || now >= absolute) {
    await end(gateway, session);
    return null;
  }
  if (now - session.seenAt < touchAfter(gateway)) return session;
  return (await ports.stores.sessions.touch(session.id, now)) ? { ...session, seenAt: now } : null;
}

const whoIAm = (gateway: Gateway, session: Session): SessionAnswer => {
  const { idle, absolute } = limits(gateway, session);
  const { id, name, roles, organisation } = session.user;
  return {
    user: { id, name },
    role: session.role,
    roles,
    organisation,
    instance: { name: gateway.config.instance.name },
    idleEndsAt: toIso(Math.min(idle, absolute)),
    endsAt: toIso(absolute),
    marks: sessionMarks(gateway.ports.key, session, session.role, organisation.ods),
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
          users: configured.users.map(({ id, name, role, organisation }) => ({ id, name, role, organisation })),
        };
  return Promise.resolve(json(200, answer));
};

/** Begins a session for a user whom demo sign-in or the identity provider has vouched for; returns it durably stored and audited. */
export async function beginSession(call: Call, user: User): Promise<Session> {
  const { ports } = call.gateway;
  const session: Session = { id: ports.randomId(), user, role: user.role, startedAt: call.now, seenAt: call.now };
  await auditSignIn(call, 'signed-in', user);
  await ports.stores.sessions.put(session);
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
    await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
    return problem(401, 'unknown-user', 'There is no such demo user. GET /api/identity lists them.');
  }
  // Signing in again leaves nothing of the session before: no record stays open under the new name.
  const before = await currentSession(call);
  if (before !== null) await end(call.gateway, before);
  const session = await beginSession(call, user);
  const answer = nothing();
  ports.transport.write(answer.headers, session.id);
  return answer;
}

/** `GET /api/session` */
export const readSession = ({ gateway, session }: SignedInCall): Answer =>
  Promise.resolve(json(200, whoIAm(gateway, session)));

/** `POST /api/session/role`: one role at a time; changing it closes every open record (POLICY 6). */
export async function changeRole(call: SignedInCall): Answer {
  const { gateway, session } = call;
  const body = await readBody(call.request, z.strictObject({ role: z.enum(ROLES, { error: 'this is not a role' }) }));
  if (isProblem(body)) return body;
  const { role } = body.value;
  if (!session.user.roles.includes(role)) {
    await audit(call, 'role-changed', { succeeded: false, details: { to: role } });
    return problem(403, 'not-your-role', 'You do not hold this role. Ask your organisation if you should.');
  }
  await gateway.ports.stores.accesses.removeOfSession(session.id);
  await audit(call, 'role-changed', { details: { to: role } });
  const changed: Session = { ...session, role };
  if (!(await gateway.ports.stores.sessions.replace(changed))) return NOT_SIGNED_IN;
  return json(200, whoIAm(gateway, changed));
}

/** `DELETE /api/session` */
export async function signOut(call: SignedInCall): Answer {
  // first the end, whatever becomes of the audit: nobody is kept signed in
  await end(call.gateway, call.session);
  await audit(call, 'signed-out');
  const answer = nothing();
  call.gateway.ports.transport.write(answer.headers, null);
  return answer;
}
