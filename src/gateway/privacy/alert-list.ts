/**
 * Which alerts wait for this officer, about whom, and how were the others closed? `GET /api/alerts`, a page at a time,
 * and `POST /api/alerts/{id}/acknowledge`.
 */
import { z } from 'zod';
import { ALERT_OUTCOME_IDS, type AcknowledgeRequest, type Alert, type AlertsAnswer } from '../../domain/alerts';
import { toIso } from '../../domain/instant';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, NOT_FOUND, problem, type Problem } from '../http/problem';
import type { AlertQuery } from '../privacy-ports';
import { officerOf, type Officer } from './officer';
import { mayBeTold, shownAlert } from './shown-alert';

const asked = z.strictObject({
  state: z.enum(['open', 'closed', 'all'], { error: 'must be open, closed or all' }).default('all'),
  group: z.enum(['person', 'user'], { error: 'must be person or user' }).optional(),
  key: z
    .string()
    .regex(/^[0-9a-f]{32}$|^[A-Za-z0-9_-]{1,64}$/, 'must be the key of a group')
    .optional(),
  count: z.coerce.number({ error: 'must be a number' }).int().min(1).max(500).default(100),
  after: z.coerce.number({ error: 'must be a number' }).int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
type Asked = z.output<typeof asked>;

/** What stands behind the question mark: no person can be named there. */
function askedOf(request: Request): Asked | Problem {
  const given = [...new URL(request.url).searchParams];
  const twice = given.some(([name], at) => given.findIndex(([other]) => other === name) !== at);
  const read = asked.safeParse(Object.fromEntries(given));
  if (!twice && read.success) return read.data;
  const wrong = read.success
    ? ['a name is given twice']
    : read.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')}: unknown`
          : `${issue.path.join('.')}: ${issue.message}`,
      );
  return problem(400, 'bad-input', `${wrong.join('; ')}.`);
}

const queryOf = ({ organisation, keepsList }: Officer, { state, group, key }: Asked): AlertQuery => ({
  state,
  organisation,
  keepsList,
  ...(group === undefined || key === undefined ? {} : { group: { by: group, key } }),
});

/** `GET /api/alerts?state=&group=&key=&count=&after=` */
export async function listAlerts(call: SignedInCall): Answer {
  const read = askedOf(call.request);
  if (isProblem(read)) return read;
  await audit(call, 'alerts-listed');
  const { gateway } = call;
  const { alerts } = gateway.ports.stores;
  const officer = officerOf(gateway.config, call.session);
  const query = queryOf(officer, read);
  const grouped = read.group !== undefined && read.key === undefined;
  // one more than is shown, which tells whether there is a next page
  const page = { count: read.count + 1, ...(read.after === undefined ? {} : { after: read.after }) };
  const groups = grouped ? await alerts.groups(query, read.group ?? 'person', page) : null;
  const rows = groups ?? (await alerts.page(query, page));
  const shown = rows.slice(0, read.count);
  const last = shown.at(-1);
  const answer: AlertsAnswer = {
    alerts: shown.map(({ stored }) => shownAlert(gateway, officer, stored)),
    open: await alerts.countOpen(query),
    ...(rows.length > read.count && last !== undefined ? { next: last.seq } : {}),
    ...(groups === null
      ? {}
      : {
          groups: groups.slice(0, read.count).map(({ key, count, stored }) => ({ key, count, at: stored.alert.at })),
        }),
  };
  return json(200, answer);
}

const closing = z.strictObject({
  outcome: z.enum(ALERT_OUTCOME_IDS, { error: `must be one of ${ALERT_OUTCOME_IDS.join(', ')}` }).optional(),
  note: words('note', 2000).optional(),
});

/** Nothing need be said: then nothing is sent. */
async function closingOf(request: Request): Promise<AcknowledgeRequest | Problem> {
  if (request.headers.get('content-type') === null) return {};
  const body = await readBody(request, closing);
  if (isProblem(body)) return body;
  const { outcome, note } = body.value;
  return { ...(outcome === undefined ? {} : { outcome }), ...(note === undefined ? {} : { note }) };
}

const OWN = problem(403, 'own-alert', 'This alert is about what you did: another privacy officer must close it.');

/** `POST /api/alerts/{id}/acknowledge` */
export async function acknowledgeAlert(call: SignedInCall): Answer {
  const { gateway, session, params, now } = call;
  const { alerts } = gateway.ports.stores;
  const id = params['id'] ?? '';
  const officer = officerOf(gateway.config, session);
  const stored = await alerts.get(id);
  if (stored === null || !mayBeTold(officer, stored)) return NOT_FOUND;
  if (stored.alert.userId === session.user.id) {
    await audit(call, 'alert-acknowledged', {
      succeeded: false,
      details: { alert: id, why: 'it is about the officer' },
    });
    return OWN;
  }
  const told = await closingOf(call.request);
  if (isProblem(told)) return told;
  // another was first: whoever comes second is given what is kept, and is not on record as having closed it
  const cameSecond = (): Promise<unknown> =>
    audit(call, 'alert-acknowledged', { succeeded: false, details: { alert: id, why: 'it was closed before' } });
  if (stored.alert.acknowledgedAt !== undefined) {
    await cameSecond();
    return json(200, { alerts: [shownAlert(gateway, officer, stored)] } satisfies AlertsAnswer);
  }
  // INVARIANT: on record before it is done; what the audit cannot take is left as it was. Of the list nothing is told.
  const said = stored.audience === 'list-officers' ? {} : told;
  await audit(call, 'alert-acknowledged', { details: { alert: id, outcome: said.outcome, note: said.note } });
  const alert: Alert | null = await alerts.acknowledge(id, session.user.name, toIso(now), told);
  if (alert === null) return NOT_FOUND;
  // two at one moment: what the other put on record stands, and the audit says of this one that it closed nothing
  if (alert.acknowledgedBy !== session.user.name || alert.acknowledgedAt !== toIso(now)) await cameSecond();
  const answer: AlertsAnswer = { alerts: [shownAlert(gateway, officer, { ...stored, alert })] };
  return json(200, answer);
}
