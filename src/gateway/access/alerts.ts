/**
 * What must the privacy officer be told of? One alert for each thing that POLICY 6 names; they acknowledge it in their
 * list.
 */
import type { Alert, AlertsAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { formatNhsNumber } from '../../domain/nhs-number';
import { roleName } from '../../domain/roles';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import type { User } from '../config';
import { NOT_FOUND } from '../http/problem';
import type { Person } from '../intake/identity/person';

export type AlertKind = 'self-claimed' | 'emergency' | 'own-record' | 'household';

/** What happened; an emergency without a relationship is one alert, of the kind `emergency`. */
type Happened = AlertKind | 'emergency-self-claimed' | 'emergency-renewed';

const WORDS: Readonly<Record<Happened, string>> = {
  'self-claimed': 'opened a record without a relationship that could be found',
  emergency: 'opened emergency access',
  'emergency-renewed': 'renewed emergency access',
  'emergency-self-claimed': 'opened emergency access, without a relationship that could be found',
  'own-record': 'opened a record in their own name, or that of a namesake',
  household: 'opened the record of a person of the same family name and address',
};

/** Stores the alert durably; rejects when it cannot, and then nothing opens. */
export async function raiseAlert(
  { gateway, session, now }: SignedInCall,
  happened: Happened,
  nhsNumber: string,
  reason?: string,
): Promise<void> {
  const {
    user: { name },
    membership: { role, organisation },
  } = session;
  const who = `${name} (${roleName(role)}, ${organisation.name})`;
  await gateway.ports.stores.alerts.add({
    id: gateway.ports.randomId(),
    at: toIso(now),
    kind: happened === 'emergency-self-claimed' || happened === 'emergency-renewed' ? 'emergency' : happened,
    text:
      `${who} ${WORDS[happened]}: NHS number ` +
      `${formatNhsNumber(nhsNumber)}.${reason ? ` Reason given: ${reason}` : ''}`,
    userName: name,
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[\s,]+/u)
    .filter(Boolean);
const sameCode = (a: string, b: string): boolean => plain(a).replace(/\s/g, '') === plain(b).replace(/\s/g, '');

/**
 * How is the user themself tied to this person, so that the privacy officer is told? The user's NHS number and postcode
 * count where the deployer gives
 * them; without a number a user whose name holds the person's family name and first given name may be that person.
 * Without a postcode a
 * household cannot be seen: the hazard log says so.
 */
export function ownTie(
  { name, nhsNumber, postcode }: Readonly<Pick<User, 'name' | 'nhsNumber' | 'postcode'>>,
  person: Person,
): 'own-record' | 'household' | null {
  const { family, given } = person;
  if (nhsNumber !== undefined && [person.nhsNumber, ...person.otherNhsNumbers].includes(nhsNumber)) return 'own-record';
  const words = wordsOf(name);
  const sameFamily = family !== '' && wordsOf(family).every((part) => words.includes(part));
  if (!sameFamily) return null;
  const [first] = wordsOf(given);
  if (nhsNumber === undefined && first !== undefined && words.includes(first)) return 'own-record';
  return postcode !== undefined && person.postcode !== undefined && sameCode(postcode, person.postcode)
    ? 'household'
    : null;
}

/** `GET /api/alerts` */
export async function listAlerts(call: SignedInCall): Answer {
  await audit(call, 'alerts-listed');
  const { gateway } = call;
  const answer: AlertsAnswer = { alerts: await gateway.ports.stores.alerts.list() };
  return json(200, answer);
}

/** `POST /api/alerts/{id}/acknowledge` */
export async function acknowledgeAlert(call: SignedInCall): Answer {
  const { gateway, session, params, now } = call;
  const { alerts } = gateway.ports.stores;
  const id = params['id'] ?? '';
  if (!(await alerts.list()).some((alert) => alert.id === id)) return NOT_FOUND;
  // INVARIANT: on record before it is done; what the audit cannot take is left as it was.
  await audit(call, 'alert-acknowledged', { details: { alert: id } });
  const alert: Alert | null = await alerts.acknowledge(id, session.user.name, toIso(now));
  if (alert === null) return NOT_FOUND;
  const answer: AlertsAnswer = { alerts: [alert] };
  return json(200, answer);
}
