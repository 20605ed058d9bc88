/** Who is signed in? One person, one role. Starts, reads and ends sessions. */
import { z } from 'zod';
import { toIso } from '../../domain/instant';
import type { AppConfig, Session } from '../ports';
import type { Actor } from '../requests/request';
import type { IdentityAnswer, SessionAnswer } from '../shapes/http';
import { audit, auditSignIn } from './audited';
import { readBody } from './body';
import { json, nothing, type Answered, type Call, type SignedInCall } from './call';
import { isProblem, problem } from './problem';

const MINUTE = 60_000;
export const IDLE_MS = 30 * MINUTE;
export const ABSOLUTE_MS = 10 * 60 * MINUTE;
/** A session's last use is written at most this often, so that every request is not a write. */
const TOUCH_MS = 15_000;

const endOf = ({ startedAt, seenAt }: Session): { readonly idle: number; readonly absolute: number } => ({
  absolute: startedAt + ABSOLUTE_MS,
  idle: Math.min(seenAt + IDLE_MS, startedAt + ABSOLUTE_MS),
});

/** INVARIANT: whoever the config no longer names, or names in another role, is nobody. */
const isStill = ({ identity }: AppConfig, { actor }: Session): boolean =>
  identity.mode !== 'demo' || identity.users.some(({ id, role }) => id === actor.id && role === actor.role);

/** The live session of a request, or null; one past its time is ended here. */
export async function currentSession({ config, ports, request, now }: Call): Promise<Session | null> {
  const id = ports.transport.read(request);
  const session = id === null ? null : await ports.stores.sessions.get(id);
  if (id === null || session === null) return null;
  // INVARIANT: a store that answers with anything but the session that was asked for is broken, and nothing opens.
  if (session.id !== id) throw new Error('the session store gave no session of this id');
  const { idle, absolute } = endOf(session);
  if (now >= idle || now >= absolute || !isStill(config, session)) {
    await ports.stores.sessions.remove(id);
    return null;
  }
  if (now - session.seenAt < TOUCH_MS) return session;
  return (await ports.stores.sessions.touch(id, now)) ? { ...session, seenAt: now } : null;
}

/** `GET /api/identity` */
export const identity = ({ config }: Call): Answered => {
  const answer: IdentityAnswer =
    config.identity.mode === 'oidc'
      ? { mode: 'oidc', loginUrl: '/api/login' }
      : { mode: 'demo', users: config.identity.users };
  return Promise.resolve(json(200, answer));
};

/** Begins a session for whom demo sign-in or the identity provider has vouched for; durably stored and audited. */
async function beginSession(call: Call, actor: Actor): Promise<Session> {
  const session: Session = { id: call.ports.randomId(), actor, startedAt: call.now, seenAt: call.now };
  await auditSignIn(call, 'signed-in', actor);
  await call.ports.stores.sessions.put(session);
  return session;
}

/** Signs in whom an identity provider vouched for. Whoever it did not vouch for is on record, and nobody. */
export async function signInAs(call: Call, actor: Actor | null): Answered {
  const { ports } = call;
  const answer = nothing();
  if (actor === null) {
    await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
    return answer;
  }
  const session = await beginSession(call, actor);
  ports.transport.write(answer.headers, session.id);
  return answer;
}

/** `POST /api/session`, demo mode alone. */
export async function signIn(call: Call): Answered {
  const { config, ports } = call;
  if (config.identity.mode !== 'demo')
    return problem(403, 'not-demo', 'Sign in through your organisation: ask GET /api/identity for the address.');
  const body = await readBody(call.request, z.strictObject({ userId: z.string().min(1).max(64) }));
  if (isProblem(body)) return body;
  const user = config.identity.users.find(({ id }) => id === body.value.userId);
  if (user === undefined) {
    await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
    return problem(401, 'unknown-user', 'There is no such demo user. GET /api/identity lists them.');
  }
  const before = ports.transport.read(call.request);
  if (before !== null) await ports.stores.sessions.remove(before);
  return signInAs(call, user);
}

/** `GET /api/session`: asked by every page that starts, so that nobody signed in is an answer and no refusal. */
export async function readSession(call: Call): Answered {
  const session = await currentSession(call);
  const instance = { name: call.config.instance.name };
  if (session === null) return json(200, { signedIn: false, instance } satisfies SessionAnswer);
  const { id, name, role, organisation } = session.actor;
  const { idle, absolute } = endOf(session);
  const answer: SessionAnswer = {
    signedIn: true,
    user: { id, name },
    role,
    organisation,
    instance,
    idleEndsAt: toIso(idle),
    endsAt: toIso(absolute),
  };
  return json(200, answer);
}

/** `DELETE /api/session` */
export async function signOut(call: SignedInCall): Answered {
  await audit(call, 'signed-out');
  await call.ports.stores.sessions.remove(call.session.id);
  const answer = nothing();
  call.ports.transport.write(answer.headers, null);
  return answer;
}
