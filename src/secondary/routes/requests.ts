/** How is a request drafted, read, submitted and decided? */
import { decided, drafted, submitted } from '../requests/moves';
import { readDecision } from '../requests/read-decision';
import { readForm } from '../requests/read-form';
import { isRefusal, refusal, type Refusal, type StoredRequest } from '../requests/request';
import type { RequestMoved, RequestsAnswer } from '../shapes/http';
import { SEEN } from '../rules/acts';
import { maySee, NOT_FOR_YOUR_ROLE } from '../requests/may';
import type { AuditAct } from '../audit-acts';
import { audit } from './audited';
import { readJson } from './body';
import { json, type Answered, type SignedInCall } from './call';
import { CHANGED, NOT_FOUND, type Problem } from './problem';
import { lineOf, requestAnswer } from './shown-request';

/** A name for files and addresses: `r-` and ten letters and digits that are not taken for one another. */
function requestId(bytes: Uint8Array): string {
  const signs = 'abcdefghijklmnopqrstuvwxyz234567';
  return `r-${Array.from(bytes, (byte) => signs[byte % 32] ?? '').join('')}`;
}

/** The request of the address, as far as whoever is signed in may know of it. */
export async function requestSeen({ ports, session, params }: SignedInCall): Promise<StoredRequest | null> {
  const request = await ports.stores.requests.get(params['id'] ?? '');
  return request !== null && maySee(session.actor, request) ? request : null;
}

const moved = ({ id, state }: StoredRequest): RequestMoved => ({ id, state });

/**
 * What somebody does with a request. INVARIANT: on record before it stands; of two at the same moment one stands, and
 * the other is told.
 */
export async function move(
  call: SignedInCall,
  act: AuditAct,
  change: (request: StoredRequest) => StoredRequest | Refusal,
  details: Readonly<Record<string, string | undefined>> = {},
): Promise<StoredRequest | Problem> {
  const request = await requestSeen(call);
  if (request === null) return NOT_FOUND;
  const next = change(request);
  if (isRefusal(next)) return next;
  await audit(call, act, { request: request.id, details: { ...details, state: next.state } });
  return (await call.ports.stores.requests.replace(next)) ? next : CHANGED;
}

/** `POST /api/requests` */
export async function draftRequest(call: SignedInCall): Answered {
  const { ports, session, config, now } = call;
  if (session.actor.role !== 'analyst') return NOT_FOR_YOUR_ROLE;
  const given = await readJson(call.request);
  if (!('json' in given)) return given;
  const form = readForm(given.json);
  if (isRefusal(form)) return form;
  const known = config.law.exceptions.map(({ id }) => id);
  if (form.exceptions?.some((id) => !known.includes(id)) === true)
    return refusal(400, 'exception', 'exceptions: no legal exception of this name is known here.', 'RQ-7');
  const request = drafted(requestId(ports.randomBytes(10)), form, session.actor, now);
  if (isRefusal(request)) return request;
  await audit(call, 'request-drafted', { request: request.id, details: { purpose: form.project.purpose } });
  await ports.stores.requests.add(request);
  return json(201, moved(request));
}

/** `GET /api/requests` */
export async function listRequests(call: SignedInCall): Answered {
  const { actor } = call.session;
  if (SEEN[actor.role].length === 0) return NOT_FOR_YOUR_ROLE;
  await audit(call, 'requests-listed');
  const seen = (await call.ports.stores.requests.list()).filter((request) => maySee(actor, request));
  const requests = await Promise.all(seen.map((request) => lineOf(call, request)));
  return json(200, { requests } satisfies RequestsAnswer);
}

/** `GET /api/requests/{id}` */
export async function readRequest(call: SignedInCall): Answered {
  const request = await requestSeen(call);
  if (request === null) return NOT_FOUND;
  await audit(call, 'request-read', { request: request.id });
  return json(200, await requestAnswer(call, request));
}

/** `POST /api/requests/{id}/submit` */
export async function submitRequest(call: SignedInCall): Answered {
  const next = await move(call, 'request-submitted', (request) => submitted(request, call.session.actor, call.now));
  return 'version' in next ? json(200, moved(next)) : next;
}

/** `POST /api/requests/{id}/decision`: 202 until the second member has decided. */
export async function decideRequest(call: SignedInCall): Answered {
  const { session, now } = call;
  if (session.actor.role !== 'data-access-group') return NOT_FOR_YOUR_ROLE;
  const given = await readJson(call.request);
  if (!('json' in given)) return given;
  const body = readDecision(given.json);
  if (isRefusal(body)) return body;
  const next = await move(call, 'request-decided', (request) => decided(request, session.actor, body, now), {
    decision: body.decision,
    reason: body.reason,
    conditions: body.conditions.map(({ kind }) => kind).join(' '),
  });
  if (!('version' in next)) return next;
  return json(next.state === 'submitted' ? 202 : 200, moved(next));
}
