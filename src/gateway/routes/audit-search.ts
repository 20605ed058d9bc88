/**
 * Who looked at this person, or what did this user do? `POST /api/audit/search`, for the privacy officer, a page at a
 * time, newest first; itself audited.
 */
import { z } from 'zod';
import type { AuditEvent, Bundle } from 'fhir/r4';
import { alertOfDesk } from '../access/alerts';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { moment, nhsNumber, words } from '../http/fields';
import { isProblem, problem, type Problem } from '../http/problem';
import type { AuditQuery, AuditRow } from '../ports';
import { maskedEvent } from '../audit/never-named';
import { audit } from '../audit/record';

/** As many rows as one answer holds at most, and unless said. */
const MOST = 500;
const USUAL = 100;

const NO_CURSOR = 'must be the number that the link to the next page gave';

const query = z.strictObject({
  nhsNumber: nhsNumber.optional(),
  userId: words('userId').optional(),
  from: moment.optional(),
  to: moment.optional(),
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

/** The rows as FHIR, each under its number; where there are more, a link says after which one to go on. */
function bundleOf(rows: readonly AuditRow[], count: number): Bundle<AuditEvent> {
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(rows.length > count && last !== undefined
      ? { link: [{ relation: 'next', url: `${PATH}?after=${String(last.seq)}` }] }
      : {}),
    entry: shown.map(({ seq, event }) => ({ resource: { ...event, id: String(seq) }, search: { mode: 'match' } })),
  };
}

export async function searchAudit(call: SignedInCall): Answer {
  const body = await readBody(call.request, query);
  if (isProblem(body)) return body;
  const { nhsNumber: number, userId, from, to, count = USUAL, after } = body.value;
  const cursor = cursorOf(call.request, after);
  if (isProblem(cursor)) return cursor;
  await audit(call, 'audit-searched', {
    ...(number ? { nhsNumber: number } : {}),
    details: { user: userId, from, to },
    query: { ...body.value, ...cursor },
  });
  if (number) await alertOfDesk(call, number);
  const wanted: AuditQuery = {
    ...(number ? { nhsNumber: number } : {}),
    ...(userId ? { userId } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: endOf(to) } : {}),
  };
  // one more than is shown, which tells whether there is a next page
  const { neverNamed, ports } = call.gateway;
  const rows = await ports.stores.audit.search(wanted, { count: count + 1, ...cursor });
  const shown = rows.map(({ seq, event }) => ({ seq, event: maskedEvent(neverNamed, event) }));
  return json(200, bundleOf(shown, count));
}
