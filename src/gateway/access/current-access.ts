/** Is this record open, to this user, now? Checked on every request under an access. */
import { sameMembership } from '../../domain/membership';
import type { SignedInCall } from '../call';
import type { ProviderConfig } from '../config';
import { isProblem, NO_ACCESS, type Problem } from '../http/problem';
import type { Person } from '../intake/identity/person';
import type { Access } from '../ports';
import { isOfLaunch } from '../session/launch';
import { PERSON_KEPT_MS } from '../memory';
import { asks } from './asked';
import { closedBy, lookUp } from './look-up';
import { providersFor, type ProviderScope } from './providers';

/**
 * A clock may be corrected by this much, in milliseconds; set back further it would give everybody more time, and
 * closes what is open.
 */
export const CLOCK_SLACK_MS = 60_000;

const ID = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * The access of the path, when it belongs to this session, role, organisation and user and has not expired; else one
 * and
 * the same 404.
 */
export async function currentAccess({ gateway, session, params, now }: SignedInCall): Promise<Access | Problem> {
  const id = params['access'] ?? '';
  const access = ID.test(id) ? await gateway.ports.stores.accesses.get(id) : null;
  if (access === null) return NO_ACCESS;
  const theirs =
    access.sessionId === session.id &&
    access.userId === session.user.id &&
    sameMembership(access.membership, session.membership) &&
    isOfLaunch(session, access);
  return theirs && now < access.expiresAt && now >= access.openedAt - CLOCK_SLACK_MS ? access : NO_ACCESS;
}

interface Scoped {
  readonly access: Access;
  readonly scope: ProviderScope;
}

/**
 * The same with who may be asked, for what is done with the record as a whole: closed too once the person has opted out
 * of everything that this user could see.
 * INVARIANT: an opt-out takes effect on the next request, whichever it is.
 */
async function scopedRecord(call: SignedInCall): Promise<Scoped | Problem> {
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const { gateway, session, now } = call;
  const numbers = [access.nhsNumber, ...access.otherNhsNumbers];
  const scope = await providersFor(gateway, session.membership.organisation, numbers, now);
  return scope.optedOut && scope.providers.length === 0 ? NO_ACCESS : { access, scope };
}

/** The access alone, on the same conditions. */
export async function currentRecord(call: SignedInCall): Promise<Access | Problem> {
  const scoped = await scopedRecord(call);
  return isProblem(scoped) ? scoped : scoped.access;
}

/**
 * The provider of the path, when this access asks it and may ask it now; an opt-out recorded since the opening closes
 * it (404).
 */
export async function currentProvider(
  { gateway, session, params, now }: SignedInCall,
  access: Access,
): Promise<ProviderConfig | Problem> {
  const numbers = [access.nhsNumber, ...access.otherNhsNumbers];
  const { providers } = await providersFor(gateway, session.membership.organisation, numbers, now);
  return providers.find((provider) => provider.id === params['provider'] && asks(access, provider)) ?? NO_ACCESS;
}

/** The person of an access, asked of demographics again when it was last asked too long ago. */
export async function currentPerson(call: SignedInCall, access: Access): Promise<Person | Problem> {
  const { gateway, now } = call;
  const { config, memory } = gateway;
  const kept = memory.people.get(access.id, now);
  if (kept !== undefined) return kept;
  const found = await lookUp(call, access.nhsNumber, access.purpose === 'emergency' || access.emergency !== null);
  if (found.outcome === 'unavailable') return closedBy(found);
  if (found.outcome !== 'found' || found.person.restricted) return NO_ACCESS;
  // INVARIANT: a number that came up since the opening has its own opt-outs, so the person is found again.
  const known = [access.nhsNumber, ...access.otherNhsNumbers];
  if (![found.person.nhsNumber, ...found.person.otherNhsNumbers].every((number) => known.includes(number)))
    return NO_ACCESS;
  // who was asked by a config that no longer holds is asked again
  if (gateway.config === config) memory.people.set(access.id, found.person, now + PERSON_KEPT_MS);
  return found.person;
}

/** Everything that an opening tells of: the access, who may be asked, and the person. */
export interface RecordNow extends Scoped {
  readonly person: Person;
}

/** The open record with the person, asked of demographics again where that is due; closed like any other (404). */
export async function recordNow(call: SignedInCall): Promise<RecordNow | Problem> {
  const scoped = await scopedRecord(call);
  if (isProblem(scoped)) return scoped;
  const person = await currentPerson(call, scoped.access);
  return isProblem(person) ? person : { ...scoped, person };
}
