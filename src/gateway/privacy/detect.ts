/**
 * Does this opening, with those before it, look like curiosity? Found after the answer has left, from the database that
 * every process shares, so that nothing of it is told by an answer or waited for. (Hazard H-47.)
 */
import { toIso } from '../../domain/instant';
import { formatNhsNumber } from '../../domain/nhs-number';
import { roleName } from '../../domain/roles';
import type { Gateway, SignedInCall } from '../call';
import { failureOf } from '../failures';
import type { Access } from '../ports';
import type { Opening, StoredAlert } from '../privacy-ports';
import { listKey, onceId, personKey, userKey } from './keyed';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Without a relationship, on one record, within a day: more users than this, or as many organisations, alert. */
export const SURGE = { hours: 24, users: 5, organisations: 3 } as const;
/** More openings than so many times the 95th percentile of one's colleagues within these days; so many at least. */
export const UNUSUAL = { days: 30, times: 3, percentile: 0.95, least: 20 } as const;
/** What colleagues do is counted this often at most, in each process. */
const COLLEAGUES_KEPT_MS = HOUR;

type Told = Omit<StoredAlert['alert'], 'at' | 'userName'> & { readonly userName?: string };

const raise = ({ ports }: Gateway, now: number, alert: Told, more: Omit<StoredAlert, 'alert'>): Promise<boolean> =>
  ports.stores.alerts.add({ userName: '', ...alert, at: toIso(now) }, more);

/** INVARIANT: never names the person: who may see the alert finds them through it. */
async function surge(gateway: Gateway, { personKey: person, at, related }: Opening, nhsNumber: string): Promise<void> {
  if (related) return;
  const { openings } = gateway.ports.stores;
  const { users, organisations } = await openings.unrelated(person, at - SURGE.hours * HOUR);
  if (users <= SURGE.users && organisations < SURGE.organisations) return;
  await raise(
    gateway,
    at,
    {
      id: onceId(gateway.ports.key, 'surge', person, String(Math.floor(at / DAY))),
      kind: 'surge',
      text:
        `One record was opened without a relationship that could be found by ${String(users)} people ` +
        `at ${String(organisations)} ${organisations === 1 ? 'organisation' : 'organisations'} within 24 hours.`,
    },
    { audience: 'instance', nhsNumber, personKey: person },
  );
}

/** The figure that 95 of 100 colleagues stay at or below; null without colleagues. */
export function percentileOf(counts: readonly number[], share: number = UNUSUAL.percentile): number | null {
  const sorted = [...counts].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}

async function unusual({ gateway, session }: SignedInCall, { userId, role, ods, at }: Opening): Promise<void> {
  const { memory, ports } = gateway;
  const since = at - UNUSUAL.days * DAY;
  const own = await ports.stores.openings.byUser({ userId, role, ods }, since);
  if (own < UNUSUAL.least) return;
  const place = JSON.stringify([role, ods]);
  const all = memory.colleagues.get(place, at) ?? (await ports.stores.openings.byColleagues(role, ods, since));
  memory.colleagues.set(place, all, at + COLLEAGUES_KEPT_MS);
  const usual = percentileOf([...all].flatMap(([id, count]) => (id === userId ? [] : [count])));
  if (usual === null || own <= UNUSUAL.times * usual) return;
  const {
    user: { name },
    membership: { organisation },
  } = session;
  await raise(
    gateway,
    at,
    {
      id: onceId(ports.key, 'unusual', userId, role, ods, String(Math.floor(at / DAY))),
      kind: 'unusual',
      text:
        `${name} (${roleName(role)}, ${organisation.name}) opened ${String(own)} records within ` +
        `${String(UNUSUAL.days)} days; 95 of 100 colleagues in this role there opened at most ${String(usual)}.`,
      userName: name,
      userId,
      role,
      organisation: { ods, name: organisation.name },
    },
    { audience: 'organisation', userKey: userKey(ports.key, userId, ods) },
  );
}

async function watched({ gateway, session, now }: SignedInCall, access: Access): Promise<void> {
  const { key, stores } = gateway.ports;
  const numbers = [access.nhsNumber, ...access.otherNhsNumbers];
  if (!(await stores.watched.has(numbers.map((number) => listKey(key, number))))) return;
  const {
    user: { id: userId, name },
    membership: { role, organisation },
  } = session;
  await raise(
    gateway,
    now,
    {
      id: onceId(key, 'watched', access.id),
      kind: 'watched',
      text:
        `${name} (${roleName(role)}, ${organisation.name}) opened the record of a person on the list: NHS number ` +
        `${formatNhsNumber(access.nhsNumber)}.${access.reason ? ` Reason given: ${access.reason}` : ''}`,
      userName: name,
      userId,
      role,
      organisation: { ods: organisation.ods, name: organisation.name },
    },
    {
      audience: 'list-officers',
      nhsNumber: access.nhsNumber,
      personKey: personKey(key, access.nhsNumber),
      userKey: userKey(key, userId, organisation.ods),
      access: access.id,
    },
  );
}

async function look(call: SignedInCall, access: Access): Promise<void> {
  const { gateway } = call;
  const { stores, key } = gateway.ports;
  const {
    membership: { role, organisation },
  } = access;
  const opening: Opening = {
    access: access.id,
    at: access.openedAt,
    personKey: personKey(key, access.nhsNumber),
    userId: access.userId,
    role,
    ods: organisation.ods,
    related: access.relationship !== 'self-claimed',
  };
  await stores.openings.note(opening);
  await watched(call, access);
  await surge(gateway, opening, access.nhsNumber);
  await unusual(call, opening);
}

/**
 * Looks at an opening once its answer is on the way. INVARIANT: neither the answer nor its time depends on what is
 * found; what cannot be looked at is told to those who run the gateway, without the person.
 */
export function lookAfterOpening(call: SignedInCall, access: Access): void {
  const { memory, ports } = call.gateway;
  memory.noting.add(
    `looking ${access.id}`,
    Promise.resolve()
      .then(() => look(call, access))
      .catch((error: unknown) => {
        ports.log.error({ ...failureOf(error, 'database') }, 'an opening could not be looked at for unusual use');
      }),
  );
}
