/**
 * Whose openings alert at once? Kept by two named officers; the list holds keyed hashes alone, so that it names nobody.
 * Nothing of a person goes into the audit. (Hazard H-47.)
 */
import { z } from 'zod';
import type { WatchedPeopleAnswer } from '../../domain/alerts';
import { toIso } from '../../domain/instant';
import { closedBy, lookUp } from '../access/look-up';
import { audit } from '../audit/record';
import { json, nothing, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { day, nhsNumber } from '../../forms/fields';
import { isProblem, problem, type Problem } from '../http/problem';
import { listKey } from '../privacy/keyed';
import { officerOf } from '../privacy/officer';

const request = z.strictObject({ nhsNumber, dateOfBirth: day('Date of birth') });

const NOT_YOURS = problem(
  403,
  'not-for-your-role',
  'Two named officers keep this list. Ask them, or whoever runs this service.',
);
const NOBODY = problem(
  404,
  'nobody-found',
  'Nobody was found with this NHS number and date of birth. Check both, and try again.',
);

/** The officer, when they keep the list. Whoever does not is told so, and that is on record. */
async function keeper(call: SignedInCall): Promise<Problem | null> {
  const { keepsList } = officerOf(call.gateway.config, call.session);
  await audit(call, keepsList ? 'list-used' : 'refused', { succeeded: keepsList });
  return keepsList ? null : NOT_YOURS;
}

/** `GET /api/watched-people` */
export async function listWatched(call: SignedInCall): Answer {
  const refused = await keeper(call);
  if (refused !== null) return refused;
  const answer: WatchedPeopleAnswer = { people: await call.gateway.ports.stores.watched.list() };
  return json(200, answer);
}

/** The keys of the person whom demographics confirm, the present number first. */
async function keysOf(call: SignedInCall): Promise<readonly string[] | Problem> {
  const refused = await keeper(call);
  if (refused !== null) return refused;
  const body = await readBody(call.request, request);
  if (isProblem(body)) return body;
  const { ports } = call.gateway;
  const found = await lookUp(call, body.value.nhsNumber);
  if (found.outcome === 'unavailable') return closedBy(found);
  if (found.outcome !== 'found' || found.person.dateOfBirth !== body.value.dateOfBirth) return NOBODY;
  const { person } = found;
  const numbers = [...new Set([person.nhsNumber, body.value.nhsNumber, ...person.otherNhsNumbers])];
  return numbers.map((number) => listKey(ports.key, number));
}

/** `POST /api/watched-people`: puts a person on the list; one that is on it stays. */
export async function addWatched(call: SignedInCall): Answer {
  const keys = await keysOf(call);
  if (isProblem(keys)) return keys;
  const { session, now, gateway } = call;
  await gateway.ports.stores.watched.add(keys, { at: toIso(now), name: session.user.name });
  return nothing();
}

/** `POST /api/watched-people/remove` */
export async function removeWatched(call: SignedInCall): Answer {
  const keys = await keysOf(call);
  if (isProblem(keys)) return keys;
  await call.gateway.ports.stores.watched.remove(keys);
  return nothing();
}

/** `POST /api/watched-people/search`: is this person on the list? */
export async function searchWatched(call: SignedInCall): Answer {
  const keys = await keysOf(call);
  if (isProblem(keys)) return keys;
  return json(200, { listed: await call.gateway.ports.stores.watched.has(keys) });
}
