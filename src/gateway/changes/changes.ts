/**
 * What is new since this user last opened this record in this role, at this organisation? Noted before each answer
 * leaves, told by `GET /api/records/{access}/changes`.
 */
import type { FhirResource } from 'fhir/r4';
import type { ChangesAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { enteredInError } from '../../domain/status-said';
import { currentRecord } from '../access/current-access';
import { emergencyIsOpen } from '../access/view';
import { json, type Answer, type Gateway, type SignedInCall } from '../call';
import { failureOf } from '../failures';
import { isProblem } from '../http/problem';
import type { Access } from '../ports';
import { RELEASE_FORM } from '../form';
import { CHANGES_WAIT } from '../in-hand';
import { within } from '../time-limit';
import { differences, fingerprintOf, NOTHING, packed, scopeOf, type Difference, type Shown } from './fingerprints';

function scopeFor({ policy, ports }: Gateway, access: Access, emergency: boolean): string {
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

/** What one provider released in one access, and how it is told apart next time. */
export interface ShownNow {
  readonly access: Access;
  readonly emergency: boolean;
  readonly provider: string;
  /** The provider's own name of each resource, in the order of their texts. */
  readonly names: readonly string[];
  /** `Type/id` of each as released, and what was released of it as JSON. */
  readonly references: readonly string[];
  readonly texts: readonly string[];
  readonly translated: ReadonlySet<string>;
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

async function note(
  gateway: Gateway,
  { access, emergency, provider, names, references, texts, translated }: ShownNow,
  now: number,
): Promise<void> {
  const { key, stores } = gateway.ports;
  const scope = scopeFor(gateway, access, emergency);
  const print = fingerprintOf({ key, scope, provider, access: access.id, translated });
  const prints = packed(texts.map((text, at) => print(names[at] ?? '', text)));
  const { last, told } = await stores.seen.last(scope, provider, access.id);
  if (last !== null && told !== null && isSame(last.prints, prints)) return;
  const shown = (at: number): Shown => ({
    reference: references[at] ?? '',
    enteredInError: enteredInError(JSON.parse(texts[at] ?? '{}') as FhirResource),
  });
  // asked again in this access: compared with what was shown in it before, and what was new then is new still
  const since = told === null ? (last?.at ?? null) : told.since;
  const earlier = told === null ? NOTHING : (JSON.parse(told.changes) as Difference);
  const changes = last === null || since === null ? NOTHING : differences(last.prints, prints, shown, earlier);
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
