/** What must the privacy officer be told of? One alert for each thing that POLICY 6 names; they acknowledge it in their list. */
import type { Alert, AlertsAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { formatNhsNumber } from '../../domain/nhs-number';
import { ROLE_NAMES } from '../../domain/roles';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { NOT_FOUND } from '../http/problem';
import type { Person } from '../intake/person';

export type AlertKind = 'self-claimed' | 'emergency' | 'own-record';

/** What happened; an emergency without a relationship is one alert, of the kind `emergency`. */
type Happened = AlertKind | 'emergency-self-claimed';

const WORDS: Readonly<Record<Happened, string>> = {
  'self-claimed': 'opened a record without a relationship that could be found',
  emergency: 'opened emergency access',
  'emergency-self-claimed': 'opened emergency access, without a relationship that could be found',
  'own-record': 'opened a record in their own name, or that of a namesake',
};

/** Stores the alert durably; rejects when it cannot, and then nothing opens. */
export async function raiseAlert({ gateway, session, now }: SignedInCall, happened: Happened, nhsNumber: string, reason?: string): Promise<void> {
  const { name, organisation } = session.user;
  const who = `${name} (${ROLE_NAMES[session.role]}, ${organisation.name})`;
  await gateway.ports.stores.alerts.add({
    id: gateway.ports.randomId(),
    at: toIso(now),
    kind: happened === 'emergency-self-claimed' ? 'emergency' : happened,
    text: `${who} ${WORDS[happened]}: NHS number ${formatNhsNumber(nhsNumber)}.${reason ? ` Reason given: ${reason}` : ''}`,
    userName: name,
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * True when the user's name holds the person's family name and first given name, so that they may be one person. Nobody tells the
 * gateway where its users live, so "the same family name and address" cannot be seen here: the hazard log says so.
 */
export function maySharePerson(userName: string, { family, given }: Person): boolean {
  const name = plain(userName).split(/[\s,]+/u);
  const first = plain(given).split(' ')[0] ?? '';
  return family !== '' && first !== '' && plain(family).split(' ').every((part) => name.includes(part)) && name.includes(first);
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
  const id = params['id'] ?? '';
  const alert: Alert | null = await gateway.ports.stores.alerts.acknowledge(id, session.user.name, toIso(now));
  if (alert === null) return NOT_FOUND;
  await audit(call, 'alert-acknowledged', { details: { alert: id } });
  const answer: AlertsAnswer = { alerts: [alert] };
  return json(200, answer);
}
