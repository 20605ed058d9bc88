/** What do the linkage team and the privacy officer ask? The worklist, the audit and the alerts. */
import { z } from 'zod';
import type { AuditEvent, Bundle } from 'fhir/r4';
import { isDay } from '../../domain/dates';
import { fromIso, toIso } from '../../domain/instant';
import type { AuditQuery } from '../ports';
import { nhsNumber, words } from '../../forms/fields';
import { slug } from '../requests/fields';
import type { AlertsAnswer, WorklistAnswer } from '../shapes/http-desks';
import { audit, personWord } from './audited';
import { readBody } from './body';
import { json, type Answered, type SignedInCall } from './call';
import { isProblem, NOT_FOUND } from './problem';

/** `GET /api/worklist` */
export async function readWorklist(call: SignedInCall): Answered {
  await audit(call, 'worklist-read');
  return json(200, { rows: await call.ports.work.worklist() } satisfies WorklistAnswer);
}

const rulingBody = z.strictObject({
  ruling: z.enum(['same', 'not-same'], { error: 'say same or not-same' }),
  reason: words('reason', 2_000),
});

/** `POST /api/worklist/{id}`: a ruling is signed, and on record. */
export async function ruleWorklist(call: SignedInCall): Answered {
  const body = await readBody(call.request, rulingBody);
  if (isProblem(body)) return body;
  const id = call.params['id'] ?? '';
  const { ruling, reason } = body.value;
  await audit(call, 'worklist-ruled', { details: { row: id, ruling, reason } });
  const by = call.session.actor.name;
  const done = await call.ports.work.rule(id, { ruling, reason, by, at: toIso(call.now) });
  return done ? json(200, { id, ruling }) : NOT_FOUND;
}

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, 'must be a date or an instant')
  .refine((text) => isDay(text.slice(0, 10)) && !Number.isNaN(fromIso(text)), 'must be a real date or instant');

const MOST = 500;
const USUAL = 100;

const searched = z.strictObject({
  userId: z.string().min(1).max(64).optional(),
  request: slug('request').optional(),
  nhsNumber: nhsNumber.optional(),
  from: moment.optional(),
  to: moment.optional(),
  count: z.int().min(1).max(MOST).default(USUAL),
  after: z.int().min(1).optional(),
});

/** A day stands for its start as `from`, and for its end as `to`. */
const startOf = (text: string): string => toIso(fromIso(text));
const endOf = (text: string): string => toIso(fromIso(text.length === 10 ? `${text}T23:59:59.999Z` : text));

/** `POST /api/audit/search`: itself on record. */
export async function searchAudit(call: SignedInCall): Answered {
  const body = await readBody(call.request, searched);
  if (isProblem(body)) return body;
  const { userId, request, nhsNumber: number, from, to, count, after } = body.value;
  await audit(call, 'audit-searched', {
    ...(number === undefined ? {} : { nhsNumber: number }),
    details: { user: userId, 'of request': request, from, to, 'of a person': number === undefined ? undefined : 'yes' },
  });
  const query: AuditQuery = {
    ...(userId === undefined ? {} : { userId }),
    ...(request === undefined ? {} : { request }),
    ...(number === undefined ? {} : { person: personWord(call, number) }),
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(to === undefined ? {} : { to: endOf(to) }),
  };
  // one more than is shown, which tells whether there is a next page
  const page = { count: count + 1, ...(after === undefined ? {} : { after }) };
  const rows = await call.ports.stores.audit.search(query, page);
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  const bundle: Bundle<AuditEvent> = {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(rows.length > count && last !== undefined
      ? { link: [{ relation: 'next', url: `/api/audit/search?after=${String(last.seq)}` }] }
      : {}),
    entry: shown.map(({ seq, event }) => ({ resource: { ...event, id: String(seq) }, search: { mode: 'match' } })),
  };
  return json(200, bundle);
}

/** `GET /api/alerts` */
export async function listAlerts(call: SignedInCall): Answered {
  await audit(call, 'alerts-read');
  return json(200, { alerts: await call.ports.stores.alerts.list(MOST) } satisfies AlertsAnswer);
}
