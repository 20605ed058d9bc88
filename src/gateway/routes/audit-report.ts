/**
 * Who looked at this person's record, for the person? `POST /api/audit/report`, for the privacy officer, who hands it
 * over: the whole of it, or nothing. (Hazard H-47.)
 */
import { z } from 'zod';
import type { AuditEvent } from 'fhir/r4';
import { toIso } from '../../domain/instant';
import type { ReportHead } from '../../domain/report-head';
import { turnsShown } from '../../domain/direction';
import { lookUp } from '../access/look-up';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { day, nhsNumber, words } from '../../forms/fields';
import { isProblem, problem, type Problem } from '../http/problem';
import type { AuditQuery } from '../ports';
import { eventsFor } from '../privacy/events-for';
import { officerOf } from '../privacy/officer';
import { fhirReport, htmlReport } from '../privacy/report-documents';
import { reportEvent } from '../privacy/report-events';
import { CASE_NOT_GIVEN, tellOfSearch } from './officer-search';

const request = z
  .strictObject({
    nhsNumber,
    format: z.enum(['fhir', 'html'], { error: 'must be fhir or html' }),
    from: day('from').optional(),
    to: day('to').optional(),
    /** Whether members of staff are named: the officer decides. */
    staffNames: z.boolean({ error: 'must be true or false' }).default(false),
    caseReference: words('caseReference', 100).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'from: must not be after to');

const PAGE = 500;
/** A longer report is no report that anybody reads: it is made year by year. */
const MOST = 20_000;

const TOO_LONG = problem(400, 'too-long', 'There is more on record than one report holds. Choose a shorter period.');

/** Every event, newest first, as the report tells it. */
async function eventsOf(
  call: SignedInCall,
  query: AuditQuery,
  staffNamed: boolean,
): Promise<readonly AuditEvent[] | Problem> {
  const { gateway, session } = call;
  const officer = officerOf(gateway.config, session);
  const events: AuditEvent[] = [];
  for (let after: number | undefined; ;) {
    const rows = await eventsFor(gateway, officer, query, { count: PAGE, ...(after === undefined ? {} : { after }) });
    for (const { seq, event } of rows)
      events.push({ ...reportEvent(gateway.neverNamed, staffNamed, event), id: String(seq) });
    after = rows.at(-1)?.seq;
    if (rows.length < PAGE) return events;
    if (events.length >= MOST) return TOO_LONG;
  }
}

export async function reportAccesses(call: SignedInCall): Answer {
  const body = await readBody(call.request, request);
  if (isProblem(body)) return body;
  const { nhsNumber: number, format, from, to, staffNames, caseReference = CASE_NOT_GIVEN } = body.value;
  const { gateway, session, now } = call;
  const { config } = gateway;
  const query: AuditQuery = {
    nhsNumber: number,
    ...(from === undefined ? {} : { from: `${from}T00:00:00.000Z` }),
    // INVARIANT: what this very report puts on record is not in it: it is about what was there
    to: to === undefined ? toIso(now) : `${to}T23:59:59.999Z`,
  };
  const events = await eventsOf(call, query, staffNames);
  if (isProblem(events)) return events;
  await audit(call, 'report-made', {
    nhsNumber: number,
    details: { from, to, format, 'staff named': staffNames ? 'yes' : 'no', 'case reference': caseReference },
  });
  await tellOfSearch(call, number, caseReference);
  const found = await lookUp(call, number);
  const archived = (await gateway.ports.stores.audit.archivedUpTo?.()) ?? null;
  const reaches = archived !== null && (query.from === undefined || query.from <= archived);
  const officer = officerOf(config, session);
  const head: ReportHead = {
    nhsNumber: number,
    ...(found.outcome === 'found' && !found.person.restricted
      ? { name: `${found.person.given} ${found.person.family}`.trim() }
      : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    madeAt: toIso(now),
    instance: config.instance.name,
    ...(reaches ? { archivedUpTo: archived } : {}),
    ...(officer.organisation === null ? {} : { onlyOf: session.membership.organisation.name }),
    staffNamed: staffNames,
  };
  if (format === 'fhir') return json(200, fhirReport(head, config.instance.region, events));
  return new Response(turnsShown(htmlReport(head, events)), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
