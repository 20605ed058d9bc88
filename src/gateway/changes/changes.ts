/**
 * What is new since this user last opened this record in this role, at this organisation? Noted before each answer
 * leaves, told by `GET /api/records/{access}/changes`.
 */
import type { FhirResource } from 'fhir/r4';
import type { ChangesAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { enteredInError } from '../../domain/status-said';
import type { WrittenAnswer } from '../aside';
import { currentRecord } from '../access/current-access';
import { emergencyIsOpen } from '../access/view';
import { json, type Answer, type Gateway, type SignedInCall } from '../call';
import { failureOf } from '../failures';
import { isProblem } from '../http/problem';
import type { Access } from '../ports';
import { RELEASE_FORM } from '../form';
import { CHANGES_WAIT } from '../in-hand';
import { within } from '../time-limit';
import { differences, NOTHING, scopeOf, type Difference, type Shown } from './fingerprints';

/** Under which name what this access is shown is kept. */
export function scopeFor({ policy, ports }: Gateway, access: Access, emergency: boolean): string {
  const {
    userId,
    nhsNumber,
    membership: { role, organisation },
  } = access;
  const where = { role, organisation: organisation.ods };
  return scopeOf(ports.key, {
    userId,
    nhsNumber,
    ...where,
    emergency,
    policyDigest: policy.digest,
    form: RELEASE_FORM,
  });
}

/** What one provider released in one access. */
export interface ShownNow {
  readonly access: Access;
  readonly emergency: boolean;
  readonly provider: string;
  readonly written: WrittenAnswer;
}

const utf8 = new TextDecoder();

/** A released resource of the answer, as far as it is told of; read only where it is. */
function shownIn({ body, spans, references }: WrittenAnswer): (at: number) => Shown {
  let names: readonly string[] | null = null;
  return (at) => {
    names ??= references.split('\n');
    const text = utf8.decode(body.subarray(spans[2 * at], spans[2 * at + 1]));
    return { reference: names[at] ?? '', enteredInError: enteredInError(JSON.parse(text) as FhirResource) };
  };
}

/** Milliseconds that an answer waits for its note: without it nothing is called new, and nothing else happens. */
export const NOTE_LIMIT_MS = 1_000;

/**
 * Compares what is about to be shown with this user's last opening, and keeps its fingerprints in that one's place.
 * INVARIANT: noted before the answer leaves, so that every gateway tells the same of it from then on; and in the way of
 * no answer: if it fails, nothing is called new and nothing else happens.
 */
export async function noteShown(gateway: Gateway, shown: ShownNow, now: number): Promise<void> {
  try {
    await within(NOTE_LIMIT_MS, note(gateway, shown, now));
  } catch (error) {
    gateway.ports.log.error({ ...failureOf(error, 'database') }, 'what was shown could not be noted');
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

async function note(gateway: Gateway, { access, emergency, provider, written }: ShownNow, now: number): Promise<void> {
  const { prints } = written;
  if (prints === null) return;
  const { stores } = gateway.ports;
  const scope = scopeFor(gateway, access, emergency);
  const { last, told } = await stores.seen.last(scope, provider, access.id);
  if (last !== null && told !== null && isSame(last.prints, prints)) return;
  // asked again in this access: compared with what was shown in it before, and what was new then is new still
  const since = told === null ? (last?.at ?? null) : told.since;
  const earlier = told === null ? NOTHING : (JSON.parse(told.changes) as Difference);
  const changes =
    last === null || since === null ? NOTHING : differences(last.prints, prints, shownIn(written), earlier);
  await stores.seen.put({
    scope,
    provider,
    access: access.id,
    at: now,
    prints,
    since,
    changes: JSON.stringify(changes),
  });
}

/**
 * `GET /api/records/{access}/changes`: of every provider that has answered in this access; `since` null where there is
 * nothing to compare with.
 */
export async function changes(call: SignedInCall): Answer {
  const { gateway, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  if (!gateway.inHand.mayTellChanges(now)) return CHANGES_WAIT;
  const scope = scopeFor(gateway, access, emergencyIsOpen(access, now));
  const rows = await gateway.ports.stores.seen.of(scope, access.id);
  const answer: ChangesAnswer = {
    providers: rows.map(({ provider, since, changes: told }) => ({
      id: provider,
      since: since === null ? null : toIso(since),
      ...(JSON.parse(told) as Difference),
    })),
  };
  return json(200, answer);
}
