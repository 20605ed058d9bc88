/**
 * What else can be done with an open record? Close it, see a contact's number, print it, export it, report something
 * wrong in it.
 */
import { z } from 'zod';
import type { Report, ReportsAnswer } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { audit, toldOfAccess } from '../audit/record';
import { json, nothing, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, problem } from '../http/problem';
import { exportAllowed } from '../decide/views';
import { currentAccess, currentProvider, currentRecord } from './current-access';
import { openingsOfPerson } from './open-now';
import { emergencyIsOpen, viewNow } from './view';

/**
 * `DELETE /api/records/{access}`. INVARIANT: a record is closed as often as this session has opened it, in whichever
 * tab.
 */
export async function closeRecord(call: SignedInCall): Answer {
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const openings = await openingsOfPerson(call, access);
  for (const { id } of openings) {
    await call.gateway.ports.stores.accesses.remove(id);
    call.gateway.memory.forget(id);
    call.gateway.inHand.closed(id);
  }
  for (const one of openings)
    await audit(call, 'record-closed', toldOfAccess(call, one, emergencyIsOpen(one, call.now)));
  return nothing();
}

/** `POST /api/records/{access}/prints`: 204 once audited; the page prints only then. */
export async function auditPrint(call: SignedInCall): Answer {
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const body = await readBody(call.request, z.strictObject({ what: words('what') }));
  if (isProblem(body)) return body;
  const told = toldOfAccess(call, access, emergencyIsOpen(access, call.now));
  await audit(call, 'printed', { ...told, details: { ...told.details, what: body.value.what } });
  return nothing();
}

const NOT_SHOWN = problem(
  403,
  'not-for-your-role',
  'Your role does not see the numbers of contacts. Ask a colleague whose role does.',
);

/**
 * `POST /api/records/{access}/numbers`: 204 once audited; the page shows a contact's number only then. Whose it is does
 * not stand in the audit: whom the user may ring is told by the provider alone.
 */
export async function auditNumber(call: SignedInCall): Answer {
  const { gateway, now } = call;
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const body = await readBody(call.request, z.strictObject({ provider: words('provider', 64) }));
  if (isProblem(body)) return body;
  const known = await currentProvider({ ...call, params: { ...call.params, provider: body.value.provider } }, access);
  if (isProblem(known)) return known;
  if (viewNow(gateway, access, now).contacts !== 'full') return NOT_SHOWN;
  const told = toldOfAccess(call, access, emergencyIsOpen(access, now));
  await audit(call, 'number-read', { ...told, details: { ...told.details, provider: known.name } });
  return nothing();
}

/** `POST /api/records/{access}/exports`: 204 once audited; the page makes the document only then. */
export async function auditExport(call: SignedInCall): Answer {
  const access = await currentRecord(call);
  if (isProblem(access)) return access;
  const body = await readBody(call.request, z.strictObject({ what: words('what') }));
  if (isProblem(body)) return body;
  const allowed = exportAllowed(call.gateway.policy, access.membership.role);
  await audit(call, allowed ? 'exported' : 'export-refused', {
    nhsNumber: access.nhsNumber,
    succeeded: allowed,
    details: { what: body.value.what, access: access.id },
  });
  return allowed
    ? nothing()
    : problem(
        403,
        'not-for-your-role',
        'Your role may not take a patient summary away. Print what you need, or ask a clinician whose role may.',
      );
}

const reportRequest = z.strictObject({
  provider: words('provider', 64),
  reference: z
    .string({ error: 'reference is missing' })
    .regex(/^[A-Za-z]{3,64}\/[A-Za-z0-9.-]{1,64}$/, 'reference must be the entry’s own, such as Condition/…'),
  kind: z.enum(['wrong-entry', 'wrong-join', 'wrong-person'], {
    error: 'kind must be wrong-entry, wrong-join or wrong-person',
  }),
  note: words('note', 2000).optional(),
});

/** `POST /api/records/{access}/reports` */
export async function reportWrong(call: SignedInCall): Answer {
  const { gateway, session, now } = call;
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const body = await readBody(call.request, reportRequest);
  if (isProblem(body)) return body;
  const { provider, reference, kind, note } = body.value;
  const known = await currentProvider({ ...call, params: { ...call.params, provider } }, access);
  if (isProblem(known)) return known;
  const report: Report = {
    id: gateway.ports.randomId(),
    at: toIso(now),
    userName: session.user.name,
    provider,
    reference,
    kind,
    // Who follows it up must know whose record it is and whom to call; neither stands in the reference.
    nhsNumber: access.nhsNumber,
    providerName: known.name,
    providerOds: known.ods,
    ...(note ? { note } : {}),
  };
  const told = toldOfAccess(call, access, emergencyIsOpen(access, now));
  await audit(call, 'reported', { ...told, details: { ...told.details, kind, provider, reference } });
  await gateway.ports.stores.reports.add(report);
  return json(201, report);
}

/** `GET /api/reports` */
export async function listReports(call: SignedInCall): Answer {
  await audit(call, 'reports-listed');
  const { gateway } = call;
  const answer: ReportsAnswer = { reports: await gateway.ports.stores.reports.list() };
  return json(200, answer);
}
