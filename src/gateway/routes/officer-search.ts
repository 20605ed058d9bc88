/**
 * Who is told that a privacy officer looked by NHS number? Another officer, with the case it was for; and of the
 * officer's own name, number or household as anybody's. (Hazard H-47.)
 */
import { toIso } from '../../domain/instant';
import { formatNhsNumber } from '../../domain/nhs-number';
import { roleName } from '../../domain/roles';
import { alertOfDesk } from '../access/alerts';
import type { SignedInCall } from '../call';
import { onceId, personKey, userKey } from '../privacy/keyed';

export const CASE_NOT_GIVEN = 'not given';

/**
 * Stores the alert durably, once a day for each officer, person and case; rejects when it cannot, and then nothing is
 * answered.
 */
export async function tellOfSearch(call: SignedInCall, nhsNumber: string, caseReference: string): Promise<void> {
  const { gateway, session, now } = call;
  const { key, stores } = gateway.ports;
  const {
    user: { id: userId, name },
    membership: { role, organisation },
  } = session;
  const at = toIso(now);
  await stores.alerts.add(
    {
      id: onceId(key, 'officer-search', userId, nhsNumber, caseReference, at.slice(0, 10)),
      at,
      kind: 'officer-search',
      text:
        `${name} (${roleName(role)}, ${organisation.name}) searched who looked at one record: NHS number ` +
        `${formatNhsNumber(nhsNumber)}. Case reference: ${caseReference}.`,
      userName: name,
      userId,
      role,
      organisation: { ods: organisation.ods, name: organisation.name },
    },
    {
      audience: 'organisation',
      nhsNumber,
      personKey: personKey(key, nhsNumber),
      userKey: userKey(key, userId, organisation.ods),
    },
  );
  await alertOfDesk(call, nhsNumber);
}
