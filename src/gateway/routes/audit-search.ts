/**
 * Who looked at this person, or what did this user do? `POST /api/audit/search`, for the privacy officer, a page at a
 * time, newest first; itself audited.
 */
import { z } from 'zod';
import type { AuditEvent, Bundle, BundleEntry, OperationOutcome } from 'fhir/r4';
import { ARCHIVED_SYSTEM, archivedWords } from '../../domain/archived';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { moment, nhsNumber, words } from '../../forms/fields';
import { isProblem, NOT_FOUND, problem, type Problem } from '../http/problem';
import { eventsFor } from '../privacy/events-for';
import { officerOf } from '../privacy/officer';
import { mayBeTold, shownAlert } from '../privacy/shown-alert';
import type { AuditQuery, AuditRow } from '../ports';
import { audit } from '../audit/record';
import { CASE_NOT_GIVEN, tellOfSearch } from './officer-search';

/** As many rows as one answer holds at most, and unless said. */
const MOST = 500;
const USUAL = 100;

const NO_CURSOR = 'must be the number that the link to the next page gave';

const query = z.strictObject({
  nhsNumber: nhsNumber.optional(),
  userId: words('userId').optional(),
  from: moment.optional(),
  to: moment.optional(),
  caseReference: words('caseReference', 100).optional(),
  alert: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be the id of an alert')
    .optional(),
  of: z.enum(['person', 'user'], { error: 'must be person or user' }).optional(),
  count: z
    .int({ error: 'must be a whole number' })
    .min(1, 'must be at least 1')
    .max(MOST, `must be at most ${String(MOST)}`)
    .optional(),
  after: z.int({ error: NO_CURSOR }).min(1, NO_CURSOR).optional(),
});

/** A day stands for its start as `from`, and for its end as `to`. */
const startOf = (text: string): string => (text.length === 10 ? `${text}T00:00:00.000Z` : text);
const endOf = (text: string): string => (text.length === 10 ? `${text}T23:59:59.999Z` : text);

const PATH = '/api/audit/search';

/**
 * The same place in a list is named by the body, or by the address that the link of the page before gave, which holds
 * a number and nothing of a person.
 */
function cursorOf(request: Request, named: number | undefined): { readonly after?: number } | Problem {
  const given = new URL(request.url).searchParams.getAll('after');
  if (given.length === 0) return named === undefined ? {} : { after: named };
  const [after] = given;
  if (given.length > 1 || !/^[1-9]\d{0,14}$/.test(after ?? '') || (named !== undefined && named !== Number(after)))
    return problem(400, 'bad-input', `after: ${NO_CURSOR}.`);
  return { after: Number(after) };
}

/** Said once, where the list ends, and only where the period reaches into what was archived. */
function archivedEntry(upTo: string): BundleEntry<OperationOutcome> {
  const details = { coding: [{ system: ARCHIVED_SYSTEM, code: upTo }], text: archivedWords(upTo) };
  return {
    resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'incomplete', details }] },
    search: { mode: 'outcome' },
  };
}

/** The rows as FHIR, each under its number; where there are more, a link says after which one to go on. */
function bundleOf(
  rows: readonly AuditRow[],
  count: number,
  archived: string | null,
): Bundle<AuditEvent | OperationOutcome> {
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(rows.length > count && last !== undefined
      ? { link: [{ relation: 'next', url: `${PATH}?after=${String(last.seq)}` }] }
      : {}),
    entry: [
      ...shown.map(({ seq, event }) => ({
        resource: { ...event, id: String(seq) },
        search: { mode: 'match' as const },
      })),
      ...(archived === null || rows.length > count ? [] : [archivedEntry(archived)]),
    ],
  };
}

type Asked = z.output<typeof query>;
interface Sought {
  readonly nhsNumber?: string;
  readonly userId?: string;
  readonly caseReference: string;
}

/** Through an alert no number need be known, and none stands in an address. Of the list nothing goes into the audit. */
async function soughtThrough(call: SignedInCall, id: string, of: 'person' | 'user'): Promise<Sought | Problem> {
  const { gateway, session } = call;
  const officer = officerOf(gateway.config, session);
  const stored = await gateway.ports.stores.alerts.get(id);
  if (stored === null || !mayBeTold(officer, stored)) return NOT_FOUND;
  const leads = shownAlert(gateway, officer, stored).leadsTo?.includes(of) ?? false;
  const { nhsNumber: number } = stored;
  const { userId } = stored.alert;
  if (!leads) return NOT_FOUND;
  if (of === 'person') return number === undefined ? NOT_FOUND : { nhsNumber: number, caseReference: 'an alert' };
  return userId === undefined ? NOT_FOUND : { userId, caseReference: 'an alert' };
}

async function soughtBy(call: SignedInCall, asked: Asked): Promise<Sought | Problem> {
  const { nhsNumber: number, userId, caseReference = CASE_NOT_GIVEN, alert, of } = asked;
  if (alert === undefined) {
    if (of !== undefined) return problem(400, 'bad-input', 'of: goes with an alert alone.');
    return { ...(number ? { nhsNumber: number } : {}), ...(userId ? { userId } : {}), caseReference };
  }
  if (number !== undefined || userId !== undefined || of === undefined)
    return problem(400, 'bad-input', 'alert: say of whom ("of": "person" or "user"), and name neither beside it.');
  const sought = await soughtThrough(call, alert, of);
  return isProblem(sought) || asked.caseReference === undefined ? sought : { ...sought, caseReference };
}

export async function searchAudit(call: SignedInCall): Answer {
  const body = await readBody(call.request, query);
  if (isProblem(body)) return body;
  const { from, to, count = USUAL, after } = body.value;
  const cursor = cursorOf(call.request, after);
  if (isProblem(cursor)) return cursor;
  const sought = await soughtBy(call, body.value);
  if (isProblem(sought)) return sought;
  const { nhsNumber: number, userId, caseReference } = sought;
  await audit(call, 'audit-searched', {
    ...(number ? { nhsNumber: number } : {}),
    details: { user: userId, from, to, ...(number ? { 'case reference': caseReference } : {}) },
    query: { ...body.value, alert: undefined, ...cursor },
  });
  if (number) await tellOfSearch(call, number, caseReference);
  const wanted: AuditQuery = {
    ...(number ? { nhsNumber: number } : {}),
    ...(userId ? { userId } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: endOf(to) } : {}),
  };
  // one more than is shown, which tells whether there is a next page
  const { gateway, session } = call;
  const rows = await eventsFor(gateway, officerOf(gateway.config, session), wanted, { count: count + 1, ...cursor });
  const archived = (await gateway.ports.stores.audit.archivedUpTo?.()) ?? null;
  const reaches = archived !== null && (wanted.from === undefined || wanted.from <= archived);
  return json(200, bundleOf(rows, count, reaches ? archived : null));
}
