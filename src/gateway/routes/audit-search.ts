/**
 * Who looked at this person, or what did this user do? `POST /api/audit/search`, for the privacy officer; itself
 * audited.
 */
import { z } from 'zod';
import type { AuditEvent, Bundle } from 'fhir/r4';
import { alertOfDesk } from '../access/alerts';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { moment, nhsNumber, words } from '../http/fields';
import { isProblem } from '../http/problem';
import type { AuditQuery } from '../ports';
import { audit } from '../audit/record';

const query = z.strictObject({
  nhsNumber: nhsNumber.optional(),
  userId: words('userId').optional(),
  from: moment.optional(),
  to: moment.optional(),
});

/** A day stands for its start as `from`, and for its end as `to`. */
const startOf = (text: string): string => (text.length === 10 ? `${text}T00:00:00.000Z` : text);
const endOf = (text: string): string => (text.length === 10 ? `${text}T23:59:59.999Z` : text);

export async function searchAudit(call: SignedInCall): Answer {
  const body = await readBody(call.request, query);
  if (isProblem(body)) return body;
  const { nhsNumber: number, userId, from, to } = body.value;
  await audit(call, 'audit-searched', {
    ...(number ? { nhsNumber: number } : {}),
    details: { user: userId, from, to },
    query: body.value,
  });
  if (number) await alertOfDesk(call, number);
  const wanted: AuditQuery = {
    ...(number ? { nhsNumber: number } : {}),
    ...(userId ? { userId } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: endOf(to) } : {}),
  };
  const events = await call.gateway.ports.stores.audit.search(wanted);
  const bundle: Bundle<AuditEvent> = {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [...events].reverse().map((resource) => ({ resource, search: { mode: 'match' } })),
  };
  return json(200, bundle);
}
