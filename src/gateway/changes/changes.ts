/**
 * What is new since this user last opened this record in this role, at this organisation? Noted after each answer
 * has left, told by `GET /api/records/{access}/changes`.
 */
import type { FhirResource } from 'fhir/r4';
import type { ChangesAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { currentRecord } from '../access/current-access';
import { emergencyIsOpen } from '../access/view';
import { json, type Answer, type Gateway, type SignedInCall } from '../call';
import { isProblem } from '../http/problem';
import type { Access } from '../ports';
import { differences, fingerprintsOf, scopeOf, type Difference } from './fingerprints';

const NOTHING: Difference = { added: [], changed: [], withdrawn: [] };

function scopeFor({ policy, ports }: Gateway, access: Access, emergency: boolean): string {
  const {
    userId,
    nhsNumber,
    membership: { role, organisation },
  } = access;
  const where = { role, organisation: organisation.ods };
  return scopeOf(ports.key, { userId, nhsNumber, ...where, emergency, policyDigest: policy.digest });
}

export interface Shown {
  readonly access: Access;
  readonly emergency: boolean;
  readonly provider: string;
  readonly names: readonly string[];
  readonly resources: readonly FhirResource[];
  readonly translated: ReadonlySet<string>;
  /** All of it as it was sent, but for the moment: the same within one access is noted once. */
  readonly text: string;
}

const digestOf = async (text: string): Promise<string> =>
  String(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

/**
 * Compares what was just released with this user's last opening, and keeps its fingerprints in that one's place. Never
 * in the way of an
 * answer: it begins when the answer is on its way, and if it fails, nothing is called new and nothing else happens.
 */
export function noteShown(gateway: Gateway, shown: Shown, now: number): void {
  const { memory, ports } = gateway;
  const later = new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
  memory.noting.add(
    shown.access.id,
    later
      .then(() => note(gateway, shown, now))
      .catch((error: unknown) => {
        ports.log.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'what was shown could not be noted',
        );
      }),
  );
}

async function note(
  gateway: Gateway,
  { access, emergency, provider, names, resources, translated, text }: Shown,
  now: number,
): Promise<void> {
  const { memory, ports } = gateway;
  const { key, stores } = ports;
  const name = `${access.id}|${provider}|${emergency ? 'emergency' : 'role'}`;
  const digest = await digestOf(text);
  if (memory.noted.get(name, now) === digest) return;
  const scope = scopeFor(gateway, access, emergency);
  const prints = fingerprintsOf({ key, scope, provider, access: access.id, names, resources, translated });
  const before = await stores.seen.before(scope, provider, access.id);
  const changes = before === null ? NOTHING : differences(before.prints, prints, resources);
  await stores.seen.put({
    scope,
    provider,
    access: access.id,
    at: now,
    prints,
    since: before?.at ?? null,
    changes: JSON.stringify(changes),
  });
  memory.noted.set(name, digest, access.expiresAt);
}

/**
 * `GET /api/records/{access}/changes`: of every provider that has answered in this access; `since` null where there is
 * nothing to compare with.
 */
export async function changes(call: SignedInCall): Answer {
  const { gateway, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  await gateway.memory.noting.settled(access.id);
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
